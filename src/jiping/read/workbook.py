"""What the readers of workbooks share: what is said of hidden, uncomputed and unread cells, and cells' names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jiping.model.document import column_letters
from jiping.read.raw import RawBlock, RawTable
from jiping.read.sheets import Sheet

_NAMED = 8
"""How many cells, rows or columns a remark names before it stops at 等."""


@dataclass(slots=True)
class Remarks:
    """What was seen in a workbook that its reader should know. The words are those of READ010."""

    hidden_sheets: list[str] = field(default_factory=list)
    hidden_rows: list[str] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    uncomputed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    unshown: int = 0
    comments: int = 0
    pictures: int = 0
    embedded: int = 0
    other_sheets: list[str] = field(default_factory=list)
    never_computed: bool = False

    def hide(self, sheet: Sheet, rows: Iterable[int], columns: Iterable[int]) -> None:
        """Note the hidden rows and columns of a sheet that have something in them."""
        columns = list(columns)
        used = {column for texts in sheet.texts.values() for column in texts} if columns else set()
        for first, last in ranges(row for row in rows if row in sheet.texts):
            numbers = f"{first + 1}" + (f"-{last + 1}" if last > first else "")
            self.hidden_rows.append(f"{sheet.name} 第 {numbers} 行")
        for first, last in ranges(used.intersection(columns)):
            letters = column_letters(first) + (f"-{column_letters(last)}" if last > first else "")
            self.hidden_columns.append(f"{sheet.name} {letters} 列")

    def words(self, covered: int) -> list[str]:
        """The remarks of a document; ``covered`` is how many cells a merged one hides."""
        found = []
        if self.hidden_sheets:
            names = _some(self.hidden_sheets, "、")
            found.append(f"READ010 有 {len(self.hidden_sheets)} 张隐藏的工作表，未读入：{names}。")
        if self.hidden_rows:
            found.append(f"有隐藏的行，已照常读入（合计通常包括它们）：{_some(self.hidden_rows, '、')}。")
        if self.hidden_columns:
            found.append(f"有隐藏的列，已照常读入（合计通常包括它们）：{_some(self.hidden_columns, '、')}。")
        if self.never_computed:
            found.append("READ010 工作簿由程序生成后没有计算过，公式没有结果；请用 Excel 或 WPS 打开并保存一次再试。")
        if self.uncomputed:
            found.append(
                f"READ010 有 {len(self.uncomputed)} 个公式没有保存计算结果，未读入：{_some(self.uncomputed)}。"
            )
        if self.errors:
            found.append(f"READ010 有 {len(self.errors)} 个单元格是错误值，未读入：{_some(self.errors)}。")
        hidden = self.unshown + covered
        if hidden:
            found.append(f"READ010 有 {hidden} 个单元格的内容不显示（被格式隐藏或被合并单元格遮住），未读入。")
        if self.comments:
            found.append(f"READ010 有 {self.comments} 条批注，未读入。")
        if self.pictures:
            found.append(f"READ010 文中有 {self.pictures} 幅图片或图表，里面的文字没有读入。")
        if self.embedded:
            found.append(f"READ010 文中嵌有 {self.embedded} 个其他文件的内容，未读入。")
        if self.other_sheets:
            found.append(
                f"READ010 有 {len(self.other_sheets)} 张图表或宏工作表，未读入：{_some(self.other_sheets, '、')}。"
            )
        return found


def _some(places: list[str], between: str = "，") -> str:
    return between.join(places[:_NAMED]) + ("等" if len(places) > _NAMED else "")


def address(sheet: Sheet, row: int, column: int) -> str:
    return f"{sheet.name}!{column_letters(column)}{row + 1}"


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring numbers, as first and last."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def has_content(block: RawBlock) -> bool:
    if isinstance(block, RawTable):
        return any(cell.text or cell.unread for cell in block.cells)
    return bool(block.text)
