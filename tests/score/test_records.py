"""Records an office keeps beside its documents: read with exact values, refused with the line."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from jiping.score.engine import Input
from jiping.score.formula import Ref
from jiping.score.library import framework
from jiping.score.records import data_of, read_records

HUNAN = framework("hunan-department-13-61-26")
SOUND = """\
schema: jiping.records/1
year: 2024
figures:
  staff.in_post: 12
  staff.authorised: 6名
  three_public.total@budget.original^-1: 32.5万元
  survey.valid: 1,200份
judgements:
  process.management.rules: {by: 复核人, on: 2025-03-01, why: 查阅制度, answers: [true, true, false, true]}
  outcome.administration: {by: 复核人, on: 2025-03-01, why: 流程精简, choice: 好, share: 100}
not_applicable:
  process.building.area: 当年没有新建
evidence:
  input.staffing.control-ratio: [编制批复.pdf]
"""


def written(path: Path, text: str) -> Path:
    file = path / "records.yaml"
    file.write_text(text, "utf-8")
    return file


def test_records_are_taken_exactly(tmp_path: Path) -> None:
    records, problems = read_records(written(tmp_path, SOUND))
    assert problems == ()
    data, strange = data_of(records, {}, HUNAN, "records.yaml")
    assert strange == ()
    last = data.inputs[Ref("three_public.total", "budget.original", -1)]
    assert (last.low, last.words, last.sources[0][0]) == (325_000, "32.5万元", "records.yaml")
    assert data.inputs[Ref("staff.in_post")].low == 12
    assert data.inputs[Ref("survey.valid")].low == 1200
    assert data.judgements["outcome.administration"].share == 100
    assert data.evidence["input.staffing.control-ratio"] == ("编制批复.pdf",)


def test_a_recorded_figure_stands_before_the_documents_and_says_where_they_differ(tmp_path: Path) -> None:
    records, _ = read_records(written(tmp_path, SOUND))
    printed = {
        Ref("staff.in_post"): Input(Fraction(11), Fraction(11), "11人"),
        Ref("staff.retired"): Input(Fraction(3), Fraction(3), "3人"),
    }
    data, _ = data_of(records, printed, HUNAN)
    assert data.inputs[Ref("staff.in_post")].remark == "在职人数按填报的 12，文件里是 11人"
    assert data.inputs[Ref("staff.retired")].words == "3人"


def test_what_the_table_does_not_have_is_named(tmp_path: Path) -> None:
    records, _ = read_records(written(tmp_path, SOUND.replace("process.building.area:", "process.buildings.area:")))
    assert data_of(records, {}, HUNAN)[1] == ("process.buildings.area",)


@pytest.mark.parametrize(
    ("case", "old", "new", "line", "words"),
    [
        ("金额没有单位", "32.5万元", "32.5", 6, "元还是万元"),
        ("不认识的概念", "staff.in_post:", "staff.in_posts:", 4, "概念表里没有"),
        ("不是数", "staff.in_post: 12", "staff.in_post: 十来个", 4, "不是一个数"),
        ("两个数", "staff.in_post: 12", "staff.in_post: 12人、13人", 4, "不是一个数"),
        ("单位不对", "staff.authorised: 6名", "staff.authorised: 6万元", 5, "不是这个概念的单位"),
        ("没有日期", "on: 2025-03-01, why: 查阅制度", "why: 查阅制度", 9, "缺少“on”"),
        ("键写错", "not_applicable:", "notapplicable:", 11, "not_applicable"),
        ("给分超过一百", "share: 100", "share: 101", 10, "不大于 100"),
        ("不是这种文件", "schema: jiping.records/1", "schema: jiping.framework/1", 1, "jiping.records/1"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(
    tmp_path: Path, case: str, old: str, new: str, line: int, words: str
) -> None:
    assert SOUND.count(old) == 1, case
    records, problems = read_records(written(tmp_path, SOUND.replace(old, new)))
    assert records is None
    told = " ".join(one.message + one.fix for one in problems if one.line == line)
    assert words in told, (case, problems)
    english = read_records(written(tmp_path, SOUND.replace(old, new)), "en")[1]
    assert [(one.code, one.line) for one in english] == [(one.code, one.line) for one in problems]
