"""The Word copy with comments: on exactly the words, everything else as it was."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
import xlsxwriter
from lxml import etree

from jiping.evaluate import evaluate_bytes
from jiping.model import Evaluation
from jiping.write.annotated import annotated

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORT = (EXAMPLES / "self-evaluation-2024.docx").read_bytes()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE = "某县水务局2024年度部门整体支出绩效自评报告"


def copy_of(data: bytes, lang: str = "zh") -> tuple[Evaluation, bytes]:
    evaluation = evaluate_bytes(data, "a.docx")
    made = annotated(data, "文件夹/报告.docx", evaluation, lang)
    assert made is not None
    assert made[0] == ("报告.comments.docx" if lang == "en" else "报告.批注.docx")
    return evaluation, made[1]


def marked(data: bytes) -> dict[str, str]:
    """The words between the ends of each comment, by its id."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    open_: set[str] = set()
    found: dict[str, str] = {}
    for element in root.iter():
        if element.tag == W + "commentRangeStart":
            open_.add(element.get(W + "id"))
            found[element.get(W + "id")] = ""
        elif element.tag == W + "commentRangeEnd":
            open_.discard(element.get(W + "id"))
        elif element.tag == W + "t":
            for id in open_:
                found[id] += element.text or ""
    assert not open_
    return found


def comments(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(data)).comments]


def test_every_finding_is_a_comment_on_exactly_its_words() -> None:
    evaluation, made = copy_of(REPORT)
    assert len(comments(made)) == len(evaluation.findings) > 5
    assert list(marked(made).values()) == [finding.sources[0].text for finding in evaluation.findings]
    for finding, words in zip(evaluation.findings, comments(made), strict=True):
        assert words.startswith(f"{finding.code} ")
        assert finding.message in words and finding.fix in words


def test_words_formatting_and_findings_stay_as_they_were() -> None:
    evaluation, made = copy_of(REPORT)
    again = evaluate_bytes(made, "a.docx")
    assert [one.id for one in again.findings] == [one.id for one in evaluation.findings]
    assert again.document is not None and evaluation.document is not None
    assert [b.text for b in again.document.paragraphs()] == [b.text for b in evaluation.document.paragraphs()]
    old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (REPORT, made))
    changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert all(old.read(name) == new.read(name) for name in old.namelist() if name not in changed)
    runs = [len(p.runs) for p in docx.Document(io.BytesIO(made)).paragraphs]
    assert sum(runs) > 0


def test_the_same_input_gives_the_same_copy_without_a_date() -> None:
    assert copy_of(REPORT)[1] == copy_of(REPORT)[1]
    part = zipfile.ZipFile(io.BytesIO(copy_of(REPORT)[1])).read("word/jiping-comments.xml").decode()
    assert "w:date" not in part


def test_in_english() -> None:
    evaluation = evaluate_bytes(REPORT, "a.docx")
    words = comments(copy_of(REPORT, "en")[1])
    assert len(words) == len(evaluation.findings)
    assert any("Also at" in one or "How to" in one or "fix" in one.lower() for one in words)


def written(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def test_words_over_several_runs_and_in_a_table_with_merged_cells_are_marked() -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    paragraph = document.add_paragraph()
    for piece in ("全年政府采购", "金额38.", "20万元，其中：货物7.80", "万元、工程0万元、服务34", ".00万元。"):
        paragraph.add_run(piece)
    table = document.add_table(rows=4, cols=3)
    for line, cells in enumerate(
        (("序号", "名称", "金额（万元）"), ("1", "甲", "10.00"), ("2", "乙", "20.00"), ("", "", "40.00"))
    ):
        for column, words in enumerate(cells):
            table.cell(line, column).text = words
    table.cell(3, 0).merge(table.cell(3, 1)).text = "合计"
    evaluation, made = copy_of(written(document))
    sources = [finding.sources[0].text if finding.sources else "" for finding in evaluation.findings]
    words = list(marked(made).values())
    assert {"SUM013", "SUM020"} <= {finding.code for finding in evaluation.findings}
    for finding, source, text in zip(evaluation.findings, sources, words, strict=False):
        if finding.code in ("SUM013", "SUM020"):
            assert text == source
    assert "40.00" in words


def test_a_users_own_comments_are_kept() -> None:
    first = docx.Document(io.BytesIO(REPORT))
    first.add_comment(first.paragraphs[2].runs, text="请核对", author="复核人", initials="复")
    stream = io.BytesIO()
    first.save(stream)
    evaluation, made = copy_of(stream.getvalue())
    words = comments(made)
    assert words[0] == "请核对"
    assert len(words) == len(evaluation.findings) + 1
    ids = [one.comment_id for one in docx.Document(io.BytesIO(made)).comments]
    assert len(set(ids)) == len(ids)


def test_a_finding_without_a_place_stands_at_the_beginning() -> None:
    evaluation = evaluate_bytes(REPORT, "a.docx")
    nowhere = replace(evaluation, findings=tuple(replace(finding, sources=()) for finding in evaluation.findings[:2]))
    made = annotated(REPORT, "a.docx", nowhere)
    assert made is not None
    assert len(comments(made[1])) == 2
    assert list(marked(made[1]).values()) == ["", ""]
    first = docx.Document(io.BytesIO(made[1])).paragraphs[0]._p
    assert len(first.findall(W + "commentRangeStart")) == 2


@pytest.mark.parametrize("name", ["self-evaluation-2024.txt", "final-accounts-2024.pdf"])
def test_other_formats_have_no_copy(name: str) -> None:
    data = (EXAMPLES / name).read_bytes()
    assert annotated(data, name, evaluate_bytes(data, name)) is None


OFFICE = shutil.which("soffice")


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="没有 LibreOffice，批注的副本没有打开过")
def test_a_word_processor_opens_it_with_its_comments(tmp_path: Path) -> None:
    evaluation, made = copy_of(REPORT)
    (tmp_path / "a.docx").write_bytes(made)
    command = [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "odt"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=180
    )
    content = zipfile.ZipFile(tmp_path / "a.odt").read("content.xml").decode()
    assert len(re.findall("<office:annotation ", content)) == len(evaluation.findings)


