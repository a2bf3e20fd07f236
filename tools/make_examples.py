"""Writes everything in ``examples/``: ``make regen``. Needs the Debian package fonts-noto-cjk for the PDF.

The files are committed, so that ``make demo`` works from a bare clone; this is how to change them.
"""

# ruff: noqa: E501  rows of a Markdown table cannot be broken

from __future__ import annotations

import sys
from pathlib import Path

from example_documents import final_accounts, self_evaluation, typeset, word
from example_documents.faults import Fault

FOLDER = Path(__file__).parents[1] / "examples"
README = """\
# examples 示例

单位、地名、数字和文字全部是虚构的，由 `tools/make_examples.py` 生成（`make regen`），不要手工修改。
Bodies, figures and sentences are invented; `tools/make_examples.py` writes these files (`make regen`), so do not edit them.

| 文件 file | 内容 what it is |
|---|---|
| `self-evaluation-2024.docx`, `.txt` | 部门整体支出绩效自评报告，埋有 {count_report} 处问题 whole-department self-evaluation with {count_report} planted faults |
| `clean-self-evaluation-2024.docx` | 同一份报告，没有问题：检查结果必须为空 the same report, sound: it must stay without findings |
| `final-accounts-2024.pdf` | 部门决算公开，九张表和说明，埋有 {count_accounts} 处问题 final accounts with nine tables, {count_accounts} planted faults |

## self-evaluation-2024 中埋下的问题 planted faults

{report}

## final-accounts-2024.pdf 中埋下的问题 planted faults

九张表是平的，问题都在文字里。The tables are sound; the faults are in the narrative.

{accounts}

## records-2024.yaml

水务局填报的数、人工评定、不适用的指标和证据，供 `jiping score` 和 `jiping evaluate` 的 `--data` 使用（手写，不由工具生成）。
What the body records beside its documents, for `--data` of `jiping score` and `jiping evaluate` (written by hand).
"""


def main() -> int:
    if not typeset.has_face():
        print(
            f"没有中文字体 {typeset.FACE}，请安装 fonts-noto-cjk。The face {typeset.FACE} is missing.", file=sys.stderr
        )
        return 1
    report, sound = self_evaluation.blocks(faulty=True), self_evaluation.blocks(faulty=False)
    title = f"{self_evaluation.BODY}2024年度部门整体支出绩效自评报告"
    files = {
        "self-evaluation-2024.docx": word.docx(report, title),
        "self-evaluation-2024.txt": word.txt(report),
        "clean-self-evaluation-2024.docx": word.docx(sound, title),
        "final-accounts-2024.pdf": typeset.pdf(final_accounts.source()),
        "README.md": readme().encode("utf-8"),
    }
    FOLDER.mkdir(exist_ok=True)
    for name, data in files.items():
        (FOLDER / name).write_bytes(data)
        print(f"{len(data):>8,}  examples/{name}")
    return 0


def readme() -> str:
    return README.format(
        count_report=len(self_evaluation.FAULTS),
        count_accounts=len(final_accounts.FAULTS),
        report=_list(self_evaluation.FAULTS),
        accounts=_list(final_accounts.FAULTS),
    )


def _list(faults: tuple[Fault, ...]) -> str:
    rows = [f"| {f.where} | {f.planted} | {f.sound} | {f.remark} |" for f in faults]
    return "\n".join(["| 位置 where | 文中 planted | 应为 sound | 说明 remark |", "|---|---|---|---|", *rows])


if __name__ == "__main__":
    raise SystemExit(main())
