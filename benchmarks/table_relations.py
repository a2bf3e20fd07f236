"""The relations that the tables of four public samples must satisfy, listed without any of our code, and what we check.

    python benchmarks/table_relations.py [--list] [FILE…]

Step one reads the PDFs through pdfplumber and shares no line with the package: it lists row sums, column totals,
类 = Σ款 = Σ项, economic classes, balances, and equalities between tables; relations over blank cells only are left out.
Each must hold as printed, to half a unit of the last digit of every number in it. Step two imports the package, takes
the relations of table cells it has looked at, and counts how many of step one are among them: the same printed numbers
on the same pages, one for one, equalities also through a third cell. The aims stand
beside the files; the exit status is 1 where a relation does not hold, where there are fewer than the aim, or where the
package leaves one out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pdfplumber

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / ".." / "shared" / "samples"
AIMS = {
    "putuo-finance-2024-final-accounts.pdf": 200,
    "putuo-social-work-2024-final-accounts.pdf": 190,
    "putuo-wanli-2024-budget.pdf": 900,
    "putuo-commerce-2025-budget.pdf": 360,
}

# ------------------------------------------------------------------------------- step one: pdfplumber alone


@dataclass(frozen=True)
class Printed:
    """A printed number; ``page`` tells equal numbers apart."""

    page: int
    value: Decimal
    unit: str
    box: tuple[float, float, float, float] | None = field(default=None, compare=False)
    """Of its cell on the page, from the top left corner."""

    @property
    def half_step(self) -> Decimal:
        exponent = self.value.as_tuple().exponent
        assert isinstance(exponent, int)
        return Decimal(1).scaleb(exponent) / 2 * self.factor

    @property
    def factor(self) -> int:
        return 10_000 if self.unit == "万元" else 1

    @property
    def amount(self) -> Decimal:
        return self.value * self.factor


@dataclass(frozen=True)
class Must:
    """``total`` is the sum of ``parts``; an equality has one part. Blank cells count as nothing."""

    kind: str
    total: Printed | None
    parts: tuple[Printed | None, ...]
    where: str

    def printed(self) -> list[Printed]:
        return [one for one in (self.total, *self.parts) if one is not None]

    @property
    def holds(self) -> bool:
        total = self.total.amount if self.total else Decimal(0)
        parts = sum((one.amount for one in self.parts if one), Decimal(0))
        allowed = sum((one.half_step for one in self.printed()), Decimal(0))
        return abs(total - parts) <= allowed


Row = list[str | None]


@dataclass
class Grid:
    """One table, over all its pages: a header and rows with the page each stands on."""

    title: str
    unit: str
    header: list[Row] = field(default_factory=list)
    rows: list[tuple[int, Row]] = field(default_factory=list)

    @property
    def width(self) -> int:
        return len(self.header[0])


_HEADS = re.compile(
    r"^(?:项目|收入|本年收入|财政拨款收入|经济分类.*|财政拨款“三公”经费|(?:20\d\d年)?“三公”经费预算数)$"
)
_BELOW = re.compile(
    r"^(?:项目|功能分类科目编码|支出功能分类.*|科目编码|部门预算经济分类科目编码|类|合计|预算数|科目名称)?$"
)
_NUMBER = re.compile(r"^-?[\d,]+(?:\.\d+)?$")


class Placed(str):
    """The words of a cell that knows where it is."""

    box: tuple[float, float, float, float] | None = None


def clean(cell: str | None, box: tuple[float, float, float, float] | None = None) -> str | None:
    if cell is None:
        return None
    placed = Placed(re.sub(r"\s", "", cell))
    placed.box = box
    return placed


def is_number(cell: str | None) -> bool:
    return cell is not None and _NUMBER.match(cell) is not None


def grids(path: Path) -> Iterator[Grid]:
    current: Grid | None = None
    with pdfplumber.open(path) as document:
        for page in document.pages:
            text = page.extract_text() or ""
            unit = re.search(r"单位[：:]\s*(万元|元)", text)
            for table in page.find_tables():
                boxes = [row.cells for row in table.rows]
                rows = [
                    [clean(*one) for one in zip(*both, strict=True)]
                    for both in zip(table.extract(), boxes, strict=True)
                ]
                top = next((row for row in rows if any(row)), None)
                if top is None or len(top) < 4:
                    continue
                first = next((cell for cell in top if cell), "")
                if _HEADS.match(first or "") and not (current is not None and top == current.header[0]):
                    if current is not None:
                        yield current
                    title = next((line for line in text.splitlines() if line.rstrip().endswith("表")), "")
                    current = Grid(title, unit.group(1) if unit else "元")
                if current is not None:
                    add(current, page.page_number, rows)
        if current is not None:
            yield current


def add(grid: Grid, page: int, rows: list[Row]) -> None:
    """Append the rows of one page, header rows apart; a total row may have lost the merged cells at its left."""
    for row in rows:
        if not any(row):
            continue
        plain = not any(is_number(cell) and not re.fullmatch(r"\d{3}|\d{5}|\d{7}", cell or "") for cell in row)
        coded = any(re.fullmatch(r"\d{3}|\d{5}|\d{7}", cell or "") for cell in row)
        if not grid.rows and plain and not coded and not re.match(r"[一二三四五六七八九十]+、", row[0] or ""):
            grid.header.append(row)
        elif row in grid.header:
            continue
        elif len(row) < grid.width:
            grid.rows.append((page, [row[0], *[None] * (grid.width - len(row)), *row[1:]]))
        else:
            grid.rows.append((page, row))


@dataclass
class Line:
    """One row of a block: its code or label and its numbers by column."""

    page: int
    code: str
    name: str
    cells: list[Printed | None]


def number(page: int, cell: str | None, unit: str) -> Printed | None:
    if cell is None or not is_number(cell):
        return None
    return Printed(page, Decimal(cell.replace(",", "")), unit, getattr(cell, "box", None))


def lines(grid: Grid, start: int, end: int, code_columns: int) -> list[Line]:
    found = []
    for page, row in grid.rows:
        part = row[start:end]
        codes = [cell or "" for cell in part[:code_columns]]
        name = part[code_columns] if code_columns < len(part) else ""
        if codes[0].isdigit():
            code = codes[0] + "".join(c.zfill(2) for c in codes[1:] if c.isdigit())
        elif any("合计" in (cell or "") for cell in part[: code_columns + 1]):
            code = "合计"
            name = next(cell for cell in part[: code_columns + 1] if cell and "合计" in cell)
        else:
            continue
        found.append(Line(page, code, name or "", [number(page, cell, grid.unit) for cell in part[code_columns + 1 :]]))
    return found


def code_columns(grid: Grid) -> int:
    """How many columns hold codes: 类 款 项 apart, or one."""
    heads = [row for row in (*grid.header, *(row for _, row in grid.rows[:1])) if row[0] == "类"]
    return 1 if not heads else 3 if heads[0][2] == "项" else 2


def hierarchy(grid: Grid, block: list[Line], total: Line | None) -> Iterator[Must]:
    """合计 = Σ类, 类 = Σ款, 款 = Σ项, column by column."""
    lengths = (3, 5, 7)
    for column in range(max((len(line.cells) for line in block), default=0)):
        levels: list[tuple[str, Line | None, list[Line]]] = []
        if total is not None:
            levels.append(("合计", total, [line for line in block if len(line.code) == 3]))
        for line in block:
            if len(line.code) in lengths[:2]:
                below = [one for one in block if one.code.startswith(line.code) and len(one.code) == len(line.code) + 2]
                levels.append((line.code, line, below))
        for name, whole, parts in levels:
            if whole is None or not parts:
                continue
            must = Must("column", whole.cells[column], tuple(p.cells[column] for p in parts), f"{grid.title} {name}")
            if must.printed():
                yield must


def row_sums(grid: Grid, block: list[Line]) -> Iterator[Must]:
    for line in block:
        must = Must("row", line.cells[0], tuple(line.cells[1:]), f"{grid.title} {line.code}")
        if len(line.cells) > 1 and must.printed():
            yield must


@dataclass
class Read:
    """What was read of a document, for the equalities between its tables."""

    functional: dict[str, dict[str, Line]] = field(default_factory=dict)
    """By 收入, 支出 or 一般公共: the lines of the table by functional class, by code."""
    totals: dict[str, dict[str, list[Printed | None]]] = field(default_factory=dict)
    """By 全部 or 财政拨款: the labelled lines of the two-sided table, by label (收入｜…, 支出｜…)."""
    basic: list[Printed | None] = field(default_factory=list)
    """Personnel and operation of the table by economic class."""


def relations(path: Path) -> list[Must]:
    found: list[Must] = []
    read = Read()
    for grid in grids(path):
        heads = ["".join(cell or "" for cell in row) for row in grid.header]
        top = [cell or "" for cell in grid.header[0]]
        if "“三公”" in heads[0]:
            found += three_public(grid)
        elif top[0].startswith("经济分类") or "经济分类科目编码" in "".join(heads):
            found += economic(grid, read)
        elif top[0] in ("收入", "本年收入", "财政拨款收入"):
            found += two_sided(grid, read)
        elif top[0] == "项目":
            found += functional(grid, "".join(heads), read)
    return found + list(between(read))


def functional(grid: Grid, heads: str, read: Read) -> Iterator[Must]:
    every = lines(grid, 0, grid.width, code_columns(grid))
    block = [line for line in every if line.code != "合计"]
    total = next((line for line in every if line.code == "合计"), None)
    if not block:
        return
    yield from hierarchy(grid, block, total)
    yield from row_sums(grid, every)
    kind = (
        "收入"
        if re.search(r"收入合计|收入预算", heads)
        else "支出"
        if re.search(r"本年支出合计|支出预算", heads)
        else "一般公共"
    )
    kind = "一般公共" if "一般公共预算支出" in heads else kind
    read.functional[kind] = {line.code: line for line in every}


def economic(grid: Grid, read: Read) -> Iterator[Must]:
    count = code_columns(grid)
    first = grid.header[0]
    second = next((n for n, cell in enumerate(first) if n and (cell or "").startswith("经济分类")), 0)
    if not second and grid.width > 6:
        second = grid.width // 2
    if not second:
        every = lines(grid, 0, grid.width, count)
        block = [line for line in every if line.code != "合计"]
        total = next((line for line in every if line.code == "合计"), None)
        yield from hierarchy(grid, block, total)
        yield from row_sums(grid, every)
        read.basic = total.cells[1:] if total else []
        return
    left, right = lines(grid, 0, second, count), lines(grid, second, grid.width, count)
    for every in (left, right):
        block = [line for line in every if line.code != "合计"]
        total = next((line for line in every if line.code == "合计"), None)
        yield from hierarchy(grid, block, total)
        if total is not None:
            read.basic.append(total.cells[0])


def two_sided(grid: Grid, read: Read) -> Iterator[Must]:
    """Income at the left, spending at the right."""
    right = next(n for n, cell in enumerate(grid.header[0]) if n and cell and "支出" in cell)
    sides: dict[str, list[tuple[str, list[Printed | None]]]] = {"收入": [], "支出": []}
    for page, row in grid.rows:
        for side, part in (("收入", row[:right]), ("支出", row[right:])):
            if part[0]:
                sides[side].append((part[0], [number(page, cell, grid.unit) for cell in part[1:]]))
    name = "财政拨款" if "财政拨款" in "".join("".join(c or "" for c in row) for row in grid.header) else "全部"
    read.totals[name] = {f"{side}｜{label}": cells for side, rows in sides.items() for label, cells in reversed(rows)}
    for side, rows in sides.items():
        labels = [label for label, _ in rows]
        for column in range(len(rows[0][1])):
            yield from one_side(grid, side, rows, labels, column)
        if len(rows[0][1]) > 1:
            for label, cells in rows:
                must = Must("row", cells[0], tuple(cells[1:]), f"{grid.title} {label}")
                if must.printed():
                    yield must
    ends = [next((cells[0] for label, cells in rows if re.search(r"总计$", label)), None) for rows in sides.values()]
    if all(ends):
        yield Must("balance", ends[0], (ends[1],), f"{grid.title} 收支总计")


def one_side(
    grid: Grid, side: str, rows: list[tuple[str, list[Printed | None]]], labels: list[str], column: int
) -> Iterator[Must]:
    def cell(pattern: str) -> Printed | None:
        return next((cells[column] for label, cells in rows if re.search(pattern, label)), None)

    current = next((n for n, label in enumerate(labels) if re.search(r"^本年(收入|支出)合计$", label)), None)
    end = next((n for n, label in enumerate(labels) if re.search(r"总计$", label)), None)
    first_total = current if current is not None else end
    if first_total is None:
        return
    items = [n for n, label in enumerate(labels[:first_total]) if re.match(r"[一二三四五六七八九十]+、", label)]
    yield from some(
        Must("column", rows[first_total][1][column], tuple(rows[n][1][column] for n in items), f"{grid.title} {side}")
    )
    subs = [n for n, label in enumerate(labels[:first_total]) if re.match(r"\d+[.．]", label)]
    if subs:
        yield from some(
            Must("column", rows[subs[0] - 1][1][column], tuple(rows[n][1][column] for n in subs), f"{grid.title} 其中")
        )
    if current is not None and end is not None:
        carried = [n for n in range(current + 1, end) if not re.match(r"[一二三四五六七八九十]+、", labels[n])]
        parts = (rows[current][1][column], *(rows[n][1][column] for n in carried))
        yield from some(Must("balance", rows[end][1][column], parts, f"{grid.title} {side}总计"))
        kinds = [n for n in range(current + 1, end) if re.match(r"[一二三]、", labels[n])]
        if kinds:
            parts = tuple(rows[n][1][column] for n in kinds)
            yield from some(Must("column", rows[kinds[0] - 1][1][column], parts, f"{grid.title} 年初"))


def some(must: Must) -> Iterator[Must]:
    if must.printed() and any(must.parts):
        yield must


def three_public(grid: Grid) -> Iterator[Must]:
    """合计 = 出国 + 公车小计 + 接待 and 小计 = 购置 + 运行, in each column of a kind."""
    spread = [spread_out(row) for row in grid.header if any(row)]
    kinds = [column_kind([row[n] or "" for row in spread if n < len(row)]) for n in range(grid.width)]
    for page, row in grid.rows:
        for column in ("预算数", "决算数", ""):
            cells = {
                kind: number(page, cell, "万元") for (kind, own), cell in zip(kinds, row, strict=False) if own == column
            }
            if "合计" in cells:
                parts = tuple(cells.get(kind) for kind in ("出国", "小计", "接待"))
                yield from some(Must("row", cells["合计"], parts, f"{grid.title} 合计 {column}"))
            if "小计" in cells:
                parts = (cells.get("购置"), cells.get("运行"))
                yield from some(Must("row", cells["小计"], parts, f"{grid.title} 小计 {column}"))


def spread_out(row: Row) -> Row:
    """A merged cell's words in each of its columns."""
    spread: Row = []
    for cell in row:
        spread.append(spread[-1] if cell is None and spread else cell)
    return spread


