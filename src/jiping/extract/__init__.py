"""Extraction: a document's figures, typed, and the relations its tables and sentences assert."""

from __future__ import annotations

from jiping.extract.context import Context
from jiping.extract.facts import same_facts
from jiping.extract.forms import Form, is_form, read_form
from jiping.extract.sentences import read_sentences
from jiping.extract.table_relations import table_relations
from jiping.extract.tables import TypedTable, type_table
from jiping.model import Document, Figure, Relation, Table

__all__ = ["extract"]


def extract(document: Document) -> tuple[tuple[Figure, ...], tuple[Relation, ...]]:
    """All figures of ``document`` in reading order, and all relations between them.

    Numbers that were found but not understood are figures too, with an empty concept and the reason.
    """
    context = Context.of(document)
    figures: list[Figure] = []
    relations: list[Relation] = []
    typed: list[TypedTable] = []
    for table in document.tables():
        if is_form(table):
            form = read_form(table, context)
            figures.extend(form.figures)
            relations.extend(form.relations)
            figures.extend(_other_numbers(table, context, form))
            continue
        one = type_table(table, context)
        typed.append(one)
        context.learn(one)
        relations.extend(table_relations(one))
    for one in typed:
        figures.extend(f for f in one.figures.values() if not f.blank)
    blanks = [f for one in typed for f in one.figures.values() if f.blank]
    in_text, text_relations = read_sentences(document, context, figures)
    relations.extend(text_relations)
    relations.extend(same_facts(figures, blanks, in_text))
    figures.extend(in_text)
    figures.sort(key=lambda f: (f.source.block, f.source.cell or (0, 0), f.source.start or 0))
    return tuple(figures), tuple(relations)


def _other_numbers(table: Table, context: Context, form: Form) -> list[Figure]:
    """The numbers of a form that have no field of their own, typed by row and column as in any table."""
    typed = type_table(table, context)
    return [f for place, f in typed.figures.items() if not f.blank and place not in form.places]
