"""The document as rules see it: what was read, the figures and relations found in it, and a few ways to look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from jiping.check.contradictions import Contradiction, contradictions
from jiping.check.placeholders import find_placeholders
from jiping.concepts.numbers import Found
from jiping.model import Document, FactKey, Figure, Paragraph, ParagraphKind, Place, Relation, Source, Table

_RUNNING = (ParagraphKind.TEXT, ParagraphKind.TEXT_BOX, ParagraphKind.FOOTNOTE)
_MANY_PLACEHOLDERS = 10


@dataclass(frozen=True)
class View:
    """Everything a rule may look at. Nothing here changes."""

    document: Document
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    others: tuple[View, ...] = ()
    """Other documents of the same body that it is set against, of the same year or the year before (``--together``)."""
    _by_form: dict[str, list[Relation]] = field(default_factory=dict, repr=False)
    _rated: dict[str, tuple[list[Relation], dict[Place, int]]] = field(default_factory=dict, repr=False)

    @property
    def kind(self) -> str:
        return self.document.kind.value

    @cached_property
    def year(self) -> int | None:
        return int(self.document.year.value) if self.document.year else None

    @cached_property
    def organisation(self) -> str:
        return self.document.organisation.value if self.document.organisation else ""

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in reading order, headings and notes included; page headers and contents lines left out."""
        out = (ParagraphKind.HEADER, ParagraphKind.CONTENTS)
        return tuple(p for p in self.document.paragraphs() if p.kind not in out)

    @cached_property
    def running(self) -> tuple[Paragraph, ...]:
        """Paragraphs of running text only."""
        return tuple(p for p in self.paragraphs if p.kind in _RUNNING)

    @cached_property
    def headings(self) -> tuple[Paragraph, ...]:
        return tuple(p for p in self.paragraphs if p.kind is ParagraphKind.HEADING)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(self.document.tables())

    @cached_property
    def text(self) -> str:
        """All running text and headings, one paragraph a line."""
        return "\n".join(p.text for p in self.paragraphs)

    @cached_property
    def is_template(self) -> bool:
        """Whether this is a form still to be filled: placeholders in the body's name or in many paragraphs."""
        if find_placeholders(self.organisation):
            return True
        return sum(1 for paragraph in self.paragraphs if find_placeholders(paragraph.text)) > _MANY_PLACEHOLDERS

    @cached_property
    def by_key(self) -> dict[FactKey, list[Figure]]:
        found: dict[FactKey, list[Figure]] = {}
        for figure in self.figures:
            if figure.is_typed:
                found.setdefault(figure.key, []).append(figure)
        return found

    @cached_property
    def by_concept(self) -> dict[str, list[Figure]]:
        found: dict[str, list[Figure]] = {}
        for figure in self.figures:
            if figure.is_typed:
                found.setdefault(figure.key.concept, []).append(figure)
        return found

    @cached_property
    def _numbers(self) -> dict[int, list[Found]]:
        found: dict[int, list[Found]] = {}
        for figure in self.figures:
            source = figure.source
            if source.paragraph is not None and source.start is not None and source.end is not None:
                found.setdefault(source.block, []).append(Found(source.start, source.end, figure.number))
        for numbers in found.values():
            numbers.sort(key=lambda number: number.start)
        return found

    def numbers_of(self, paragraph: Paragraph) -> list[Found]:
        """The printed numbers of a paragraph of running text, understood or not, as extraction found them."""
        return self._numbers.get(paragraph.index, [])

    @cached_property
    def _by_cell(self) -> dict[tuple[int, tuple[int, int]], list[Figure]]:
        found: dict[tuple[int, tuple[int, int]], list[Figure]] = {}
        for figure in self.figures:
            if figure.source.cell is not None:
                found.setdefault((figure.source.block, figure.source.cell), []).append(figure)
        return found

    def of_cell(self, block: int, cell: tuple[int, int]) -> list[Figure]:
        """The figures of one cell of a table."""
        return self._by_cell.get((block, cell), [])

    @cached_property
    def contradictions(self) -> tuple[list[Contradiction], bool]:
        """What several relations show together that none shows alone; and whether all was looked at."""
        return contradictions(self.relations)

    def relations_of(self, form: str) -> list[Relation]:
        if not self._by_form and self.relations:
            for relation in self.relations:
                self._by_form.setdefault(relation.form, []).append(relation)
        return self._by_form.get(form, [])

    def rated(self, form: str) -> tuple[list[Relation], dict[Place, int]]:
        """The relations of one form that have a rate, and for each place of a rate its number in that list."""
        if form not in self._rated:
            every = [relation for relation in self.relations_of(form) if relation.rate is not None]
            places: dict[Place, int] = {}
            for number, relation in enumerate(every):
                if relation.rate is not None:
                    places.setdefault(relation.rate.source.place, number)
            self._rated[form] = every, places
        return self._rated[form]

    def section(self, heading: Paragraph) -> tuple[Paragraph, ...]:
        """The paragraphs under ``heading`` up to the next heading of the same or a higher level."""
        found = []
        for paragraph in self.paragraphs:
            if paragraph.index <= heading.index:
                continue
            if (
                paragraph.kind is ParagraphKind.HEADING
                and paragraph.level is not None
                and heading.level is not None
                and paragraph.level <= heading.level
            ):
                break
            found.append(paragraph)
        return tuple(found)

    def search(
        self, pattern: str | re.Pattern[str], paragraphs: tuple[Paragraph, ...] | None = None
    ) -> Iterator[tuple[Paragraph, re.Match[str]]]:
        """Each match of ``pattern`` in ``paragraphs`` (all of them when not given), with its paragraph."""
        compiled = re.compile(pattern) if isinstance(pattern, str) else pattern
        for paragraph in self.paragraphs if paragraphs is None else paragraphs:
            for match in compiled.finditer(paragraph.text):
                yield paragraph, match

    def mentions(self, pattern: str | re.Pattern[str]) -> bool:
        """Whether the words occur anywhere: text, table titles or cells."""
        compiled = re.compile(pattern) if isinstance(pattern, str) else pattern
        if compiled.search(self.text):
            return True
        return any(
            compiled.search(table.title) or any(compiled.search(cell.text) for cell in table.cells.values())
            for table in self.tables
        )

    def whole(self) -> Source:
        """The place of something absent: the document's first paragraph, so that a finding has somewhere to point."""
        for paragraph in self.document.paragraphs():
            if paragraph.kind is not ParagraphKind.HEADER and paragraph.text.strip():
                return paragraph.source(0, min(len(paragraph.text), 40))
        return Source(text="", page=1)
