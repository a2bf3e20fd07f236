"""PDF: words, tables and places as they are seen on the page, whatever the order in the file; hostile files refused."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from jiping.evaluate import evaluate
from jiping.extract import extract
from jiping.model import CellState, Document, Paragraph, ReadProblem, RowKind, Table
from jiping.read import Limits, read_bytes
from pdf_files import by_hand, needs_typst, rotated, ruled, set_page, text_at, typeset

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
PDFS = sorted(SAMPLES.glob("*.pdf"))
needs_samples = pytest.mark.skipif(not PDFS, reason=f"real PDFs are NOT read: {SAMPLES} is missing")


def read(data: bytes, **limits: int) -> Document:
    return read_bytes(data, "决算.pdf", Limits(**limits))


def paragraphs(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def only_table(document: Document) -> Table:
    (table,) = document.tables()
    return table


def labels(table: Table, part: int = 0) -> list[str]:
    return [column.label for column in table.parts[part].columns]


def values(table: Table, part: int = 0) -> list[list[str]]:
    """The rows of one part: code, label, then the values."""
    rows = []
    for row in table.parts[part].rows:
        cells = [table.cell(row.index, column.column) for column in table.parts[part].columns]
        rows.append([row.code, row.label, *(cell.text if cell else "" for cell in cells)])
    return rows


def refused(data: bytes, **limits: int) -> str:
    with pytest.raises(ReadProblem) as caught:
        read(data, **limits)
    return caught.value.code


# ---------------------------------------------------------------------------------------------------- tables

HEAD = [
    ["项目", "<", "本年支出合计", "其中", "<"],
    ["科目编码", "科目名称", "^", "基本支出", "项目支出"],
]
BODY = [
    ["", "合计", "5,300.28", "3,000.28", "2,300.00"],
    ["201", "一般公共服务支出", "3,000.28", "3,000.28", ""],
    ["20106", "财政事务", "3,000.28", "3,000.28", "—"],
    ["2010601", "行政运行", "3,000.28", "3,000.28", "0.00"],
    ["208", "社会保障和就业支出", "2,300.00", "", "2,300.00"],
]
WIDTHS = (70, 130, 90, 90, 90)
CAPTION = "#align(center)[支出决算表]\n\n#align(right)[单位：万元]\n\n"


@needs_typst
def test_merged_headers_become_paths() -> None:
    document = read(typeset(CAPTION + ruled(HEAD + BODY, WIDTHS)))
    table = only_table(document)
    assert (table.title, table.unit) == ("支出决算表", "万元")
    assert (table.header_rows, table.row_count, table.column_count) == (2, 7, 5)
    assert labels(table) == ["本年支出合计", "其中 / 基本支出", "其中 / 项目支出"]
    assert values(table) == [[row[0], row[1], *row[2:]] for row in BODY]
    assert [row.kind for row in table.parts[0].rows][:2] == [RowKind.TOTAL, RowKind.DATA]


@needs_typst
def test_states_of_cells() -> None:
    table = only_table(read(typeset(ruled(HEAD + BODY, WIDTHS))))
    states = {(cell.row, cell.column): cell.state for cell in table.cells.values()}
    assert states[3, 4] is CellState.EMPTY
    assert states[4, 4] is CellState.DASH
    assert states[5, 4] is CellState.NUMBER
    assert states[6, 1] is CellState.TEXT


@needs_typst
def test_a_cell_is_where_it_is_printed() -> None:
    table = only_table(read(typeset(CAPTION + ruled(HEAD + BODY, WIDTHS))))
    part = table.parts[0]
    source = table.source(part.rows[1], part.columns[0])
    assert (source.text, source.page, source.row, source.column) == ("3,000.28", 1, "一般公共服务支出", "本年支出合计")
    assert source.box is not None
    assert source.box.x0 == pytest.approx(60 + 70 + 130, abs=1)
    assert source.box.x1 == pytest.approx(60 + 70 + 130 + 90, abs=1)


@needs_typst
@pytest.mark.parametrize("repeat", [True, False])
def test_a_table_over_page_breaks_is_one(repeat: bool) -> None:
    rows = [[f"20{n:03}", f"科目{'甲乙丙丁'[n % 4]}", f"{n}.01", f"{n}.02", f"{n}.03"] for n in range(100, 160)]
    table = ruled(HEAD + rows, WIDTHS, header=2, repeat=repeat)
    document = read(typeset(CAPTION + table + "\n以上为全部支出。", set_page(height=500, extra='numbering: "1"')))
    joined = only_table(document)
    assert (joined.page, joined.last_page) == (1, document.pages)
    assert document.pages > 3
    assert values(joined) == rows
    assert labels(joined) == ["本年支出合计", "其中 / 基本支出", "其中 / 项目支出"]
    assert paragraphs(document)[-1] == "以上为全部支出。"
    pages = [joined.cells[row.index, 2].page for row in joined.parts[0].rows]
    assert pages == sorted(pages)
    assert set(pages) == set(range(1, document.pages + 1))


@needs_typst
def test_title_and_unit_repeated_on_the_next_page_do_not_cut_the_table() -> None:
    first, second = BODY[:3], BODY[3:]
    source = CAPTION + ruled(HEAD + first, WIDTHS) + "#pagebreak()\n" + CAPTION + ruled(HEAD + second, WIDTHS)
    assert values(only_table(read(typeset(source)))) == BODY


@needs_typst
def test_two_tables_on_two_pages_stay_two() -> None:
    other = [["项目", "预算数", "决算数"], ["公务接待费", "2.00", "1.50"]]
    source = CAPTION + ruled(HEAD + BODY, WIDTHS) + "#pagebreak()\n三公经费表\n\n" + ruled(other, (150, 100, 100))
    document = read(typeset(source))
    assert [table.page for table in document.tables()] == [1, 2]
    assert [values(table)[-1][2] for table in document.tables()] == ["2,300.00", "2.00"]


@needs_typst
def test_income_left_expenditure_right() -> None:
    rows = [
        ["收入", "<", "支出", "<"],
        ["项目", "决算数", "项目", "决算数"],
        ["一、一般公共预算财政拨款收入", "264.87", "一、一般公共服务支出", "200.00"],
        ["", "", "八、社会保障和就业支出", "64.87"],
        ["本年收入合计", "264.87", "本年支出合计", "264.87"],
        ["总计", "264.87", "总计", "264.87"],
    ]
    table = only_table(read(typeset("收入支出决算总表\n\n" + ruled(rows, (150, 80, 150, 80)))))
    assert [part.heading for part in table.parts] == ["收入", "支出"]
    assert [row[1:] for row in values(table, 0)] == [[row[0], row[1]] for row in rows[2:]]
    assert [row[1:] for row in values(table, 1)] == [[row[2], row[3]] for row in rows[2:]]
    assert table.parts[0].rows[1].kind is RowKind.FILLER


@needs_typst
def test_codes_in_three_columns_are_joined() -> None:
    rows = [
        ["科目编码", "<", "<", "科目名称", "合计"],
        ["类", "款", "项", "^", "^"],
        ["", "", "", "合计", "264.87"],
        ["201", "", "", "一般公共服务支出", "264.87"],
        ["201", "06", "", "财政事务", "264.87"],
        ["201", "06", "01", "行政运行", "200.00"],
        ["201", "06", "2", "一般行政管理事务", "64.87"],
    ]
    table = only_table(read(typeset("支出决算表\n\n" + ruled(rows, (40, 40, 40, 150, 80)))))
    assert [row.code for row in table.parts[0].rows] == ["", "201", "20106", "2010601", "2010602"]
    assert table.parts[0].rows[4].code_printed == ("201", "06", "2")
    assert labels(table) == ["合计"]


@needs_typst
def test_numbers_of_lines_and_columns_are_no_values() -> None:
    rows = [
        ["项目", "行次", "决算数", "预算数"],
        ["栏次", "", "1", "2"],
        ["一、一般公共预算财政拨款收入", "1", "264.87", "260.00"],
        ["二、其他收入", "2", "3.00", "3.00"],
        ["合计", "3", "267.87", "263.00"],
    ]
    document = read(typeset("收入决算表\n\n单位：万元\n\n" + ruled(rows, (180, 40, 80, 80))))
    table = only_table(document)
    assert labels(table) == ["决算数", "预算数"]
    figures, _ = extract(document)
    assert [figure.number.text for figure in figures] == ["264.87", "260.00", "3.00", "3.00", "267.87", "263.00"]


@needs_typst
def test_amounts_that_touch_are_kept_apart_by_the_rule_between_them() -> None:
    """Right-aligned and left-aligned neighbours stand without a gap."""
    source = (
        "支出决算表\n\n#table(columns: (100pt, 60pt, 60pt), inset: (x: 0.5pt, y: 4pt), stroke: 0.5pt,\n"
        "[科目名称], [合计], [基本支出],\n"
        "[行政运行], align(right)[5,364.75], align(left)[1,234.57],\n"
        "[离退休], align(right)[12], align(left)[34])\n"
    )
    assert values(only_table(read(typeset(source)))) == [
        ["", "行政运行", "5,364.75", "1,234.57"],
        ["", "离退休", "12", "34"],
    ]


@needs_typst
def test_words_broken_inside_a_cell_are_one_text() -> None:
    rows = [["科目名称", "金额"], ["机关事业单位基本养老保险缴费支出", "1,234,#linebreak()567.89"]]
    table = only_table(read(typeset(ruled(rows, (60, 44)))))
    assert values(table) == [["", "机关事业单位基本养老保险缴费支出", "1,234,567.89"]]


@needs_typst
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_marked_as_turned_reads_the_same(angle: int) -> None:
    data = typeset(CAPTION + ruled(HEAD + BODY, WIDTHS) + "\n本年支出合计5,300.28万元。")
    assert same_reading(read(rotated(data, angle)), read(data))


@needs_typst
@pytest.mark.parametrize("angle", [90, 180, 270])
@pytest.mark.parametrize("shown_upright", [True, False])
def test_a_page_drawn_sideways_reads_the_same(angle: int, shown_upright: bool) -> None:
    body = CAPTION + ruled(HEAD + BODY, WIDTHS) + "\n本年支出合计5,300.28万元。"
    width, height = (595, 842) if angle == 180 else (842, 595)
    turned = (
        f"#place(top + left, rotate({angle}deg, reflow: true, box(width: 595pt, height: 842pt, inset: 60pt)[{body}]))"
    )
    data = typeset(turned, set_page(width, height, 0))
    if shown_upright:
        data = rotated(data, 360 - angle)
    assert same_reading(read(data), read(typeset(body)))


def same_reading(one: Document, other: Document) -> bool:
    assert paragraphs(one) == paragraphs(other)
    (a,), (b,) = list(one.tables()), list(other.tables())
    assert values(a) == values(b)
    assert labels(a) == labels(b)
    for place, cell in a.cells.items():
        assert cell.box is not None
        assert cell.box == pytest.approx(b.cells[place].box, abs=0.6)
    return True


@needs_typst
def test_a_cropped_page_reads_the_same() -> None:
    data = typeset(CAPTION + ruled(HEAD + BODY, WIDTHS))
    file = pdfium.PdfDocument(data)
    file[0].set_cropbox(30, 40, 580, 820)
    buffer = io.BytesIO()
    file.save(buffer)
    table, whole = only_table(read(buffer.getvalue())), only_table(read(data))
    assert values(table) == values(whole)
    assert table.cells[0, 0].box is not None
    assert table.cells[0, 0].box.x0 == pytest.approx(60 - 30, abs=1)
    assert table.cells[0, 0].box.top == pytest.approx(whole.cells[0, 0].box.top - (842 - 820), abs=1)


# ----------------------------------------------------------------------------------------------------- words

SENTENCE = "2024年度本单位支出总计5,300.28万元，其中：基本支出3,000.28万元，占56.61%；项目支出2,300.00万元，占43.39%。"


@needs_typst
def test_a_paragraph_is_joined_over_its_lines() -> None:
    document = read(typeset(f"{SENTENCE * 3}\n\n{SENTENCE}"))
    assert paragraphs(document) == [SENTENCE * 3, SENTENCE]


@needs_typst
def test_a_sentence_is_joined_over_a_page_break() -> None:
    long = SENTENCE * 55  # over a page, and no longer than Limits.max_paragraph
    page = set_page(extra='numbering: "- 1 -", header: align(center)[某某局2024年度部门决算]')
    document = read(
        typeset(f"#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n{long}\n\n另一段：{long}", page)
    )
    assert document.pages >= 3
    assert paragraphs(document) == [long, f"另一段：{long}"]


@needs_typst
@pytest.mark.parametrize("numbering", ["1", "- 1 -", "第 1 页", "1 / 1"])
def test_page_numbers_and_running_heads_are_no_text(numbering: str) -> None:
    page = set_page(height=500, extra=f'numbering: "{numbering}", header: [某某局2024年度部门决算公开]')
    body = "#pagebreak()\n".join(f"第{n}段的内容到这里就结束了。\n" for n in "一二三四五")
    assert paragraphs(read(typeset(body, page))) == [f"第{n}段的内容到这里就结束了。" for n in "一二三四五"]


@needs_typst
def test_every_word_knows_its_place_and_page() -> None:
    document = read(typeset(SENTENCE * 8, set_page(height=220)))
    (paragraph,) = document.paragraphs()
    place = paragraph.text.rindex("43.39%")
    source = paragraph.source(place, place + 6)
    assert (source.text, source.page) == ("43.39%", document.pages)
    first = paragraph.source(0, 5)
    assert (first.text, first.page) == ("2024年", 1)
    assert first.box is not None
    assert first.box.x0 == pytest.approx(60, abs=1)
    assert first.box.bottom - first.box.top == pytest.approx(10.5, abs=3)


@needs_typst
@pytest.mark.parametrize("raise_by", [-3, -1.5, 0, 1, 2])
def test_raised_digits_stay_on_their_line(raise_by: float) -> None:
    body = f"支出合计#text(baseline: {raise_by}pt)[319.27]万元，占#text(baseline: {raise_by}pt)[85.5%]。"
    assert paragraphs(read(typeset(f"上一行的文字在这里结束。\n\n{body}\n\n下一行的文字。"))) == [
        "上一行的文字在这里结束。",
        "支出合计319.27万元，占85.5%。",
        "下一行的文字。",
    ]


@needs_typst
def test_superscripts_stay_on_their_line() -> None:
    body = "房屋面积8103m#super[2]，收入合计#super[1]319.27万元。"
    assert paragraphs(read(typeset(f"上一行的文字在这里结束。\n\n{body}"))) == [
        "上一行的文字在这里结束。",
        "房屋面积8103m²，收入合计¹319.27万元。",
    ]


@needs_typst
def test_bold_made_by_printing_twice_is_read_once() -> None:
    twice = "#place(dx: 0.3pt)[合计5,300.28万元。]\n合计5,300.28万元。"
    assert paragraphs(read(typeset(twice))) == ["合计5,300.28万元。"]


def test_text_is_ordered_by_place_not_by_the_order_in_the_file() -> None:
    content = text_at(150, 700, "second") + text_at(72, 650, "third line.") + text_at(72, 700, "First and")
    assert paragraphs(read(by_hand([content]))) == ["First and second", "third line."]


def test_text_off_the_page_is_left_out() -> None:
    content = text_at(72, 700, "on the page 12.34") + text_at(72, -40, "below 1") + text_at(72, 900, "above 2")
    content += text_at(700, 650, "right 3") + text_at(-200, 640, "left 4")
    assert paragraphs(read(by_hand([content]))) == ["on the page 12.34"]


def test_text_clipped_away_on_a_page_it_runs_over_is_left_out() -> None:
    """A long cell that stands whole on two pages, each showing a part of it."""
    shown = "q 60 90 400 300 re W n " + text_at(72, 120, "shown 1.00") + text_at(72, 60, "clipped 2.00") + "Q\n"
    below = "q 60 90 400 300 re W n " + text_at(72, -30, "off the page 3.00") + "Q\n"
    document = read(by_hand([text_at(72, 700, "above 4.00") + shown + below]))
    assert paragraphs(document) == ["above 4.00", "shown 1.00"]


def test_the_page_begins_where_its_box_begins() -> None:
    moved = read(by_hand([text_at(1072, 2700, "moved 12.34")], "/MediaBox [1000 2000 1595 2842]"))
    (paragraph,) = moved.paragraphs()
    box = paragraph.source().box
    assert paragraph.text == "moved 12.34"
    assert box is not None
    assert box.x0 == pytest.approx(72, abs=1)
    assert box.bottom == pytest.approx(142, abs=4)


def test_numbers_that_stand_apart_are_not_glued() -> None:
    content = text_at(72, 700, "1,234.56") + text_at(140, 700, "78.90") + text_at(200, 700, "12")
    assert paragraphs(read(by_hand([content]))) == ["1,234.56 78.90 12"]


# ------------------------------------------------------------------------------------------ what is refused


def test_a_password_is_asked_for() -> None:
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00><00>]".format("5a" * 32)
    assert refused(by_hand([text_at(72, 700, "secret")], trailer=lock)) == "READ002"


@pytest.mark.parametrize("size", [9, 60, 300])
def test_a_cut_file_is_damaged(size: int) -> None:
    data = by_hand([text_at(72, 700, "text")])
    assert refused(data[:size]) == "READ001"


def test_noise_after_the_signature_is_damaged() -> None:
    assert refused(b"%PDF-1.7\n" + bytes(range(256)) * 20) == "READ001"


def test_a_file_without_pages_is_damaged() -> None:
    assert refused(by_hand([])) == "READ001"


def test_a_page_with_only_a_picture_is_a_scan() -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (200, 300), 128).save(buffer, "PDF")
    assert refused(buffer.getvalue()) == "READ003"


def test_scanned_pages_among_others_are_told() -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (200, 300), 128).save(buffer, "PDF")
    file = pdfium.PdfDocument(by_hand([text_at(72, 700, "Text of the first page.")]))
    file.import_pages(pdfium.PdfDocument(buffer.getvalue()))
    joined = io.BytesIO()
    file.save(joined)
    document = read(joined.getvalue())
    assert document.pages == 2
    assert [remark[:7] for remark in document.remarks] == ["READ003"]
    assert "第 2 页" in document.remarks[0]


def test_an_empty_page_is_empty() -> None:
    assert refused(by_hand([""])) == "READ004"


def test_too_many_pages() -> None:
    data = by_hand([text_at(72, 700, "page")] * 4)
    assert refused(data, max_pages=3) == "READ005"
    assert read(data, max_pages=4).pages == 4


def test_one_broken_page_does_not_cost_the_others() -> None:
    data = by_hand([text_at(72, 700, "first 1.00"), text_at(72, 700, "second 2.00")])
    broken = data.replace(b"<< /Type /Page /Parent 2 0 R", b"<< /Type /Pxge /Pxrent 2 0 R", 1)
    assert "second 2.00" in "".join(paragraphs(read(broken)))


# --------------------------------------------------------------------------------------- on real documents

AMOUNT = re.compile(r"(?<![\d.,])(?:(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+|\d{1,3}(?:,\d{3})+)(?![\d.,])")


@needs_samples
@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_tables_hold_the_amounts_that_pdfplumber_finds(path: Path) -> None:
    """An independent and much slower reader finds the same amounts on every page, none more and none less."""
    pdfplumber = pytest.importorskip("pdfplumber")
    ours: dict[int, Counter[str]] = {}
    for table in read_bytes(path.read_bytes(), path.name).tables():
        for cell in table.cells.values():
            ours.setdefault(cell.page, Counter()).update(AMOUNT.findall(cell.text))
    theirs: dict[int, Counter[str]] = {}
    with pdfplumber.open(path) as file:
        for page in file.pages:
            texts = [text for table in page.extract_tables() for row in table for text in row if text]
            theirs[page.page_number] = Counter(n for text in texts for n in AMOUNT.findall(text.replace("\n", "")))
    differences = {
        page: (dict(ours.get(page, Counter()) - found), dict(found - ours.get(page, Counter())))
        for page, found in theirs.items()
        if found != ours.get(page, Counter())
    }
    assert differences == {}
    assert set(ours) <= set(theirs)
    assert "template" in path.name or sum(sum(found.values()) for found in ours.values()) > 100


@needs_samples
@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_no_figure_is_a_code_a_year_or_the_number_of_a_line(path: Path) -> None:
    evaluation = evaluate(path)
    assert evaluation.document is not None
    blocks = evaluation.document.blocks
    for figure in evaluation.figures:
        text = figure.number.text
        if not figure.in_table:
            assert not re.fullmatch(r"20[0-4]\d|2\d{6}", text), figure.source
            continue
        table = blocks[figure.source.block]
        assert isinstance(table, Table)
        assert figure.source.cell is not None
        row, column = figure.source.cell
        head = [table.cells[r, column].text for r in range(table.header_rows) if (r, column) in table.cells]
        assert not re.search(r"编码|代码|行次|栏次|^[类款项]$", "".join(head)), figure.source
        assert row >= table.header_rows, figure.source
        if figure.number.unit.name == "万元":
            assert not re.fullmatch(r"20[0-4]\d|2\d{6}|\d{3}", text), figure.source


@needs_samples
def test_every_character_of_a_paragraph_has_a_place() -> None:
    document = read_bytes(PDFS[0].read_bytes(), PDFS[0].name)
    seen = 0
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.lines:
            for start in range(0, len(block.text), 7):
                source = block.source(start, start + 1)
                assert source.box is not None or block.text[start] == " "
                assert 1 <= source.page <= document.pages
                seen += 1
    assert seen > 100
