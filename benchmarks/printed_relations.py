"""What a sound document prints that must hold between its numbers, told without the rules or the engine.

    python benchmarks/printed_relations.py [--list] FILE…

Reading gives blocks of words and cells, as it does for everything; of extraction, rules and engine nothing is used. Two
things make a relation: the form or the words claim it (a row 合计, codes of 3, 5 and 7 digits, 占, 比上年 …), and the
numbers as printed satisfy it to half a unit of their last digits. The second is what tells which amount is meant, so
that this only works for documents that are right. A list after 其中 claims no more than that its parts stay in the
whole. ``benchmarks/mutations.py`` asks it which changes break something; ``benchmarks/table_relations.py`` lists the
relations of public tables through another reader.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from pathlib import Path

from jiping.model import Document, Paragraph, Table
from jiping.read import read

_UNITS = {"亿元": 10**8, "万元": 10**4, "千元": 10**3, "元": 1, "%": 1}


@dataclass(frozen=True)
class Spot:
    """A printed number in its place: of a cell, or of a paragraph from ``start``."""

    block: int
    cell: tuple[int, int] | None
    start: int
    text: str
    unit: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def value(self) -> Fraction:
        return number(self.text) * _UNITS.get(self.unit, 1)

    @property
    def is_telling(self) -> bool:
        """Whether its digits are not met by chance."""
        return len(self.text.replace(",", "").replace(".", "").strip("0-")) >= 3


Changed = Mapping[Spot, str]
"""What spots are printed as instead."""
Range = tuple[Fraction, Fraction]


def number(text: str) -> Fraction:
    return Fraction(Decimal(re.sub(r"[,，%\s]", "", text)))


def range_of(spot: Spot, changed: Changed) -> Range:
    """Half a unit of the last digit to either side. A unit printed along with the number counts, too."""
    text = changed.get(spot, spot.text)
    unit = spot.unit
    for name in ("亿元", "万元", "元"):
        if text.endswith(name):
            text, unit = text.removesuffix(name), name
            break
    digits = re.sub(r"[,，%\s]", "", text)
    factor = _UNITS.get(unit, 1)
    half = Fraction(1, 2 * 10 ** (len(digits.partition(".")[2]))) * factor
    value = Fraction(Decimal(digits)) * factor
    return value - half, value + half


@dataclass(frozen=True)
class Must:
    """One relation. ``word`` is the direction word's place and whether it is down, for those that have one."""

    kind: str
    spots: tuple[Spot, ...]
    signs: tuple[int, ...] = ()
    word: tuple[int, int, str] | None = None
    where: str = ""

    def holds(self, changed: Changed | None = None, turned: bool = False) -> bool:
        """Whether the printed numbers allow it; ``turned`` reads its direction word the other way round."""
        ranges = [range_of(spot, changed or {}) for spot in self.spots]
        down = self.word is not None and is_down(self.word[2])
        sign = -1 if down is not turned else 1
        match self.kind:
            case "sum":
                low = sum((r[0] if s > 0 else -r[1] for r, s in zip(ranges[1:], self.signs, strict=True)), Fraction(0))
                high = sum((r[1] if s > 0 else -r[0] for r, s in zip(ranges[1:], self.signs, strict=True)), Fraction(0))
                return low <= ranges[0][1] and ranges[0][0] <= high
            case "at most":
                return sum((r[0] for r in ranges[1:]), Fraction(0)) <= ranges[0][1]
            case "any":
                return any(meet(ranges[0], other) for other in ranges[1:])
            case "rate":
                whole, part, rate = ranges
                return meet(_times(rate, whole), (100 * part[0], 100 * part[1]))
            case "change":
                level, base, change = ranges
                moved = (level[0] - base[1], level[1] - base[0])
                return meet(moved, change if sign > 0 else (-change[1], -change[0]))
            case "growth":
                level, change, rate = ranges
                bases = [lv - sign * ch for lv in level for ch in change]
                if min(bases) <= 0:
                    return False
                values = [100 * ch / (lv - sign * ch) for lv in level for ch in change]
                return meet((min(values), max(values)), rate)
            case "growth-on":
                level, base, rate = ranges
                if base[0] <= 0:
                    return False
                values = [sign * 100 * (lv - b) / b for lv in level for b in base]
                return meet((min(values), max(values)), rate)
        raise ValueError(self.kind)


def meet(one: Range, other: Range) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _times(one: Range, other: Range) -> Range:
    corners = [a * b for a, b in product(one, other)]
    return min(corners), max(corners)