def column_kind(words: list[str]) -> tuple[str, str]:
    text = "".join(words)
    own = "预算数" if words and words[-1] == "预算数" else "决算数" if words and words[-1] == "决算数" else ""
    for name, pattern in (
        ("机关运行", "机关运行经费"),
        ("接待", "接待"),
        ("出国", "出国"),
        ("小计", "小计"),
        ("购置", r"购置费(?!及)"),
        ("运行", r"(?<!及)(?<!购置及)运行(?:维护)?费$|购置及运行(?:维护)?费公务用车运行"),
        ("合计", "合计"),
    ):
        if re.search(pattern, re.sub(r"(?:预|决)算数$", "", text)):
            return name, own
    return "", own


def between(read: Read) -> Iterator[Must]:
    """The same fact in two tables."""
    whole, fiscal = read.totals.get("全部", {}), read.totals.get("财政拨款", {})
    income, spending, general = (read.functional.get(kind, {}) for kind in ("收入", "支出", "一般公共"))
    yield from same("收入合计", first(whole, r"^收入｜(本年收入合计|收入总计)$"), cell(income, "合计", 0))
    yield from same("支出合计", first(whole, r"^支出｜(本年支出合计|支出总计)$"), cell(spending, "合计", 0))
    yield from same("一般公共", first(fiscal, r"^支出｜(本年支出合计|支出总计)$", 1), cell(general, "合计", 0))
    yield from same(
        "拨款收入",
        first(whole, r"^收入｜(一、一般公共预算财政拨款收入|1\.一般公共预算资金)$"),
        first(fiscal, r"^收入｜一、"),
    )
    for code, line in (*spending.items(), *general.items()):
        if len(code) == 3:
            table = whole if line in spending.values() else fiscal
            name = re.escape(re.sub(r"支出$", "", line.name))
            beside = first(table, rf"^支出｜[一二三四五六七八九十]+、{name}(?:支出)?$", 0 if table is whole else 1)
            yield from same(f"{line.name}", beside, line.cells[0])
    if read.basic and "合计" in general and general["合计"].cells[1] is not None:
        yield from some(Must("equal", general["合计"].cells[1], tuple(read.basic), BASIC))
    # All spending is of the general public budget where both totals are equal: then so is every class.
    if (total := cell(spending, "合计", 0)) and (own := cell(general, "合计", 0)) and total.value == own.value:
        for code, line in general.items():
            every = spending[code].cells if code in spending else []
            for column, (one, other) in enumerate(zip(every, line.cells, strict=False)):
                if code == "合计" and column == 0:
                    continue  # that is where we know it from
                yield from same(f"支出 = 一般公共 {code} {column + 1}", one, other)
        for label, cells in fiscal.items():
            if re.match(r"支出｜[一二三四五六七八九十]+、", label):
                yield from same(f"全部 = 财政拨款 {label}", first(whole, rf"^{re.escape(label)}$"), cells[0])
    # A budget gives what it has to the classes that it is for: equal totals, equal classes.
    if first(whole, r"^收入｜收入总计$") and set(income) == set(spending):
        for code, line in income.items():
            yield from same(f"收入 = 支出 {code}", line.cells[0], spending[code].cells[0])


