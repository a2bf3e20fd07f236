"""Sound paragraphs that were written to trip each group of rules; whatever is found in them is a false alarm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from case_document import case_document
from jiping.check.engine import CheckOptions, check
from jiping.extract import extract

GROUPS: dict[str, list[Any]] = yaml.safe_load(Path(__file__).with_name("tempting.yaml").read_text("utf-8"))
EACH = [(group, text) for group, texts in GROUPS.items() for text in texts]
KIND = {"kind": "self-evaluation.department", "year": 2024, "organisation": "云溪县林业局"}
HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]


ON_TRIAL = {"bases": ("EVI008",)}
"""Groups written for rules that are silent by default, and those rules."""


def found(texts: list[Any], group: str = "") -> list[str]:
    """What the stable rules, and those on trial of the group, say of these paragraphs, or of these rows of a form."""
    case: dict[str, Any] = dict(KIND)
    if isinstance(texts[0], list):
        rows = [[*row, 5, 5, ""] for row in texts]
        case |= {"kind": "self-evaluation.project", "tables": [{"title": "项目支出绩效自评表", "rows": [HEAD, *rows]}]}
    else:
        case["text"] = "\n".join(texts)
    document = case_document(case)
    figures, relations = extract(document)
    findings = [*check(document, figures, relations, CheckOptions(ignore=ABSENCE))[0]]
    if group in ON_TRIAL:
        findings += check(document, figures, relations, CheckOptions(select=ON_TRIAL[group], preview=True))[0]
    return [f"{finding.code} {finding.message}" for finding in findings]


# A paragraph is no report: what it lacks is not looked at here.
ABSENCE = ("CMP001", "CMP002", "CMP003", "CMP004", "CMP005", "CMP006")


def test_there_are_twenty_for_each_group() -> None:
    assert len(GROUPS) >= 15
    assert {group: len(texts) for group, texts in GROUPS.items() if len(texts) < 20} == {}
    assert len({str(text) for _, text in EACH}) == len(EACH)


@pytest.mark.parametrize(("group", "text"), EACH, ids=[f"{group}-{str(text)[:16]}" for group, text in EACH])
def test_a_sound_paragraph_is_silent(group: str, text: Any) -> None:
    assert found([text], group) == []


@pytest.mark.parametrize("group", GROUPS)
def test_all_of_a_group_together_are_silent(group: str) -> None:
    assert found(GROUPS[group], group) == []


def test_the_same_paragraphs_with_a_fault_are_not() -> None:
    """The silence is the rules', not the test's: one changed word is found."""
    assert found(["依据《中共中央 国务院关于全面落实预算绩效管理的意见》（中发〔2018〕34号）编制。"])[0].startswith(
        "CIT002"
    )
    assert found([["产出指标", "质量指标", "验收合格率", "≥98%", "105%"]])[0].startswith("LIM027")
