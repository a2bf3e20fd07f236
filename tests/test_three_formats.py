"""One report as text, as Word document and as PDF: the same figures and the same findings.

The report is made up; two faults are planted in it. What a format cannot say (pages, boxes, cells) is left out of the
comparison, everything else must be equal.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from jiping.evaluate import evaluate_bytes
from jiping.model import Evaluation, Figure, Outcome, Table
from pdf_files import needs_typst, ruled, set_page, typeset

TITLE = "云岭县水务局2024年度部门整体支出绩效自评报告"
HEADINGS = ("一、部门基本情况", "二、部门整体支出情况", "三、项目支出情况", "四、绩效情况", "五、存在的问题和改进措施")
PARAGRAPHS = {
    0: [
        "云岭县水务局是县人民政府工作部门，内设股室6个，核定编制40名，2024年末实有在职人员38人，退休人员12人。"
        "公务用车编制5辆，实有公务用车5辆。",
    ],
    1: [
        "2024年度支出合计2,345.67万元，其中：基本支出845.67万元，占36.05%；项目支出1,500.00万元，占63.95%。",
        "基本支出845.67万元，其中：人员经费700.00万元，公用经费145.67万元。",
        # Planted: the growth is 8.84%, the year before divided into the change; 8.12% divides by this year.
        "2024年度支出合计2,345.67万元，比上年增加190.50万元，增长8.12%。",
        "“三公”经费支出决算12.50万元，其中：公务用车运行维护费10.00万元，公务接待费2.50万元，"
        "因公出国（境）费0.00万元。",
    ],
    2: [
        "2024年度共安排项目3个，全年预算1,500.00万元，实际支出1,500.00万元，预算执行率100%，详见下表。",
    ],
    3: [
        "全年开展巡查260余次，受益群众12万人，群众满意度达到百分之九十六，节约资金近三十万元。",
        "本次自评得分96.5分，等级为优。",
    ],
    4: [
        "部分项目前期工作准备不足，资金支付进度偏慢。下一步将加强项目储备，提前做好前期工作，"
        "加快支付进度，提高资金使用效益。",
    ],
}
CAPTION, UNIT = "2024年度项目支出情况表", "单位：万元"
# Planted: the parts add up to 1,500.00; the total of the second column is printed 1,510.00.
TABLE = [
    ["项目名称", "预算数", "执行数"],
    ["小型水库维修养护项目", "800.00", "800.00"],
    ["农村饮水安全巩固提升项目", "450.25", "450.25"],
    ["山洪灾害防治项目", "249.75", "249.75"],
    ["合计", "1,500.00", "1,510.00"],
]
BLOCKS: list[tuple[str, Any]] = [("title", TITLE)]
for number, heading in enumerate(HEADINGS):
    BLOCKS.append(("heading", heading))
    BLOCKS += [("text", text) for text in PARAGRAPHS[number]]
    if number == 2:
        BLOCKS += [("caption", CAPTION), ("unit", UNIT), ("table", TABLE)]


def as_text() -> bytes:
    lines = []
    for kind, content in BLOCKS:
        if kind == "table":
            lines += ["| " + " | ".join(row) + " |" for row in content]
        else:
            lines.append(content)
    return ("\n".join(lines) + "\n").encode()


def as_word() -> bytes:
    document = docx.Document()
    for kind, content in BLOCKS:
        if kind == "table":
            table = document.add_table(len(content), len(content[0]), style="Table Grid")
            for row, texts in enumerate(content):
                for column, text in enumerate(texts):
                    table.cell(row, column).text = text
        else:
            paragraph = document.add_paragraph(content)
            if kind in ("title", "caption"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif kind == "unit":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_pdf() -> bytes:
    body = ""
    for kind, content in BLOCKS:
        if kind == "table":
            body += ruled(content, (200, 120, 120)) + "\n"
        elif kind in ("title", "caption"):
            body += f"#align(center)[{content}]\n\n"
        elif kind == "unit":
            body += f"#align(right)[{content}]\n\n"
        else:
            body += f"#par(justify: true, first-line-indent: (amount: 2em, all: true))[{content}]\n\n"
    return typeset(body, set_page(extra='numbering: "- 1 -"'))


FORMATS: dict[str, Callable[[], bytes]] = {"txt": as_text, "docx": as_word, "pdf": as_pdf}
others = pytest.mark.parametrize("name", ["docx", pytest.param("pdf", marks=needs_typst)])


@cache
def evaluation(name: str) -> Evaluation:
    return evaluate_bytes(FORMATS[name](), f"报告.{name}")


def described(figure: Figure) -> tuple[Any, ...]:
    number, source = figure.number, figure.source
    return (
        *figure.key,
        number.text,
        number.value,
        number.high,
        number.unit.name,
        number.qualifier,
        figure.in_table,
        figure.label,
        source.row,
        source.column,
        source.table,
    )


def findings(of: Evaluation) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.outcome.value, finding.message) for finding in of.findings]


@others
def test_the_same_figures(name: str) -> None:
    one, other = evaluation("txt"), evaluation(name)
    assert [described(figure) for figure in other.figures] == [described(figure) for figure in one.figures]


@others
def test_the_same_findings(name: str) -> None:
    assert findings(evaluation(name)) == findings(evaluation("txt"))
    assert [note.message for note in evaluation(name).notes] == [note.message for note in evaluation("txt").notes]


@others
def test_the_same_ids_so_that_a_baseline_survives_a_change_of_format(name: str) -> None:
    assert [finding.id for finding in evaluation(name).findings] == [f.id for f in evaluation("txt").findings]


@others
def test_the_same_coverage_and_identity(name: str) -> None:
    one, other = evaluation("txt"), evaluation(name)
    assert one.document is not None
    assert other.document is not None
    assert other.coverage.outcomes == one.coverage.outcomes
    assert (other.coverage.figures, other.coverage.typed) == (one.coverage.figures, one.coverage.typed)
    for attribute in ("kind", "year", "organisation"):
        assert getattr(other.document, attribute).value == getattr(one.document, attribute).value
    assert other.document.format == name


@others
def test_the_same_paragraphs_and_table(name: str) -> None:
    one, other = evaluation("txt").document, evaluation(name).document
    assert one is not None
    assert other is not None
    assert [(p.text, p.kind, p.level) for p in other.paragraphs()] == [
        (p.text, p.kind, p.level) for p in one.paragraphs()
    ]
    assert [shape(table) for table in other.tables()] == [shape(table) for table in one.tables()]


def shape(table: Table) -> tuple[Any, ...]:
    cells = {place: (cell.text, cell.state) for place, cell in table.cells.items()}
    return table.title, table.unit, table.header_rows, cells, table.parts


def test_what_was_planted_is_found() -> None:
    found = evaluation("txt").findings
    codes = Counter(finding.code for finding in found if finding.outcome is Outcome.FAIL)
    assert {"MAT004", "SUM013"} <= set(codes)
    growth = next(finding for finding in found if finding.code == "MAT004")
    assert "8.84" in growth.message
    assert any(source.text.endswith("8.12%") for source in growth.sources)
    total = next(finding for finding in found if finding.code == "SUM013")
    assert any((source.text, source.row, source.column) == ("1,510.00", "合计", "执行数") for source in total.sources)


def test_nothing_else_is_wrong_with_its_numbers() -> None:
    failed = {
        finding.code
        for finding in evaluation("txt").findings
        if finding.outcome is Outcome.FAIL and finding.code.startswith(("SUM", "MAT", "LIM", "TXT", "STR"))
    }
    assert failed == {"MAT004", "SUM013"}


def test_the_figures_are_those_of_the_report() -> None:
    """Spot checks, so that three equal mistakes do not pass for agreement."""
    figures = {(f.key.concept, f.key.item, f.number.text): f for f in evaluation("txt").figures}
    total = figures["expenditure.current", "", "2,345.67万元"]
    assert (total.key.year, total.key.column, total.key.caliber) == (2024, "final_accounts", "all")
    project = next(f for f in evaluation("txt").figures if f.number.text == "450.25" and f.source.column == "预算数")
    assert (project.key.concept, project.key.item) == ("expenditure.project.item", "农村饮水安全巩固提升项目")
    assert project.number.base == 4502500
    texts = {figure.number.text for figure in evaluation("txt").figures}
    assert {"260余次", "12万人", "百分之九十六", "近三十万元", "96.5分"} <= texts
    for figure in evaluation("txt").figures:
        if figure.number.unit.name == "辆":
            assert not figure.key.concept.startswith("staff.")
        if figure.source.text == "1,500.00万元" and figure.key.concept == "expenditure.current":
            pytest.fail("the budget of the projects was taken for the budget of everything")
