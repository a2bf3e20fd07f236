"""Relations between figures: what a table's form or a sentence's words say must hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from jiping.model.figure import FactKey, Figure
from jiping.model.indicator import FormIndicator
from jiping.model.quickly import quickly_made
from jiping.model.source import Source


class RelationKind(StrEnum):
    SUM = "sum"  # total = parts
    AT_MOST = "at_most"  # parts together are at most the total
    EQUAL = "equal"  # total = parts[0]: the same fact said twice
    SHARE = "share"  # rate = parts[0] / total
    CHANGE = "change"  # change = total (this year) - parts[0] (last year)
    GROWTH = "growth"  # rate = (total - parts[0]) / parts[0]
    COMPLETION = "completion"  # rate = total (final) / parts[0] (budget)
    COMPARISON = "comparison"  # total <word> parts[0]
    COUNT = "count"  # a stated count and the length of its list


@quickly_made
@dataclass(frozen=True, slots=True)
class Relation:
    """One relation, with the figures it is about and the words that assert it.

    ``form`` says where it comes from, in a fixed vocabulary that rules bind to (``table.class-sum``,
    ``table.column-sum``, ``text.share`` …); ``identity`` is the id in the catalogue of identities (``D06``), if any.
    Those of filled forms are ``form.funds-sum``, ``form.funds-limit``, ``form.budget-change``, ``form.budget-reason``,
    ``form.execution-rate``, ``form.execution-score`` (points, executed, budget as parts), ``form.indicator``,
    ``form.points-sum``, ``form.level-sum``, ``form.score-sum``, ``form.project-kinds``, ``form.project-items``,
    ``form.staff-sum`` and ``form.building-ratio``.
    ``signs`` gives the sign of each part (all plus when empty). ``rate`` is the printed percentage, ``change`` the
    printed amount of change, ``word`` the asserting word (下降, 小于). ``missing`` names operands that are not printed.
    ``exhaustive`` is False where the list of parts need not be complete.
    """

    kind: RelationKind
    form: str
    total: Figure | None = None
    parts: tuple[Figure, ...] = ()
    signs: tuple[int, ...] = ()
    rate: Figure | None = None
    change: Figure | None = None
    word: str = ""
    identity: str = ""
    source: Source | None = None
    missing: tuple[str, ...] = ()
    exhaustive: bool = True
    names: tuple[str, ...] = field(default=())
    """For counts: the names of the list."""
    base: FactKey | None = None
    """For growth and change: what the level is compared with, printed or not; ``None`` where it is left open."""
    indicator: FormIndicator | None = None
    """For ``form.indicator``: the row of the form."""
    others: tuple[Relation, ...] = ()
    """Other readings of the same words. The words are wrong only if they are wrong under every reading."""
    against: str = ""
    """For changes: the year and budget column the level is set against, as the words name them; empty for last year."""
    is_certain: bool = True
    """False where the words do not say what they are about; such a relation may hold, it cannot be broken."""

    def figures(self) -> tuple[Figure, ...]:
        total = () if self.total is None else (self.total,)
        rate = () if self.rate is None else (self.rate,)
        change = () if self.change is None else (self.change,)
        return (*total, *self.parts, *rate, *change)
