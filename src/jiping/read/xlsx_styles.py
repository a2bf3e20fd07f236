"""What the styles part of a workbook says of a cell: its number format, and whether it has a border."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from jiping.read.numberformat import GENERAL
from jiping.read.package import S, whole

# Formats a workbook uses by number alone (ECMA-376 18.8.30); the ones for Chinese as a Chinese system prints them.
_ACCOUNT = '_ * #,##0{0}_ ;_ * \\-#,##0{0}_ ;_ * "-"{1}_ ;_ @_ '
BUILT_IN: dict[int, str] = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "¥#,##0;¥-#,##0",
    6: "¥#,##0;[Red]¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00",
    8: "¥#,##0.00;[Red]¥-#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: _ACCOUNT.format("", ""),
    42: "¥" + _ACCOUNT.format("", ""),
    43: _ACCOUNT.format(".00", "??"),
    44: "¥" + _ACCOUNT.format(".00", "??"),
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_EDGES = frozenset(S + edge for edge in ("left", "right", "top", "bottom", "start", "end"))


@dataclass(frozen=True, slots=True)
class CellStyle:
    code: str = GENERAL
    has_border: bool = False


class CellStyles:
    """The styles of a workbook by the number a cell gives."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: list[CellStyle] = []
        if root is None:
            return
        codes = dict(BUILT_IN)
        for item in root.iterfind(f"{S}numFmts/{S}numFmt"):
            codes[whole(item.get("numFmtId"))] = item.get("formatCode") or GENERAL
        borders = [_has_edge(border) for border in root.iterfind(f"{S}borders/{S}border")]
        for item in root.iterfind(f"{S}cellXfs/{S}xf"):
            border = whole(item.get("borderId"))
            code = codes.get(whole(item.get("numFmtId")), GENERAL)
            self._styles.append(CellStyle(code, 0 <= border < len(borders) and borders[border]))

    def style(self, number: str | None) -> CellStyle:
        place = whole(number)
        return self._styles[place] if 0 <= place < len(self._styles) else _PLAIN


_PLAIN = CellStyle()


def _has_edge(border: etree._Element) -> bool:
    return any(edge.tag in _EDGES and edge.get("style", "none") != "none" for edge in border)
