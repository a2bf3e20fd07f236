"""Findings as SARIF 2.1.0, the format code-scanning services and editors read.

A place has a physical location (file, and characters in running text) and a logical one (page, paragraph or table,
row, column), since most documents have no lines. A file that could not be read is a result and a notification.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jiping import __version__
from jiping.messages.catalogue import translated
from jiping.model import Certainty, Document, Evaluation, Finding, Severity, Source
from jiping.write.coverage import page_object
from jiping.write.findings_json import coverage_object, document_head, plain, shorten
from jiping.write.place import has_pages, heading_above
from jiping.write.regions import Regions
from jiping.write.rule_text import RuleText
from jiping.write.verdict import document_limits, shown_severity
from jiping.write.wording import text

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "jipingFindingId/v1"
LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "html": "text/html",
    "csv": "text/csv",
    "txt": "text/plain",
}
CHAR_OFFSET = (
    "In plain text files charOffset and lines are those of the file. Office documents and PDFs have none: there both "
    "count over the text as read: blocks in reading order, a line break after each, cells of a row joined by tabs. A "
    "region of nothing but line 1 stands for the whole file."
)
_WHOLE_FILE: dict[str, Any] = {"startLine": 1}
"""Some services, GitHub's code scanning among them, refuse a log of which one result names no line."""
_TEXT_FORMATS = frozenset({"txt", "csv", "html"})
"""Files with characters and lines of their own, which a count over the text as read would contradict."""
_CODE = re.compile(r"READ\d{3}")

Original = Callable[[Evaluation], "str | None"]
"""The text of a plain text file, for places in it; ``None`` where there is none or it has changed."""


def no_original(evaluation: Evaluation) -> str | None:
    return None


