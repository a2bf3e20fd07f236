"""Figures as JSON, CSV and a list to read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from importlib.resources import files

import jsonschema

from jiping.model import FactKey
from jiping.write.figures import figures_csv, figures_json, figures_text
from sample import evaluation, figures, unread


def test_json_validates_and_keeps_numbers_exact() -> None:
    schema = json.loads(files("jiping.write").joinpath("schemas/figures-1.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = json.loads(figures_json([evaluation(), unread()]))
    jsonschema.Draft202012Validator(schema).validate(whole)
    first, second, _ = whole["documents"][0]["figures"]
    assert (first["value"], first["unit"], first["low"], first["high"]) == ("5364.57", "万元", "53645650", "53645750")
    assert (second["concept"], second["reason"]) == (None, "没有找到所指的数")
    assert whole["documents"][1]["problems"][0]["code"] == "READ003"


def test_csv_opens_in_excel() -> None:
    text = figures_csv([evaluation()])
    assert text.startswith("\ufeff文件,页,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert (rows[0]["数值"], rows[0]["概念"], rows[1]["未读懂的原因"]) == (
        "5364.57",
        "expenditure.total",
        "没有找到所指的数",
    )


def test_csv_does_not_hand_formulas_to_the_spreadsheet() -> None:
    evil = replace(figures()[0], label="=HYPERLINK(1)", key=FactKey("x", item="-5.5"))
    row = list(csv.reader(io.StringIO(figures_csv([evaluation(figures=(evil,))]))))[1]
    assert "'=HYPERLINK(1)" in row
    assert "-5.5" in row


def test_list_names_what_was_not_understood() -> None:
    shown = "".join(figures_text([evaluation(), unread()]))
    assert "? 没有找到所指的数" in shown
    assert "识别数字 14 个：读懂 12，有勾稽关系 9，未读懂 2。" in shown
    assert "READ003 错误" in shown
    assert "2 not understood" in "".join(figures_text([evaluation()], "en"))
