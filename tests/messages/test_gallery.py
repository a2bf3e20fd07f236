"""The message gallery: for every READ code an input that causes it, the exact words, and what to do.

A new code fails the first test here until it has its input. A changed text fails its case: read it aloud before
changing the case, for people know it from rectification letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from broken_files import LINE, SCAN, packed, pdf
from click.testing import CliRunner

from jiping import evaluate as line
from jiping.cli.main import main
from jiping.messages.catalogue import read_codes, read_message, translated
from scan_files import line as recognised_line
from scan_files import pretend

NOT_RECOGNISED = ("--no-ocr",)
IMAGE = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
REPORT = "某局2024年度部门整体支出绩效自评报告\n一、基本情况\n2024年支出 100 万元。\n".encode()

OPEN_AGAIN = "用原来的软件打开并另存一份再试；如打不开，请向提供方重新索取。"
NO_PASSWORD = "用原来的软件输入密码打开，去掉密码后另存一份再试。"
NO_SCAN = (
    "请提供由 Word、WPS 或 Excel 直接导出的 PDF；也可以安装识别组件"
    '（pip install "jiping[ocr]"，不联网也能用），由程序识别扫描件和图片。'
)
MAY_BE_WRONG = (
    "识别把握不足的数不据以下结论；其他结论请对照原件核对。有条件的，请改用由 Word、WPS 或 Excel 直接导出的 PDF。"
)
RIGHT_FILE = "请确认文件是否选对、是否已保存。"
SPLIT = "请把文件拆开后分别检查；如果文件本应很小，请确认来源是否可靠。"
AS_UTF8 = "用记事本或 WPS 打开，另存为 UTF-8 编码再试。"
OTHER_FORMAT = "请另存为 PDF、DOCX、XLSX、HTML 或 TXT 再试。"
AS_DOCX = "用 Word、Excel 或 WPS 打开，另存为 DOCX 或 XLSX 再试；或在本机安装 LibreOffice，由程序自动转换。"
FROM_OFD = "请用 OFD 阅读器、WPS 或原来的软件另存为 PDF 或 DOCX 再试。"
RIGHT_PLACE = "请核对文件名和所在文件夹，并确认有权读取。"
BY_EYE = "未读入的部分没有检查，请人工核对；或另存一份后再试。"
REPORT_IT = "其他文件不受影响。请设置环境变量 JIPING_DEBUG=1 后重试，并把显示的内容连同文件报告给开发者。"


@dataclass(frozen=True)
class Case:
    """One picture of the gallery. ``content`` is the file; ``None`` for none. ``options`` go to ``jiping check``."""

    name: str
    code: str
    message: str
    fix: str
    content: bytes | None = b""
    options: tuple[str, ...] = ()
    prepare: Callable[[Path, pytest.MonkeyPatch], None] | None = field(default=None, repr=False)


def as_folder(path: Path, patch: pytest.MonkeyPatch) -> None:
    path.mkdir()


def without_permission(path: Path, patch: pytest.MonkeyPatch) -> None:
    path.write_bytes(REPORT)
    stat = Path.stat

    def refusing(self: Path, **rest: bool) -> object:
        if self.name == path.name:
            raise PermissionError(13, "Permission denied", str(self))
        return stat(self, **rest)

    patch.setattr(Path, "stat", refusing)


def with_a_bug(path: Path, patch: pytest.MonkeyPatch) -> None:
    path.write_bytes(REPORT)

    def failing(document: object) -> object:
        raise ZeroDivisionError("division by zero")

    patch.setattr(line, "extract", failing)


GALLERY = [
    Case("PDF 只有开头", "READ001", "文件已损坏或不完整，无法打开（不是完整的 PDF）。", OPEN_AGAIN, b"%PDF-1.7\n"),
    Case("PDF 断在半途", "READ001", "文件已损坏或不完整，无法打开（不是完整的 PDF）。", OPEN_AGAIN, pdf(LINE)[:200]),
    Case("PDF 设有密码", "READ002", "文件设有打开密码，无法读取。", NO_PASSWORD, pdf(LINE, is_locked=True)),
    Case("一幅图片", "READ003", "第 1 页没有可识别的文字，疑为扫描件。", NO_SCAN, IMAGE, NOT_RECOGNISED),
    Case("扫描的 PDF", "READ003", "第 1、2 页没有可识别的文字，疑为扫描件。", NO_SCAN, pdf(SCAN, SCAN), NOT_RECOGNISED),
    Case("没有内容的文件", "READ004", "文件中没有任何文字。", RIGHT_FILE, b""),
    Case("只有空行的文本", "READ004", "文件中没有任何文字。", RIGHT_FILE, b" \n\n"),
    Case(
        "页数太多",
        "READ005",
        "文件超出处理上限：3 页，上限为 2 页。",
        SPLIT,
        pdf(LINE, LINE, LINE),
        ("--max-pages", "2"),
    ),
    Case(
        "文件太大",
        "READ005",
        "文件超出处理上限：2 MiB，上限为 1 MiB。",
        SPLIT,
        REPORT + b"\n" * (2 << 20),
        ("--max-mb", "1"),
    ),
    Case(
        "处理时间太长",
        "READ005",
        "文件超出处理上限：处理时间过长，上限为 0 秒。",
        SPLIT,
        REPORT * 2000,
        ("--max-seconds", "0"),
    ),
    Case(
        "大五码文本",
        "READ006",
        "文件的文字编码无法识别，不是 UTF-8，也不是 GB18030（按 GB18030 读到第 1 行（第 1 字节）为止）。",
        AS_UTF8,
        ("績效自評報告，整體支出情況良好。" * 5).encode("big5"),
    ),
    Case(
        "程序文件",
        "READ007",
        "不支持这种文件格式（第 4 字节起含有二进制内容）。",
        OTHER_FORMAT,
        b"MZ\x90\0\x03\0\0\0" + b"\0" * 90,
    ),
    Case("RAR 压缩包", "READ007", "不支持这种文件格式（RAR 压缩包）。", OTHER_FORMAT, b"Rar!\x1a\x07\0" + b"\0" * 90),
    Case(
        "Excel 4 工作簿",
        "READ008",
        "这是旧版的 .doc、.wps 文件或 Excel 95 以前的工作簿，不能直接读取。",
        AS_DOCX,
        b"\x09\x04\x06\0" + b"\0" * 90,
    ),
    Case("没有这个文件", "READ009", "文件打不开：没有这个文件。", RIGHT_PLACE, None),
    Case("空的文件夹", "READ009", "文件打不开：文件夹里没有可以检查的文档。", RIGHT_PLACE, None, prepare=as_folder),
    Case("没有权限", "READ009", "文件打不开：没有读取权限。", RIGHT_PLACE, None, prepare=without_permission),
    Case(
        "程序出错",
        "READ011",
        "检查这个文件时程序出错，没有得出结果（ZeroDivisionError: division by zero）。",
        REPORT_IT,
        None,
        prepare=with_a_bug,
    ),
    Case("OFD 版式文件", "READ012", "尚不支持 OFD 版式文件。", FROM_OFD, packed("OFD.xml", "<ofd/>")),
]

REMARKS = [
    ("READ003 第 2、3 页没有可识别的文字，疑为扫描件。", pdf(LINE, SCAN, SCAN)),
    ("READ010 有 1 处隐藏文字，未读入。", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>"),
]
"""Where only a part could not be read, the document is checked, and this stands under its findings."""


def test_every_code_is_in_the_gallery() -> None:
    shown = {case.code for case in GALLERY} | {words.split()[0] for words, _ in REMARKS}
    assert shown | {"READ013"} == set(read_codes())


@pytest.mark.parametrize("case", GALLERY, ids=lambda case: case.name)
def test_input_gives_exactly_these_words(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "文件"
    if case.content is not None:
        path.write_bytes(case.content)
    if case.prepare is not None:
        case.prepare(path, monkeypatch)
    result = CliRunner().invoke(main, ["check", str(path), *case.options])
    lines = result.stdout.splitlines()
    assert lines[2:5] == [
        f"{case.code} 错误  {case.message}",
        f"  改法  {case.fix}",
        f"  详见  jiping explain {case.code}",
    ]
    assert lines[-1] == "文件未能读取，没有检查。"
    assert result.exit_code == (2 if case.code == "READ011" else 3)
    assert "Traceback" not in result.output


@pytest.mark.parametrize("case", GALLERY, ids=lambda case: case.name)
def test_english_has_no_gap(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    if case.content is not None:
        path.write_bytes(case.content)
    if case.prepare is not None:
        case.prepare(path, monkeypatch)
    result = CliRunner().invoke(main, ["check", str(path), *case.options, "--lang", "en"])
    assert result.stdout.splitlines()[2].startswith(f"{case.code} error  ")
    assert "…" not in result.stdout
    assert not re.search("[一-鿿]", result.stdout.replace(str(path), ""))


@pytest.mark.parametrize(("words", "content"), REMARKS, ids=["READ003", "READ010"])
def test_what_was_read_in_part_says_so(words: str, content: bytes | str, tmp_path: Path) -> None:
    path = tmp_path / "文件"
    path.write_bytes(content if isinstance(content, bytes) else with_hidden_words(content))
    result = CliRunner().invoke(main, ["check", str(path), *NOT_RECOGNISED])
    assert words in result.stdout.splitlines()
    assert read_message(words.split()[0], {}).fix == (NO_SCAN if words.startswith("READ003") else BY_EYE)
    for format_ in ("text", "html", "sarif"):
        english = (
            CliRunner().invoke(main, ["check", str(path), *NOT_RECOGNISED, "--lang", "en", "--format", format_]).stdout
        )
        assert translated(words, "en") in english and "未读入" not in english and "疑为扫描件" not in english


def test_recognised_pages_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, [recognised_line("2024年支出100万元。", 60, 100)])
    path = tmp_path / "文件"
    path.write_bytes(pdf(LINE, SCAN, LINE))
    result = CliRunner().invoke(main, ["check", str(path)])
    assert "READ013 第 2 页是扫描件，文字由程序识别得出，可能有误。" in result.stdout.splitlines()
    assert read_message("READ013", {}).fix == MAY_BE_WRONG
    english = CliRunner().invoke(main, ["check", str(path), "--no-ocr", "--lang", "en"]).stdout
    assert "READ003 Page 2 has no text" in english


def with_hidden_words(run: str) -> bytes:
    """The smallest DOCX: one paragraph of visible words and ``run``."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    words = "<w:r><w:t>2024年支出 100 万元。</w:t></w:r>"
    body = f'<w:document xmlns:w="{space}"><w:body><w:p>{words}{run}</w:p></w:body></w:document>'
    return packed("word/document.xml", body)
