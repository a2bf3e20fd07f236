"""The classification lists are consistent in themselves, and the look-ups answer what documents ask."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from jiping.concepts import classification as c

FOLDER = Path(c.__file__).parent
FILES = ["functional.yaml", "economic.yaml"]
CLASS_KEYS = {"name", "former_names", "sections", "renamed", "lapsed"}


class _Strict(yaml.SafeLoader):
    """Rejects repeated keys, which YAML loaders otherwise drop without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        repeated = {key for key in keys if keys.count(key) > 1}
        assert not repeated, f"repeated keys {repeated} {node.start_mark}"
        return super().construct_mapping(node, deep)


def load(file: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((FOLDER / file).read_text(encoding="utf-8"), Loader=_Strict)
    return loaded


@pytest.mark.parametrize("file", FILES)
def test_codes_are_well_formed_and_names_are_not_empty(file: str) -> None:
    for code, entry in load(file)["classes"].items():
        assert re.fullmatch(r"[23]\d\d", code)
        assert set(entry) <= CLASS_KEYS, code
        named = {**entry["sections"], **entry.get("lapsed", {})}
        for number, name in named.items():
            # An unquoted 01 would be read as the number 1.
            assert isinstance(number, str) and re.fullmatch(r"\d\d", number), (code, number)
            assert isinstance(name, str) and name == name.strip() and name, (code, number)
        assert entry["name"].strip()
        assert not re.search(r"[()\s]", "".join([entry["name"], *named.values()]))


@pytest.mark.parametrize("file", FILES)
def test_a_section_is_either_in_use_or_lapsed(file: str) -> None:
    for code, entry in load(file)["classes"].items():
        assert not set(entry["sections"]) & set(entry.get("lapsed", {})), code
        assert set(entry.get("renamed", {})) <= set(entry["sections"]), code


@pytest.mark.parametrize("file", FILES)
def test_a_name_leads_to_one_code(file: str) -> None:
    classes = load(file)["classes"]
    names = [name for entry in classes.values() for name in [entry["name"], *entry.get("former_names", [])]]
    assert len(names) == len(set(names))
    for code, entry in classes.items():
        former = [name for earlier in entry.get("renamed", {}).values() for name in earlier]
        names = [*entry["sections"].values(), *entry.get("lapsed", {}).values(), *former]
        assert len(names) == len(set(names)), code


@pytest.mark.parametrize("file", FILES)
def test_evidence_is_about_listed_codes(file: str) -> None:
    raw = load(file)
    seen = [code for codes in raw["seen"].values() for code in codes]
    status = c.functional_status if file.startswith("functional") else c.economic_status
    assert all(status(code) == "seen" for code in seen)
    assert all(status(code) == "unsure" for code in raw["unsure"])
    assert len(seen) == len(set(seen)) and len(raw["unsure"]) == len(set(raw["unsure"]))
    assert not set(seen) & set(raw["unsure"])
    assert raw["status"] == "known" and str(raw["checked_on"])


def test_every_class_is_there() -> None:
    functional = {*range(201, 218), *range(219, 225), 227, *range(229, 235)}
    assert set(load("functional.yaml")["classes"]) == {str(code) for code in functional}
    assert set(load("economic.yaml")["classes"]) == {*c.personnel_classes(), *c.operating_classes()}
    assert not set(c.personnel_classes()) & set(c.operating_classes())


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("201", "一般公共服务支出"),
        ("20101", "人大事务"),
        ("20139", "社会工作事务"),
        ("20805", "行政事业单位养老支出"),
        ("21011", "行政事业单位医疗"),
        ("22102", "住房改革支出"),
        ("20115", "工商行政管理事务"),  # lapsed
        ("227", "预备费"),
        ("22799", None),
        ("218", None),
        ("2010601", None),  # 项 are not listed
        ("", None),
    ],
)
def test_functional_name(code: str, name: str | None) -> None:
    assert c.functional_name(code) == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("资源勘探工业信息等支出", "215"),
        ("资源勘探信息等支出", "215"),
        ("文化体育与传媒支出", "207"),
        ("医疗卫生与计划生育支出", "210"),
        ("国土海洋气象等支出", "220"),
        (" 社会保障和\n就业支出", "208"),
        ("其他支出", "229"),
        ("财政事务", None),
        ("", None),
    ],
)
def test_functional_class_by_name(name: str, code: str | None) -> None:
    assert c.functional_class_by_name(name) == code


@pytest.mark.parametrize(
    ("class_code", "name", "code"),
    [
        ("201", "财政事务", "20106"),
        ("201", "政府办公厅(室)及相关机构事务", "20103"),
        ("208", "行政事业单位离退休", "20805"),
        ("213", "扶贫", "21305"),
        ("210", "财政事务", None),
        ("200", "财政事务", None),
        ("", "教育支出", None),
    ],
)
def test_functional_section_by_name(class_code: str, name: str, code: str | None) -> None:
    assert c.functional_section_by_name(class_code, name) == code


@pytest.mark.parametrize(
    ("name", "class_code", "code"),
    [
        ("工资福利支出", None, "301"),
        ("因公出国(境)费用", None, "30212"),
        ("维修（护）费", "302", "30213"),
        ("公务用车购置", None, None),
        ("公务用车购置", "310", "31013"),
        ("公务用车购置", "309", "30913"),
        ("其他资本性支出", None, "31099"),
        ("其他支出", None, "399"),
        ("其他支出", "399", "39999"),
        ("基本建设支出", None, "309"),
        ("对个人和家庭的补助支出", None, "303"),
        ("办公费", "301", None),
        ("办公费", "999", None),
    ],
)
def test_economic_code_by_name(name: str, class_code: str | None, code: str | None) -> None:
    assert c.economic_code_by_name(name, class_code) == code


def test_economic_names_and_groups() -> None:
    assert c.economic_name("30240") == "税金及附加费用"
    assert c.economic_name("30225") == "专用燃料费"
    assert c.economic_name("501") is None
    assert c.personnel_classes() == ("301", "303")
    assert c.common_items()["01"] == "行政运行"


def test_every_name_leads_back_to_its_code() -> None:
    for code, entry in load("functional.yaml")["classes"].items():
        assert c.functional_class_by_name(entry["name"]) == code
        for number, name in entry["sections"].items():
            assert c.functional_section_by_name(code, name) == c.functional_section_by_name(code, f" {name}\n")
            assert c.functional_section_by_name(code, name) == code + number
    for code, entry in load("economic.yaml")["classes"].items():
        assert c.economic_code_by_name(entry["name"]) == code
        for number, name in entry["sections"].items():
            assert c.economic_code_by_name(name, code) == code + number


def test_loading_is_quick() -> None:
    if not hasattr(yaml, "CSafeLoader"):
        pytest.skip("the pure Python loader is slow by nature")
    c._tree.cache_clear()
    start = time.process_time()
    for file in FILES:
        c._tree(file)
    # Takes about 10 ms; the bound only catches a change of order, on a busy machine too.
    assert time.process_time() - start < 0.2