# ------------------------------------------------------------------------------------------- workbooks

FORM = (
    ("项目支出绩效自评表", "", "", "", "", "", ""),
    ("项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
    ("年度资金总额", "260.00", "248.00", "223.20", "10", "90.00%", "9.8"),
    ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
    ("产出指标", "质量指标", "路面完好率", "≥95%", "93%", "50", "50"),
    ("效益指标", "社会效益", "通行时间", "≤30分钟", "28分钟", "30", "30"),
    ("满意度指标", "满意度", "群众满意度", "≥90%", "92%", "10", "10"),
    ("总分", "", "", "", "", "100", "99.8"),
)


def form_book(comment: str = "") -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet("说明").write(0, 0, "填表说明")
        sheet = book.add_worksheet("自评表")
        for line, cells in enumerate(FORM):
            for column, words in enumerate(cells):
                sheet.write_string(line, column, words)
        sheet.write_formula(9, 0, "=1+1", None, 2)
        if comment:
            sheet.write_comment("G3", comment)
    return stream.getvalue()


def notes(data: bytes) -> dict[str, str]:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["自评表"]
    return {cell.coordinate: cell.comment.text for line in sheet.iter_rows() for cell in line if cell.comment}


def copy_of_book(data: bytes) -> tuple[Evaluation, bytes]:
    evaluation = evaluate_bytes(data, "a.xlsx")
    made = annotated(data, "自评表.xlsx", evaluation)
    assert made is not None
    assert made[0] == "自评表.批注.xlsx"
    return evaluation, made[1]


def test_a_workbook_has_its_findings_in_their_cells() -> None:
    book = form_book()
    evaluation, made = copy_of_book(book)
    found = notes(made)
    assert {"G3", "G5"} <= set(found)
    assert found["G3"].startswith("SUM113 ")
    assert "GOL002" in found["G5"]
    assert [one.id for one in evaluate_bytes(made, "a.xlsx").findings] == [one.id for one in evaluation.findings]
    again = openpyxl.load_workbook(io.BytesIO(made))
    assert again.sheetnames == ["说明", "自评表"]
    assert again["自评表"]["A10"].value == "=1+1"
    assert copy_of_book(book)[1] == made


def test_a_comment_that_is_there_stays_and_ours_stands_below() -> None:
    _, made = copy_of_book(form_book("请核对得分"))
    found = notes(made)
    assert found["G3"].startswith("请核对得分")
    assert "SUM113" in found["G3"]
    assert "GOL002" in found["G5"]


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="没有 LibreOffice，批注的工作簿没有打开过")
@pytest.mark.parametrize("comment", ["", "请核对得分"])
def test_a_spreadsheet_program_opens_it_with_its_comments(tmp_path: Path, comment: str) -> None:
    _, made = copy_of_book(form_book(comment))
    (tmp_path / "a.xlsx").write_bytes(made)
    command = [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "ods"]
    command += ["--outdir", str(tmp_path), str(tmp_path / "a.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    content = zipfile.ZipFile(tmp_path / "a.ods").read("content.xml").decode()
    assert len(re.findall("<office:annotation ", content)) == len(notes(made))
