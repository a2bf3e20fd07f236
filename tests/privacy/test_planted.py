"""What the issue asks of the gate: 200 planted values found, and silence on documents that hold none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from jiping.cli.formats import FORMATS
from jiping.cli.main import main
from jiping.evaluate import Settings, evaluate, evaluate_bytes
from jiping.model import COVER, Document, Evaluation, Paragraph
from jiping.privacy import conceal
from jiping.privacy.text import find
from jiping.read import read_bytes
from jiping.write.findings_json import findings_json
from jiping.write.html import html_report
from jiping.write.terminal import render
from planted import Planted, as_docx, as_text, as_xlsx, planted

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((Path("/work") / "shared" / "samples").glob("*.[pt][dx][ft]"))
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".pdf", ".docx", ".txt"))
MADE = planted()
FILES = {"txt": as_text, "docx": as_docx, "xlsx": as_xlsx}


def words_of(document: Document) -> str:
    blocks = (
        block.text if isinstance(block, Paragraph) else "\n".join(cell.text for cell in block.cells.values())
        for block in document.blocks
    )
    return "\n".join(blocks)


def left_in(text: str, made: Planted) -> list[str]:
    return [value for value in made.values if value in text]


def test_two_hundred_values_are_planted() -> None:
    assert len(MADE.values) >= 200


@pytest.mark.parametrize("form", FILES)
def test_at_least_99_of_100_are_found(form: str) -> None:
    document = conceal(read_bytes(FILES[form](MADE), f"planted.{form}"))
    left = left_in(words_of(document), MADE)
    assert len(left) <= len(MADE.values) // 100, left


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_value_in_any_report(form: str, lang: str) -> None:
    evaluation = evaluate_bytes(FILES[form](MADE), f"planted.{form}", Settings(publish=True, lang=lang))
    codes = {finding.code for finding in evaluation.findings}
    assert {f"PRV{number:03}" for number in range(1, 11)} <= codes
    reports = reports_of(evaluation, lang)
    assert [(name, value) for name, text in reports.items() for value in left_in(text, MADE)] == []


def reports_of(evaluation: Evaluation, lang: str) -> dict[str, str]:
    return {
        "json": findings_json([evaluation]),
        "html": html_report([evaluation], lang),
        "text": "\n".join(line.plain for line in render([evaluation], lang)),
        "everything": repr(evaluation),
    }


@pytest.mark.parametrize("seed", range(10))
def test_other_people_are_found_too(seed: int) -> None:
    made = planted(seed + 100)
    left = left_in(words_of(conceal(read_bytes(as_docx(made), "planted.docx"))), made)
    assert len(left) <= len(made.values) // 100, left


def test_file_properties_comments_changes_and_hidden_text() -> None:
    evaluation = evaluate_bytes(as_docx(MADE), "planted.docx", Settings(publish=True))
    said = {finding.code: finding.message for finding in evaluation.findings if finding.code > "PRV010"}
    assert set(said) == {"PRV011", "PRV012", "PRV013"}
    reports = reports_of(evaluation, "zh").items()
    authors = ("赵小芳", "钱大明", "孙小梅", "周小刚")
    assert [(name, author) for name, text in reports for author in authors if author in text] == []


def test_hostile_lengths_take_no_longer_than_their_length() -> None:
    # Twice as long may take twice as long; a backtracking pattern would take four times and more.
    for text in ("1" * 200_000, "市" * 50_000, "a." * 50_000 + "@", "发放给张三丰" * 5_000 + "1元"):
        assert len(find(text)) < len(text)


def test_whitelisted_things_stay() -> None:
    text = words_of(conceal(read_bytes(as_text(MADE), "planted.txt")))
    for kept in ("0734-5550123", "51000021R000000019951", "1234.56万元", "张立", "0734-5550100"):
        assert kept in text


@pytest.mark.parametrize("path", [*SAMPLES, *EXAMPLES], ids=lambda path: path.name)
def test_at_most_one_false_alarm_in_ten_thousand_characters(path: Path) -> None:
    document = read_bytes(path.read_bytes(), path.name)
    found = conceal(document).personal or ()
    assert len(found) <= len(words_of(document)) / 10_000, [(one.kind, one.source.page) for one in found]


def test_an_id_does_not_depend_on_the_value() -> None:
    ids = []
    for number in ("13800001234", "13911115678"):
        text = f"云川市某局\n\n联系电话：{number}\n"
        evaluation = evaluate_bytes(text.encode(), "a.txt", Settings(select=("PRV002",)))
        ids.append([finding.id for finding in evaluation.findings])
    assert ids[0] == ids[1] != []


def test_places_are_exact() -> None:
    evaluation = evaluate_bytes("全年无事。\n\n经办人手机13800001234。\n".encode(), "a.txt", Settings(publish=True))
    (finding,) = (one for one in evaluation.findings if one.code == "PRV002")
    (place,) = finding.sources
    assert evaluation.document is not None
    block = evaluation.document.blocks[place.block]
    assert isinstance(block, Paragraph)
    assert block.text[place.start : place.end] == COVER * 11
    shown = json.loads(findings_json([evaluation]))["documents"][0]["findings"]
    assert "手机号码（11 位）" in [source["text"] for one in shown for source in one["sources"]]


def test_without_the_option_the_gate_is_not_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("联系电话：13800001234\n", "utf-8")
    assert [one.code for one in evaluate(path).findings if one.code.startswith("PRV")] == []


def test_an_error_behind_the_gate_says_nothing_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(document: Document) -> Document:
        raise ValueError("13800001234")

    monkeypatch.setattr("jiping.privacy.conceal", stumble)
    with pytest.raises(RuntimeError) as caught:
        evaluate_bytes(b"text 13800001234", "a.txt", Settings(publish=True))
    assert "138" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("form", FILES)
def test_no_format_of_the_command_shows_a_value(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"planted.{form}"
    path.write_bytes(FILES[form](MADE))
    for format_ in FORMATS:
        result = CliRunner().invoke(main, ["check", "--publish", "--format", format_, str(path)], prog_name="jiping")
        assert result.exit_code == 1, result.output
        assert left_in(result.output, MADE) == []


def test_publish_conceals_whatever_is_selected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("填表人XX，联系电话：13800001234\n", "utf-8")
    for more in (["--select", "TXT"], ["--ignore", "PRV"]):
        result = CliRunner().invoke(main, ["check", "--publish", "--format", "html", *more, str(path)])
        assert "TXT001" in result.output
        assert "13800001234" not in result.output
