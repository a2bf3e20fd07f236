"""Exact amounts and the public tables made of them, for the documents of the corpus.

Amounts are kept in 元 with two decimals, as a finance system keeps them; 万元 are rounded half up for print, so that
the documents show the honest rounding of real ones.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from jiping.concepts.classification import economic_name, functional_name

Show = Callable[[Decimal], str]
_CENT = Decimal("0.01")


def yuan(amount: Decimal) -> str:
    """1234567.80"""
    return f"{amount:.2f}"


def yuan_commas(amount: Decimal) -> str:
    """1,234,567.80"""
    return f"{amount:,.2f}"


def wan(amount: Decimal) -> str:
    """123.46, in 万元"""
    return f"{(amount / 10000).quantize(_CENT, ROUND_HALF_UP):.2f}"


def wan_commas(amount: Decimal) -> str:
    return f"{(amount / 10000).quantize(_CENT, ROUND_HALF_UP):,.2f}"


def wan_short(amount: Decimal) -> str:
    """123.5 for 123.50, 0 for 0.00: trailing zeros dropped, as many writers do."""
    text = wan(amount)
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(part: Decimal, whole: Decimal, digits: int = 2) -> str:
    if not whole:
        return "0"
    value = (part * 100 / whole).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{value:.{digits}f}"


def growth(now: Decimal, before: Decimal, digits: int = 2) -> str:
    return percent(abs(now - before), before, digits)


def move(
    now: Decimal, before: Decimal, show: Show = wan, unit: str = "万元", up: str = "增长", down: str = "下降"
) -> str:
    """增加1.20万元，增长3.41%"""
    if now == before:
        return "增加0万元，增长0%"
    word, rate = ("增加", up) if now > before else ("减少", down)
    return f"{word}{show(abs(now - before))}{unit}，{rate}{growth(now, before)}%"


def word(now: Decimal, before: Decimal, up: str = "大于", down: str = "小于", same: str = "等于") -> str:
    return up if now > before else down if now < before else same


def d(text: str) -> Decimal:
    """An amount given in 万元."""
    return Decimal(text) * 10000


@dataclass(frozen=True)
class Item:
    """One functional 项: what was spent of the fiscal appropriation, what else, and what had been budgeted at first."""

    code: str
    name: str
    basic: Decimal = Decimal(0)
    project: Decimal = Decimal(0)
    budget: Decimal = Decimal(0)
    other: Decimal = Decimal(0)
    """Spent from money that is no appropriation, as project expenditure."""
    caliber: str = "general"

    @property
    def fiscal(self) -> Decimal:
        return self.basic + self.project

    @property
    def total(self) -> Decimal:
        return self.fiscal + self.other


def total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


@dataclass
class Accounts:
    """A body's year. Names of 类 and 款 are those of the official classification unless ``names`` has others."""

    items: list[Item]
    names: dict[str, str] = field(default_factory=dict)

    def of(self, *calibers: str) -> list[Item]:
        return [item for item in self.items if item.caliber in calibers]

    def fiscal(self, caliber: str = "general") -> Decimal:
        return total(i.fiscal for i in self.of(caliber))

    @property
    def basic(self) -> Decimal:
        return total(i.basic for i in self.of("general"))

    @property
    def spent(self) -> Decimal:
        return total(i.total for i in self.items)

    def klass(self, code: str, what: str = "fiscal", *calibers: str) -> Decimal:
        items = self.of(*calibers) if calibers else self.of("general") if what == "fiscal" else self.items
        return total(getattr(i, what) for i in items if i.code.startswith(code))

    def classes(self, *calibers: str) -> list[str]:
        return list(dict.fromkeys(i.code[:3] for i in (self.of(*calibers) if calibers else self.items)))

    def name(self, code: str) -> str:
        for item in self.items:
            if item.code == code:
                return item.name
        return self.names.get(code) or functional_name(code) or code

    def tree(self, *calibers: str) -> list[tuple[str, str, list[Item]]]:
        """Code, name and items of every 类, 款 and 项, in the order of the codes."""
        items = self.of(*calibers) if calibers else self.items
        codes = sorted({code for i in items for code in (i.code[:3], i.code[:5], i.code)})
        return [(code, self.name(code), [i for i in items if i.code.startswith(code)]) for code in codes]


# ---------------------------------------------------------------------------------------------------- tables


def rows(lines: Iterable[Sequence[str]]) -> str:
    return "\n".join("|" + "|".join(line) + "|" for line in lines)


