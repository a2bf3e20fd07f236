"""What sentences assert about their figures: sums, shares, growth, completion, comparison, sameness."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.concepts.fact_keys import fact_key
from jiping.extract.roles import Role
from jiping.extract.text_comparisons import tell_comparisons, tell_names
from jiping.extract.text_growth import tell_growth
from jiping.extract.text_lists import Below, end_list, follow_list
from jiping.extract.text_plans import (
    tell_adjustments,
    tell_completion,
    tell_of_named_plan,
    tell_of_plan,
    tell_of_those,
    tell_scores,
)
from jiping.extract.text_share_lists import tell_shares_of_one
from jiping.extract.text_shares import tell_points, tell_share, tell_share_move
from jiping.extract.text_sums import add_sum, tell_sums
from jiping.extract.told import Book, Told, fact_key_of
from jiping.model import Dimension, Figure, Paragraph, Relation, RelationKind

_ADJUSTED = re.compile(r"(?:^|[，,；;。：:年])(?:调整后|全年|年度)的?预算(?:数|总额)?(?:为|共)?\s*$")
_SELDOM = {"income.total": "surplus.use", "expenditure.total": "surplus.distribution"}


class Teller(Book):
    """Collects relations paragraph by paragraph; those that need the whole document are made at the end."""

    below: Below | None = None
    """The list whose points may go on in the next paragraph."""

    def end_paragraph(self, paragraph: Paragraph, told: list[Told]) -> None:
        for one in told:
            if one.is_level and one.figure.is_typed and not one.figure.key.item:
                self.levels.setdefault(fact_key(one.figure), one.figure)
            if (
                one.is_level
                and one.subject is not None
                and len(one.figure.key.code) == 7
                and one.figure.key.code.isdigit()
                and not one.figure.key.item
            ):
                key = one.figure.key
                self.items.setdefault((key.year, key.column, key.caliber), {}).setdefault(key.code, one.figure)
        tell_sums(self, told, paragraph.text)
        tell_scores(self, told)
        tell_adjustments(self, told)
        self.plans += [t.figure for t in told if t.dimension is Dimension.MONEY and _ADJUSTED.search(t.before)]
        for position, one in enumerate(told):
            role = one.reading.role
            if one.dimension is Dimension.POINTS:
                tell_points(self, told, position, one)
            if one.dimension is Dimension.PERCENT and role is Role.RATE:
                tell_of_those(self, told, position, one)
            if one.dimension is Dimension.PERCENT and role in (Role.COMPLETION, Role.RATE):
                tell_of_plan(self, told, position, one)
            if role is Role.SHARE:
                tell_share(self, told, position, one)
            elif role in (Role.GROWTH, Role.CHANGE):
                tell_growth(self, told, position, one)
            elif role is Role.SHARE_MOVE:
                tell_share_move(self, told, position, one, ("占比",))
            elif role is Role.COMPLETION:
                tell_completion(self, told, position, one)
                tell_of_named_plan(self, told, position, one)
        tell_shares_of_one(self, told, self.amounts)
        self.amounts = [*self.amounts, *(t.figure for t in told if t.is_level and t.dimension is Dimension.MONEY)][-12:]
        self.below = follow_list(self, self.below, paragraph, told)
        tell_comparisons(self, paragraph, told)
        tell_names(self, paragraph, told)

    def end_section(self) -> None:
        """A heading or a table: no list goes on behind it."""
        end_list(self, self.below)
        self.below = None

    def finish(self, figures: list[Figure]) -> list[Relation]:
        self.end_section()
        for word, paragraph, match, key, compared, near, said in self.pending:
            figure = self.find(key) or near
            begin = max(paragraph.text.rfind(stop, 0, match.start()) for stop in "。！？；") + 1
            self.relations.append(
                Relation(
                    RelationKind.COMPARISON,
                    "text.flat-alone",
                    figure,
                    word=word,
                    identity="G05",
                    source=paragraph.source(begin, match.end()),
                    missing=(str(compared),),
                    names=(said,),
                )
            )
        self._totals(figures)
        self.relations.extend(self._items())
        self.relations.extend(self._three_public())
        return self.relations

    def _totals(self, figures: list[Figure]) -> None:
        """收入总计…，其中本年收入…，年初结转和结余…: whole, unless the document tells of surplus used."""
        for whole, members in self.totals:
            seldom = _SELDOM[whole.figure.key.concept]
            told = any(f.key.concept == seldom and f.number.value for f in (*self.tables.values(), *figures))
            listed = any(m.figure.key.concept == seldom for m in members)
            if len({m.figure.key for m in members}) == len(members):
                add_sum(self, "text.sum", whole, members, listed or not told)

    def _three_public(self) -> Iterator[Relation]:
        """三公经费 told item by item in paragraphs of their own, with no word for both kinds of vehicle expenses."""
        year, column = self.context.year, self.context.default_column
        names = ("total", "overseas", "vehicles.purchase", "vehicles.operation", "hospitality", "vehicles")
        keys = {name: fact_key_of(f"three_public.{name}", year, column, "fiscal") for name in names}
        told = [self.levels.get(keys[name]) for name in names[:-1]]
        if self.find(keys["vehicles"]) is not None or any(figure is None for figure in told):
            return
        total, *parts = [figure for figure in told if figure is not None]
        if any(r.form == "text.sum" and r.total is total and set(parts) <= set(r.parts) for r in self.relations):
            return  # 合计…，其中…、会议费…、培训费…: one sentence gives the total and a longer list
        yield Relation(RelationKind.SUM, "text.sum", total, tuple(parts), identity="D23", source=total.source)

    def _items(self) -> Iterator[Relation]:
        """Sentences that go through all 项 of a table give, column by column, amounts that add up to the total."""
        known: dict[str, set[str]] = {}
        for key in self.tables:
            if key.concept == "expenditure.function" and len(key.code) == 7:
                known.setdefault(key.caliber, set()).add(key.code)
        for (year, column, caliber), by_code in self.items.items():
            wanted = known.get(caliber, set())
            total = self.find(fact_key_of("expenditure.current", year, column, caliber))
            if total is None or total.in_table or len(by_code) < 2 or set(by_code) != wanted:
                continue
            yield Relation(
                RelationKind.SUM, "text.items-sum", total, tuple(by_code.values()), identity="H01", source=total.source
            )