def is_down(word: str) -> bool:
    return re.search(r"减|降|少|压|缩|下", word) is not None


# ---------------------------------------------------------------------------------------------------- tables

CELL = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")
_ITEM = re.compile(r"[一二三四五六七八九十]+[、.．]")
_SUB = re.compile(r"\d+[.．、]|其中|（[一二三四五六七八九十]+）")
_TOTAL = re.compile(r"合\s*计|总\s*计|小\s*计|^共\s*计")


class Sheet:
    """A table as rows of labels and numbers."""

    def __init__(self, table: Table) -> None:
        self.table = table
        cells = {place: re.sub(r"\s", "", cell.text) for place, cell in table.cells.items()}
        self.cells = cells
        self.rows = range(table.row_count)
        self.columns = range(table.column_count)
        unit = re.search(r"亿元|万元|千元|元", table.unit)
        self.unit = unit.group() if unit else ""
        self.numbers = {
            place: Spot(table.index, place, 0, table.cells[place].text, self._unit_of(place, text))
            for place, text in cells.items()
            if CELL.fullmatch(text)
        }
        self.skipped = self._counting_columns()
        self.counting_rows = {row for row in self.rows if self._counts([self.number(row, c) for c in self.columns])}
        self.codes = {row: code for row in self.rows if (code := self._code(row))}
        for place in [p for p in self.numbers if p[1] in self.skipped or p[0] in self.counting_rows]:
            del self.numbers[place]

    def _unit_of(self, place: tuple[int, int], text: str) -> str:
        return "%" if text.endswith("%") else self.unit

    def number(self, row: int, column: int) -> Spot | None:
        return self.numbers.get((row, column))

    @staticmethod
    def _counts(spots: list[Spot | None]) -> bool:
        values = [spot.text for spot in spots if spot is not None]
        if len(values) < 2 or any(not re.fullmatch(r"\d{1,3}", value) for value in values):
            return False
        return all(int(b) == int(a) + 1 for a, b in pairwise(values))

    def _counting_columns(self) -> set[int]:
        found = {c for c in self.columns if self._counts([self.number(row, c) for row in self.rows])}
        # Codes are no amounts.
        for column in self.columns:
            texts = [self.numbers[row, column].text for row in self.rows if (row, column) in self.numbers]
            if texts and column < 4 and all(re.fullmatch(r"\d{1,3}|\d{5}|\d{7}", text) for text in texts):
                first_amount = min((c for (_, c), s in self.numbers.items() if "." in s.text), default=99)
                if column < first_amount:
                    found.add(column)
        return found

    def _code(self, row: int) -> str:
        first = [self.cells.get((row, column), "") for column in range(min(4, len(self.columns)))]
        if re.fullmatch(r"\d{3}|\d{5}|\d{7}", first[0] if first else "") is None:
            return ""
        code = first[0]
        for text in first[1:3]:
            if len(code) < 7 and re.fullmatch(r"\d{1,2}", text):
                code += text.zfill(2)
        return code

    def label(self, row: int, column: int) -> str:
        """The words left of a cell."""
        for at in range(column - 1, -1, -1):
            text = self.cells.get((row, at), "")
            if text and not CELL.fullmatch(text):
                return text
        return ""

    def heads(self, column: int) -> str:
        """What stands above a column, merged cells to the left included."""
        words = []
        top = min((row for row, _ in self.numbers), default=0)
        for row in range(top):
            for at in range(column, -1, -1):
                cell = self.table.cells.get((row, at))
                if cell is not None:
                    if at + cell.column_span > column:
                        words.append(self.cells[row, at])
                    break
        return "".join(words)


def of_table(table: Table) -> Iterator[Must]:
    sheet = Sheet(table)
    if not sheet.numbers:
        return
    yield from _by_code(sheet)
    yield from _down(sheet)
    yield from _across(sheet)
    yield from _rates_of_table(sheet)


def _sum(sheet: Sheet, total: Spot | None, parts: list[Spot | None], where: str) -> Iterator[Must]:
    shown = tuple(part for part in parts if part is not None)
    if total is None or not shown or total in shown or "%" in "".join(s.text for s in (total, *shown)):
        return
    must = Must("sum", (total, *shown), (1,) * len(shown), where=f"{sheet.table.title} {where}")
    if must.holds():
        yield must


