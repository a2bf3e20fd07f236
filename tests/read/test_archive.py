"""ZIP archives: members by name, inner archives, names from everywhere, and everything that must not be unpacked."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.cli.inputs import Item, find_inputs
from jiping.cli.run import Task, run
from jiping.evaluate import Settings
from jiping.model import ReadProblem
from jiping.read import read_bytes
from jiping.read.archive import content, is_archive, members, safe_name
from jiping.read.limits import Limits
from xls_files import workbook

REPORT = "云岭县水务局2024年度部门整体支出绩效自评报告\n一、基本情况\n2024年支出100万元。\n".encode()


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return saved.getvalue()


def encrypted(data: bytes) -> bytes:
    """The archive with the mark of encryption on every member."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def names(data: bytes, **limits: int) -> list[str]:
    return [member.path for member in members(data, "包.zip", Limits(**limits))]


def problem(data: bytes, **limits: int) -> str:
    with pytest.raises(ReadProblem) as caught:
        for member in members(data, "包.zip", Limits(**limits)):
            content(data, member, "包.zip", Limits(**limits))
    return caught.value.code


def test_members_and_their_bytes() -> None:
    inner = packed({"内.txt": b"inner"})
    data = packed({"乙/报告.txt": b"two", "甲.txt": b"one", "包.zip": inner, "空/": b""})
    found = members(data, "x.zip", Limits())
    assert [member.path for member in found] == ["乙/报告.txt", "包.zip!内.txt", "甲.txt"]
    assert [content(data, member, "x", Limits()) for member in found] == [b"two", b"inner", b"one"]


def test_depth_of_archives_in_archives() -> None:
    data = packed({"报告.txt": b"x"})
    for level in range(4):
        data = packed({f"{level}.zip": data})
    assert names(data) == ["3.zip!2.zip!1.zip"]
    assert names(data, max_archive_depth=0) == ["3.zip"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/绝对/报告.docx", "绝对/报告.docx"),
        ("C:\\报告\\..\\a.docx", "报告/a.docx"),
        ("a\u202etxt.exe", "a_txt.exe"),
        ("a!b.docx", "a！b.docx"),
        ("..", "未命名"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_names_from_chinese_windows() -> None:
    plain = packed({"AAAA.txt": b"x"})
    assert names(plain.replace(b"AAAA", "绩评".encode("gbk"))) == ["绩评.txt"]
    assert names(packed({"同.txt": b"1", "./同.txt": b"2"})) == ["同.txt", "同.txt(2)"]


def test_what_must_not_be_unpacked() -> None:
    assert problem(encrypted(packed({"a.txt": b"x"}))) == "READ002"
    assert problem(packed({"a.txt": bytes(50_000_000)})) == "READ005"
    assert problem(packed({f"{n}.txt": b"" for n in range(20)}), max_parts=10) == "READ005"
    assert problem(packed({"a.txt": b"x" * 2000}), max_expanded_bytes=1000) == "READ005"
    assert problem(packed({"a.txt": b"x" * 2000}), max_bytes=1000) == "READ005"
    assert problem(packed({"a.txt": b"x" * 2000}, zipfile.ZIP_BZIP2)) == "READ001"
    assert problem(packed({"a.txt": b"x"})[:-5]) == "READ001"
    assert (
        problem(packed({"a.txt": b"text of a member"}, zipfile.ZIP_STORED).replace(b"text of", b"TEXT of")) == "READ001"
    )


def test_an_inner_archive_that_cannot_be_opened_stands_for_itself() -> None:
    data = packed({"坏.zip": b"PK\x03\x04", "锁.zip": encrypted(packed({"a.txt": b"x"}))})
    assert names(data) == ["坏.zip", "锁.zip!a.txt"]


def test_documents_are_no_archives(tmp_path: Path) -> None:
    assert is_archive(packed({"word.txt": b"x"}))
    assert not is_archive(packed({"word/document.xml": b"<x/>", "[Content_Types].xml": b""}))
    assert not is_archive(packed({"OFD.xml": b"<x/>"}))
    assert not is_archive(b"PK\x03\x04")
    assert not is_archive(tmp_path / "none")
    with pytest.raises(ReadProblem) as caught:
        read_bytes(packed({"word.txt": b"x"}), "a.zip")
    assert caught.value.code == "READ007"


@given(st.binary(max_size=300), st.integers(0, 400))
def test_damaged_archives(noise: bytes, cut: int) -> None:
    whole = packed({"a.txt": b"one", "b.zip": packed({"c.txt": b"two"})})
    for data in (noise, whole[:cut], whole[: cut // 2] + noise + whole[cut:]):
        try:
            for member in members(data, "x.zip", Limits()):
                content(data, member, "x.zip", Limits())
        except ReadProblem as caught:
            assert caught.code.startswith("READ")


# ------------------------------------------------------------------------------------------ the command line


def archive_file(folder: Path) -> Path:
    path = folder / "报送.zip"
    files = {"报告.txt": REPORT, "表/决算.xls": workbook({"表": [["x"]]}), "图.png": b"", "__MACOSX/._报告.txt": b""}
    path.write_bytes(packed(files))
    return path


def rows(items: list[Item]) -> list[tuple[str, list[str]]]:
    found = run(items, Task(Settings()))
    return [
        (row.evaluation.path, [f.code for f in row.evaluation.findings if f.code.startswith("READ")]) for row in found
    ]


def test_an_archive_gives_way_to_its_documents(tmp_path: Path) -> None:
    path = archive_file(tmp_path)
    for named in (path, tmp_path):
        inputs = find_inputs([str(named)])
        assert rows(inputs.items) == [(f"{path}!报告.txt", []), (f"{path}!表/决算.xls", [])]
        assert inputs.skipped == {".png": 1}
    assert [item.path for item in find_inputs([str(path), str(path), str(tmp_path)]).items] == [
        f"{path}!报告.txt",
        f"{path}!表/决算.xls",
    ]


def test_an_archive_on_standard_input() -> None:
    data = packed({"报告.txt": REPORT, "锁.txt": b"x"})
    assert rows(find_inputs(["-"], data).items) == [("-!报告.txt", []), ("-!锁.txt", [])]
    assert rows(find_inputs(["-"], encrypted(data)).items) == [("-!报告.txt", ["READ002"]), ("-!锁.txt", ["READ002"])]


def test_what_is_wrong_with_an_archive_is_its_row(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(packed({"图.png": b""}))
    assert rows(find_inputs([str(path)]).items) == [(str(path), ["READ009"])]
    path.write_bytes(packed({"a.txt": REPORT})[:-4])
    assert rows(find_inputs([str(path)]).items) == [(str(path), ["READ001"])]
    path.write_bytes(packed({f"{n}.txt": b"" for n in range(12)}))
    inputs = find_inputs([str(path)], limits=Limits(max_parts=10))
    assert rows(inputs.items) == [(str(path), ["READ005"])]


def test_a_member_that_goes_away_costs_its_row(tmp_path: Path) -> None:
    path = archive_file(tmp_path)
    items = find_inputs([str(path)]).items
    path.write_bytes(packed({}))
    assert [codes for _, codes in rows(items)] == [["READ001"], ["READ001"]]
    path.unlink()
    assert [codes for _, codes in rows(items)] == [["READ009"], ["READ009"]]
