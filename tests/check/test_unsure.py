"""What was recognised too unsurely proves nothing, whatever it says, and it is said why."""

from __future__ import annotations

import pytest

from jiping.evaluate import Settings, evaluate_bytes
from jiping.model import Certainty, Evaluation, Outcome
from jiping.write.coverage import coverage_line
from jiping.write.findings_json import document_object
from jiping.write.html import html_report
from scan_files import blank, line, pretend

HEAD = "某局2024年度部门决算情况说明"
BEFORE, AMOUNT, AFTER = (
    "本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目支出",
    "50.00",
    "万元，占40.00%。",
)


def evaluation(monkeypatch: pytest.MonkeyPatch, confidence: int, **settings: object) -> Evaluation:
    """A page whose sum is wrong by ten, the last part read with this confidence."""
    lines, left = [line(HEAD, 150, 80)], 40.0
    for words, sure in ((BEFORE, 1000), (AMOUNT, confidence), (AFTER, 1000)):
        lines.append(line(words, left, 120, sure))
        left = lines[-1].strip[2]
    pretend(monkeypatch, lines)
    return evaluate_bytes(blank(), "扫描件.pdf", Settings(**settings))  # type: ignore[arg-type]


def sums(found: Evaluation) -> list[str]:
    return [finding.code for finding in found.findings if finding.code.startswith("SUM")]


def test_surely_read_it_is_a_finding_and_says_that_it_was_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    found = evaluation(monkeypatch, 995)
    (finding,) = [finding for finding in found.findings if finding.code.startswith("SUM")]
    assert (finding.outcome, finding.certainty) == (Outcome.FAIL, Certainty.PROVED)
    assert {source.confidence for source in finding.sources} == {995, 1000}
    assert "图片识别，把握 99.5%" in html_report([found])


def test_unsurely_read_it_is_undecided_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    found = evaluation(monkeypatch, 940)
    assert not sums(found)
    note = next(note for note in found.notes if note.code.startswith("SUM"))
    assert note.outcome is Outcome.UNDECIDED
    assert note.message.startswith("不能判断：图片中的“50.00万元”识别把握为 94%，低于 95%，请对照原件。如果识别无误：")
    notes = evaluation(monkeypatch, 940, lang="en").notes
    english = next(note for note in notes if note.code.startswith("SUM"))
    assert english.message.startswith(
        "Cannot tell: “50.00万元” was recognised with confidence 94%, below 95%; see the page."
    )


def test_the_threshold_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sums(evaluation(monkeypatch, 940, least_confidence=900))
    assert not sums(evaluation(monkeypatch, 995, least_confidence=1000))


def test_coverage_counts_what_is_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    covered = evaluation(monkeypatch, 940).coverage
    assert (covered.recognised, covered.unsure, covered.pages[0].unsure) == (1, 1, 1)
    assert covered.confidence == covered.pages[0].confidence is not None
    assert "其中 1 个数的识别把握低于 95%，不据以下结论。" in coverage_line(covered)
    assert "1 figures were recognised with less than 95%" in coverage_line(covered, "en")


def test_json_has_the_confidence_of_each_place(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = document_object(evaluation(monkeypatch, 995))
    assert shown["coverage"]["recognised"]["pages"] == 1
    assert shown["coverage"]["recognised"]["least_confidence"] == 0.95
    assert {source["confidence"] for finding in shown["findings"] for source in finding["sources"]} >= {0.995}


def test_nothing_is_called_missing_that_may_have_been_misread(monkeypatch: pytest.MonkeyPatch) -> None:
    found = evaluation(monkeypatch, 995)
    assert not [finding for finding in found.findings if finding.code.startswith("CMP")]


def test_gaps_in_the_numbering_may_be_lines_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    heads = ["一、基本情况", "二、收入情况", "四、支出情况", "五、结转情况"]
    pretend(monkeypatch, [line(HEAD, 150, 80), *(line(words, 60, 120 + 30 * n) for n, words in enumerate(heads))])
    found = evaluate_bytes(blank(), "扫描件.pdf")
    assert not [finding for finding in found.findings if finding.code.startswith("STR")]
    (note,) = [note for note in found.notes if note.code.startswith("STR")]
    assert note.message.startswith("不能判断：这里的文字由图片识别得出，可能有漏认、错认，请对照原件。如果识别无误：")
    assert [f for f in evaluate_bytes("\n".join([HEAD, *heads]).encode(), "a.txt").findings if f.code.startswith("STR")]