def first(rows: dict[str, list[Printed | None]], pattern: str, column: int = 0) -> Printed | None:
    return next((cells[column] for label, cells in rows.items() if re.search(pattern, label)), None)


def cell(rows: dict[str, Line], code: str, column: int) -> Printed | None:
    return rows[code].cells[column] if code in rows else None


def same(where: str, one: Printed | None, other: Printed | None) -> Iterator[Must]:
    if one is not None and other is not None:
        yield Must("equal", one, (other,), where)


# ------------------------------------------------------------------------------------ step two: the package


Cell = tuple[int, Decimal]
"""The page of a printed number and its value."""
Numbers = tuple[tuple[Cell, int], ...]
"""The printed numbers of a relation that are not zero."""

BASIC = "基本支出 = 人员 + 公用"
BOUND = {BASIC: "SUM021"}
"""What a rule binds by itself leaves no relation behind; the rule is asked whether it passed."""


def looked_at(path: Path) -> tuple[Counter[Numbers], dict[Cell, Cell], set[str]]:
    """The table relations the package has looked at, the cells it holds equal, and the rules that passed."""
    from jiping.check.engine import CheckOptions, check
    from jiping.extract import extract
    from jiping.model import Figure, Outcome, RelationKind
    from jiping.read import Limits, read_bytes

    document = read_bytes(path.read_bytes(), str(path), Limits())
    figures, found = extract(document)
    _, _, outcomes, checked = check(document, figures, found, CheckOptions(select=("SUM", "MAT0", "LIM")))

    def key(figure: Figure) -> Cell:
        return figure.source.page or 0, figure.number.value.normalize()

    keys: Counter[Numbers] = Counter()
    same_as: dict[Cell, Cell] = {}
    for relation in found:
        told = [figure for figure in relation.figures() if not figure.blank]
        if not told or any(figure.source not in checked or not figure.in_table for figure in told):
            continue
        if relation.kind is RelationKind.EQUAL and len(told) == 2:
            join(same_as, key(told[0]), key(told[1]))
        keys[counted([key(figure) for figure in told])] += 1
    passed = {rule for rule, told in outcomes.by_rule.items() if told.get(Outcome.PASS)}
    return keys, same_as, passed


