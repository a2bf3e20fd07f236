"""READ texts: both languages, the same codes and fields, and never an exception."""

from __future__ import annotations

import re

import pytest

from jiping.messages.catalogue import LANGUAGES, _texts, read_codes, read_message, read_name

FIELD = re.compile(r"\{(\w+)\}")


def test_both_languages_have_the_same_codes_and_fields() -> None:
    zh, en = _texts("zh"), _texts("en")
    assert set(zh) == set(en)
    for code in zh:
        assert set(zh[code]) == {"title", "message", "fix"}
        assert set(en[code]) == {"name", "title", "message", "fix"}
        assert set(FIELD.findall(zh[code]["message"])) == set(FIELD.findall(en[code]["message"]))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", read_codes())
def test_missing_values_leave_a_gap_not_a_traceback(code: str, lang: str) -> None:
    texts = read_message(code, {}, lang)
    assert texts.title and texts.message and texts.fix
    assert "{" not in texts.message


def test_values_are_filled_in() -> None:
    assert read_message("READ003", {"pages": "3-5"}).message == "第 3-5 页没有可识别的文字，疑为扫描件。"
    assert read_message("READ001", {}).message == "文件已损坏或不完整，无法打开。"
    assert read_message("READ001", {}, "en").message == "The file is damaged or incomplete and cannot be opened."


def test_the_system_s_words_are_translated() -> None:
    assert read_message("READ009", {"detail": "No such file or directory"}).message == "文件打不开：没有这个文件。"
    assert read_message("READ009", {"detail": "是文件夹"}, "en").message == "The file cannot be opened: it is a folder."


def test_unknown_code_and_language_still_say_something() -> None:
    assert read_message("READ999", {"detail": "x"}, "fr").message == "文档有一部分未能读入：x。"
    assert read_name("READ999") == ""
