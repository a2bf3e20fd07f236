"""Writes the two files of a new rule with the next free number: ``make new-rule AREA=SUM``.

What it writes passes the linter and the structure tests; the words in 【】 are yours to replace, and the cases fail
until the rule says something.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULES = ROOT / "src" / "jiping" / "check" / "rules"

AREAS = {
    "SUM": ("arithmetic", "勾稽"),
    "LIM": ("limits", "限额"),
    "MAT": ("match", "前后一致"),
    "CMP": ("completeness", "完整"),
    "GOL": ("goals", "目标"),
    "PUB": ("disclosure", "公开"),
    "TXT": ("text", "文字"),
    "STR": ("structure", "结构编号"),
    "CIT": ("citation", "引用"),
    "EVI": ("evidence", "佐证"),
    "PRV": ("privacy", "隐私"),
    "TIM": ("timing", "时限"),
}

MODULE = '''\
"""{code} new-rule-{number} 【标题】

【哪些数字或文字之间应当成立什么关系，一两句话。】

正例：【不报的例子】
反例：【要报的例子】
不判断：【缺什么时不判断】
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, ok, rule
from jiping.model import Verdict


@rule(
    id="{code}",
    name="new-rule-{number}",
    title="【标题】",
    severity=Severity.WARNING,
    since="{version}",
    status="preview",
    applies_to=["self-evaluation."],
    basis=Basis("arithmetic", clause="【条款】", checked_on="{today}"),
    message="看到“{{words}}”。【应当是什么。】",
    fix="【怎样改，一句话。】",
)
def check(view: View) -> Iterator[Verdict]:
    for paragraph, match in view.search("【要找的文字】"):
        source = paragraph.source(match.start(), match.end())
        if match.group() == "【没有问题的文字】":
            yield ok(source)
        else:
            yield fail(source, expected="【应为】", found=match.group(), words=match.group())
'''

CASES = """\
rule: {code}
en:
  title: "[title]"
  message: "The text says “{{words}}”. [What it should say.]"
  fix: "[How to mend it, one sentence.]"
# A case is a small document: kind, year and organisation, then text, tables or blocks (tests/case_document.py).
cases:
  - name: 【没有问题的例子】
    kind: self-evaluation.department
    year: {year}
    text: |
      【文档里的一两行，自己编写】
    expect: pass
  - name: 【有问题的例子】
    kind: self-evaluation.department
    year: {year}
    text: |
      【文档里的一两行，自己编写】
    expect: fail
  - name: 【不判断的例子】
    kind: self-evaluation.department
    year: {year}
    text: |
      【文档里的一两行，自己编写】
    expect: undecided
"""


def main(arguments: list[str]) -> int:
    area = arguments[0].strip().upper() if arguments else ""
    if area not in AREAS:
        print("用法 usage: make new-rule AREA=SUM", file=sys.stderr)
        for letters, (folder, label) in AREAS.items():
            print(f"  {letters}  {label}  {folder}/", file=sys.stderr)
        return 2
    folder = RULES / AREAS[area][0]
    number = next_number(area)
    code = f"{area}{number:03d}"
    folder.mkdir(exist_ok=True)
    package = folder / "__init__.py"
    if not package.exists():
        package.write_text(f'"""{area}: {AREAS[area][1]}."""\n', encoding="utf-8")
    values = {
        "code": code,
        "number": f"{area.lower()}{number:03d}",
        "today": date.today().isoformat(),
        "year": date.today().year - 1,
        "version": version(),
    }
    for suffix, template in ((".py", MODULE), (".yaml", CASES)):
        path = folder / f"{code.lower()}{suffix}"
        path.write_text(template.format(**values), encoding="utf-8")
        print(path.relative_to(ROOT))
    print("下一步 next: docs/howto/add-a-rule.md")
    return 0


def next_number(area: str) -> int:
    """One more than the highest number ever used; a retired code counts, because codes are never used again."""
    taken = [0]
    for path in RULES.rglob(f"{area.lower()}[0-9]*.*"):
        taken += [int(n) for n in re.findall(rf"^{area.lower()}(\d+)", path.name)]
    retired = RULES / "retired.yaml"
    if retired.exists():
        taken += [int(n) for n in re.findall(rf"\b{area}(\d+)", retired.read_text("utf-8"))]
    return max(taken) + 1


def version() -> str:
    """The version being worked on, without its last part: rules say since which they exist."""
    found = re.search(r'^version = "(\d+\.\d+)', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    return found.group(1) if found else "0.1"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
