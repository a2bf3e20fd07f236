"""A copy holds no planted value in any part, keeps what is public, and is refused rather than written half done."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner, Result

from jiping.cli.main import main
from jiping.privacy.kinds import Kind, mask
from jiping.redact import RedactionError, redact
from planted import Planted, as_docx, as_shared_xlsx, as_text, as_xlsx, planted

MADE = planted()
FILES: dict[str, Callable[[Planted], bytes]] = {
    "txt": as_text,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "shared.xlsx": as_shared_xlsx,
}
AUTHORS = ("赵小芳", "钱大明", "孙小梅", "周小刚")


def parts_of(data: bytes) -> dict[str, str]:
    """Every part of a package, as it stands and without its tags; a text file is one part."""
    if not data.startswith(b"PK"):
        return {"text": data.decode("utf-8")}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        texts = {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}
    return texts | {f"{name} joined": html.unescape(re.sub(r"<[^>]*>", "", text)) for name, text in texts.items()}


def left_in(data: bytes) -> list[tuple[str, str]]:
    return [
        (part, value) for part, text in parts_of(data).items() for value in (*MADE.values, *AUTHORS) if value in text
    ]


@pytest.mark.parametrize("form", FILES)
def test_no_planted_value_is_left_in_any_part(form: str) -> None:
    data = FILES[form](MADE)
    assert left_in(data)
    copy = redact(data, f"planted.{form}")
    assert copy.data is not None
    assert left_in(copy.data) == []
    assert len(copy.masked) >= len(MADE.values)


@pytest.mark.parametrize("form", FILES)
def test_what_is_public_stays(form: str) -> None:
    copy = redact(FILES[form](MADE), f"planted.{form}")
    assert copy.data is not None
    text = "".join(parts_of(copy.data).values())
    for kept in ("0734-5550123", "51000021R000000019951", "1234.56万元", "张立", "0734-5550100", "道路养护"):
        assert kept in text


@pytest.mark.parametrize("form", FILES)
def test_equal_input_gives_equal_output_and_a_copy_has_nothing_left_to_do(form: str) -> None:
    data = FILES[form](MADE)
    copy = redact(data, f"a.{form}").data
    assert copy is not None
    assert redact(data, f"a.{form}").data == copy
    again = redact(copy, f"a.{form}")
    assert again.masked == []
    assert not again.stripped


def test_a_word_copy_opens_keeps_its_runs_and_has_no_history() -> None:
    copy = redact(as_docx(MADE), "a.docx").data
    assert copy is not None
    file = docx.Document(io.BytesIO(copy))
    assert sum(bool(run.bold) for paragraph in file.paragraphs for run in paragraph.runs) > 100
    assert any(paragraph.text == "经核实，应予补助。" for paragraph in file.paragraphs)
    text = "\n".join(parts_of(copy).values())
    for gone in ("内部讨论", "w:ins ", "w:del ", "rsid", "w:vanish", "comments.xml", "docProps"):
        assert gone not in text


def test_a_workbook_copy_opens_and_keeps_its_amounts() -> None:
    copy = redact(as_xlsx(MADE), "a.xlsx").data
    assert copy is not None
    book = openpyxl.load_workbook(io.BytesIO(copy))
    grant = book.worksheets[1]
    assert [cell.value for cell in grant[1]] == ["序号", "姓名", "身份证号", "一卡通账号", "补助金额（元）"]
    assert [str(cell.value) for cell in grant["E"]][1:] == [row[4] for row in MADE.tables[0][1:]]
    assert all(str(cell.value).endswith("**") for cell in grant["B"][1:])


def test_hidden_sheets_are_refused() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "合计"
    book.create_sheet("名单").sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    with pytest.raises(RedactionError, match="hidden sheet: 1"):
        redact(buffer.getvalue(), "a.xlsx")


def test_embedded_files_are_refused() -> None:
    buffer = io.BytesIO(as_docx(MADE))
    with zipfile.ZipFile(buffer, "a") as file:
        file.writestr("word/embeddings/oleObject1.bin", b"13800001234")
    with pytest.raises(RedactionError, match="embeds 1"):
        redact(buffer.getvalue(), "a.docx")


def test_a_link_with_an_address_is_masked() -> None:
    file = docx.Document()
    paragraph = file.add_paragraph("来信请发邮箱。")
    file.part.relate_to("mailto:wang1234@qq.com", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph.add_run("谢谢。")
    buffer = io.BytesIO()
    file.save(buffer)
    copy = redact(buffer.getvalue(), "a.docx").data
    assert copy is not None
    assert "wang1234" not in "".join(parts_of(copy).values())


@pytest.mark.parametrize(
    ("kind", "value", "masked"),
    [
        (Kind.IDENTITY, "430482190001010013", "43*************013"),
        (Kind.MOBILE, "138 0000 1234", "138****1234"),
        (Kind.LANDLINE, "0734-5550123", "0734-*******"),
        (Kind.ACCOUNT, "6222000000000000012", "*" * 19),
        (Kind.ADDRESS, "云川市青石镇大桥村3组12号", "云川市青石镇***"),
        (Kind.ADDRESS, "阳光小区3栋2单元501室", "***"),
        (Kind.AIDED, "张三丰", "张**"),
        (Kind.PREPARER, "欧阳明华", "欧阳**"),
        (Kind.EMAIL, "zhang@qq.com", "***"),
        (Kind.PLATE, "湘D12345", "湘D*****"),
    ],
)
def test_masks(kind: Kind, value: str, masked: str) -> None:
    assert mask(kind, value) == masked


def test_a_number_cut_by_the_end_of_a_line_is_masked() -> None:
    copy = redact("全年无事。\n经办人手机1380000\n1234，请联系。\n".encode(), "a.txt").data
    assert copy == "全年无事。\n经办人手机138****1234，请联系。\n".encode()


def test_encoding_and_line_ends_stay() -> None:
    text = "云川市某局\r\n联系电话：13800001234\r\n"
    assert redact(text.encode("gb18030"), "a.txt").data == text.replace("00001", "****1").encode("gb18030")


# --------------------------------------------------------------------------------------------- command line


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["redact", *map(str, args)], prog_name="jiping")


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_writes_a_copy_and_says_no_value(tmp_path: Path, form: str, lang: str) -> None:
    source, target = tmp_path / f"a.{form}", tmp_path / f"b.{form}"
    source.write_bytes(FILES[form](MADE))
    before = source.read_bytes()
    result = call(source, "-o", target, "--lang", lang)
    assert result.exit_code == 0, result.output
    assert source.read_bytes() == before
    assert left_in(target.read_bytes()) == []
    assert [value for value in (*MADE.values, *AUTHORS) if value in result.output] == []


def test_a_dry_run_lists_and_writes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("全年无事。\n联系电话：13800001234\n", "utf-8")
    result = call(source, "--dry-run", "--lang", "zh")
    assert result.exit_code == 0
    assert "手机号码 1 处：第 2 行" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_never_onto_the_source_and_onto_a_file_only_by_force(tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("联系电话：13800001234\n", "utf-8")
    target.write_text("旧的", "utf-8")
    assert call(source, "-o", source, "--force").exit_code == 2
    assert "13800001234" in source.read_text("utf-8")
    assert call(source, "-o", target).exit_code == 2
    assert target.read_text("utf-8") == "旧的"
    assert call(source, "-o", target, "--force").exit_code == 0
    assert target.read_text("utf-8") == "联系电话：138****1234\n"


def test_of_a_pdf_the_places_are_listed(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "examples" / "final-accounts-2024.pdf"
    result = call(source, "-o", tmp_path / "b.pdf", "--lang", "zh")
    assert result.exit_code == 1
    assert "PDF 不能可靠地遮盖" in result.output
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_when_a_value_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiping.redact.text.masked_text", lambda text, spans: text)
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("联系电话：13800001234\n", "utf-8")
    result = call(source, "-o", target, "--lang", "zh")
    assert result.exit_code == 1
    assert "复查副本时仍发现" in result.output
    assert "13800001234" not in result.output
    assert not target.exists()


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(b"PK\x03\x04 word/ broken")
    assert call(source, "--dry-run").exit_code == 3
    assert call(tmp_path / "none.txt", "--dry-run").exit_code == 3