def counted(keys: list[Cell]) -> Numbers:
    return tuple(sorted(Counter(one for one in keys if one[1]).items()))


def join(same_as: dict[Cell, Cell], one: Cell, other: Cell) -> None:
    same_as[root(same_as, one)] = root(same_as, other)


def root(same_as: dict[Cell, Cell], one: Cell) -> Cell:
    while same_as.get(one, one) != one:
        one = same_as[one]
    return one


def left_out(path: Path, musts: list[Must]) -> list[Must]:
    keys, same_as, passed = looked_at(path)
    missing = []
    for must in musts:
        printed = [(one.page, one.value.normalize()) for one in must.printed()]
        if not counted(printed):
            continue
        if keys[counted(printed)] > 0:
            keys[counted(printed)] -= 1  # one relation of ours stands for one of theirs
            continue
        if (
            must.kind in ("equal", "balance")
            and len(printed) == 2
            and root(same_as, printed[0]) == root(same_as, printed[1])
        ):
            continue
        if BOUND.get(must.where) in passed:
            continue
        missing.append(must)
    return missing


# -------------------------------------------------------------------------------------------------- report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--list", action="store_true", help="print every relation")
    options = parser.parse_args()
    paths = options.files or [SAMPLES / name for name in AIMS if (SAMPLES / name).exists()]
    if not paths:
        print("no samples beside the checkout: give files")
        return 0
    failed = False
    for path in paths:
        musts = relations(path)
        kinds = Counter(must.kind for must in musts)
        broken = [must for must in musts if not must.holds]
        missing = left_out(path, musts)
        aim = AIMS.get(path.name, 0)
        failed = failed or bool(broken or missing) or len(musts) < aim
        print(f"{path.name}: {len(musts)} relations (at least {aim}), {len(broken)} do not hold; ", end="")
        print(
            f"the package looks at {len(musts) - len(missing)}; "
            + ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items()))
        )
        shown = [("", musts)] if options.list else []
        for word, some_of in (*shown, ("BROKEN ", broken), ("LEFT OUT ", missing)):
            for must in some_of:
                values = " ".join(str(one.value) for one in must.printed())
                print(f"  {word}{must.kind} {must.where}: {values}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
