"""What cannot all be true is proved only if no other reading of the words saves it; the reading that does is named."""

from __future__ import annotations

from case_document import case_document
from jiping.check.engine import check
from jiping.extract import extract
from jiping.model import Certainty, Finding
from jiping.verify import verify

MOVED = (
    "2024年度一般公共预算财政拨款支出1000.00万元，比2023年度增加100.00万元。\n"
    "2024年度一般公共预算财政拨款支出1000.00万元，与2023年度相比，一般公共预算财政拨款支出增长{rate}%。"
)
PARTS = (
    "2024年度“三公”经费支出决算为8.00万元，比2023年度减少1.00万元，下降11.11%。其中：公务用车购置及运行维护费支出6.00万元，"
    "比2023年度减少1.50万元，下降20.00%；因公出国（境）费支出0.00万元；公务接待费支出2.00万元，比2023年度减少0.50万元，"
    "下降20.00%。"
)


def joint(text: str) -> Finding | None:
    document = case_document({"kind": "final-accounts.department", "year": 2024, "text": text})
    figures, relations, *_ = extract(document)
    findings, *_ = check(document, figures, relations)
    found = [finding for finding in findings if finding.code == "MAT401"]
    assert len(found) < 2
    return found[0] if found else None


def possible(finding: Finding) -> dict[tuple[str, ...], bool]:
    return {tuple(one["reading"]): one["possible"] for one in finding.readings}


def test_what_holds_as_printed_is_no_finding() -> None:
    assert joint(MOVED.format(rate="11.11")) is None


def test_what_fails_in_every_reading_is_proved_with_a_certificate_for_each() -> None:
    finding = joint(MOVED.format(rate="13.00"))
    assert finding is not None
    assert finding.certainty is Certainty.PROVED
    assert possible(finding) == {("as printed",): False, ("this year's base",): False}
    assert len(finding.certificate["each"]) == 2
    assert verify(finding.certificate) == "readings"


def test_a_rate_of_this_years_amount_saves_it() -> None:
    finding = joint(MOVED.format(rate="10.00"))
    assert finding is not None
    assert finding.certainty is Certainty.PROBABLE
    assert possible(finding)["this year's base",]
    assert "以本年数为基数，则可以同时成立" in finding.message
    assert verify(finding.certificate) == "lines"


def test_last_year_may_have_been_made_of_other_parts() -> None:
    finding = joint(PARTS)
    assert finding is not None
    assert finding.certainty is Certainty.PROBABLE
    assert [code for code, saves in possible(finding).items() if saves] == [("other parts",)]
