"""The shipped examples: each planted fault is found, nothing else is, and the files are what the tool makes."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from jiping.evaluate import evaluate
from jiping.model import Document, Evaluation, Paragraph, Source

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
sys.path.insert(0, str(ROOT / "tools"))

import make_examples  # noqa: E402
from example_documents import final_accounts, self_evaluation, typeset, word  # noqa: E402
from example_documents.faults import Fault  # noqa: E402

REPORT_TITLE = f"{self_evaluation.BODY}2024年度部门整体支出绩效自评报告"
PLANTED = [
    ("self-evaluation-2024.docx", self_evaluation.FAULTS),
    ("self-evaluation-2024.txt", self_evaluation.FAULTS),
    ("final-accounts-2024.pdf", final_accounts.FAULTS),
]


def places(document: Document, fault: Fault) -> tuple[Paragraph, int, int]:
    """The paragraph where the words of a fault stand, and the characters that differ from the sound text."""
    squeezed = fault.planted.replace(" ", "")
    (paragraph,) = [p for p in document.paragraphs() if p.kind != "contents" and squeezed in p.text.replace(" ", "")]
    start = paragraph.text.find(fault.planted)
    return (paragraph, start, start + len(fault.planted)) if start >= 0 else (paragraph, 0, len(paragraph.text))


def touches(source: Source, place: tuple[Paragraph, int, int]) -> bool:
    paragraph, start, end = place
    return source.block == paragraph.index and source.start < end and start < source.end


@pytest.fixture(scope="module")
def evaluations() -> dict[str, Evaluation]:
    return {name: evaluate(EXAMPLES / name) for name, _ in PLANTED}


@pytest.mark.parametrize(
    ("name", "fault"),
    [pytest.param(name, fault, id=f"{name}-{fault.planted}") for name, faults in PLANTED for fault in faults],
)
def test_planted_fault_is_found_where_it_stands(evaluations: dict[str, Evaluation], name: str, fault: Fault) -> None:
    evaluation = evaluations[name]
    assert evaluation.document
    place = places(evaluation.document, fault)
    assert [f.code for f in evaluation.findings if any(touches(source, place) for source in f.sources)]


@pytest.mark.parametrize(("name", "faults"), PLANTED, ids=[name for name, _ in PLANTED])
def test_nothing_else_is_reported(evaluations: dict[str, Evaluation], name: str, faults: tuple[Fault, ...]) -> None:
    evaluation = evaluations[name]
    assert evaluation.document
    known = [places(evaluation.document, fault) for fault in faults]
    strange = [
        f"{finding.code} {finding.message}"
        for finding in evaluation.findings
        if not any(touches(source, place) for source in finding.sources for place in known)
    ]
    assert strange == []


def test_sound_report_has_no_finding() -> None:
    evaluation = evaluate(EXAMPLES / "clean-self-evaluation-2024.docx")
    assert evaluation.is_read
    assert [f"{finding.code} {finding.message}" for finding in evaluation.findings] == []


@pytest.mark.skipif(not typeset.has_face(), reason=f"the face {typeset.FACE} is not installed")
def test_sound_accounts_have_no_finding(tmp_path: Path) -> None:
    path = tmp_path / "sound.pdf"
    path.write_bytes(typeset.pdf(final_accounts.source(faulty=False)))
    evaluation = evaluate(path)
    assert evaluation.is_read
    assert [f"{finding.code} {finding.message}" for finding in evaluation.findings] == []


# --- the files are what the tool makes


@pytest.mark.parametrize(
    ("name", "faulty"), [("self-evaluation-2024.docx", True), ("clean-self-evaluation-2024.docx", False)]
)
def test_docx_is_up_to_date(name: str, faulty: bool) -> None:
    # Part by part: another build of zlib packs the same words into other bytes.
    made = word.docx(self_evaluation.blocks(faulty), REPORT_TITLE)
    assert parts(made) == parts((EXAMPLES / name).read_bytes())


def test_same_bytes_every_time() -> None:
    assert word.docx(self_evaluation.blocks(True), REPORT_TITLE) == word.docx(
        self_evaluation.blocks(True), REPORT_TITLE
    )


def test_txt_is_up_to_date() -> None:
    assert word.txt(self_evaluation.blocks(True)) == (EXAMPLES / "self-evaluation-2024.txt").read_bytes()


@pytest.mark.skipif(not typeset.has_face(), reason=f"the face {typeset.FACE} is not installed")
def test_pdf_is_up_to_date() -> None:
    # Page by page as text: another version of the face has other outlines.
    assert pages(typeset.pdf(final_accounts.source())) == pages((EXAMPLES / "final-accounts-2024.pdf").read_bytes())


def test_list_of_planted_faults_is_up_to_date() -> None:
    assert make_examples.readme() == (EXAMPLES / "README.md").read_text("utf-8")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]
