"""What all cases share: the type of a case, words to put into files, and sound files to damage."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import files as f

sys.path.insert(0, str(Path(__file__).parents[1]))

from xls_files import Number, workbook

EXAMPLES = Path(__file__).parents[2] / "examples"
SEED = 20241124

SENTENCE = (
    "2024年一般公共预算财政拨款支出1,234.57万元，占本年支出合计的81.25%，比上年增加56.78万元，增长4.82%，"
    "其中：人员经费800.00万元，公用经费434.57万元。"
)
REPORT = (
    f"某局2024年度部门整体支出绩效自评报告\n一、基本情况\n{SENTENCE}\n二、预算执行情况\n（一）基本支出\n{SENTENCE}\n"
)
NUMBERS = "1,234.57万元、"


@dataclass(frozen=True)
class Case:
    """One file. The name's ending is what the file claims to be, which need not be true."""

    name: str
    make: Callable[[], bytes]
    is_slow: bool = False
    needs_isolation: bool = False
    """No reader can see it coming: only a process of its own stops it."""

    def __repr__(self) -> str:
        return self.name


@cache
def sound(kind: str) -> bytes:
    """A sound file of each kind, to be damaged."""
    if kind == "pdf":
        return (EXAMPLES / "final-accounts-2024.pdf").read_bytes()
    if kind == "docx":
        return (EXAMPLES / "self-evaluation-2024.docx").read_bytes()
    if kind == "txt":
        return REPORT.encode()
    if kind == "xlsx":
        return f.xlsx(
            f.sheet_rows([["项目", "预算数", "决算数"], *([f"项目{n}", n * 100, n * 90] for n in range(1, 20))])
        )
    if kind == "html":
        rows = "".join(f"<tr><td>项目{n}</td><td>{n * 100}.00</td></tr>" for n in range(20))
        body = f"<h1>某局2024年度部门决算</h1><p>{SENTENCE}</p><table><tr><th>项目</th><th>金额</th></tr>{rows}</table>"
        return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()
    if kind == "xls":
        rows = [
            ["项目", "预算数", "决算数"],
            *([f"项目{n}", Number(n * 100.0, 4), Number(n * 90.0, 4)] for n in range(1, 20)),
        ]
        return workbook({"收支决算表": rows}, merges=[(3, 4, 0, 0)])
    assert kind == "zip"
    return f.packed({"a.txt": REPORT, "b/c.docx": sound("docx"), "d.pdf": sound("pdf")})


KINDS = ("pdf", "docx", "txt", "xlsx", "xls", "html", "zip")
