"""Indicators of forms by name: a form of targets, of monitoring and of self-evaluation print the same ones.

Only the printed cells are looked at, so that forms without points, which extraction does not read as scored
indicators, can be set against those that have them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from jiping.check.quoting import cell_source
from jiping.check.view import View
from jiping.concepts.numbers import find_numbers
from jiping.model import Cell, Number, Source, Table

_COLUMNS = (
    ("name", re.compile(r"三级指标(?:名称)?|指标名称")),
    ("adjusted", re.compile(r"调整后?(?:年度)?(?:指标|目标)值")),
    ("target", re.compile(r"(?:年度|年初|预期|计划)?(?:绩效)?(?:指标|目标)值")),
    ("actual", re.compile(r"(?:年度|全年|实际)*(?:完成|实现)(?:值|情况)")),
    ("reason", re.compile(r".*原因.*")),
    ("certain", re.compile(r"确定能")),
)
_PROJECT = re.compile(r"项目名称")
_MARKS = re.compile(r"[\s“”\"'、，,。.；;：:]|[（(]\d+分[)）]|^指标\d+|^\d+")
_FEWEST = 3
"""Indicators called alike that show two forms to be about the same thing."""
_ADJUSTED = re.compile(r"调整(?!预算|数)|变更|修订|追加")


@dataclass(frozen=True, slots=True)
class FormRow:
    """One indicator as printed: its name, the text of its cells by what they hold, and their places."""

    name: str
    texts: dict[str, str]
    places: dict[str, Source] = field(default_factory=dict)

    def number(self, key: str) -> Number | None:
        """The one number a cell prints; ``None`` where there is none, or more than one."""
        found = find_numbers(self.texts.get(key, ""))
        return found[0].number if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """A table of indicators: the project it is about, and its indicators by name; a name printed twice is left out."""

    project: str
    rows: dict[str, FormRow]
    is_adjusted: bool
    """Whether the table speaks of targets that were changed."""


def plain_name(words: str) -> str:
    """An indicator's or project's name as it is compared."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", words))


def printed_forms(view: View) -> list[PrintedForm]:
    """The tables of indicators of a document that have a column for targets."""
    return [form for table in view.tables if (form := _read(table)) is not None]


def _read(table: Table) -> PrintedForm | None:
    head = next((c for c in table.cells.values() if _COLUMNS[0][1].fullmatch(_words(c))), None)
    if head is None:
        return None
    last = head.row + head.row_span - 1
    columns: dict[str, int] = {}
    for cell in table.cells.values():
        if head.row <= cell.row <= last:
            key = next((key for key, pattern in _COLUMNS if pattern.fullmatch(_words(cell))), None)
            if key is not None:
                columns.setdefault(key, cell.column)
    if "target" not in columns:
        return None
    rows: dict[str, FormRow] = {}
    twice: set[str] = set()
    for row in range(last + 1, table.row_count):
        cells = {key: at for key, column in columns.items() if (at := table.cell(row, column)) is not None}
        if "name" not in cells or not cells.keys() & {"target", "actual", "certain"}:
            continue
        name = plain_name(cells["name"].text)
        if name in rows:
            twice.add(name)
        texts = {key: cell.text.strip() for key, cell in cells.items()}
        rows[name] = FormRow(
            cells["name"].text.strip(), texts, {k: cell_source(table, cell) for k, cell in cells.items()}
        )
    kept = {name: one for name, one in rows.items() if name and name not in twice}
    adjusted = any(_ADJUSTED.search(cell.text) for cell in table.cells.values())
    return PrintedForm(_project(table, head.row), kept, adjusted)


def _project(table: Table, before: int) -> str:
    label = next((c for c in table.cells.values() if c.row < before and _PROJECT.fullmatch(_words(c))), None)
    beside = table.cell(label.row, label.column + label.column_span) if label is not None else None
    return plain_name(beside.text) if beside is not None else ""


def _words(cell: Cell) -> str:
    return re.sub(r"\s|[（(].*", "", cell.text)


def pairs(view: View, others: tuple[View, ...]) -> list[tuple[PrintedForm, PrintedForm]]:
    """Forms of ``view`` with those of ``others`` about the same project, or both of the whole department."""
    theirs = [form for other in others for form in printed_forms(other)]
    return [
        (own, form)
        for own in printed_forms(view)
        for form in theirs
        if own.project == form.project and len(own.rows.keys() & form.rows.keys()) >= _FEWEST
    ]