@dataclass(frozen=True)
class Look:
    """How a place prints its tables."""

    show: Show = wan
    zero: str = ""
    numbered: bool = True
    """行次 columns and 栏次 rows."""
    split: bool = False
    """The head of the code column says 类, 款, 项."""

    def cell(self, amount: Decimal) -> str:
        return self.show(amount) if amount else self.zero


_ORDINALS = [*"一二三四五六七八九十", *("十" + c for c in "一二三四五六七八九"), "二十", "二十一", "二十二", "二十三"]
_ALL = [str(n) for n in (*range(201, 209), *range(210, 218), *range(219, 225), 229)]
_SOURCES = (
    ("general", "一般公共预算财政拨款收入"),
    ("fund", "政府性基金预算财政拨款收入"),
    ("capital", "国有资本经营预算财政拨款收入"),
    ("superior", "上级补助收入"),
    ("business", "事业收入"),
    ("operating", "经营收入"),
    ("affiliate", "附属单位上缴收入"),
    ("other", "其他收入"),
)


def summary(
    books: Accounts,
    income: dict[str, Decimal],
    before: Decimal,
    after: Decimal,
    look: Look,
    use: Decimal = Decimal(0),
    distribution: Decimal = Decimal(0),
    classes: Sequence[str] = _ALL[:16],
) -> str:
    """收入支出决算总表. Classes without money keep their empty row, as the system prints them."""
    left = [(f"{_ORDINALS[n]}、{name}", income.get(key, Decimal(0))) for n, (key, name) in enumerate(_SOURCES)]
    wanted = sorted(set(classes) | set(books.classes()))
    right = [(f"{_ORDINALS[n]}、{books.name(code)}", books.klass(code, "total")) for n, code in enumerate(wanted)]
    received = total(income.values())
    assert received + use + before == books.spent + distribution + after, "the books do not balance"
    while len(left) < len(right):
        left.append(("", Decimal(-1)))
    end = [
        ("本年收入合计", received, "本年支出合计", books.spent),
        ("使用非财政拨款结余（含专用结余）", use, "结余分配", distribution),
        ("年初结转和结余", before, "年末结转和结余", after),
        ("总计", received + use + before, "总计", books.spent + distribution + after),
    ]
    body = [(a, x, b, y) for (a, x), (b, y) in zip(left, right, strict=False)] + end
    height = len(body)
    lines: list[list[str]] = []
    if look.numbered:
        lines.append(["收入", "<", "<", "支出", "<", "<"])
        lines.append(["项目", "行次", "金额", "项目", "行次", "金额"])
        lines.append(["栏次", "", "1", "栏次", "", "2"])
        for n, (a, x, b, y) in enumerate(body, 1):
            lines.append([a, str(n), "" if x < 0 else look.cell(x), b, str(n + height), look.cell(y)])
    else:
        lines.append(["收入", "<", "支出", "<"])
        lines.append(["项目", "决算数", "项目", "决算数"])
        for a, x, b, y in body:
            lines.append([a, "" if x < 0 else look.cell(x), b, look.cell(y)])
    return rows(lines)


def _code_head(look: Look, second: str = "科目名称") -> list[list[str]]:
    if look.split:
        return [["项目", "<", "<", "<"], ["科目代码", "<", "<", second], ["类", "款", "项", "栏次"]]
    return [["项目", "<"], ["科目编码", second]] + ([["栏次", "<"]] if look.numbered else [])


def _table(look: Look, heads: list[list[str]], body: list[tuple[str, str, list[str]]], sums: list[str]) -> str:
    """Code and name columns before the value columns of ``heads`` (one list for each header row)."""
    width = len(heads[0])
    lines = []
    left = _code_head(look)
    for n, names in enumerate(left):
        if n < len(heads):
            lines.append(names + heads[n])
        elif look.numbered or look.split:
            lines.append(names + [str(k) for k in range(1, width + 1)])
    if look.split:
        lines.append(["^", "^", "^", "合计", *sums])
    else:
        lines.append(["合计", "<", *sums])
    for code, name, cells in body:
        lines.append([code, "<", "<", name, *cells] if look.split else [code, name, *cells])
    return rows(lines)


