"""Scorecards as workbook and page: every figure, formula and place, and nothing from outside."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from lxml import html

from jiping.model import Source
from jiping.score.engine import Data, Input, Recorded, Scorecard, score
from jiping.score.formula import Ref
from jiping.score.library import framework, frameworks
from jiping.score.load import load
from jiping.score.schema import Framework
from jiping.score.whatif import compare, sensitivity
from jiping.write.scorecard_html import scorecard_html
from jiping.write.scorecard_xlsx import scorecard_xlsx
from jiping.write.whatif import comparison_text, sensitivity_text

HUNAN = framework("hunan-department-13-61-26")
WITH_POINTS = [one for one in frameworks() if one.full_score is not None]


def given(value: str | int, words: str = "", remark: str = "") -> Input:
    place = Source(words or str(value), page=3, table="收支表", row="合计", column="金额")
    return Input(Fraction(value), Fraction(value), words or str(value), (("a/report.pdf", place),), remark)


KNOWN: Mapping[Ref, Input] = {
    Ref("staff.in_post"): given(104, "104人"),
    Ref("staff.authorised"): given(100, "100名", "编制数由几项相加"),
    Ref("three_public.total", "budget.original"): given(105000, "10.5万元"),
    Ref("three_public.total", "budget.original", -1): given(100000, "10万元<b>"),
}
JUDGED = {"outcome.administration": Recorded("复核人", "2026-03-01", "=流程精简", choice="一般")}


def card() -> Scorecard:
    return score(HUNAN, Data(KNOWN, JUDGED, {"process.building.area": "没有新建"}))


# ------------------------------------------------------------------------------------------- page


def test_every_number_of_the_page_leads_to_its_place_and_back() -> None:
    page = html.fromstring(scorecard_html(card(), {}, 2024, sensitivity(HUNAN, Data(KNOWN))))
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a/@href")
    assert links
    assert {link.removeprefix("#") for link in links} <= ids
    assert all(link.startswith("#") for link in links)
    row = page.xpath("//tr[contains(., '105000') or contains(., '10.5万元')]")[0]
    assert "report.pdf" in row.text_content()
    assert "三公经费变动率" in row.text_content()


def test_the_page_escapes_and_loads_nothing() -> None:
    text = scorecard_html(card(), {}, 2024)
    assert "10万元<b>" not in text
    assert "10万元&lt;b&gt;" in text
    assert not re.search(r"(?:src|href)=[\"'](?!#)", text)
    assert "url(" not in text
    assert "@import" not in text


def test_the_page_says_what_is_open_and_what_would_narrow_it() -> None:
    page = html.fromstring(scorecard_html(card(), {}, 2024)).text_content()
    made = card()
    assert f"{made.low}"[:2] in page
    assert "最先要补的数" in page
    assert "未能证实" in page
    english = scorecard_html(card(), {}, 2024, lang="en")
    assert "not proved" in english
    assert "最先要补的数" not in english


# ------------------------------------------------------------------------------------------- workbook


def test_the_same_card_gives_the_same_workbook() -> None:
    assert scorecard_xlsx(card(), {}, 2024) == scorecard_xlsx(card(), {}, 2024)


def test_the_workbook_holds_table_figures_and_trace() -> None:
    book = openpyxl.load_workbook(io.BytesIO(scorecard_xlsx(card(), {}, 2024)))
    assert book.sheetnames == ["评分表", "数据", "依据和出处"]
    scores, figures, trace = book.worksheets
    titles = [cell.value for cell in scores["C"][3:-1]]
    assert sorted(titles) == sorted(one.title for one in HUNAN.indicators)
    assert [cell.value for cell in figures["C"][3:]] == [104, 100, 105000, 100000]
    assert "report.pdf" in figures["F4"].value
    assert trace["B4"].value == "在职人数÷编制数"
    assert scores["F4"].value.startswith("=IFERROR(ROUND(")
    # What a person wrote is text and never a formula.
    assert [cell.data_type for cell in scores["J"] if cell.value and "=流程精简" in str(cell.value)] == ["s"]


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def recomputed(data: bytes, folder: Path) -> dict[str, tuple[object, object]]:
    """Least and most points by indicator, and the total, as LibreOffice computes them."""
    # Without the values that were written along, so that nothing but the formulas can give them.
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.save(folder / "scores.xlsx")
    command = [
        OFFICE,
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", folder / "out", folder / "scores.xlsx"], check=True, capture_output=True, timeout=180
    )
    sheet = openpyxl.load_workbook(folder / "out" / "scores.xlsx", data_only=True).worksheets[0]
    found = {
        sheet.cell(row, 3).value: (sheet.cell(row, 7).value, sheet.cell(row, 8).value)
        for row in range(4, sheet.max_row)
    }
    return found | {"total": (sheet.cell(sheet.max_row, 7).value, sheet.cell(sheet.max_row, 8).value)}


OTHER = """\
schema: jiping.framework/1
id: local-methods
kind: scoring-table
object: department
title: 各种方法
title_en: All methods
valid: {from: 2024-01-01}
basis: {source: mof-yu-2013-53, checked_on: 2026-01-10}
status: known
full_score: 30
grades: [{at_least: 27, label: 优}, {at_least: 0, label: 差}]
caps:
  - {indicator: x.a, under: 80, total_at_most: 20, wording: 执行率低于 80% 的最多 20 分}
  - {indicator: x.b, under: 90, deduct: 1.5, wording: 到位率低于 90% 的扣 1.5 分}
