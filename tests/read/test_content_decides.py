"""Which reader a file gets: what its bytes are, never what its name says."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.model import Document, ReadProblem
from jiping.read import convert, read, read_bytes
from jiping.read.limits import Limits
from xls_files import compound, workbook
from xlsx_files import by_hand, rows, text

WORDS = "2024年度部门决算公开说明"
CELLS = [["项目", "金额"], ["合计", "1"]]
needs_office = pytest.mark.skipif(convert.program() is None, reason="LibreOffice is not installed")


def packed(*names: str) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return saved.getvalue()


def word() -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.add_paragraph("全年支出100万元。")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("name", ["a.xls", "a.pdf", "a.docx", "a.txt", "a", "a.zip"])
@pytest.mark.parametrize(
    ("data", "format"),
    [
        (word(), "docx"),
        (by_hand(rows([text("项目"), text("金额")], [text("合计"), text("1")])), "xlsx"),
        (workbook({"表": CELLS}), "xls"),
        (f"<html><body><p>{WORDS}</p></body></html>".encode(), "html"),
        (f"\n<!-- x -->\n<TABLE><TR><TD>{WORDS}<TD>1</TABLE>".encode("gb18030"), "html"),
        (f"\ufeff<html><p>{WORDS}".encode("utf-16-le"), "html"),
        ("项目,预算数,决算数\n合计,1,2\n甲,1,2\n".encode("gb18030"), "csv"),
        ("项目\t预算数\t决算数\n合计\t1\t2\n甲\t1\t2\n".encode("utf-16"), "csv"),
        (f"{WORDS}\n全年支出100万元。".encode(), "txt"),
        (f"{WORDS}\n网页里写作 <html><body>。".encode(), "txt"),
    ],
    ids=["docx", "xlsx", "xls", "html", "table", "utf-16", "csv", "tsv", "txt", "tags in a text"],
)
def test_format(data: bytes, format: str, name: str) -> None:
    assert read_bytes(data, name).format == format


@pytest.mark.parametrize(
    ("data", "code", "detail"),
    [
        (b"", "READ004", None),
        (packed("OFD.xml", "Doc_0/Document.xml"), "READ012", None),
        (packed("ppt/presentation.xml", "[Content_Types].xml"), "READ007", "PPTX"),
        (packed("报告.txt"), "READ007", "ZIP 压缩包，请解压后分别检查"),
        (packed("word/document.xml")[:-30], "READ001", "不是完整的压缩包"),
        (compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "READ002", None),
        (compound({"Workbook": b"\x09\x08\x10\0\0\x06\x05\0" + bytes(12) + b"\x2f\0\6\0" + bytes(6)}), "READ002", None),
        (compound({"WordDocument": bytes(11) + b"\x01" + bytes(500)}), "READ002", None),
        (compound({"PowerPoint Document": b"x"}), "READ007", "PPT"),
        (compound({"别的": b"x"}), "READ007", "OLE"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "READ001", "扇区大小有误"),
        (workbook({"表": CELLS})[:900], "READ001", None),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "READ003", None),
        (b"Rar!\x1a\x07\x01\0", "READ007", "RAR 压缩包"),
        (b"\x1f\x8b\x08" + bytes(50), "READ007", "gzip 压缩包"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "READ007", "MHTML 网页"),
        (b"\x09\x08\x08\0\0\5\x10\0" + bytes(90), "READ008", None),
    ],
)
def test_what_cannot_be_read(data: bytes, code: str, detail: str | None) -> None:
    with pytest.raises(ReadProblem) as caught:
        read_bytes(data, "a.docx")
    assert caught.value.code == code
    assert detail is None or caught.value.values["detail"] == detail


# ------------------------------------------------------------------------------------------- through LibreOffice


OLD_FORMATS = [
    (compound({"WordDocument": bytes(2000)}), "READ008"),
    (workbook({"表": CELLS}, version=0x500), "READ008"),
    (b"{\\rtf1 x}", "READ007"),
    (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "READ007"),
    (packed("xl/workbook.bin", "[Content_Types].xml"), "READ007"),
    (packed("mimetype", "content.xml"), "READ007"),
]


@pytest.mark.parametrize(("data", "code"), OLD_FORMATS)
def test_old_formats_without_libreoffice(data: bytes, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "program", lambda: None)
    with pytest.raises(ReadProblem) as caught:
        read_bytes(data, "a.doc")
    assert caught.value.code == code


def test_a_setting_keeps_libreoffice_out() -> None:
    with pytest.raises(ReadProblem) as caught:
        read_bytes(OLD_FORMATS[0][0], "a.doc", Limits(max_convert_seconds=0))
    assert caught.value.code == "READ008"


def test_a_program_that_hangs_or_fails_gives_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for script, seconds in (("#!/bin/sh\nsleep 60\n", 1.0), ("#!/bin/sh\nexit 3\n", 20.0)):
        office = tmp_path / "soffice"
        office.write_text(script)
        office.chmod(0o755)
        monkeypatch.setattr(convert, "program", lambda path=str(office): path)
        with pytest.raises(ReadProblem) as caught:
            read_bytes(OLD_FORMATS[0][0], "a.doc", Limits(max_convert_seconds=seconds))
        assert caught.value.code == "READ008"


@needs_office
def test_old_word_through_libreoffice(tmp_path: Path) -> None:
    source = tmp_path / "报告.docx"
    source.write_bytes(word())
    command = [str(convert.program()), f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless"]
    for kind in ("doc", "rtf", "odt"):
        subprocess.run(
            [*command, "--convert-to", kind, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True
        )
        document = read(tmp_path / f"报告.{kind}")
        assert [paragraph.text for paragraph in document.paragraphs()] == [WORDS, "全年支出100万元。"]
        assert document.remarks[0].startswith("文件已由本机的 LibreOffice 转换为 DOCX 后读入")


HEADS = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe", b"\x09\x08\x10\0", b"a,b,c\n", b""]


@given(st.sampled_from(HEADS), st.binary(max_size=700))
def test_any_bytes(head: bytes, data: bytes) -> None:
    try:
        assert isinstance(read_bytes(head + data, "x", Limits(max_convert_seconds=0)), Document)
    except ReadProblem as problem:
        assert problem.code.startswith("READ")
