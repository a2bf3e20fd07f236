"""``extract``, ``explain``, ``rules``, ``concepts``, help and version."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from calls import Jiping

from jiping import __version__
from jiping.check.identities import all_identities
from jiping.check.registry import all_rules
from jiping.cli.main import main
from jiping.messages.catalogue import read_codes

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "自评.txt"
    path.write_text("某局2024年度部门整体支出绩效自评报告\n一、基本情况\n2024年基本支出 319.27 万元。\n", "utf-8")
    return path


def test_extract_lists_figures(jiping: Jiping, report: Path) -> None:
    result = jiping("extract", str(report))
    assert result.exit_code == 0
    assert "319.27  万元" in result.stdout
    whole = json.loads(jiping("extract", str(report), "--format", "json").stdout)
    assert whole["schema"] == "jiping.figures/1"
    assert "319.27" in [figure["value"] for figure in whole["documents"][0]["figures"]]
    assert jiping("extract", str(report), "--format", "csv").stdout.startswith("\ufeff文件,")


def test_extract_says_what_it_could_not_read(jiping: Jiping, report: Path) -> None:
    result = jiping("extract", str(report), "无.pdf", "--format", "csv")
    assert result.exit_code == 0
    assert "无.pdf: READ009" in result.stderr
    assert jiping("extract", "无.pdf").exit_code == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", [rule.id for rule in all_rules()] + list(read_codes()))
def test_every_code_is_explained(jiping: Jiping, code: str, lang: str) -> None:
    result = jiping("explain", code.lower(), "--lang", lang)
    assert result.exit_code == 0
    assert result.stdout.startswith(code)
    assert "{" not in result.stdout.split("举例" if lang == "zh" else "Examples")[0]


def test_explain_by_name_has_all_parts(jiping: Jiping) -> None:
    rule = all_rules()[0]
    text = jiping("explain", rule.name).stdout
    for heading in ("查什么", "正例：", "反例：", "不判断：", "消息", "改法", "依据", "举例", "不想查这一条"):
        assert heading in text


def test_explain_offers_what_is_near(jiping: Jiping) -> None:
    result = jiping("explain", "READ03")
    assert result.exit_code == 2
    assert "没有“READ03”这个编号。是否要找 " in result.stderr
    assert "READ003" in result.stderr


def test_identities(jiping: Jiping) -> None:
    lines = jiping("rules", "--identities").stdout.splitlines()
    for identity in all_identities():
        (line,) = (line for line in lines if line.startswith(f"{identity.id} "))
        assert all(code in line for code in identity.rules)
        assert identity.reason in line
    wired = sum(identity.is_wired for identity in all_identities())
    assert lines[-1].startswith(f"共 197 条勾稽关系，{wired} 条由规则核对，{197 - wired} 条没有核对。")
    found = json.loads(jiping("rules", "--identities", "--format", "json").stdout)
    assert found["summary"] == {"identities": 197, "wired": wired, "not_wired": 197 - wired}
    assert [one["id"] for one in found["identities"]] == [identity.id for identity in all_identities()]
    assert all(bool(one["rules"]) is not bool(one["reason"]["zh"]) for one in found["identities"])
    english = jiping("rules", "--identities", "--lang", "en").stdout.splitlines()
    assert english[-1].startswith(f"197 identities: {wired} checked by rules")


def test_rules(jiping: Jiping) -> None:
    lines = jiping("rules").stdout.splitlines()
    assert len(lines) == len(all_rules()) + 3
    found = json.loads(jiping("rules", "--format", "json").stdout)
    assert [rule["id"] for rule in found["rules"]] == [rule.id for rule in all_rules()]


def test_concepts(jiping: Jiping) -> None:
    assert "three_public.hospitality" in jiping("concepts", "接待").stdout
    found = json.loads(jiping("concepts", "--format", "json").stdout)["concepts"]
    assert {"id", "label", "unit", "aliases"} <= set(found[0])
    assert jiping("concepts", "没有的词").exit_code == 2


@pytest.mark.parametrize("code", ["FRM005", "scr001"])
def test_codes_of_frameworks_and_scores_are_explained(jiping: Jiping, code: str) -> None:
    lines = jiping("explain", code).stdout.splitlines()
    assert lines[0].startswith(code.upper())
    assert "改法" in lines
    assert not CHINESE.search(jiping("explain", code, "--lang", "en").stdout)
    assert "{" not in "".join(lines)


def test_rules_list_the_defects_they_see(jiping: Jiping) -> None:
    lines = jiping("rules", "--defects").stdout.splitlines()
    assert lines[0].split() == ["编号", "毛病", "规则"]
    assert any(line.startswith("N13 ") and line.endswith("MAT009 MAT022") for line in lines)
    assert any(line.startswith("M09 ") and line.endswith("(TIM003)") for line in lines)
    found = json.loads(jiping("rules", "--defects", "--format", "json").stdout)
    summary = found["summary"]
    assert len(found["defects"]) == summary["defects"] == 115
    assert summary["stable"] + summary["preview"] + summary["not_seen"] == 115
    assert lines[-1].startswith(f"共 115 种毛病：{summary['stable']} 种由正式规则发现")
    english = jiping("rules", "--defects", "--lang", "en").stdout
    assert not CHINESE.search(english)
    assert jiping("rules", "--defects", "--identities").exit_code == 2


@pytest.mark.parametrize("args", [[], *[[name] for name in main.commands]], ids=["group", *main.commands])
def test_help_in_both_languages(jiping: Jiping, args: list[str]) -> None:
    chinese, english = jiping(*args, "--help"), jiping(*args, "--lang", "en", "--help")
    assert chinese.exit_code == english.exit_code == 0
    assert chinese.stdout.startswith("用法：jiping") and "选项：" in chinese.stdout
    assert english.stdout.startswith("Usage: jiping")
    assert not CHINESE.search(english.stdout)


def test_language_from_the_environment(jiping: Jiping, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIPING_LANG", "en")
    assert jiping("--help").stdout.startswith("Usage: jiping")
    assert jiping("--help", "--lang=zh").stdout.startswith("用法：jiping")


def test_version_and_unknown_command(jiping: Jiping) -> None:
    assert __version__ in jiping("--version").stdout
    result = jiping("chek")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0] == "用法有误：没有“chek”这个命令。是否要找 check？"
    assert jiping().exit_code == 2


def test_extract_of_what_was_not_understood(jiping: Jiping, tmp_path: Path) -> None:
    path = tmp_path / "说明.txt"
    path.write_text("一份说明\n共有苹果12个，梨子3.5。\n", "utf-8")
    lines = jiping("extract", str(path), "--not-understood").stdout.splitlines()
    assert lines[2].split() == ["数值", "单位", "未读懂的原因", "位置", "前后文字"]
    assert lines[3].split() == ["3.5", "没有单位", "第", "2", "段", "共有苹果12个，梨子3.5。"]
    assert lines[5] == "识别数字 2 个：读懂 1，有勾稽关系 0，未读懂 1（没有单位 1）。"
    whole = json.loads(jiping("extract", str(path), "--not-understood", "--format", "json").stdout)
    found = whole["documents"][0]
    assert found["coverage"]["figures"] == 2
    assert [(figure["reason"], figure["around"]) for figure in found["figures"]] == [
        ("没有单位", "共有苹果12个，梨子3.5。")
    ]
    assert len(jiping("extract", str(path), "--not-understood", "--format", "csv").stdout.splitlines()) == 2


def test_recognition_that_is_asked_for_and_missing_is_wrong_use(jiping: Jiping) -> None:
    result = jiping("check", "--ocr", "报告.pdf")
    assert result.exit_code == 2
    assert 'pip install "jiping[ocr]"' in result.stderr