def income_table(books: Accounts, look: Look, sources: Callable[[Item], dict[str, Decimal]]) -> str:
    """收入决算表: by 项 what came from the appropriation and from elsewhere."""
    heads = [
        ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "<", "经营收入", "附属单位上缴收入", "其他收入"],
        ["^", "^", "^", "小计", "其中：教育收费", "^", "^", "^"],
    ]
    keys = ("fiscal", "superior", "business", "fee", "operating", "affiliate", "other")

    def cells(items: list[Item]) -> list[str]:
        found = [sources(i) for i in items]
        sums = [total(f.get(key, Decimal(0)) for f in found) for key in keys]
        whole = total(s for key, s in zip(keys, sums, strict=True) if key != "fee")
        return [look.cell(whole), *(look.cell(s) for s in sums)]

    body = [(code, name, cells(items)) for code, name, items in books.tree()]
    return _table(look, heads, body, cells(books.items))


def expenditure_table(books: Accounts, look: Look) -> str:
    heads = [["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"], ["^"] * 6]

    def cells(items: list[Item]) -> list[str]:
        basic = total(i.basic for i in items)
        whole = total(i.total for i in items)
        return [look.cell(whole), look.cell(basic), look.cell(whole - basic), look.zero, look.zero, look.zero]

    body = [(code, name, cells(items)) for code, name, items in books.tree()]
    return _table(look, heads, body, cells(books.items))


def fiscal_summary(
    books: Accounts,
    income: dict[str, Decimal],
    before: dict[str, Decimal],
    look: Look,
    classes: Sequence[str] = _ALL[:12],
) -> str:
    """财政拨款收入支出决算总表 with its three fund columns."""
    calibers = ("general", "fund", "capital")
    names = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
    nil = Decimal(0)
    wanted = sorted(set(classes) | set(books.classes(*calibers)))
    right: list[tuple[str, list[Decimal]]] = [
        (f"{_ORDINALS[n]}、{books.name(code)}", [books.klass(code, "fiscal", c) for c in calibers])
        for n, code in enumerate(wanted)
    ]
    left: list[tuple[str, Decimal]] = [
        (f"{_ORDINALS[n]}、{name}", income.get(c, nil)) for n, (c, name) in enumerate(zip(calibers, names, strict=True))
    ]
    received = total(income.get(c, nil) for c in calibers)
    carried = total(before.get(c, nil) for c in calibers)
    after = [income.get(c, nil) + before.get(c, nil) - books.fiscal(c) for c in calibers]
    whole = [income.get(c, nil) + before.get(c, nil) for c in calibers]
    while len(left) < len(right):
        left.append(("", Decimal(-1)))
    left += [("本年收入合计", received), ("年初财政拨款结转和结余", carried)]
    right += [("本年支出合计", [books.fiscal(c) for c in calibers]), ("年末财政拨款结转和结余", after)]
    for c, name in zip(calibers, names, strict=True):
        left.append((name, before.get(c, nil)))
        right.append(("", [Decimal(-1)] * 3))
    left.append(("总计", received + carried))
    right.append(("总计", whole))
    height = len(left)
    lines: list[list[str]] = []
    number = ["行次"] if look.numbered else []
    lines.append(["收入", *["<"] * (1 + len(number)), "支出", *["<"] * (4 + len(number))])
    lines.append(["项目", *number, "金额", "项目", *number, "合计", *names])
    if look.numbered:
        lines.append(["栏次", "", "1", "栏次", "", "2", "3", "4", "5"])
    for n, ((a, x), (b, ys)) in enumerate(zip(left, right, strict=True), 1):
        cells = ["" if y < 0 else look.cell(y) for y in (total(ys), *ys)]
        first = [a, str(n)] if look.numbered else [a]
        second = [b, str(n + height)] if look.numbered else [b]
        lines.append([*first, "" if x < 0 else look.cell(x), *second, *cells])
    return rows(lines)


def general_table(books: Accounts, look: Look) -> str:
    def cells(items: list[Item]) -> list[str]:
        basic, project = total(i.basic for i in items), total(i.project for i in items)
        return [look.cell(basic + project), look.cell(basic), look.cell(project)]

    body = [(code, name, cells(items)) for code, name, items in books.tree("general")]
    return _table(look, [["本年支出合计", "基本支出", "项目支出"], ["^"] * 3], body, cells(books.of("general")))