def _by_code(sheet: Sheet) -> Iterator[Must]:
    for column in sheet.columns:
        for row, code in sheet.codes.items():
            below = [r for r, other in sheet.codes.items() if other.startswith(code) and len(other) == len(code) + 2]
            if below:
                yield from _sum(sheet, sheet.number(row, column), [sheet.number(r, column) for r in below], code)


def _down(sheet: Sheet) -> Iterator[Must]:
    """Rows 合计 and 总计: of classes by code, of numbered items, or of all rows above or below; whichever holds."""
    for column in sheet.columns:
        spots = {row: spot for row in sheet.rows if (spot := sheet.number(row, column))}
        totals = [row for row in spots if _TOTAL.search(sheet.label(row, column) or sheet.cells.get((row, 0), ""))]
        for row in totals:
            tops = [r for r, code in sheet.codes.items() if len(code) == 3]
            before = max((r for r in totals if r < row), default=-1)
            above = [r for r in spots if before < r < row]
            below = [r for r in spots if r > row]
            items = [r for r in above if _ITEM.match(sheet.label(r, column))]
            plain = [r for r in above if not _SUB.match(sheet.label(r, column))]
            carried = [r for r in (before, *plain) if r >= 0]
            for rows in (
                tops,
                items,
                plain,
                carried,
                below,
                [r for r in below if not _SUB.match(sheet.label(r, column))],
            ):
                made = list(_sum(sheet, spots[row], [spots.get(r) for r in rows], "合计")) if rows else []
                if made and spots[row].is_telling:
                    yield from made
                    break
    for row in sheet.rows:  # both sides of a balance
        ends = [
            spot
            for column in sheet.columns
            if (spot := sheet.number(row, column)) and re.search(r"总\s*计$", sheet.label(row, column))
        ]
        if len(ends) >= 2 and ends[0].cell and ends[-1].cell:
            labels = {sheet.label(row, spot.cell[1]) for spot in ends if spot.cell}
            columns = [c for c in sheet.columns if sheet.cells.get((row, c), "") and not sheet.number(row, c)]
            if len(columns) >= 2 and labels:
                right = next((spot for spot in ends if spot.cell and spot.cell[1] > columns[1]), None)
                yield from _sum(sheet, ends[0], [right], "收支总计")


def _across(sheet: Sheet) -> Iterator[Must]:
    """A column that is the sum of those right of it, in every row with numbers; 小计 first, whose parts are used up."""
    used: set[int] = set()
    columns = [c for c in sheet.columns if any(column == c for _, column in sheet.numbers)]
    heads = {column: sheet.heads(column) for column in columns}
    own = [c for c in columns if "%" not in heads[c] and "其中：" not in heads[c][-20:] and "率" not in heads[c]]
    for column in sorted(own, key=lambda c: (not heads[c].endswith("小计"), c)):
        right = [c for c in own if c > column and c not in used]
        best: list[Must] = []
        for count in range(len(right), 1, -1):
            made = _rows_of(sheet, column, right[:count])
            if made:
                best = made
                break
        if best and (len(best) > 1 or re.search(r"合计|小计|总计|总额", heads[column])):
            yield from best
            if heads[column].endswith("小计"):
                used.update(right[: max(len(must.spots) for must in best)])


def _rows_of(sheet: Sheet, column: int, parts: list[int]) -> list[Must]:
    made: list[Must] = []
    several = 0
    for row in sheet.rows:
        total, shown = sheet.number(row, column), [sheet.number(row, c) for c in parts]
        if total is None and not any(shown):
            continue
        if total is None or "%" in total.text:
            return []
        if not any(shown):
            if total.value:
                return []
            continue
        found = list(_sum(sheet, total, shown, "横向合计"))
        if not found:
            return []
        made += found
        several += sum(bool(s is not None and s.value) for s in shown) > 1 and total.is_telling
    return made if several >= min(2, len(made)) and several else []


