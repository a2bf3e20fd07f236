"""Framework files that are wrong: every kind of problem with its code, its line and words a clerk can act on."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from jiping.score.library import shipped
from jiping.score.load import load
from jiping.score.schema import json_schema

SOUND = dedent("""\
    schema: jiping.framework/1
    id: local-example
    kind: scoring-table
    object: department
    title: 示例
    title_en: Example
    valid: {from: 2024-01-01, until: null}
    basis: {source: mof-yu-2013-53, checked_on: 2026-01-10, checked_by: null}
    status: known
    full_score: 15
    grades: [{at_least: 12, label: 优}, {at_least: 0, label: 差}]
    indicators:
      - id: input.staffing
        title: 在职人员控制率
        path: [投入, 预算配置]
        points: 5
        formula: staff.in_post / staff.authorised
        scoring: {method: at_most, full_at: 100, step: {size: 1, deduct: 0.5, mode: floor}}
        evidence: [编制批复]
        wording: 在职人员数除以编制数
        status: known
      - id: output.rules
        title: 制度
        path: [过程]
        points: 10
        scoring: {method: judgement, choices: [{label: 好, at_least: 80, at_most: 100},
          {label: 差, at_least: 0, at_most: 80}]}
        evidence: [制度文本]
        wording: 制度是否健全
        status: known
    """)


def test_a_sound_file_has_no_problems_and_its_numbers_are_exact() -> None:
    loaded = load(SOUND)
    assert loaded.problems == ()
    assert loaded.framework is not None
    scoring = loaded.framework.indicators[0].scoring
    assert str(getattr(scoring, "step", None)).startswith("size=Decimal('1') deduct=Decimal('0.5')")


STEP = "    scoring: {method: at_most, full_at: 100, step: {size: 1, deduct: 0.5, mode: floor}}\n"


@pytest.mark.parametrize(
    ("case", "old", "new", "code", "line", "words"),
    [
        ("缩进不齐", "title: 示例", " title: 示例", "FRM001", 5, "缩进"),
        ("同一个键写两次", "title_en: Example", "title: Example", "FRM001", 6, "两次"),
        ("键写错", "full_at: 100, step", "ful_at: 100, step", "FRM002", 18, "full_at"),
        ("少一个键", "    title: 制度\n", "", "FRM003", 22, "title"),
        ("分值写成汉字", "points: 5", "points: 五", "FRM004", 16, "应是一个数"),
        ("分值为零", "points: 5", "points: 0", "FRM004", 16, "大于 0"),
        ("方法名不认识", "method: at_most", "method: atmost", "FRM004", 18, "at_least"),
        ("步长方式写错", "mode: floor", "mode: flor", "FRM004", 18, "floor, ceil, proportional"),
        ("没有说明怎样扣", ", step: {size: 1, deduct: 0.5, mode: floor}", "", "FRM004", 18, "step、zero_at、otherwise"),
        ("公式有语法错误", "staff.in_post / staff", "staff.in_post // staff", "FRM004", 17, "第 16 个字符"),
        ("日期写错", "checked_on: 2026-01-10", "checked_on: 去年", "FRM004", 8, "日期"),
        ("编号有大写", "id: input.staffing", "id: Input.staffing", "FRM004", 13, "小写"),
        ("路径不是列表", "path: [过程]", "path: 过程", "FRM004", 24, "列表"),
        ("分值合计不对", "points: 5", "points: 4", "FRM005", 10, "合计 14"),
        ("等级不到零", "at_least: 0, label: 差}]\n", "at_least: 1, label: 差}]\n", "FRM006", 11, "0 起"),
        ("等级高于满分", "at_least: 12", "at_least: 90", "FRM006", 11, "高于满分"),
        ("概念写错", "staff.authorised", "staff.authorized", "FRM007", 17, "staff.authorised"),
        ("单位不一致", "staff.in_post / staff", "three_public.total / staff", "FRM008", 17, "比率"),
        (
            "人数加金额",
            "staff.in_post / staff",
            "(staff.in_post + three_public.total) / staff",
            "FRM008",
            17,
            "staff.in_post three_public",
        ),
        ("依据不在库里", "source: mof-yu-2013-53", "source: mof-yu-2013-35", "FRM009", 8, "mof-yu-2013-53"),
        (
            "依据的体系不存在",
            "status: known\nfull",
            "status: known\nextends: national-department-2031\nfull",
            "FRM010",
            10,
            "national-department-2013",
        ),
        ("编号重复", "id: output.rules", "id: input.staffing", "FRM011", 22, "两次"),
        ("没有分值", "    points: 10\n", "", "FRM012", 22, "分值"),
        ("没有方法", STEP, "", "FRM012", 13, "评分方法"),
        ("没有公式", "    formula: staff.in_post / staff.authorised\n", "", "FRM012", 13, "公式"),
        (
            "评定的指标写了公式",
            "    title: 制度\n",
            "    title: 制度\n    formula: staff.in_post / staff.authorised\n",
            "FRM012",
            22,
            "不写公式",
        ),
        (
            "最高一档不到满分",
            "{label: 好, at_least: 80, at_most: 100}",
            "{label: 好, at_least: 80, at_most: 90}",
            "FRM013",
            26,
            "最多给",
        ),
        (
            "总分的限制写了两样",
            "indicators:\n",
            "caps: [{indicator: input.staffing, under: 80, total_at_most: 8, deduct: 2, wording: 限}]\nindicators:\n",
            "FRM004",
            12,
            "只写一个",
        ),
        (
            "上限指到没有的指标",
            "indicators:\n",
            "caps: [{indicator: input.stafing, under: 80, total_at_most: 8, wording: 限}]\nindicators:\n",
            "FRM014",
            12,
            "input.staffing",
        ),
    ],
)
def test_each_kind_of_problem_is_told_with_its_line(
    case: str, old: str, new: str, code: str, line: int, words: str
) -> None:
    assert SOUND.count(old) == 1, f"{case}: 改动处在样例里要恰好出现一次"
    loaded = load(SOUND.replace(old, new), shipped())
    assert loaded.framework is None
    found = [(one.code, one.line) for one in loaded.problems]
    assert (code, line) in found, (case, loaded.problems)
    told = next(one for one in loaded.problems if (one.code, one.line) == (code, line))
    assert words in told.message + told.fix + told.title, told
    english = load(SOUND.replace(old, new), shipped(), "en").problems
    assert [(one.code, one.line) for one in english] == found
    assert "{" not in "".join(one.message + one.fix for one in (*loaded.problems, *english))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "1",
        "a: [1",
        "\t",
        "x: &a [*a]",
        "a: &a {b: 1}\nc: *a",
        "? [1, 2]\n: 3",
        "!!python/object:os.system x",
        "\x00",
    ],
)
def test_what_is_no_framework_at_all_is_a_problem_not_a_crash(text: str) -> None:
    loaded = load(text)
    assert loaded.framework is None
    assert loaded.problems


def test_references_that_grow_without_end_are_stopped() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert [one.code for one in load("\n".join(lines)).problems] == ["FRM001"]


def test_a_table_extends_another_by_naming_what_it_changes() -> None:
    child = dedent("""\
        schema: jiping.framework/1
        id: local-child
        extends: local-example
        title: 本县
        title_en: County
        valid: {from: 2025-01-01}
        basis: {source: mof-yu-2013-53, checked_on: 2026-01-10}
        status: known
        without: [output.rules]
        indicators:
          - {id: input.staffing, points: 6}
          - id: input.change
            title: 三公经费变动率
            path: [投入]
            points: 9
            formula: three_public.total / three_public.total^-1
            scoring: {method: at_most, full_at: 100, zero_at: 120}
            evidence: [预算]
            wording: 本年除以上年
            status: known
        """)
    made = load(child, {"local-example": SOUND}).framework
    assert made is not None
    assert [(one.id, one.points, one.title) for one in made.indicators] == [
        ("input.staffing", 6, "在职人员控制率"),
        ("input.change", 9, "三公经费变动率"),
    ]
    assert made.full_score == 15
    # A problem inside an indicator stands at the line of the file that has it.
    wrong = load(child.replace("points: 9", "points: 9.5"), {"local-example": SOUND}).problems
    assert [(one.code, one.key) for one in wrong] == [("FRM005", "full_score")]
    wrong = load(child.replace("zero_at: 120", "zero_at: 20"), {"local-example": SOUND}).problems
    assert [(one.code, one.line) for one in wrong] == [("FRM004", 17)]
    wrong = load(child.replace("[output.rules]", "[output.rule]"), {"local-example": SOUND}).problems
    assert [(one.code, one.line) for one in wrong] == [("FRM014", 9)]


def test_tables_that_extend_each_other_are_refused() -> None:
    one = SOUND.replace("status: known\nfull", "status: known\nextends: local-other\nfull")
    other = one.replace("id: local-example", "id: local-other").replace(
        "extends: local-other", "extends: local-example"
    )
    assert {problem.code for problem in load(one, {"local-other": other}).problems} == {"FRM010"}


def test_every_shipped_framework_is_sound() -> None:
    for id, text in shipped().items():
        loaded = load(text, shipped())
        assert loaded.problems == (), id
        assert loaded.framework is not None
        assert loaded.framework.id == id


def test_the_published_schema_accepts_what_the_program_accepts() -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(json.dumps(json_schema()))
    Draft202012Validator.check_schema(schema)
    data = json.loads(json.dumps(yaml.safe_load(SOUND), default=str))
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    data["indicators"][0]["scoring"]["ful_at"] = 1
    assert list(Draft202012Validator(schema).iter_errors(data))


def test_a_local_table_is_written_from_its_description_in_few_lines_and_without_code() -> None:
    """The road administration's table is one file of under 150 lines that names what it changes."""
    text = shipped()["hunan-road-15-40"]
    assert len(text.splitlines()) < 150
    made = load(text, shipped()).framework
    assert made is not None
    key_spending = made.indicator("input.key-spending")
    assert key_spending is not None
    assert key_spending.wording == "重点支出安排率＝（重点项目支出÷项目总支出）×100%"
    assert made.incomplete is not None


def test_the_table_of_the_howto_is_sound() -> None:
    guide = Path(__file__).parents[2] / "docs" / "howto" / "write-a-framework.md"
    block = guide.read_text("utf-8").split("```yaml\n")[1].split("```")[0]
    loaded = load(dedent(block), shipped())
    assert loaded.problems == ()
    assert loaded.framework is not None
    assert loaded.framework.points == 100
