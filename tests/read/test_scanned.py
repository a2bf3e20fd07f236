"""Scanned pages: what is made of recognised words. Recognition itself is tested in ``test_recognition.py``."""

from __future__ import annotations

import subprocess
import sys

import pytest

from jiping.evaluate import Settings, evaluate_bytes
from jiping.model import CellState, Document, Paragraph, ReadProblem
from jiping.read import Limits, ocr, read_bytes
from scan_files import blank, line, pretend

SENTENCE = "2024年支出合计100.00万元,其中：基本支出60.00万元（含人员经费）,项目支出50.00万元。"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def read(data: bytes, **limits: int) -> Document:
    return read_bytes(data, "扫描件.pdf", Limits(**limits))


def two_pages() -> bytes:
    from PIL import Image

    from scan_files import scanned_pdf

    return scanned_pdf(*[Image.new("L", (413, 585), 255)] * 2, dots=50)


@pytest.mark.parametrize("data", [blank(), PICTURE], ids=["pdf", "picture"])
def test_without_the_extra_it_is_said_how_to_get_it(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    (finding,) = evaluate_bytes(data, "扫描件").findings
    assert finding.code == "READ003"
    assert 'pip install "jiping[ocr]"' in finding.fix
    (english,) = evaluate_bytes(data, "扫描件", Settings(lang="en")).findings
    assert 'pip install "jiping[ocr]"' in english.fix


def test_recognition_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, [line(SENTENCE, 60, 100)])
    with pytest.raises(ReadProblem, match="READ003"):
        read(blank(), max_ocr_pages=0)


def test_words_have_places_and_confidences(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, [line("支出合计", 60, 100, 999), line("100.00万元", 110, 100, 954)])
    (paragraph,) = read(blank()).paragraphs()
    assert paragraph.text == "支出合计100.00万元"
    amount = paragraph.source(4, 10)
    assert (amount.text, amount.confidence, amount.page) == ("100.00", 954, 1)
    assert paragraph.source(0, 4).confidence == 999
    assert paragraph.source().confidence == 954
    assert amount.box is not None
    assert amount.box.x0 == pytest.approx(110, abs=1)
    assert 95 < amount.box.top < amount.box.bottom < 116


def test_text_of_a_text_layer_has_no_confidence() -> None:
    document = read_bytes("支出100万元。\n".encode(), "报告.txt")
    assert [paragraph.source().confidence for paragraph in document.paragraphs()] == [None]


def test_signs_between_ideographs_are_full_width(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, [line("(一)收入:1,234.50万元(含结余)", 60, 100)])
    (paragraph,) = read(blank()).paragraphs()
    assert paragraph.text == "（一）收入：1,234.50万元（含结余）"


def test_pages_recognised_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, [line("第一页", 60, 100, 980)], [line("第二页", 60, 100, 1000)])
    heard: list[tuple[int, int]] = []
    with ocr.listening(lambda place, count: heard.append((place, count))):
        document = read(two_pages())
    assert heard == [(1, 2), (2, 2)]
    assert [(page.page, page.confidence) for page in document.recognised] == [(1, 980), (2, 1000)]
    assert document.remarks == ("READ013 第 1、2 页是扫描件，文字由程序识别得出，可能有误。",)


def test_pages_beyond_the_limit_stay_unread_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, [line("第一页", 60, 100)])
    remarks = read(two_pages(), max_ocr_pages=1).remarks
    assert remarks[1] == "READ003 第 2 页没有可识别的文字，疑为扫描件。"


def test_a_page_with_nothing_on_it_is_not_called_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, [line("第一页", 60, 100)], [])
    document = read(two_pages())
    assert not any(remark.startswith("READ003") for remark in document.remarks)


def test_a_document_in_which_nothing_was_recognised_has_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, [], [])
    with pytest.raises(ReadProblem, match="READ003"):
        read(two_pages())


CELLS = [(60.0, 100.0, 140.0, 120.0), (140.0, 100.0, 220.0, 120.0), (220.0, 100.0, 300.0, 120.0)]
CELLS += [(x0, y0 + 20, x1, y1 + 20) for x0, y0, x1, y1 in CELLS]
ROWS = ["科目编码", "科目名称", "决算数", "201", "一般公共服务", "83.20"]


def table_lines(*confidences: int) -> list[object]:
    places = zip(CELLS, ROWS, confidences, strict=False)
    return [line(text, cell[0] + 4, cell[1] + 3, sure) for cell, text, sure in places]


def test_a_cell_is_as_sure_as_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, table_lines(990, 990, 990, 910, 950, 999), cells=CELLS)
    (table,) = read(blank()).tables()
    (part,) = table.parts
    assert [table.cells[place].text for place in sorted(table.cells)] == ROWS
    assert table.cells[(1, 2)].confidence == 999
    # In another sum if the code is another; a name is compared with names that are known.
    assert table.source(part.rows[-1], part.columns[-1]).confidence == 910


def test_an_unread_cell_is_unread_and_its_row_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, table_lines(999, 999, 999, 999, 999, 999), cells=CELLS, unread=(3,))
    document = read(blank())
    (table,) = document.tables()
    (part,) = table.parts
    assert table.cells[(1, 0)].state is CellState.UNREAD
    assert table.source(part.rows[-1], part.columns[-1]).confidence == 0
    assert document.remarks == (
        "READ013 第 1 页是扫描件，文字由程序识别得出，可能有误；表格中有 1 格没有认出，未读入。",
    )


def test_the_core_never_loads_what_the_extra_brings() -> None:
    script = (
        "import sys; from jiping.cli.main import main\n"
        "from jiping.evaluate import evaluate\n"
        "evaluate('examples/final-accounts-2024.pdf')\n"
        "print([name for name in ('onnxruntime', 'cv2', 'PIL', 'rapidocr') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_paragraphs_cut_for_length_keep_their_confidences(monkeypatch: pytest.MonkeyPatch) -> None:
    from jiping.read.long import cut_long
    from jiping.read.raw import RawDocument, RawParagraph

    pretend(monkeypatch, [line(SENTENCE, 60, 100, 970)])
    whole = next(read(blank()).paragraphs())
    raw = RawDocument([RawParagraph(whole.text, lines=whole.lines)], "pdf")
    cut_long(raw, 20)
    pieces = [block for block in raw.blocks if isinstance(block, RawParagraph)]
    assert len(pieces) > 1
    for piece in pieces:
        assert Paragraph(0, piece.text, lines=piece.lines).source().confidence == 970


@pytest.mark.parametrize(
    ("words", "state"), [("S3.20", CellState.UNREAD), ("83.20", CellState.NUMBER), ("A类", CellState.TEXT)]
)
def test_what_looks_like_a_misread_number_is_no_text(
    words: str, state: CellState, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = table_lines(999, 999, 999, 999, 999)[:5]
    pretend(monkeypatch, [*lines, line(words, CELLS[5][0] + 4, CELLS[5][1] + 3)], cells=CELLS)
    (table,) = read(blank()).tables()
    assert table.cells[(1, 2)].state is state