def _rates_of_table(sheet: Sheet) -> Iterator[Must]:
    """Columns of rates and differences: which two columns they are of is what holds in every row."""
    columns = sorted({column for _, column in sheet.numbers})
    for column in columns:
        head = sheet.heads(column)
        cells = {row: spot for row in sheet.rows if (spot := sheet.number(row, column))}
        if not cells:
            continue
        is_rate = all(spot.text.strip().endswith("%") for spot in cells.values()) or head.endswith(
            ("（%）", "(%)", "%")
        )
        for one, other in product(columns, repeat=2):
            if len({one, other, column}) < 3 or max(one, other) > column:
                continue
            made = []
            kind = "growth-on" if re.search(r"增减|增长|变动", head) else "rate"
            for row, spot in cells.items():
                a, b = sheet.number(row, one), sheet.number(row, other)
                if a is None or b is None or not a.value:
                    continue
                if is_rate and re.search(r"率|占|比", head):
                    # Whole and part in this order; growth as level and base.
                    must = Must(kind, (b, a, spot) if kind == "growth-on" else (a, b, spot), where=f"{head} 列")
                elif not is_rate and re.search(r"增减|变动|差额", head):
                    must = Must("sum", (b, a, spot), (1, 1), where=f"{head} 列")
                else:
                    break
                made.append(must)
            if len(made) >= 2 and all(m.holds() for m in made) and any(m.spots[-1].is_telling for m in made):
                yield from made
                break


# ------------------------------------------------------------------------------------------------------ text

_NUMBER = re.compile(r"(?<![\d.,第])\d[\d,]*(?:\.\d+)?(?=\s*(亿元|万元|千元|元(?!旦)|%))")
_WAY = r"(?:同比)?(?:增加|增长|上升|提高|减少|下降|降低|压减|压缩|节约)(?:了)?"
_MOVED = re.compile(rf"({_WAY})(?:额)?(?:为)?$")
_PARTS = re.compile(r"其中|包括|包含|分别|[：:]|由|含")
_COMPLETED = re.compile(r"完成|执行率|进度|支付率|比例")


def of_paragraph(paragraph: Paragraph, before: list[Spot]) -> Iterator[Must]:
    """``before``: the amounts printed earlier, the nearest last."""
    text = paragraph.text
    spots = [Spot(paragraph.index, None, m.start(), m.group(), m.group(1)) for m in _NUMBER.finditer(text)]
    money = [spot for spot in spots if spot.unit != "%"]
    yield from _sums_of_text(text, money)
    moved: list[tuple[Spot, str, int]] = []
    for place, spot in enumerate(spots):
        earlier = [one for one in spots[:place] if one.unit != "%"]
        lead = text[spots[place - 1].end + len(spots[place - 1].unit) if place else 0 : spot.start]
        way = _MOVED.search(lead)
        if spot.unit != "%":
            if way is None:
                continue
            word = (paragraph.index, spot.start - len(way.group()), way.group(1))
            moved.append((spot, way.group(1), word[1]))
            base = earlier[-1] if earlier else None
            if base is not None and len(lead) <= 12 and "。" not in lead:
                for level in reversed(earlier[:-1][-3:]):
                    must = Must("change", (level, base, spot), word=word, where="由上年数增减")
                    if must.holds() and spot.is_telling:
                        yield must
                        break
            continue
        if way is not None and earlier and "。" not in lead:
            word = (paragraph.index, spot.start - len(way.group()), way.group(1))
            yield from _growth(spot, way.group(1), word, earlier, moved, lead)
        elif "占" in lead and earlier and spots[place - 1].unit != "%" and "。" not in lead:
            part = earlier[-1]
            for whole in reversed([*before[-40:], *earlier[:-1]]):
                must = Must("rate", (whole, part, spot), where="占比")
                if whole.value != part.value and spot.is_telling and must.holds():
                    yield must
                    break
        elif _COMPLETED.search(lead[-14:]) and len(earlier) > 1 and "。" not in lead:
            for final, budget in pairwise(reversed(earlier[-4:])):
                must = Must("rate", (budget, final, spot), where="完成率")
                if spot.is_telling and must.holds():
                    yield must
                    break


def _growth(
    rate: Spot, way: str, word: tuple[int, int, str], earlier: list[Spot], moved: list[tuple[Spot, str, int]], lead: str
) -> Iterator[Must]:
    last = earlier[-1]
    change = next(((spot, said, at) for spot, said, at in moved if spot == last), None)
    if change is not None and len(lead) <= 14 and rate.is_telling:
        for level in reversed([one for one in earlier if one is not change[0]][-6:]):
            must = Must(
                "growth", (level, change[0], rate), word=(word[0], change[2], change[1]), where="增减额和增减率"
            )
            if must.holds():
                yield must
                break
    for base in reversed(earlier[-3:]):
        for level in reversed(earlier[-4:]):
            must = Must("growth-on", (level, base, rate), word=word, where="增减率")
            if level != base and rate.is_telling and must.holds():
                yield must
                return


