"""Immutable values that pass between the parts. Imports nothing else of jiping."""

from jiping.model.document import (
    Block,
    Cell,
    CellState,
    Column,
    Document,
    Line,
    Paragraph,
    ParagraphKind,
    Part,
    Recognised,
    RecognisedPage,
    Row,
    RowKind,
    Table,
)
from jiping.model.evaluation import Evaluation
from jiping.model.figure import FactKey, Figure
from jiping.model.finding import Certainty, Coverage, Finding, Outcome, PageCoverage, Severity, Verdict, finding_id
from jiping.model.indicator import FormIndicator
from jiping.model.interval import Interval, add_up
from jiping.model.money import Money
from jiping.model.number import Number, Qualifier, format_number
from jiping.model.personal import COVER, Carried, Personal
from jiping.model.problem import ReadProblem
from jiping.model.relation import Relation, RelationKind
from jiping.model.source import Box, Place, Source, per_cent
from jiping.model.unit import COUNT_WORDS, NO_UNIT, PERCENT, POINTS, UNITS, WAN_YUAN, YUAN, Dimension, Unit, count_unit

__all__ = [
    "COUNT_WORDS",
    "COVER",
    "NO_UNIT",
    "PERCENT",
    "POINTS",
    "UNITS",
    "WAN_YUAN",
    "YUAN",
    "Block",
    "Box",
    "Carried",
    "Cell",
    "CellState",
    "Certainty",
    "Column",
    "Coverage",
    "Dimension",
    "Document",
    "Evaluation",
    "FactKey",
    "Figure",
    "Finding",
    "FormIndicator",
    "Interval",
    "Line",
    "Money",
    "Number",
    "Outcome",
    "PageCoverage",
    "Paragraph",
    "ParagraphKind",
    "Part",
    "Personal",
    "Place",
    "Qualifier",
    "ReadProblem",
    "Recognised",
    "RecognisedPage",
    "Relation",
    "RelationKind",
    "Row",
    "RowKind",
    "Severity",
    "Source",
    "Table",
    "Unit",
    "Verdict",
    "add_up",
    "count_unit",
    "finding_id",
    "format_number",
    "per_cent",
]
