"""Which tables are lists of persons: the question imports ask before they take anything in."""

from __future__ import annotations

import pytest

from case_document import case_document
from jiping.model import Table
from jiping.privacy.lists import LIST_WORDS, is_person_list


def table_of(*rows: list[str], title: str = "登记表") -> Table:
    (table,) = case_document({"tables": [{"title": title, "rows": list(rows)}]}).tables()
    return table


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        (["姓名", "补助金额"], "beneficiaries"),
        (["户主姓名", "一卡通账号"], "beneficiaries"),
        (["学生姓名", "资助标准"], "beneficiaries"),
        (["姓名", "身份证号"], "identities"),
        (["姓 名", "家庭住址"], "contacts"),
        (["姓名", "联系电话"], "contacts"),
        (["姓名", "基本工资"], "payroll"),
        (["姓名", "职务"], None),
        (["单位名称", "补助金额"], None),
        (["项目名称", "金额"], None),
    ],
)
def test_kinds(heads: list[str], kind: str | None) -> None:
    assert is_person_list(table_of(heads, ["张三丰", "甲"], ["李国强", "乙"], ["王秀英", "丙"])) == kind


def test_one_person_is_no_list() -> None:
    assert is_person_list(table_of(["姓名", "补助金额"], ["张三丰", "1000"])) is None


def test_masked_names_and_sums_are_no_list() -> None:
    assert is_person_list(table_of(["姓名", "补助金额"], ["张**", "1000"], ["李某某", "800"], ["合计", "1800"])) is None


def test_the_title_can_say_what_the_money_is() -> None:
    rows = (["序号", "姓名", "备注"], ["1", "张三丰", ""], ["2", "李国强", ""])
    assert is_person_list(table_of(*rows, title="困难群众慰问发放表")) == "beneficiaries"


def test_every_kind_has_words_in_both_languages() -> None:
    assert all(zh and en for zh, en in LIST_WORDS.values())
