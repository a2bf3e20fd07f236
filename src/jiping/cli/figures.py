"""Reading and extracting without checking, for ``jiping extract``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from jiping.check.coverage import coverage
from jiping.check.findings import read_finding
from jiping.cli.inputs import Item
from jiping.evaluate import Settings
from jiping.extract import extract
from jiping.model import Evaluation, ReadProblem
from jiping.read import digest, load, read_bytes


def read_figures(item: Item, settings: Settings) -> Evaluation:
    """The figures of one file; a file that cannot be read gives its READ finding."""
    content = item.content
    try:
        if content is None:
            content = load(Path(item.path), settings.limits)
        document = read_bytes(content, item.path, settings.limits)
    except ReadProblem as problem:
        sha256 = digest(content) if content is not None else ""
        return Evaluation(item.path, sha256, findings=(read_finding(problem, item.path, settings.lang),))
    figures, relations = extract(document)
    least = settings.least_confidence
    covered = coverage(figures, relations, set(), Counter(), document.pages, document.recognised, least)
    return Evaluation(item.path, document.sha256, document, figures, coverage=covered)
