"""The page: every finding reachable both ways, nothing loaded, nothing of the document run."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from jiping.model import Cell, CellState, Evaluation, Paragraph, Severity, Source
from jiping.write.html import html_report
from jiping.write.html.blocks import MOST_ROWS
from sample import cell, clean_evaluation, document, evaluation, finding, table, unread, words


def page(*evaluations: Evaluation, lang: str = "zh") -> html.HtmlElement:
    return html.document_fromstring(html_report(evaluations, lang))


def grid(rows: html.HtmlElement) -> list[int]:
    """How many grid columns each row fills, spans counted; equal numbers mean no cell slipped."""
    filled: dict[int, int] = {}
    for index, row in enumerate(rows.xpath(".//tr")):
        for one in row.xpath("./td | ./th"):
            for below in range(int(one.get("rowspan", 1))):
                filled[index + below] = filled.get(index + below, 0) + int(one.get("colspan", 1))
    return [filled[index] for index in sorted(filled)]


def test_all_links_lead_somewhere_and_ids_are_unique() -> None:
    found = page(evaluation(), clean_evaluation(), unread())
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link.removeprefix("#") for link in found.xpath("//a/@href")}
    assert targets <= set(ids)


def test_each_finding_is_linked_both_ways() -> None:
    found = page(evaluation())
    for number, places in ((1, 2), (2, 1), (3, 3)):
        marks = found.xpath(f'//main//a[contains(concat(" ", @class, " "), " mark ")][@data-f="d1-f{number}"]')
        assert len(marks) == places
        assert {mark.get("href") for mark in marks} == {f"#d1-f{number}"}
        item = found.get_element_by_id(f"d1-f{number}")
        assert [a.get("href") for a in item.xpath('.//ul[@class="places"]//a')] == [
            f"#{mark.get('id')}" for mark in marks
        ]


def test_marks_show_code_and_kind_of_line_not_colour_alone() -> None:
    found = page(evaluation())
    tags = [tag.text_content().replace("\xa0", " ") for tag in found.xpath('//main//a[starts-with(@class, "tag")]')]
    assert tags == ["1 MAT001", "1 MAT001", "2 TXT003", "3 SUM004", "3 SUM004", "3 SUM004"]
    css = found.xpath("//style")[0].text
    styles = set(re.findall(r"text-decoration-style: (\w+)", css))
    assert styles == {"solid", "wavy", "dotted"}


def test_one_file_nothing_loaded_and_no_inline_handler() -> None:
    text = html_report([evaluation()])
    assert not re.search(r"(?:src|srcset|action)\s*=|https?:|@import|url\(", text)
    assert not re.search(r"\son\w+\s*=|javascript:|\sstyle\s*=", text)


def test_words_of_the_document_are_escaped() -> None:
    evil = "<script>alert(1)</script>\"'&\x00\u202e"
    whole = document(blocks=(Paragraph(0, evil), replace(table(), index=1, caption_block=None, title=evil)), path=evil)
    found = finding("TXT001", Severity.ERROR, Source(evil, block=0, paragraph=1, start=0, end=len(evil)), message=evil)
    text = html_report([evaluation(path=evil, document=whole, findings=(found,), figures=(), notes=())])
    assert "<script>alert" not in text
    assert "\x00" not in text and "\u202e" not in text
    assert len(html.document_fromstring(text).xpath("//script")) == 1


def test_overlapping_marks_nest_without_losing_a_character() -> None:
    both = (
        finding("MAT001", Severity.WARNING, words("增加 120.3 万元，增长 12.5%")),
        finding("SUM001", Severity.ERROR, words("120.3 万元")),
        finding("TXT001", Severity.ERROR, words("万元，增长")),
    )
    found = page(evaluation(findings=both, figures=()))
    paragraph = found.get_element_by_id("d1-b2")
    for tag in paragraph.xpath('.//a[starts-with(@class, "tag")]'):
        tag.drop_tree()
    assert paragraph.text_content() == document().blocks[2].text  # type: ignore[union-attr]
    assert {mark.get("class") for mark in paragraph.xpath('.//a[@data-f="d1-f1 d1-f2"]')} == {"mark error"}


def test_table_keeps_its_grid() -> None:
    found = page(evaluation())
    shown = found.get_element_by_id("d1-b5")
    assert set(grid(shown.xpath(".//thead")[0])) == {5}
    assert set(grid(shown.xpath(".//tbody")[0])) == {5}
    assert len(shown.xpath(".//thead/tr")) == 2
    assert shown.xpath('.//tr[@class="total"]/td[2]')[0].text_content() == "合计"
    assert [td.text_content() for td in shown.xpath('.//tr[@class="page"]/td')] == ["第 3 页"]


def test_head_grows_until_no_merged_cell_crosses_its_end() -> None:
    crossing = table()
    cells = dict(crossing.cells)
    cells[1, 0] = Cell(1, 0, "项", CellState.TEXT, row_span=2)
    del cells[2, 0]
    found = page(evaluation(document=document(blocks=(*document().blocks[:5], replace(crossing, cells=cells)))))
    shown = found.get_element_by_id("d1-b5")
    assert len(shown.xpath(".//thead/tr")) == 3
    assert set(grid(shown.xpath(".//thead")[0])) == {5}


def test_cells_nobody_read_are_shown_empty_and_do_not_shift_the_row() -> None:
    holes = table()
    cells = {place: one for place, one in holes.cells.items() if place != (3, 2)}
    found = page(evaluation(document=document(blocks=(*document().blocks[:5], replace(holes, cells=cells)))))
    assert set(grid(found.get_element_by_id("d1-b5").xpath(".//tbody")[0])) == {5}


def test_of_a_very_long_table_the_marked_rows_are_shown() -> None:
    rows = MOST_ROWS + 500
    cells = {
        (row, column): Cell(row, column, f"{row}.{column}", CellState.NUMBER)
        for row in range(rows)
        for column in (0, 1)
    }
    long = replace(table(), index=0, row_count=rows, column_count=2, header_rows=1, cells=cells, parts=(), page=1)
    source = Source("2400.1", block=0, cell=(2400, 1), row="x", column="y", start=0, end=6)
    whole = document(blocks=(long,))
    found = page(
        evaluation(document=whole, findings=(finding("SUM001", Severity.ERROR, source),), figures=(), notes=())
    )
    assert found.get_element_by_id("d1-m1").text_content() == "2400.1"
    assert "另有 499 行未显示" in found.text_content()


def test_what_cannot_be_placed_is_still_shown() -> None:
    lost = (
        finding("CMP001", Severity.ERROR),
        finding("SUM001", Severity.ERROR, Source("别处的话", block=2, paragraph=3, start=0, end=4)),
        finding("SUM002", Severity.ERROR, Source("1", block=99)),
        finding("SUM003", Severity.ERROR, replace(cell(0, 0), cell=None)),
    )
    found = page(evaluation(findings=lost))
    ids = set(found.xpath("//@id"))
    assert {f"d1-m{n}" for n in (1, 2, 3, 4)} <= ids


def test_certificate_of_two_ranges_is_a_sentence() -> None:
    proof = {"kind": "interval", "relation": "same fact", "left": ["29616750", "59233700/2"], "right": ["2500", "3500"]}
    apart = finding("MAT002", Severity.ERROR, words("12.5%"), certificate=proof)
    open_end = finding("MAT002", Severity.ERROR, words("12.5%"), certificate=proof | {"right": ["-inf", "3500.5"]})
    shown = page(evaluation(findings=(apart, open_end)))
    first, second = (" ".join(e.text_content().split()) for e in shown.xpath("//li[@id]/details"))
    assert "29,616,750–29,616,850 和 2,500–3,500 之间" in first and "没有共同的值" in first
    assert "…–3,500.5 之间" in second and "没有共同的值" not in second


def test_coverage_and_the_numbers_not_understood() -> None:
    found = page(evaluation())
    counts = [dd.text_content() for dd in found.xpath('//section[@class="coverage"]/dl//dd')]
    assert counts == ["14", "12", "9", "10", "2"]
    items = [li.text_content() for li in found.xpath('//section[@class="coverage"]//details//li')]
    assert len(items) == 2
    assert "没有找到所指的数" in items[0]
    assert {e.text_content() for e in found.xpath('//*[@class="unknown"]')} == {"12.5%", "900.00"}


def test_several_files_have_an_index() -> None:
    found = page(evaluation(), clean_evaluation(), unread())
    rows = [[td.text_content() for td in tr.xpath("./td")] for tr in found.xpath('//nav[@id="index"]//tbody/tr')]
    assert rows[0] == ["某某区财政局.pdf", "部门决算", "2024", "1", "1", "1", "12／14"]
    assert rows[2][:2] == ["scan.pdf", "未能读取"]
    assert not page(evaluation()).xpath('//nav[@id="index"]')


@pytest.mark.parametrize(("lang", "attribute"), [("zh", "zh-Hans"), ("en", "en")])
def test_language(lang: str, attribute: str) -> None:
    found = page(evaluation(), lang=lang)
    assert found.get("lang") == attribute
    if lang == "en":
        chrome = " ".join(e.text_content() for e in found.xpath("//header | //dt | //summary | //button"))
        assert not re.search(r"[\u4e00-\u9fff]", chrome.replace("某某区财政局", ""))


def test_same_input_same_bytes() -> None:
    assert html_report([evaluation()]) == html_report([evaluation()])
