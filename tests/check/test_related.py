"""One root, one finding: what one figure mends together is told together, and what follows from it is listed there."""

from __future__ import annotations

from case_document import case_document
from jiping.check.engine import check
from jiping.extract import extract
from jiping.model import Finding, Outcome


def failures(text: str) -> list[Finding]:
    document = case_document({"kind": "final-accounts.department", "year": 2024, "text": text})
    figures, relations, *_ = extract(document)
    findings, *_ = check(document, figures, relations)
    return [f for f in findings if f.outcome is Outcome.FAIL and f.code[:3] in ("SUM", "MAT")]


SHARES = (
    "本年收入合计{total}万元，其中：财政拨款收入1800.00万元，占90.00%；事业收入150.00万元，占7.50%；"
    "其他收入50.00万元，占{last}%。"
)


def test_a_total_that_breaks_its_sum_and_all_shares_is_one_finding() -> None:
    assert failures(SHARES.format(total="2000.00", last="2.50")) == []
    (finding,) = failures(SHARES.format(total="2613.00", last="2.50"))
    assert len(finding.related) == 3
    assert "2613.00" in finding.repairs[0]["text"]


def test_two_errors_with_two_roots_are_two_findings() -> None:
    text = SHARES.format(total="2613.00", last="2.50")
    text += "\n与2023年度相比，一般公共预算财政拨款支出1500.00万元，增加100.00万元，增长17.14%。"
    assert len(failures(text)) == 2


def test_what_no_single_value_mends_stays_apart() -> None:
    # The two shares want two different totals, and the sum holds: nothing says that the total is at fault.
    text = SHARES.format(total="2000.00", last="2.90").replace("7.50", "7.10")
    assert len(failures(text)) == 2


PARTS = (
    "2024年度“三公”经费支出决算为8.00万元，比2023年度减少1.00万元，下降11.11%。其中：公务用车购置及运行维护费支出6.00万元，"
    "比2023年度减少1.50万元，下降20.00%；因公出国（境）费支出0.00万元；公务接待费支出{host}万元，比2023年度减少0.50万元，"
    "下降{rate}%。"
)


def test_a_joint_contradiction_of_a_figure_that_breaks_a_relation_is_told_there() -> None:
    (joint,) = failures(PARTS.format(host="2.00", rate="20.00"))
    assert joint.code == "MAT401"
    assert joint.related == ()
    (alone,) = failures(PARTS.format(host="3.00", rate="14.29"))
    assert alone.code != "MAT401"
    assert [other["code"] for other in alone.related].count("MAT401") == 1