indicators:
  - {id: x.a, title: 直线, path: [过程], points: 5, formula: funds.paid / funds.budget, status: known,
     evidence: [证], wording: 甲,
     scoring: {method: at_least, full_at: 95, zero_at: 60}}
  - {id: x.b, title: 反比, path: [过程], points: 5, formula: funds.arrived / funds.budget, status: known,
     evidence: [证], wording: 乙,
     scoring: {method: at_most, full_at: 80, otherwise: proportional, floor: 1}}
  - {id: x.c, title: 进一, path: [过程], points: 5, formula: funds.paid / funds.arrived, status: known,
     evidence: [证], wording: 丙, scoring: {method: at_most, full_at: 90, step: {size: 0.1, deduct: 0.01, mode: ceil}}}
  - {id: x.d, title: 较小, path: [过程], points: 5, status: known, wording: 丁,
     formula: "min(funds.paid, funds.arrived) / funds.budget", evidence: [证],
     scoring: {method: at_least, full_at: 100, step: {size: 0.3, deduct: 0.1, mode: floor}}}
  - {id: x.e, title: 不计, path: [过程], points: 10, formula: procurement.total / procurement.budget, status: known,
     evidence: [凭证], wording: 戊, scoring: {method: at_least, full_at: 100, otherwise: proportional},
     zero_base: {nothing: not_applicable}}
"""


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="没有 LibreOffice，评分表的公式没有重算")
@pytest.mark.parametrize("seed", range(4))
def test_excel_computes_the_same_scores(tmp_path: Path, seed: int) -> None:
    loaded = load(OTHER).framework
    assert loaded is not None
    draw = random.Random(seed)
    for number, table in enumerate((HUNAN, loaded)):
        refs = dict.fromkeys(ref for one in table.indicators if one.expression for ref in one.expression.refs())
        inputs = {ref: given(draw.choice([0, *range(70, 130)]) * 1000 + draw.randint(0, 99)) for ref in refs}
        if seed % 2:
            inputs |= {ref: given(0) for ref in refs if ref.concept.startswith("procurement")}
        made = score(table, Data(inputs, JUDGED))
        folder = tmp_path / str(number)
        folder.mkdir()
        seen = recomputed(scorecard_xlsx(made, {}, 2024), folder)
        for result in made.results:
            low, high = seen[result.indicator.title]
            assert (Fraction(str(low)), Fraction(str(high))) == (result.low, result.high), result
        assert tuple(round(float(str(value)), 4) for value in seen["total"]) == (float(made.low), float(made.high))


# ------------------------------------------------------------------------------------------- what if


@pytest.mark.parametrize("left", WITH_POINTS, ids=lambda one: one.id)
def test_a_comparison_holds_every_indicator_of_both_once(left: Framework) -> None:
    for right in WITH_POINTS:
        found = compare(score(left, Data(KNOWN)), score(right, Data(KNOWN)))
        assert [pair.left for pair in found.pairs if pair.left] == list(found.left.results)
        seen = [pair.right.indicator.id for pair in found.pairs if pair.right]
        assert sorted(seen) == sorted(one.id for one in right.indicators)
        if left is right:
            assert all(pair.left is not None and pair.right is not None for pair in found.pairs)
        assert "两份都有的指标" in "".join(comparison_text(found))


def test_sensitivity_tells_what_a_figure_moves() -> None:
    """104 of 100 posts cost 2 points; 102.96 would cost 1, and 105.04 would cost 2.5."""
    effects = {str(one.ref): one for one in sensitivity(HUNAN, Data(KNOWN))}
    posts = effects["staff.in_post"]
    assert (posts.step, posts.less, posts.more) == ("1%", (1, 1), (Fraction(-1, 2), Fraction(-1, 2)))


def test_few_people_change_by_one_and_what_moves_nothing_is_counted() -> None:
    """12 for 10 posts cost all points, so do 11 and 13; for 11 posts half a point would be left."""
    few = sensitivity(HUNAN, Data({Ref("staff.in_post"): given(12), Ref("staff.authorised"): given(10)}))
    moves = {str(one.ref): (one.step, one.less[0], one.more[0]) for one in few}
    assert moves == {"staff.in_post": ("1", 0, 0), "staff.authorised": ("1", 0, Fraction(1, 2))}
    assert "另有 1 个数" in "".join(sensitivity_text(few))
