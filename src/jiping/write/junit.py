"""Findings as JUnit XML, which build servers show as tests: a suite for each file, a test for each rule that looked.

A finding fails its rule's test. A hint does not: it stands in the test's output, for it is worth a look and not wrong.
A rule that could not decide is skipped, with what was missing. A file that could not be read is a test in error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from jiping.model import Evaluation, Finding, Outcome
from jiping.write.coverage import coverage_line
from jiping.write.place import clean, describe
from jiping.write.rule_text import RuleText
from jiping.write.verdict import document_limits, shown_severity
from jiping.write.wording import text


@dataclass(frozen=True, slots=True)
class _Test:
    """One ``testcase``: ``result`` is the name of its child element, empty where it passed."""

    name: str
    result: str = ""
    kind: str = ""
    message: str = ""
    body: str = ""
    output: str = ""


def junit_xml(evaluations: Sequence[Evaluation], rules: Mapping[str, RuleText], lang: str = "zh") -> str:
    """All files as one XML text. Times are zero: equal input gives equal output."""
    root = Element("testsuites", name="jiping")
    suites = [(evaluation, list(_tests(evaluation, rules, lang))) for evaluation in evaluations]
    _count(root, [test for _, tests in suites for test in tests])
    for evaluation, tests in suites:
        path = _safe(evaluation.path)
        suite = SubElement(root, "testsuite", name=path, file=path)
        _count(suite, tests)
        _properties(suite, evaluation, lang)
        for test in tests:
            case = SubElement(suite, "testcase", classname=path, name=_safe(test.name), time="0")
            if test.result:
                child = SubElement(case, test.result, message=_safe(test.message))
                if test.kind:
                    child.set("type", test.kind)
                child.text = _safe(test.body) or None
            if test.output:
                SubElement(case, "system-out").text = _safe(test.output)
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _count(element: Element, tests: Sequence[_Test]) -> None:
    results = [test.result for test in tests]
    element.set("tests", str(len(results)))
    for name, result in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(results.count(result)))
    element.set("time", "0")


def _properties(suite: Element, evaluation: Evaluation, lang: str) -> None:
    document = evaluation.document
    if document is None:
        return
    properties = SubElement(suite, "properties")
    facts = {"kind": document.kind.value, "coverage": coverage_line(evaluation.coverage, lang)}
    limits = document_limits(evaluation, lang)
    if limits:
        facts["limits"] = " ".join(limits)
    for name, value in facts.items():
        SubElement(properties, "property", name=name, value=_safe(value))


def _tests(evaluation: Evaluation, rules: Mapping[str, RuleText], lang: str) -> Iterator[_Test]:
    if not evaluation.is_read:
        for finding in evaluation.findings:
            body = f"{text(lang, 'fix')} {finding.fix}" if finding.fix else ""
            yield _Test(_name(finding.code, rules), "error", finding.code, finding.message, body)
        return
    looked = {code for code, outcomes in evaluation.coverage.rules.items() if set(outcomes) - {Outcome.NOT_APPLICABLE}}
    for code in sorted(looked | {finding.code for finding in evaluation.findings}):
        yield _test(code, evaluation, rules, lang)


def _test(code: str, evaluation: Evaluation, rules: Mapping[str, RuleText], lang: str) -> _Test:
    name = _name(code, rules)
    own = [finding for finding in evaluation.findings if finding.code == code]
    failed = [finding for finding in own if finding.outcome is Outcome.FAIL]
    hinted = [finding for finding in own if finding.outcome is not Outcome.FAIL]
    notes = [note for note in evaluation.notes if note.code == code]
    output = "\n".join(_words(finding, evaluation, lang) for finding in [*hinted, *notes])
    # A rule may have failed only as the consequence of another finding, under which it is listed.
    follow = [
        (finding, str(item.get("message", "")))
        for finding in evaluation.findings
        for item in finding.related
        if item.get("code") == code and finding.outcome is Outcome.FAIL
    ]
    if failed:
        body = "\n\n".join(_words(finding, evaluation, lang) for finding in failed)
        return _Test(name, "failure", shown_severity(failed[0]).value, failed[0].message, body, output)
    if follow:
        body = "\n".join(f"{message} {text(lang, 'follows_from', code=root.code)}" for root, message in follow)
        return _Test(name, "failure", shown_severity(follow[0][0]).value, follow[0][1], body, output)
    outcomes = evaluation.coverage.rules.get(code, {})
    if outcomes.get(Outcome.UNDECIDED) and not set(outcomes) & {Outcome.PASS, Outcome.HINT, Outcome.EXPLAINED}:
        undecided = next((note.message for note in notes if note.outcome is Outcome.UNDECIDED), "")
        return _Test(name, "skipped", message=undecided or text(lang, "undecided"))
    return _Test(name, output=output)


def _name(code: str, rules: Mapping[str, RuleText]) -> str:
    return f"{code} {rules[code].title}" if code in rules else code


def _words(finding: Finding, evaluation: Evaluation, lang: str) -> str:
    lines = [finding.message]
    for source in finding.sources:
        words = (describe(source, lang, evaluation.document), clean(source.text.strip()))
        lines.append(f"{text(lang, 'place')} {' '.join(part for part in words if part)}")
    for key in ("expected", "found", "fix", "basis"):
        if getattr(finding, key):
            lines.append(f"{text(lang, key)} {getattr(finding, key)}")
    return "\n".join(lines)


def _safe(words: str) -> str:
    """Without the characters XML 1.0 has no way to write, and without those that change direction."""
    lines = [clean(line) for line in words.split("\n")]
    return "\n".join("".join(" " if c in "\ufffe\uffff" else c for c in line) for line in lines)
