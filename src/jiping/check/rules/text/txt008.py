"""TXT008 malformed-number 数字写法有误

千位分隔符应每三位一个，一个数只有一个小数点。分隔符位置不对、小数点重复的数，多半是丢了、多了一位数字或连了两个数，读不准。

正例：1,234,567.89 元；12.35 万元
反例：1,23,567.89 元（丢了一位）；12..35 万元；1,2345.67 万元
不判断：表格单元格未能识别
"""

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.rule import FACT, fail, not_applicable, ok
from jiping.model import CellState, Verdict


@rule(
    id="TXT008",
    name="malformed-number",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    title="数字写法有误",
    basis=Basis("gb-t-15835-2011", clause="阿拉伯数字的书写", checked_on="2026-11-24"),
    message="“{number}”的{what}，数值读不准。",
    expected="每三位一个分隔符，一个小数点",
    fix="对照原始数据改正这个数，检查是否丢字、多字或两个数连在一起。",
)
def numbers_are_well_formed(view: View) -> Iterator[Verdict]:
    looked = False
    for table in view.tables:
        for part in table.parts:
            for row in part.rows:
                for column in part.columns:
                    cell = table.cell(row.index, column.column)
                    if cell is None or cell.state is not CellState.UNREAD:
                        continue
                    if _LIKE_NUMBER.fullmatch(cell.text) and (what := _fault(cell.text)):
                        looked = True
                        yield fail(
                            table.source(row, column, cell),
                            found=cell.text,
                            certificate=FACT,
                            number=cell.text,
                            what=what[0],
                            what_en=what[1],
                        )
    for paragraph, match in view.search(_IN_TEXT, view.running):
        what = _fault(match.group("number"))
        looked = True
        if what:
            yield fail(
                paragraph.source(match.start("number"), match.end()),
                found=match.group(),
                certificate=FACT,
                number=match.group(),
                what=what[0],
                what_en=what[1],
            )
        else:
            yield ok()
    if not looked:
        yield not_applicable()


_LIKE_NUMBER = re.compile(r"[-+]?[\d,，.]+\d")
_IN_TEXT = re.compile(r"(?<![\d.,，A-Za-z])(?=\d+[,.])(?P<number>\d[\d,.]*+(?<=\d))\s*(?=亿元|万元|千元|元|[%％])")
_GROUPED = re.compile(r"-?\d{1,3}([,，]\d{3})+(\.\d+)?")
_SEVERAL = re.compile(r"\d+\.\d+(?:[,，]\d+\.\d+)+")
"""收入、支出各是 512.30,498.75 万元: each number has its decimals already, the comma parts two of them."""


def _fault(number: str) -> tuple[str, str] | None:
    """What is wrong with a number, in both languages; ``None`` for a sound one."""
    if ".." in number:
        return "小数点不止一个", "more than one decimal point"
    if ("," in number or "，" in number) and not (_GROUPED.fullmatch(number) or _SEVERAL.fullmatch(number)):
        return "千位分隔符不是每三位一个", "thousands separators not every three digits"
    return None
