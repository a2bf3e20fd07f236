"""What is known of the whole document before figures are typed: kind, year, default column, the names of its codes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jiping.concepts.dictionary import plain
from jiping.model import Document

_NOT_A_COLUMN = re.compile(
    r"(一般公共|政府性基金|国有资本经营)预算(?!数|安排)|部门预算(?!数|安排|支出|收入|$)|预算(单位|部门)|(部门预算)?(支出)?经济分类"
)
"""一般公共预算财政拨款 names a caliber, not a budget."""

if TYPE_CHECKING:
    from jiping.extract.tables import TypedTable

BUDGET_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("budget.original", re.compile(r"年初(?:批复|安排|下达|核定)?的?(?:部门)?预算|本年预算|当年预算(?!执行)")),
    ("budget.adjusted", re.compile(r"调整后?预算|全年预算|预算调整数|调整数|全年预算数|调整预算")),
    ("final_accounts", re.compile(r"决算|执行数|实际支出|实际完成|全年执行|支出数|实支")),
    ("budget", re.compile(r"预算数?")),
)
"""Words that name a budget column, the more particular first. A bare 预算 is whatever the document's budget is."""


@dataclass(slots=True)
class Context:
    """Shared by the typing of tables and of sentences.

    ``names`` maps the printed names of functional classes (``("一般公共服务支出", "财政事务", "行政运行")``) to the
    codes the document's own tables give them.
    """

    kind: str
    year: int | None
    names: dict[tuple[str, ...], str] = field(default_factory=dict)
    organisation: str = ""
    last_class: tuple[str, str] | None = None
    """The 类 the text named last, by name and code: a 款 or 项 that follows alone belongs to it."""

    @classmethod
    def of(cls, document: Document) -> Context:
        organisation = document.organisation.value if document.organisation else ""
        return cls(document.kind.value, int(document.year.value) if document.year else None, organisation=organisation)

    def learn(self, typed: TypedTable) -> None:
        """Remember the codes and names of a table by functional class; sentences name the same items by words."""
        if typed.kind.id not in ("income", "expenditure", "general", "fund", "capital"):
            return
        for part in typed.table.parts:
            by_code = {row.code: plain(row.label) for row in part.rows if row.code and row.label}
            for code in by_code:
                path = tuple(by_code.get(code[:length], "") for length in (3, 5, 7) if length <= len(code))
                self.names.setdefault(path, code)

    @property
    def is_budget(self) -> bool:
        return self.kind.startswith("budget.")

    @property
    def default_column(self) -> str:
        """The budget column of a figure that names none."""
        return "budget.original" if self.is_budget else "final_accounts"

    def column_of(self, words: str) -> str:
        """The budget column these words name, or an empty string."""
        words = _NOT_A_COLUMN.sub("", words)
        for column, pattern in BUDGET_COLUMNS:
            if pattern.search(words):
                return "budget.original" if column == "budget" and self.is_budget else column
        return ""
