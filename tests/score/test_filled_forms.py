"""Filled forms in local layouts, as Word documents and as workbooks: planted faults are all found, nothing else is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import yaml

from corpus_document import docx_bytes
from jiping.check.engine import CheckOptions
from jiping.evaluate import Settings, evaluate_bytes
from jiping.extract import extract
from jiping.model import Evaluation
from jiping.score.engine import Data, Scorecard, score
from jiping.score.facts import inputs_from
from jiping.score.library import framework
from jiping.score.self_scores import CODE, SelfScore, printed_in, self_scores
from jiping.together import attach

FOLDER = Path(__file__).with_name("filled_forms")
FORMS: list[dict[str, Any]] = yaml.safe_load(FOLDER.with_suffix(".yaml").read_text("utf-8"))
YEAR = 2024
LEFT_OUT = ("CMP", "STR")
"""A form alone is no report: what a report would say beside it is missing."""


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def workbook(text: str) -> bytes:
    """The same notation as a workbook of one sheet: lines, and tables with their merged cells."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("自评表")
        row = 0
        table: list[list[str]] = []
        for line in [*text.splitlines(), ""]:
            if line.startswith("|"):
                table.append(line[1:].rstrip("|").split("|") if not line.endswith("||") else line[1:-1].split("|"))
                continue
            row = _written(sheet, row, table)
            table = []
            if line.strip():
                sheet.write_string(row, 0, line.lstrip("@# "))
                row += 1
    return stream.getvalue()


def _written(sheet: Any, top: int, table: list[list[str]]) -> int:
    width = max((len(line) for line in table), default=0)
    grid = [line + [""] * (width - len(line)) for line in table]
    for y, line in enumerate(grid):
        for x, cell in enumerate(line):
            if cell in ("<", "^"):
                continue
            right = next((i for i in range(x + 1, width) if line[i] != "<"), width)
            down = next((i for i in range(y + 1, len(grid)) if grid[i][x] != "^"), len(grid))
            if right - x > 1 or down - y > 1:
                sheet.merge_range(top + y, x, top + down - 1, right - 1, cell)
            else:
                sheet.write_string(top + y, x, cell)
    return top + len(grid)


MAKERS = {"docx": docx_bytes, "xlsx": workbook}


def evaluated(text: str, name: str, format_: str, preview: bool = False) -> Evaluation:
    return evaluate_bytes(MAKERS[format_](text), f"{name}.{format_}", Settings(ignore=LEFT_OUT, preview=preview))


def scored(evaluations: list[Evaluation], id: str) -> tuple[Scorecard, tuple[SelfScore, ...]]:
    documents = {one.path: one.document for one in evaluations if one.document is not None}
    printed = printed_in({path: extract(document) for path, document in documents.items()})
    figures = {one.path: one.figures for one in evaluations}
    table = framework(id)
    card = score(table, Data(inputs_from(figures, table, YEAR), rows=printed.rows))
    return card, self_scores(card, printed)


def said(form: dict[str, Any], is_faulty: bool, format_: str) -> Iterator[tuple[str, str]]:
    """Codes and messages of all that is told of a form, by checks and by scores."""
    texts = {"own": text_of(form["form"])}
    if "beside" in form:
        texts["beside"] = text_of(form["beside"])
    for fault in (one for one in form["faults"] if is_faulty and "from" in one):
        where = fault.get("in", "own")
        assert texts[where].count(fault["from"]) == 1, fault
        texts[where] = texts[where].replace(fault["from"], fault["to"])
    preview = form.get("preview", False)
    evaluations = [evaluated(text, f"{form['form']}-{where}", format_, preview) for where, text in texts.items()]
    options = CheckOptions(ignore=LEFT_OUT, preview=preview)
    for evaluation in attach(evaluations, options):
        yield from ((finding.code, finding.message) for finding in evaluation.findings)
    if "framework" in form:
        _, compared = scored(evaluations, form["framework"])
        assert compared, "一项自评得分也没有对上"
        yield from ((CODE, one.message()) for one in compared if not one.is_possible)


EACH = [(form, format_) for form in FORMS for format_ in MAKERS]
IDS = [f"{form['form']}-{format_}" for form, format_ in EACH]


def test_there_are_eight_forms() -> None:
    assert len(FORMS) >= 8


@pytest.mark.parametrize(("form", "format_"), EACH, ids=IDS)
def test_a_sound_form_is_silent(form: dict[str, Any], format_: str) -> None:
    assert list(said(form, False, format_)) == []


@pytest.mark.parametrize(("form", "format_"), EACH, ids=IDS)
def test_every_planted_fault_is_found_and_nothing_else(form: dict[str, Any], format_: str) -> None:
    found = list(said(form, True, format_))
    for fault in form["faults"]:
        assert any(code == fault["code"] and fault["says"] in words for code, words in found), (fault, found)
    assert sum(code == CODE for code, _ in found) == sum(fault["code"] == CODE for fault in form["faults"]), found
    assert {code for code, _ in found} == {fault["code"] for fault in form["faults"]} | set(form.get("also", ())), found


@pytest.mark.parametrize("format_", MAKERS)
def test_a_whole_form_gives_its_total(format_: str) -> None:
    """20 × 95 % and four rows: 19 + 30 + 19 + 20 + 10."""
    card, compared = scored([evaluated(text_of("hubei_project"), "h", format_)], "hubei-project-form-2020")
    assert (card.low, card.high, card.grades) == (98, 98, ("优",))
    assert compared[-1].name == "总分"
    assert all(one.is_possible for one in compared)


def test_points_that_do_not_make_the_table_are_not_scaled() -> None:
    text = text_of("national_project").replace("|≥400公里|412公里|15|15|", "|≥400公里|412公里|10|10|")
    card, _ = scored([evaluated(text, "n", "docx")], "national-project-form-2020")
    output = next(result for result in card.results if result.indicator.id == "form.output")
    assert (output.status, output.low, output.high) == ("unproved", 0, 50)
    assert output.why == "表内分值合计 45 分，应为 50 分，不能折算"


def test_without_a_form_nothing_is_invented() -> None:
    card = score(framework("national-project-form-2020"), Data({}))
    assert (card.low, card.high) == (0, 100)
