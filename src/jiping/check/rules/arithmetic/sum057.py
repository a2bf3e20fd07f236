"""SUM057 graded-projects-do-not-add 各等级项目数与自评项目数不符

绩效自评的项目按等级（优、良、中或合格、差或不合格）分开写了个数的，各等级之和应等于自评项目数；自评的项目不应多于编报绩效目标的项目；
发现的问题数应等于已整改与正在整改之和。

正例：绩效自评的项目 4 个，其中评级为“优”的 3 个、“良”的 1 个
反例：绩效自评的项目 4 个，其中评级为“优”的 3 个、“良”的 2 个
不判断：没有写自评项目数，或者没有按等级写
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.phrases import is_count
from jiping.concepts.numbers import Found
from jiping.model import Paragraph, Verdict

_EVALUATED = re.compile(
    r"(?:绩效自评|开展自评|自评)的?(?:20\d\d年度?)?(?:预算)?项目(?:共|共计|数为?)?\s*$|自评项目(?:共|共计)?\s*$"
)
_TARGETED = re.compile(r"编报(?:了)?绩效目标的(?:20\d\d年度?)?(?:预算)?项目(?:共|共计|数为?)?\s*$")
_GRADED = re.compile(
    r"(?:评级|等级|评定|结果|得分)?(?:为|达到)?\s*[“\"]?(?:优秀|优|良好|良|中等|中|一般|合格|较差|差|不合格)[”\"]?(?:等次|等级|级)?的?(?:项目)?(?:有|共|为)?\s*$"
)
_FOUND = re.compile(r"发现问题\s*$")
_MENDED = re.compile(r"(?:已经?|正在)(?:完成)?整改的?(?:问题)?(?:有)?\s*$")


@rule(
    id="SUM057",
    name="graded-projects-do-not-add",
    title="各等级项目数与自评项目数不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("D34", "F17"),
    basis=Basis("final-accounts-forms", clause="预算绩效管理工作情况", checked_on="2026-11-24"),
    message="{whole}，{parts} {sum} 个，两者不符。",
    expected="{expected}",
    fix="核对项目（问题）总数和各类的个数。",
)
def grades_add_up(view: View) -> Iterator[Verdict]:
    looked = False
    for paragraph in view.running:
        if "自评" not in paragraph.text:
            continue
        for verdict in _paragraph(view, paragraph):
            looked = True
            yield verdict
    if not looked:
        yield not_applicable()


def _paragraph(view: View, paragraph: Paragraph) -> Iterator[Verdict]:
    counts = [n for n in view.numbers_of(paragraph) if is_count(n) and n.number.unit.name in ("个", "项")]
    said = {
        name: [n for n in counts if pattern.search(paragraph.text[max(0, n.start - 24) : n.start])]
        for name, pattern in (
            ("evaluated", _EVALUATED),
            ("targeted", _TARGETED),
            ("graded", _GRADED),
            ("found", _FOUND),
            ("mended", _MENDED),
        )
    }
    evaluated, targeted = said["evaluated"], said["targeted"]
    if len(evaluated) == 1 and len(said["graded"]) >= 2:
        words = ("各等级合计", "the grades come to", "各等级之和等于自评项目数", "grades that add up to the number")
        yield _sum(paragraph, evaluated[0], said["graded"], "绩效自评项目", words)
    if len(said["found"]) == 1 and len(said["mended"]) == 2:
        words = (
            "已整改和正在整改的合计",
            "mended and being mended:",
            "两类之和等于问题数",
            "the two add up to the number",
        )
        yield _sum(paragraph, said["found"][0], said["mended"], "发现问题", words)
    if len(evaluated) == 1 and len(targeted) == 1:
        if evaluated[0].number.base <= targeted[0].number.base:
            yield ok(paragraph.source(evaluated[0].start, evaluated[0].end))
        else:
            yield fail(
                paragraph.source(targeted[0].start, evaluated[0].end),
                found=evaluated[0].number.text,
                whole=f"编报绩效目标的项目 {targeted[0].number.text}",
                whole_en=f"{targeted[0].number.text} projects with targets",
                parts="绩效自评的项目却有",
                parts_en="projects evaluated:",
                sum=str(evaluated[0].number.value),
                expected="自评项目不多于编报绩效目标的项目",
                expected_en="no more projects evaluated than have targets",
            )


def _sum(
    paragraph: Paragraph, whole: Found, parts: list[Found], name: str, words: tuple[str, str, str, str]
) -> Verdict:
    source = paragraph.source(whole.start, parts[-1].end)
    total = sum((n.number.base for n in parts), Decimal(0))
    if total == whole.number.base:
        return ok(source)
    return fail(
        paragraph.source(whole.start, whole.end),
        *(paragraph.source(n.start, n.end) for n in parts if n.number.value),
        found=whole.number.text,
        values={
            "whole": f"{name} {whole.number.text}",
            "parts": words[0],
            "parts_en": words[1],
            "sum": str(total),
            "expected": words[2],
            "expected_en": words[3],
        },
    )
