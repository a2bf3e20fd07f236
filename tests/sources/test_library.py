"""Every source is complete and honest about itself, and is named as documents name it."""

from __future__ import annotations

import re
import time
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import get_args

import pytest
import yaml

from jiping.sources import library
from jiping.sources.library import Kind, SourceDocument, Status, all_sources, find_source, label

FOLDER = Path(library.__file__).parent
SOURCES = list(all_sources().values())

DATE = r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
NUMBER = r"[\u4e00-\u9fff]+〔20\d\d〕\d+号|国务院令第\d+号|GB/T \d+-\d{4}"

# Named in check rules and in the project's papers: renaming one breaks references.
EXPECTED = {
    "accounting-law",
    "agency-affairs-regulation",
    "arithmetic",
    "audit-law",
    "budget-disclosure-forms",
    "budget-law",
    "budget-law-regulation",
    "classification",
    "cpc-state-2018-34",
    "disclosure-regulation",
    "final-accounts-forms",
    "gb-t-15834-2011",
    "gb-t-15835-2011",
    "gb-t-9704-2012",
    "hunan-ban-2019-10",
    "hunan-cai-ji-2020-7",
    "mof-ban-2023-12",
    "mof-jian-2021-4",
    "mof-ku-2021-36",
    "mof-yu-2013-53",
    "mof-yu-2014-36",
    "mof-yu-2015-88",
    "mof-yu-2016-143",
    "mof-yu-2018-167",
    "mof-yu-2019-136",
    "mof-yu-2020-10",
    "mof-yu-2021-101",
    "mof-yu-2021-6",
    "pipl",
    "report-outline",
    "state-council-2021-5",
}


def test_expected_sources_are_there() -> None:
    assert set(all_sources()) >= EXPECTED
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(all_sources())


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_source(source: SourceDocument) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", source.id)
    assert source.title.strip() == source.title != ""
    assert source.title_en.strip() == source.title_en != "" and source.title_en.isascii()
    assert source.topics and source.remark
    assert source.status in get_args(Status) and source.text in get_args(Status) and source.kind in get_args(Kind)
    assert re.fullmatch(NUMBER, source.number) or not source.number
    assert re.fullmatch(DATE, source.checked_on) and len(source.checked_on) == 10
    for date in (source.issued, source.valid_from, source.valid_until):
        assert re.fullmatch(DATE, date) or not date
    if source.issued and source.valid_from:
        assert source.issued <= source.valid_from
    if source.repealed_by:
        assert source.repealed_by != source.id and find_source(source.repealed_by)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_number_and_its_year_agree_with_the_id_and_the_date(source: SourceDocument) -> None:
    match = re.search(r"〔(\d{4})〕(\d+)号", source.number)
    if match:
        if re.search(r"\d", source.id):
            assert source.id.endswith("-".join(match.groups()))
        assert source.issued.startswith(match[1])


def test_numbers_titles_and_aliases_name_one_source() -> None:
    numbers = [source.number for source in SOURCES if source.number]
    titles = [title for source in SOURCES for title in (source.title, *source.aliases)]
    assert len(numbers) == len(set(numbers))
    assert len(titles) == len(set(titles))


def test_evidence_of_classification_codes_names_sources() -> None:
    for path in (FOLDER.parent / "concepts").glob("*.yaml"):
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.stem in ("functional", "economic"):
            assert find_source(raw["source"])
            assert all(find_source(where) for where in raw["seen"] if where != "samples")


@pytest.mark.parametrize(
    ("id", "zh", "en"),
    [
        (
            "mof-yu-2020-10",
            "《项目支出绩效评价管理办法》（财预〔2020〕10号）",
            "Measures for the Performance Evaluation of Project Expenditure (财预〔2020〕10号)",
        ),
        (
            "pipl",
            "《中华人民共和国个人信息保护法》",
            "Personal Information Protection Law of the People's Republic of China",
        ),
        ("arithmetic", "算术与定义", "Arithmetic and definition"),
        ("no-such-source", "no-such-source", "no-such-source"),
    ],
)
def test_label(id: str, zh: str, en: str) -> None:
    assert label(id) == label(id, "zh") == zh
    assert label(id, "en") == en


def test_titles_within_a_title_get_the_inner_marks() -> None:
    assert label("mof-yu-2018-167").startswith("《财政部关于贯彻落实〈中共中央 国务院关于")


def test_what_is_said_of_a_document_is_marked_apart_from_its_name() -> None:
    source = find_source("mof-yu-2020-10")
    assert source is not None
    assert (source.status, source.text) == ("seen", "known")
    assert find_source("mof-yu-2011-285").repealed_by == source.id  # type: ignore[union-attr]


def test_sources_cannot_be_changed() -> None:
    all_sources().clear()
    assert all_sources()
    with pytest.raises(FrozenInstanceError):
        SOURCES[0].title = ""  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: a\n", "missing"),
        ("{body}\nnumbr: 1\n", "unknown"),
        ("{body}\nvalid: {{form: 2020}}\n", "unknown"),
        ("{body}\ntext: heard\n", "heard"),
    ],
)
def test_a_faulty_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    body = (FOLDER / "arithmetic.yaml").read_text(encoding="utf-8")
    path = tmp_path / "arithmetic.yaml"
    path.write_text(text.format(body=body), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"arithmetic\.yaml.*{message}"):
        library._document(path)


def test_an_id_is_its_file_name(tmp_path: Path) -> None:
    path = tmp_path / "other.yaml"
    path.write_bytes((FOLDER / "arithmetic.yaml").read_bytes())
    with pytest.raises(ValueError, match="arithmetic"):
        library._document(path)


def test_loading_is_quick() -> None:
    if not hasattr(yaml, "CSafeLoader"):
        pytest.skip("the pure Python loader is slow by nature")
    library._sources.cache_clear()
    start = time.process_time()
    all_sources()
    # Takes about 10 ms; the bound only catches a change of order, on a busy machine too.
    assert time.process_time() - start < 0.2
