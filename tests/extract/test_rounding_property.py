"""Honest rounding is never reported: a document true to the 分 stays silent however each of its numbers is rounded.

Exact accounts are made up in 分; every number is then printed on its own, in any unit and with any count of decimals,
as three tables and a page of sentences. Nothing may fail. That the same documents do not stay silent for the want of
looking is shown by the last tests: their relations are counted, and one wrong amount is found.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_document import case_document
from jiping.check.engine import CheckOptions, check
from jiping.extract import extract
from jiping.model import Finding, Outcome, Relation
from jiping.model.number import format_number

RULES = CheckOptions(select=("SUM", "MAT"))
FEN = {"元": 10**2, "千元": 10**5, "万元": 10**6, "亿元": 10**10}
# Unit and decimals as officials print them, and coarser.
PRINTS = [
    ("元", 2),
    ("元", 0),
    ("千元", 2),
    ("万元", 0),
    ("万元", 1),
    ("万元", 2),
    ("万元", 3),
    ("万元", 4),
    ("亿元", 2),
]
PRINTS += [("亿元", 4), ("万元", 6)]
CLASSES = {
    "201": ("一般公共服务支出", {"20106": ("财政事务", {"2010601": "行政运行", "2010602": "一般行政管理事务"})}),
    "208": (
        "社会保障和就业支出",
        {
            "20805": (
                "行政事业单位养老支出",
                {"2080501": "行政单位离退休", "2080505": "机关事业单位基本养老保险缴费支出"},
            ),
            "20808": ("抚恤", {"2080801": "死亡抚恤"}),
        },
    ),
    "221": ("住房保障支出", {"22102": ("住房改革支出", {"2210201": "住房公积金"})}),
}
LEAVES = [code for _, sections in CLASSES.values() for _, items in sections.values() for code in items]


@dataclass(frozen=True)
class Print:
    """How one table or text prints amounts of 分."""

    unit: str
    decimals: int
    rounding: str = ROUND_HALF_UP
    separators: bool = True

    def amount(self, fen: int) -> str:
        value = Decimal(fen) / FEN[self.unit]
        return format_number(value.quantize(Decimal(1).scaleb(-self.decimals), self.rounding), None, self.separators)

    def cell(self, fen: int) -> str:
        return self.amount(fen) if fen else ""

    def said(self, fen: int) -> str:
        return f"{self.amount(fen)}{self.unit}"

    def percent(self, part: int, whole: int, decimals: int) -> str:
        value = Fraction(part * 100, whole)
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return f"{exact.quantize(Decimal(1).scaleb(-decimals), self.rounding)}%"


@dataclass(frozen=True)
class Accounts:
    """Exact amounts in 分. Basic and project expenditure by item; last year's and the budget's totals."""

    basic: dict[str, int]
    project: dict[str, int]
    carried_in: int
    carried_out: int
    last_year: int
    budget: int
    three_public: tuple[int, ...]  # budget then final: overseas, purchase, operation, hospitality
    personnel: int

    def sum(self, code: str = "") -> tuple[int, int]:
        """Basic and project of everything below ``code``."""
        pairs = [(self.basic[leaf], self.project[leaf]) for leaf in LEAVES if leaf.startswith(code)]
        return sum(b for b, _ in pairs), sum(p for _, p in pairs)

    @property
    def total(self) -> int:
        return sum(self.sum())


def expenditure_table(accounts: Accounts, show: Print) -> dict[str, Any]:
    rows: list[list[str]] = [["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]]

    def add(code: str, name: str) -> None:
        basic, project = accounts.sum(code)
        if basic or project or not code:
            rows.append([code, name, show.cell(basic + project), show.cell(basic), show.cell(project)])

    add("", "合计")
    for code, (name, sections) in CLASSES.items():
        add(code, name)
        for section, (section_name, items) in sections.items():
            add(section, section_name)
            for item, item_name in items.items():
                add(item, item_name)
    return {"title": "支出决算表", "unit": show.unit, "rows": rows}


def summary_table(accounts: Accounts, show: Print) -> dict[str, Any]:
    classes = [(name, sum(accounts.sum(code))) for code, (name, _) in CLASSES.items()]
    income = accounts.total + accounts.carried_out - accounts.carried_in
    total = income + accounts.carried_in
    own = income // 3
    left = [
        ("一、一般公共预算财政拨款收入", income - own),
        ("二、其他收入", own),
        ("", 0),
        ("本年收入合计", income),
        ("年初结转和结余", accounts.carried_in),
        ("总计", total),
    ]
    right = [
        *((f"{number}、{name}", amount) for number, (name, amount) in zip("一八十", classes, strict=True)),
        ("本年支出合计", accounts.total),
        ("年末结转和结余", accounts.carried_out),
        ("总计", total),
    ]
    rows = [["收入", "<", "支出", "<"], ["项目", "决算数", "项目", "决算数"]]
    rows += [[a, show.cell(x), b, show.cell(y)] for (a, x), (b, y) in zip(left, right, strict=True)]
    return {"title": "收入支出决算总表", "unit": show.unit, "rows": rows}


def three_public_table(accounts: Accounts, show: Print) -> dict[str, Any]:
    head = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "<", "<", "公务接待费"]
    below = ["^", "^", "小计", "公务用车购置费", "公务用车运行维护费", "^"]
    values = []
    for overseas, purchase, operation, hospitality in (accounts.three_public[:4], accounts.three_public[4:]):
        vehicles = purchase + operation
        values += [overseas + vehicles + hospitality, overseas, vehicles, purchase, operation, hospitality]
    rows = [
        ["预算数", "<", "<", "<", "<", "<", "决算数", "<", "<", "<", "<", "<"],
        head + head,
        below + below,
        [show.cell(value) for value in values],
    ]
    return {"title": "财政拨款“三公”经费支出决算表", "unit": show.unit, "rows": rows}


def sentences(accounts: Accounts, show: Print, decimals: int) -> list[str]:
    basic, project = accounts.sum()
    total = basic + project
    income = total + accounts.carried_out - accounts.carried_in
    change = total - accounts.last_year
    word = "增加" if change > 0 else "减少"
    rate_word = "增长" if change > 0 else "下降"
    texts = [
        f"2024年度本年收入合计{show.said(income)}，本年支出合计{show.said(total)}，其中：基本支出{show.said(basic)}，"
        f"占{show.percent(basic, total, decimals)}；项目支出{show.said(project)}，"
        f"占{show.percent(project, total, decimals)}。",
        f"基本支出{show.said(basic)}，其中：人员经费{show.said(accounts.personnel)}，"
        f"公用经费{show.said(basic - accounts.personnel)}。",
    ]
    if change:
        texts.append(
            f"2024年度支出合计{show.said(total)}，与2023年度相比，{word}{show.said(abs(change))}，"
            f"{rate_word}{show.percent(abs(change), accounts.last_year, decimals)}。"
        )
        texts.append(
            f"2023年度支出合计{show.said(accounts.last_year)}，2024年度支出合计{show.said(total)}，"
            f"比上年{word}{show.said(abs(change))}，{rate_word}"
            f"{show.percent(abs(change), accounts.last_year, decimals)}。"
        )
    else:
        texts.append(f"2024年度支出合计{show.said(total)}，与上年持平。")
    comparison = "大于" if total > accounts.budget else "小于" if total < accounts.budget else "等于"
    texts.append(
        f"本年支出合计年初预算为{show.said(accounts.budget)}，支出决算为{show.said(total)}，"
        f"完成年初预算的{show.percent(total, accounts.budget, decimals)}，决算数{comparison}预算数。"
    )
    parts = [(name, sum(accounts.sum(code))) for code, (name, _) in CLASSES.items()]
    texts.append(
        f"2024年度支出合计{show.said(total)}，主要用于以下方面："
        + "；".join(f"{name}{show.said(amount)}，占{show.percent(amount, total, decimals)}" for name, amount in parts)
        + "。"
    )
    overseas, purchase, operation, hospitality = accounts.three_public[4:]
    texts.append(
        f"2024年度“三公”经费支出决算为{show.said(sum(accounts.three_public[4:]))}，其中：因公出国（境）费"
        f"{show.said(overseas)}，公务用车购置及运行维护费{show.said(purchase + operation)}，公务接待费"
        f"{show.said(hospitality)}。"
    )
    return texts


def document(accounts: Accounts, prints: list[Print], decimals: int) -> dict[str, Any]:
    return {
        "kind": "final-accounts.department",
        "year": 2024,
        "blocks": [
            summary_table(accounts, prints[0]),
            expenditure_table(accounts, prints[1]),
            three_public_table(accounts, prints[2]),
            *sentences(accounts, prints[3], decimals),
        ],
    }


def run(case: dict[str, Any]) -> tuple[list[Finding], tuple[Relation, ...], Counter[Outcome]]:
    """What fails, all relations, and the outcomes of one document."""
    made = case_document(case)
    figures, relations = extract(made)
    findings, _, outcomes, _ = check(made, figures, relations, RULES)
    return [finding for finding in findings if finding.outcome is Outcome.FAIL], relations, outcomes


# Few digits and many, nothing and next to nothing: where rounding shows.
fen = st.one_of(st.just(0), st.integers(1, 10**5), st.integers(1, 10**10), st.integers(1, 999).map(lambda n: n * 10**6))


@st.composite
def accounts(draw: st.DrawFn) -> Accounts:
    basic = {leaf: draw(fen) for leaf in LEAVES}
    project = {leaf: draw(fen) for leaf in LEAVES}
    basic["2010601"] += 1
    total = sum(basic.values()) + sum(project.values())
    return Accounts(
        basic,
        project,
        carried_in=draw(st.integers(0, total)),
        carried_out=draw(fen),
        last_year=draw(st.one_of(st.integers(1, 2 * total), st.just(total))),
        budget=draw(st.one_of(st.integers(1, 2 * total), st.just(total))),
        three_public=tuple(draw(fen) for _ in range(8)),
        personnel=draw(st.integers(0, sum(basic.values()))),
    )


prints = st.builds(
    lambda unit, rounding, separators: Print(*unit, rounding, separators),
    st.sampled_from(PRINTS),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]),
    st.booleans(),
)


@settings(max_examples=100)
@given(accounts(), st.lists(prints, min_size=4, max_size=4), st.integers(0, 3))
def test_identities_true_to_the_fen_raise_nothing(accounts: Accounts, prints: list[Print], decimals: int) -> None:
    failed, _, _ = run(document(accounts, prints, decimals))
    assert [(finding.code, finding.message) for finding in failed] == []


@settings(max_examples=50)
@given(accounts(), prints, st.integers(0, 2))
def test_one_print_throughout_raises_nothing(accounts: Accounts, one: Print, decimals: int) -> None:
    """The usual document: one unit and one count of decimals."""
    failed, _, _ = run(document(accounts, [one] * 4, decimals))
    assert [(finding.code, finding.message) for finding in failed] == []


# ---------------------------------------------------------------------------------------- that it is not blind

PLAIN = Accounts(
    basic=dict(zip(LEAVES, (3_123_456_78, 0, 412_345_67, 251_111_11, 33_333_33, 298_765_43), strict=True)),
    project=dict(zip(LEAVES, (0, 1_876_543_21, 0, 0, 12_121_21, 0), strict=True)),
    carried_in=222_222_22,
    carried_out=111_111_11,
    last_year=5_555_555_55,
    budget=6_100_000_00,
    three_public=(10_000_00, 0, 60_000_00, 20_000_00, 8_123_45, 0, 55_555_55, 11_111_11),
    personnel=3_700_000_00,
)
WAN = Print("万元", 2)


def test_the_relations_are_there() -> None:
    failed, relations, outcomes = run(document(PLAIN, [WAN] * 4, 2))
    forms = Counter(relation.form for relation in relations)
    assert failed == []
    assert forms["table.row-sum"] >= 10
    assert {"table.class-sum", "table.section-sum", "table.column-sum", "table.grand-total", "table.balance"} <= set(
        forms
    )
    assert {"text.sum", "text.share", "text.growth", "text.completion", "text.comparison", "text.same"} <= set(forms)
    assert outcomes[Outcome.PASS] > 60


@pytest.mark.parametrize("show", [WAN, Print("元", 2), Print("万元", 0), Print("亿元", 4)], ids=lambda show: show.unit)
@pytest.mark.parametrize("block", range(3))
def test_one_wrong_cell_is_found(block: int, show: Print) -> None:
    case = document(PLAIN, [show] * 4, 2)
    table = case["blocks"][block]
    row, column = {0: (2, 3), 1: (5, 2), 2: (3, 8)}[block]
    right = table["rows"][row][column]
    # Ten steps of the last digit: more than the parts can round away, fewer than anyone would notice.
    wrong = Decimal(right.replace(",", "")) + Decimal(10).scaleb(-show.decimals)
    table["rows"][row][column] = format_number(wrong, show.decimals)
    failed, _, _ = run(case)
    assert any(wrong_cell(finding, table["rows"][row][column]) for finding in failed)


def wrong_cell(finding: Finding, text: str) -> bool:
    return any(source.text == text for source in (*finding.sources,))


@pytest.mark.parametrize(
    ("paragraph", "old", "new"),
    [
        (0, "占68.56%", "占69.56%"),
        (1, "公用经费41.90", "公用经费41.09"),
        (2, "增加45.21", "增加54.21"),
        (2, "增长8.14%", "增长7.53%"),  # divided by this year instead of last
        (4, "98.49%", "101.53%"),
        (4, "小于", "大于"),
        (5, "500.00", "50.00"),
        (6, "7.48", "7.84"),
    ],
)
def test_one_wrong_word_or_number_in_a_sentence_is_found(paragraph: int, old: str, new: str) -> None:
    case = document(PLAIN, [WAN] * 4, 2)
    sentence = case["blocks"][3 + paragraph]
    assert old in sentence
    case["blocks"][3 + paragraph] = sentence.replace(old, new, 1)
    failed, _, _ = run(case)
    assert failed