def sarif_json(
    evaluations: Sequence[Evaluation],
    rules: Mapping[str, RuleText],
    lang: str = "zh",
    base: str = "",
    original: Original = no_original,
) -> str:
    """One run over all files. Paths below the folder ``base`` become relative, others ``file:`` addresses."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(rules, lang, base, original).run(evaluations)]}
    return json.dumps(log, ensure_ascii=False, indent=1, default=plain) + "\n"


def artifact_uri(path: str, base: str = "") -> str:
    """``path`` as a URI reference: relative with forward slashes where it lies below ``base``.

    >>> artifact_uri("决算/1 号.pdf")
    '%E5%86%B3%E7%AE%97/1%20%E5%8F%B7.pdf'
    """
    if base:
        whole = os.path.normpath(os.path.join(base, path))  # noqa: PTH118 - pathlib keeps ".."
        try:
            path = os.path.relpath(whole, base)
        except ValueError:  # another drive
            return Path(whole).as_uri()
        if Path(path).parts[:1] == (os.pardir,):
            return Path(whole).as_uri()
    return quote(os.fsencode(path.replace("\\", "/") if os.sep == "\\" else path))


class _Run:
    """One run being put together; rules, notices and logical locations are listed once and referred to by index."""

    def __init__(self, rules: Mapping[str, RuleText], lang: str, base: str, original: Original) -> None:
        self.texts, self.lang, self.base, self.original = rules, lang, base, original
        self.rules: list[dict[str, Any]] = []
        self.notices: list[dict[str, Any]] = []
        self.notifications: list[dict[str, Any]] = []
        self.logical: list[dict[str, Any]] = []
        self.index: dict[tuple[str, str], int] = {}

    def run(self, evaluations: Sequence[Evaluation]) -> dict[str, Any]:
        for rule in sorted({finding.code for evaluation in evaluations for finding in evaluation.findings}):
            self._listed("rule", rule, self.rules)
        artifacts: dict[str, dict[str, Any]] = {}
        places: dict[str, int] = {}
        results = []
        for evaluation in evaluations:
            places.setdefault(evaluation.path, len(places))
            artifacts.setdefault(evaluation.path, self._artifact(evaluation))
            file = _File(self, evaluation, places[evaluation.path])
            for finding in evaluation.findings:
                results.append(self._result(finding, file))
                if not evaluation.is_read:
                    self._notify(f"{finding.message}{finding.fix}", "error", file, finding.code)
            for remark in evaluation.document.remarks if evaluation.document else ():
                found = _CODE.match(remark)
                self._notify(translated(remark, self.lang), "warning", file, found.group() if found else "")
            for limit in document_limits(evaluation, self.lang):
                self._notify(limit, "warning", file)
        # An internal error is no result about the document: the run itself has failed for it.
        failed = any(notice["id"] == "READ011" for notice in self.notices)
        invocation: dict[str, Any] = {"executionSuccessful": not failed}
        if self.notifications:
            invocation["toolExecutionNotifications"] = self.notifications
        language = "en" if self.lang == "en" else "zh-CN"
        driver = {
            "name": "jiping",
            "fullName": f"绩评 jiping {__version__}",
            "version": __version__,
            "language": language,
        }
        whole: dict[str, Any] = {
            "tool": {"driver": driver | {"rules": self.rules, "notifications": self.notices}},
            "invocations": [invocation],
            "language": language,
            "artifacts": list(artifacts.values()),
            "logicalLocations": self.logical,
            "results": results,
            "columnKind": "unicodeCodePoints",
            "properties": {"charOffset": CHAR_OFFSET},
        }
        return whole

    # ------------------------------------------------------------------------------------------- descriptors

    def _listed(self, kind: str, code: str, into: list[dict[str, Any]]) -> int:
        """The index of the descriptor of ``code``, which is added when it is new."""
        if (kind, code) not in self.index:
            self.index[kind, code] = len(into)
            into.append(self._descriptor(code))
        return self.index[kind, code]

    def _descriptor(self, code: str) -> dict[str, Any]:
        rule = self.texts.get(code) or RuleText(code, code, code, Severity.WARNING, Certainty.PROBABLE)
        made: dict[str, Any] = {"id": rule.id, "name": rule.name, "shortDescription": {"text": rule.title}}
        made["fullDescription"] = {"text": rule.description or rule.title}
        made["defaultConfiguration"] = {"level": LEVEL[rule.severity]}
        help_ = [
            f"{text(self.lang, key)} {words}" for key, words in (("fix", rule.fix), ("basis", rule.basis)) if words
        ]
        help_.append(f"{text(self.lang, 'see')} jiping explain {code}")
        made["help"] = {"text": "\n".join(help_)}
        made["properties"] = {"certainty": rule.certainty.value}
        return made

    def _notify(self, words: str, level: str, file: _File, code: str = "") -> None:
        made: dict[str, Any] = {"message": {"text": words}, "level": level, "locations": [file.location()]}
        if code:
            made["descriptor"] = {"id": code, "index": self._listed("notice", code, self.notices)}
        self.notifications.append(made)

    # ----------------------------------------------------------------------------------------------- results

    def _result(self, finding: Finding, file: _File) -> dict[str, Any]:
        sources = finding.sources if file.document is not None else ()
        made: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": self._listed("rule", finding.code, self.rules),
            "level": LEVEL[shown_severity(finding)],
            "message": {"text": finding.message},
            "locations": [file.location(sources[0] if sources else None)],
        }
        if len(sources) > 1:
            made["relatedLocations"] = [
                {"id": number} | file.location(source) for number, source in enumerate(sources[1:], 1)
            ]
        made["partialFingerprints"] = {FINGERPRINT: finding.id}
        properties: dict[str, Any] = {"certainty": finding.certainty.value, "outcome": finding.outcome.value}
        for key in ("expected", "found", "fix", "basis", "certificate", "readings", "repairs", "related"):
            value = getattr(finding, key)
            if value:
                properties[key] = list(value) if isinstance(value, tuple) else value
        made["properties"] = properties
        return made

    def _artifact(self, evaluation: Evaluation) -> dict[str, Any]:
        made: dict[str, Any] = {"location": self.address(evaluation.path), "roles": ["analysisTarget"]}
        document = evaluation.document
        if document is not None and document.format in MIME:
            made["mimeType"] = MIME[document.format]
        if evaluation.sha256:
            made["hashes"] = {"sha-256": evaluation.sha256}
        head = document_head(evaluation)
        properties = {key: head[key] for key in ("kind", "year", "organisation", "pages") if head[key] is not None}
        if document is None:
            properties = {}
        else:
            pages = [page_object(page) for page in evaluation.coverage.pages]
            covered = coverage_object(evaluation.coverage)
            properties["coverage"] = covered | {"reasons": evaluation.coverage.reasons, "pages": pages}
        return made | {"properties": properties | {"isRead": document is not None}}

    def address(self, path: str) -> dict[str, Any]:
        uri = artifact_uri(path, self.base)
        return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"}

    def logical_index(self, path: str, steps: Sequence[tuple[str, str]]) -> int:
        """The index of a logical location, its parents before it. ``steps`` are kinds and names from the top."""
        parent, whole = -1, path
        for kind, name in steps:
            whole = f"{whole}::{name}"
            if ("logical", whole) not in self.index:
                self.index["logical", whole] = len(self.logical)
                made = {"name": name, "fullyQualifiedName": whole, "kind": kind}
                self.logical.append(made if parent < 0 else made | {"parentIndex": parent})
            parent = self.index["logical", whole]
        return parent


class _File:
    """One file of a run, for the places in it."""

    def __init__(self, run: _Run, evaluation: Evaluation, place: int) -> None:
        self.run, self.path, self.place = run, evaluation.path, place
        self.document = evaluation.document
        self.regions = None
        if evaluation.document is not None:
            original = run.original(evaluation)
            if original is not None or evaluation.document.format not in _TEXT_FORMATS:
                self.regions = Regions(evaluation.document, original)

    def location(self, source: Source | None = None) -> dict[str, Any]:
        """The place of ``source``, or the whole file."""
        physical: dict[str, Any] = {"artifactLocation": self.run.address(self.path) | {"index": self.place}}
        physical["region"] = self._region(source) if source is not None else dict(_WHOLE_FILE)
        if source is None or self.document is None:
            return {"physicalLocation": physical}
        made: dict[str, Any] = {"physicalLocation": physical}
        steps = logical_steps(source, self.document, self.run.lang)
        if steps:
            index = self.run.logical_index(self.path, steps)
            entry = self.run.logical[index]
            made["logicalLocations"] = [{key: entry[key] for key in ("name", "fullyQualifiedName", "kind")}]
            made["logicalLocations"][0]["index"] = index
        if source.text:
            made["message"] = {"text": shorten(source.text)}
        properties: dict[str, Any] = {"page": source.page} if has_pages(self.document) else {}
        if source.box:
            properties["box"] = list(source.box)
        return made | ({"properties": properties} if properties else {})

    def _region(self, source: Source) -> dict[str, Any]:
        region = self.regions.region(source) if self.regions else None
        if region is None:
            return dict(_WHOLE_FILE)
        made: dict[str, Any] = {"charOffset": region.start, "charLength": region.end - region.start}
        made |= {"startLine": region.start_line, "startColumn": region.start_column}
        made |= {"endLine": region.end_line, "endColumn": region.end_column}
        return made | {"snippet": {"text": shorten(source.text)}}


def logical_steps(source: Source, document: Document, lang: str = "zh") -> list[tuple[str, str]]:
    """Kind and name of each level of a place, from the top: page or section, then paragraph or table, row, column."""
    steps = []
    if has_pages(document):
        steps.append(("page", text(lang, "page", n=source.page)))
    elif section := heading_above(document, source.block):
        steps.append(("section", text(lang, "section", name=section)))
    if source.paragraph is not None:
        return [*steps, ("paragraph", text(lang, "paragraph", n=source.paragraph))]
    for kind, name in (("table", source.table), ("row", source.row), ("column", source.column)):
        if name:
            steps.append((kind, text(lang, kind, name=name)))
    return steps
