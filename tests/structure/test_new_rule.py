"""A new rule is two files: ``make new-rule`` writes them, and nothing else is touched before the rule is at work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COPIED = ("Makefile", "pyproject.toml", "src", "tools", "tests")
JIPING = (sys.executable, "-c", "from jiping.cli.main import main; raise SystemExit(main())")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".*_cache", "corpus", "hostile", "*.egg-info")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository, with the interpreter that runs this test in place of the one make would build."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, copy / name)
    (copy / ".venv/bin").mkdir(parents=True)
    (copy / ".venv/.dev").touch()
    (copy / ".venv/bin/python").symlink_to(sys.executable)
    return copy


def run(checkout: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)


def contents(checkout: Path) -> dict[Path, bytes]:
    return {path.relative_to(checkout): path.read_bytes() for path in checkout.rglob("*") if path.is_file()}


def test_two_files_make_a_rule(checkout: Path) -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    before = contents(checkout)
    made = run(checkout, "make", "-o", ".venv/.dev", "new-rule", "AREA=TXT")
    assert made.returncode == 0, made.stderr
    after = contents(checkout)
    new = sorted(after.keys() - before.keys())
    assert [path.suffix for path in new] == [".py", ".yaml"]
    assert new[0].with_suffix("") == new[1].with_suffix("")
    assert {path: after[path] for path in before} == before, "a file that was there has changed"

    fill_in(checkout / new[0], checkout / new[1])
    code = new[0].stem.upper()
    shown = run(checkout, *JIPING, "rules")
    assert f"{code}  " in shown.stdout, shown.stderr
    explained = run(checkout, *JIPING, "explain", code)
    assert "写成了“其它”" in explained.stdout, explained.stderr

    report = checkout / "report.txt"
    report.write_text("一、基本情况\n本单位设有其它股室两个。\n", encoding="utf-8")
    checked = run(checkout, *JIPING, "check", "--select", code, "--fail-on", "warning", str(report))
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert code in checked.stdout
    report.unlink()

    tests = ("tests/check/test_rule_cases.py", "tests/structure/test_rule_files.py")
    tested = run(checkout, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", code, *tests)
    assert tested.returncode == 0, tested.stdout
    assert " failed" not in tested.stdout
    touched = {path for path, data in contents(checkout).items() if before.get(path) != data}
    assert touched == set(new), "the rule needed more than its two files"


def fill_in(module: Path, cases: Path) -> None:
    """What a developer does next: replaces the words in 【】 and the cases."""
    text = module.read_text("utf-8")
    for old, new in (
        ("【标题】", "“其他”写成了“其它”"),
        ("【哪些数字或文字之间应当成立什么关系，一两句话。】", "科目和项目的名称里用“其他”。"),
        ("【不报的例子】", "其他支出"),
        ("【要报的例子】", "其它支出"),
        ("【缺什么时不判断】", "没有这个词"),
        ("【条款】", "用语规范"),
        ("【应当是什么。】", "应当用“其他”。"),
        ("【怎样改，一句话。】", "改为“其他”。"),
        ("【要找的文字】", "其[他它]"),
        ("【没有问题的文字】", "其他"),
        ("【应为】", "其他"),
        ('    status="preview",\n', ""),
        ('    applies_to=["self-evaluation."],\n', ""),
    ):
        assert old in text, old
        text = text.replace(old, new)
    looks = "    for paragraph, match in"
    text = text.replace(looks, f"    looked = False\n{looks}").replace(
        "        source = paragraph", "        looked = True\n        source = paragraph"
    )
    text += "    if not looked:\n        yield not_applicable()\n"
    text = text.replace("fail, ok, rule", "fail, not_applicable, ok, rule")
    module.write_text(text, "utf-8")
    head, _, _ = cases.read_text("utf-8").partition("cases:\n")
    head = head.replace("[title]", "其它 stands for 其他").replace("[What it should say.]", "It should be 其他.")
    head = head.replace("[How to mend it, one sentence.]", "Write 其他.")
    kept = "".join(
        f"  - {{name: {name}, text: {text}, expect: {outcome}}}\n"
        for name, text, outcome in (
            ("写对了", "其他支出12万元。", "pass"),
            ("写成其它", "其它支出12万元。", "fail"),
            ("写成其它的单位", "其它单位两个。", "fail"),
            ("其他的单位", "其他单位两个。", "pass"),
            ("其和它不相连", "其中它占一成。", "not_applicable"),
            ("没有这个词", "基本支出12万元。", "not_applicable"),
        )
    )
    cases.write_text(f"{head}cases:\n{kept}", "utf-8")