def _sums_of_text(text: str, money: list[Spot]) -> Iterator[Must]:
    for place, total in enumerate(money[:-2]):
        following = money[place + 1]
        lead = text[total.end : following.start]
        if not total.is_telling or not total.value or _PARTS.search(lead) is None or lead.count("。") > 1:
            continue
        parts: list[Spot] = []
        for spot in money[place + 1 :]:
            if _MOVED.search(text[max(0, spot.start - 6) : spot.start]) and "占" not in lead:
                continue
            parts.append(spot)
            if sum(bool(part.value) for part in parts) < 2:
                continue
            must = Must("sum", (total, *parts), (1,) * len(parts), where="其中")
            if must.holds():
                yield must if _says_all(text, total, parts) else replace(must, kind="at most")
                break


_WHOLE = re.compile(r"构成|组成|分别|具体为|分为|由[^，。]{0,6}$")
_KINDS = (("基本支出", "项目支出"), ("人员经费", "公用经费"), ("货物", "工程", "服务"))


def _says_all(text: str, total: Spot, parts: list[Spot]) -> bool:
    """Whether words or numbers say that nothing is left out; 其中 and 包括 alone do not.

    They do where shares beside the parts make up 100%, where the parts are all there are by nature, and where the last
    is the rest.
    """
    names = [text[one.end : two.start] for one, two in pairwise((total, *parts))]
    if _WHOLE.search(names[0]) or re.search(r"其他|其余|剩余", names[-1]):
        return True
    if any(len(kinds) == len(parts) and all(k in n for k, n in zip(kinds, names, strict=True)) for kinds in _KINDS):
        return True
    shares = re.findall(r"占[^，,；;。\d]{0,12}(\d+(?:\.\d+)?)%", text[parts[0].end : parts[-1].end + 30])
    return len(shares) >= len(parts) and abs(sum(map(Fraction, shares[: len(parts)])) - 100) < Fraction(1, 20)


# -------------------------------------------------------------------------------------------- text and table


def _name(words: str) -> str:
    words = re.sub(r"（[类款项]）|\([类款项]\)", "", words)
    words = re.sub(r"^(?:[一二三四五六七八九十]+[、.．]|\d+[.．、]|其中[：:]?|（[一二三四五六七八九十]+）)", "", words)
    return re.sub(r"[\s“”\"]", "", words)


def _said_again(document: Document) -> Iterator[Must]:
    """An amount of the text that a table prints under the very name that stands before it in the text."""
    cells: dict[str, list[Spot]] = {}
    for block in document.blocks:
        if not isinstance(block, Table) or not block.unit:
            continue
        sheet = Sheet(block)
        for (row, column), spot in sheet.numbers.items():
            if spot.unit == "%" or not spot.is_telling:
                continue
            names = {_name(sheet.label(row, column))}
            if _TOTAL.search(sheet.label(row, column)):
                names.add(_name(sheet.heads(column)))
            for name in names:
                cells.setdefault(name, []).append(spot)
    names = sorted((name for name in cells if len(name) >= 4), key=len, reverse=True)
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        for match in _NUMBER.finditer(block.text):
            spot = Spot(block.index, None, match.start(), match.group(), match.group(1))
            if spot.unit == "%" or not spot.is_telling:
                continue
            lead = _name(
                re.sub(r"(?:决算|预算)?(?:数)?(?:均)?(?:为)?$", "", block.text[max(0, spot.start - 30) : spot.start])
            )
            name = next((name for name in names if lead.endswith(name)), None)
            same = [cell for cell in cells[name] if cell.value == spot.value] if name else []
            if same:
                yield Must("any", (spot, *same), where=f"文表一致 {name}")


def relations(document: Document) -> list[Must]:
    """Everything found, tables first."""
    found: list[Must] = []
    before: list[Spot] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found += of_table(block)
        elif block.kind.value in ("text", "heading", "text_box"):
            found += of_paragraph(block, before)
            before += [
                Spot(block.index, None, m.start(), m.group(), m.group(1))
                for m in _NUMBER.finditer(block.text)
                if m.group(1) != "%"
            ]
    found += _said_again(document)
    return list(dict.fromkeys(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--list", action="store_true", help="print every relation")
    options = parser.parse_args()
    for path in options.files or sorted((Path(__file__).parents[1] / "examples").glob("clean*")):
        found = relations(read(path))
        print(path.name, dict(Counter(must.kind for must in found)))
        for must in found if options.list else ():
            print("  ", must.kind, must.where, *(spot.text + spot.unit for spot in must.spots))


if __name__ == "__main__":
    main()