def fund_table(books: Accounts, look: Look, before: Decimal, income: Decimal) -> str:
    """政府性基金预算财政拨款收入支出决算表; the carry-over stands with the first 项."""
    items = books.of("fund")
    head = [
        ["年初结转和结余", "本年收入", "本年支出", "<", "<", "年末结转和结余"],
        ["^", "^", "小计", "基本支出", "项目支出", "^"],
    ]
    if not items:
        return _table(look, head, [("", "", [""] * 6)], [look.zero] * 6)
    first = items[0]
    rest = total(i.fiscal for i in items[1:])

    def cells(some: list[Item]) -> list[str]:
        spent = total(i.fiscal for i in some)
        start = before if first in some else Decimal(0)
        got = (income - rest if first in some else Decimal(0)) + total(i.fiscal for i in some if i is not first)
        basic = total(i.basic for i in some)
        amounts = (start, got, spent, basic, spent - basic, start + got - spent)
        return [look.cell(a) for a in amounts]

    return _table(look, head, [(c, n, cells(s)) for c, n, s in books.tree("fund")], cells(items))


def capital_table(books: Accounts, look: Look) -> str:
    def cells(items: list[Item]) -> list[str]:
        basic, project = total(i.basic for i in items), total(i.project for i in items)
        return [look.cell(basic + project), look.cell(basic), look.cell(project)]

    items = books.of("capital")
    heads = [["本年支出", "<", "<"], ["合计", "基本支出", "项目支出"]]
    if not items:
        return _table(look, heads, [("", "", [""] * 3)], [look.zero] * 3)
    return _table(look, heads, [(c, n, cells(s)) for c, n, s in books.tree("capital")], cells(items))


# ------------------------------------------------------------------------------------------- basic expenditure


def spread(amount: Decimal, codes: Sequence[str], seed: str) -> dict[str, Decimal]:
    """``amount`` over these codes, to the cent, the same way every time."""
    generator = random.Random(seed)
    weights = [generator.randint(2, 40) for _ in codes]
    shares = [(amount * w / sum(weights)).quantize(_CENT, ROUND_HALF_UP) for w in weights]
    shares[0] += amount - sum(shares)
    return dict(zip(codes, shares, strict=True))


def names_of(spending: dict[str, Decimal], *classes: str) -> str:
    """基本工资、津贴补贴: the 款 with money, as the narrative lists them."""
    return "、".join(economic_name(c) or c for c, a in spending.items() if a and c[:3] in classes)


def basic_table(spending: dict[str, Decimal], look: Look, extra: Sequence[str] = ()) -> str:
    """一般公共预算财政拨款基本支出决算明细表: three blocks side by side. ``extra``: 款 that keep an empty row."""
    wanted = sorted(set(spending) | set(extra))

    def block(*classes: str) -> list[tuple[str, str, Decimal]]:
        found = []
        for code in classes:
            members = [c for c in wanted if c.startswith(code)]
            if members:
                found.append((code, economic_name(code) or code, total(spending.get(c, Decimal(0)) for c in members)))
                found += [(c, economic_name(c) or c, spending.get(c, Decimal(0))) for c in members]
        return found

    people, goods = block("301", "303"), block("302", "307", "310")
    half = (len(goods) + 1) // 2
    blocks = [people, goods[:half], goods[half:]]
    lines = [["人员经费", "<", "<", "公用经费", "<", "<", "<", "<", "<"], ["科目代码", "科目名称", "金额"] * 3]
    for n in range(max(map(len, blocks))):
        line: list[str] = []
        for some in blocks:
            line += [some[n][0], some[n][1], look.cell(some[n][2])] if n < len(some) else ["", "", ""]
        lines.append(line)
    personnel = total(a for c, a in spending.items() if c[:3] in ("301", "303"))
    operating = total(spending.values()) - personnel
    lines.append(["人员经费合计", "<", look.cell(personnel), "公用经费合计", "<", "<", "<", "<", look.cell(operating)])
    return rows(lines)


def three_public_table(budget: Sequence[Decimal], final: Sequence[Decimal], look: Look) -> str:
    """出国, 购置, 运行, 接待 of the budget and of the accounts, in one row."""
    head = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "<", "<", "公务接待费"]
    below = ["^", "^", "小计", "公务用车购置费", "公务用车运行维护费", "^"]

    def cells(some: Sequence[Decimal]) -> list[str]:
        abroad, buying, running, guests = some
        return [look.cell(a) for a in (total(some), abroad, buying + running, buying, running, guests)]

    lines = [["预算数", *["<"] * 5, "决算数", *["<"] * 5], head * 2, below * 2]
    if look.numbered:
        lines.append([str(n) for n in range(1, 13)])
    return rows([*lines, cells(budget) + cells(final)])
