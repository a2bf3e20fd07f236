"""The whole line never raises for what is in a file, gives the same every time, and its results travel."""

from __future__ import annotations

import io
import pickle
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jiping.evaluate import Settings, evaluate, evaluate_bytes
from jiping.model import Certainty, Evaluation, Outcome, Severity
from jiping.read import Limits
from pdf_files import by_hand, text_at

REPORT = (
    "云岭县水务局2024年度部门整体支出绩效自评报告\n"
    "一、部门基本情况\n"
    "核定编制40名，实有在职人员38人，退休人员12人。\n"
    "二、支出情况\n"
    "2024年度支出合计2,345.67万元，其中：基本支出845.67万元，占36.05%；项目支出1,500.00万元，占63.95%。\n"
    "2024年度支出合计2,345.67万元，比上年增加190.50万元，增长8.12%。\n"
    "2024年度项目支出情况表\n"
    "单位：万元\n"
    "| 项目名称 | 预算数 | 执行数 |\n"
    "| 水库维修 | 800.00 | 800.00 |\n"
    "| 农村饮水 | 700.00 | 700.00 |\n"
    "| 合计 | 1,500.00 | 1,510.00 |\n"
)
PDF = by_hand([text_at(72, 700, "Total 319.27"), text_at(72, 700, "Total 319.72")])
EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*-2024.*"))


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


UNREADABLE = {
    "empty": (b"", "READ004"),
    "damaged PDF": (b"%PDF-1.7 and nothing more", "READ001"),
    "PDF without text": (by_hand([""]), "READ004"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), "READ003"),
    "old workbook": (b"\x09\x04\x06\0" + bytes(90), "READ008"),
    "RAR": (b"Rar!\x1a\x07\x01\0" + bytes(90), "READ007"),
    "other archive": (packed(readme=b"text"), "READ007"),
}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_unreadable_file_gives_one_finding(name: str, lang: str) -> None:
    data, code = UNREADABLE[name]
    result = evaluate_bytes(data, "报告.bin", Settings(lang=lang))
    (finding,) = result.findings
    assert not result.is_read
    assert (finding.code, finding.outcome, finding.severity) == (code, Outcome.FAIL, Severity.ERROR)
    assert finding.certainty is Certainty.PROVED
    assert finding.message
    assert finding.fix
    assert (result.figures, result.notes) == ((), ())


@pytest.mark.parametrize("kind", ["absent", "folder", "large"])
def test_a_file_that_cannot_be_opened_gives_one_finding(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    limits = Limits()
    if kind == "folder":
        path.mkdir()
    elif kind == "large":
        path.write_bytes(REPORT.encode())
        limits = Limits(max_bytes=100)
    result = evaluate(path, Settings(limits=limits))
    assert [finding.code for finding in result.findings] == ["READ005" if kind == "large" else "READ009"]
    assert str(path) == result.path
    assert result.sha256 == ""


def test_a_file_and_its_bytes_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, "utf-8")
    assert evaluate(path) == evaluate_bytes(REPORT.encode(), str(path))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_two_runs_are_equal(path: Path) -> None:
    one, other = evaluate(path), evaluate(path)
    assert one == other
    assert pickle.dumps(one.findings) == pickle.dumps(other.findings)
    assert len({finding.id for finding in (*one.findings, *one.notes)}) == len(one.findings) + len(one.notes)


@pytest.mark.parametrize("data", [REPORT.encode(), PDF, b"", b"%PDF-1.7"], ids=["text", "pdf", "empty", "damaged"])
def test_results_can_be_sent_to_another_process(data: bytes) -> None:
    result = evaluate_bytes(data, "报告")
    again = pickle.loads(pickle.dumps(result))
    assert isinstance(again, Evaluation)
    assert again == result


def test_the_name_of_a_file_decides_nothing() -> None:
    one, other = evaluate_bytes(REPORT.encode(), "a.pdf"), evaluate_bytes(REPORT.encode(), "b.docx")
    assert one.is_read
    assert one.figures == other.figures
    assert one.findings == other.findings


def test_selecting_and_ignoring_rules() -> None:
    def codes(settings: Settings) -> set[str]:
        return {finding.code for finding in evaluate_bytes(REPORT.encode(), "x", settings).findings}

    whole = codes(Settings())
    assert {"MAT004", "SUM013"} <= whole
    assert codes(Settings(select=("SUM",))) == {code for code in whole if code.startswith("SUM")}
    assert codes(Settings(ignore=("SUM", "MAT004"))) == {
        code for code in whole if not code.startswith("SUM") and code != "MAT004"
    }
    assert codes(Settings(select=("growth-mismatch",))) == {"MAT004"}


def test_the_language_changes_words_and_nothing_else() -> None:
    zh, en = (evaluate_bytes(REPORT.encode(), "x", Settings(lang=lang)) for lang in ("zh", "en"))
    assert [(f.id, f.code, f.sources) for f in zh.findings] == [(f.id, f.code, f.sources) for f in en.findings]
    assert zh.findings[0].message != en.findings[0].message


# ------------------------------------------------------------------------------------------------ hostile input


def accepted(data: bytes, name: str = "x") -> Evaluation:
    """The result, whose parts fit together whatever the bytes were."""
    result = evaluate_bytes(data, name)
    if not result.is_read:
        assert len(result.findings) == 1
        assert result.findings[0].code.startswith("READ")
    for figure in result.figures:
        assert result.document is not None
        assert 0 <= figure.source.block < len(result.document.blocks)
    return result


SIGNATURES = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]
SIGNATURES += [b"<html>", b"{\\rtf", b"<?xml version='1.0'?>"]


@settings(max_examples=300)
@given(st.sampled_from(SIGNATURES), st.binary(max_size=400))
@example(b"PK\x03\x04", b"word/document.xml")
def test_any_bytes_give_a_result(signature: bytes, rest: bytes) -> None:
    assert accepted(signature + rest) is not None


ALPHABET = "一二三十百千万亿元%人年月日第（）()〔〕“”：；，。、|—-…0123456789,. \n\t合计其中占支出收入基本项目"
ALPHABET += "增长减少比上预算决算完成类款项表单位局\u3000\u00a0\u200b\ufeff"


@settings(max_examples=300)
@given(st.text(alphabet=ALPHABET, max_size=300))
def test_any_text_gives_a_result(text: str) -> None:
    assert accepted(text.encode()) is not None


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_report_gives_a_result(data: st.DataObject) -> None:
    """A real file with some of its bytes changed, cut or doubled."""
    whole = bytearray(data.draw(st.sampled_from([REPORT.encode(), PDF])))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, max(len(whole) - 1, 0)))
        match data.draw(st.integers(0, 3)):
            case 0:
                whole[place : place + 1] = bytes([data.draw(st.integers(0, 255))])
            case 1:
                del whole[place : place + data.draw(st.integers(1, 40))]
            case 2:
                whole[place:place] = whole[place : place + 30]
            case _:
                del whole[place:]
    assert accepted(bytes(whole)) is not None


@settings(max_examples=80)
@given(st.permutations(REPORT.splitlines()), st.integers(0, 12))
def test_lines_in_any_order_give_a_result(lines: list[str], cut: int) -> None:
    result = accepted("\n".join(lines[cut:]).encode())
    assert result.is_read or cut >= len(lines) - 1
