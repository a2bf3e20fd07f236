"""The golden data sets of the trade: published figures in sentences and tables of our own, with what must be said.

Each set carries figures that were printed once, re-checked by hand; the sentences around them are written for the
test. ``codes`` are the rules that must find something, everything else in ``quiet`` must not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from case_document import case_document
from jiping.check.engine import CheckOptions, check
from jiping.extract import extract
from jiping.model import Finding, Outcome


@dataclass(frozen=True)
class Golden:
    name: str
    case: dict[str, Any]
    found: dict[str, tuple[Outcome, str]]
    """By rule: the outcome, and words that its message must hold."""


FAIL, HINT = Outcome.FAIL, Outcome.HINT

SETS = [
    Golden(
        "GS1 益阳市工商联 2019",
        {
            "kind": "final-accounts.department",
            "year": 2019,
            "text": """\
                2019年度收入总计487.24万元（含上年结转12.63万元），支出总计487.24万元。
                财政拨款收入487.24万元，按功能分类：一般公共服务470.69万元，教育0.50万元，卫生健康11.99万元，住房保障4.06万元。
                本年支出合计483.22万元，其中：一般公共服务支出212.51万元，教育支出260.40万元，卫生健康支出7.70万元，住房保障支出2.61万元。
                支出年初预算为487.24万元，支出决算为483.22万元，完成年初预算的99.17%。年初预算中，基本支出263.19万元，项目支出224.05万元。
                “三公”经费支出决算为24.86万元，其中：因公出国（境）费11万元，公务用车购置及运行维护费2.85万元，公务接待费10.93万元。
                “三公”经费支出决算比上年的10.10万元增加14.76万元，增长146.1%。
            """,
        },
        {"SUM020": (FAIL, "24.78 万元"), "MAT029": (HINT, "12.63 万元")},
    ),
    Golden(
        "GS3 荷塘区妇联 2022",
        {
            "kind": "self-evaluation.department",
            "year": 2022,
            "text": """\
                2022年收入合计90.37万元，其中：人员经费拨款57.28万元，公用经费拨款11.78万元，专项经费拨款21.31万元。
                2022年支出合计76.36万元，年末结转和结余0万元。
            """,
        },
        {"SUM051": (FAIL, "14.01 万元")},
    ),
    Golden(
        "GS4 南县政协 2021",
        {
            "kind": "self-evaluation.department",
            "year": 2021,
            "text": """\
                2021年收入合计792.22万元。
                2021年支出合计799.12万元，其中：人员经费434.89万元，日常公用经费77.4万元，项目支出286.83万元。
            """,
        },
        {"MAT021": (FAIL, "6.90 万元")},
    ),
    Golden(
        "GS5 许昌河湖 2022",
        {
            "kind": "self-evaluation.department",
            "year": 2022,
            "text": """\
                一、部门概况
                2022年支出合计803.74万元，其中：基本支出757.49万元，项目支出46.25万元。
                二、项目支出情况
                本年度实施1个项目。河道管护项目支出46.00万元，用于日常巡查。
                三、存在的问题
                资料归档不够及时。
            """,
        },
        {"SUM052": (HINT, "0.25 万元")},
    ),
    Golden(
        "GS6 一分钱的尾差",
        {
            "kind": "self-evaluation.department",
            "year": 2023,
            "text": """\
                2023年基本支出319.27万元，比上年增加2.23万元。其中：人员经费257.39万元，占基本支出的80.62%；日常公用经费61.89万元，占基本支出的19.38%。
            """,
        },
        {"SUM020": (HINT, "319.28 万元")},
    ),
    Golden(
        "GS6 两部分占比同时下降",
        {
            "kind": "self-evaluation.department",
            "year": 2023,
            "text": """\
                2023年基本支出319.27万元，比上年增加2.23万元。其中：人员经费257.39万元，占基本支出的81%，占比下降9%；日常公用经费61.89万元，占基本支出的19%，较上年下降9%。
            """,
        },
        {"MAT009": (FAIL, "不能同时下降"), "SUM020": (HINT, "319.28 万元")},
    ),
    Golden(
        "GS6 超编",
        {
            "kind": "self-evaluation.department",
            "year": 2023,
            "text": "单位核定行政编制5名，事业编制1名，年末实际在岗在编人数12人。",
        },
        {"LIM002": (FAIL, "超编 6 人")},
    ),
    Golden(
        "GS8 复核底稿的合计",
        {
            "kind": "self-evaluation.project",
            "year": 2022,
            "tables": [
                {
                    "title": "补助资金分配情况表",
                    "unit": "万元",
                    "rows": [
                        ["区域", "金额"],
                        ["城区", "1432.49"],
                        ["乡镇", "10588.12"],
                        ["合计", "12023.85"],
                    ],
                }
            ],
        },
        {"SUM013": (FAIL, "12,020.61 万元")},
    ),
    Golden(
        "GS8 复核底稿的个数",
        {
            "kind": "self-evaluation.project",
            "year": 2022,
            "text": "全年培训学员35人，其中：第一期55人、第二期8人、第三期70人。",
        },
        {"SUM020": (FAIL, "133")},
    ),
    Golden(
        "GS9 天星镇卫生院 2021",
        {
            "kind": "final-accounts.department",
            "year": 2021,
            "tables": [
                {
                    "title": "收入支出决算总表",
                    "unit": "元",
                    "rows": [
                        ["收入", "<", "支出", "<"],
                        ["项目", "决算数", "项目", "决算数"],
                        ["一、一般公共预算财政拨款收入", "11,122,315.04", "九、卫生健康支出", "25,754,899.39"],
                        ["五、事业收入", "13,628,965.89", "", ""],
                        ["八、其他收入", "1,003,618.46", "", ""],
                        ["本年收入合计", "25,754,899.39", "本年支出合计", "25,754,899.39"],
                        ["总计", "25,754,899.39", "总计", "25,754,899.39"],
                    ],
                }
            ],
        },
        {},
    ),
    Golden(
        "同一数两次写成同样的精度",
        {
            "kind": "self-evaluation.department",
            "year": 2023,
            "text": "2023年公务接待费支出9.51万元。\n公务接待费支出9.51万元，主要用于公务往来。",
        },
        {},
    ),
    Golden(
        "三十加三十加二十九点九九",
        {
            "kind": "self-evaluation.project",
            "year": 2022,
            "text": "项目总支出89.97万元，其中：第一批30.00万元，第二批30.00万元，第三批29.99万元，合计89.97万元。",
        },
        {"SUM020": (HINT, "89.99 万元")},
    ),
]

ARITHMETIC = ("SUM", "MAT0", "LIM")


def findings(golden: Golden) -> list[Finding]:
    document = case_document(golden.case)
    figures, relations = extract(document)
    found, *_ = check(document, figures, relations, CheckOptions(select=ARITHMETIC))
    return list(found)


@pytest.mark.parametrize("golden", SETS, ids=lambda golden: golden.name)
def test_golden_set(golden: Golden) -> None:
    found = findings(golden)
    told = [(one.code, one.outcome.value, one.message) for one in found]
    assert {one.code for one in found} == set(golden.found), told
    for code, (outcome, words) in golden.found.items():
        (one,) = (finding for finding in found if finding.code == code)
        assert one.outcome is outcome, told
        assert words in one.message, told


def test_relations_of_the_golden_sets_were_looked_at() -> None:
    """Silence is no proof: the sums of the sound set are found and hold."""
    document = case_document(SETS[-3].case)
    figures, relations = extract(document)
    *_, outcomes, _ = check(document, figures, relations, CheckOptions(select=("SUM",)))
    assert outcomes[Outcome.PASS] >= 3
    assert outcomes[Outcome.FAIL] == 0
