"""Time grows in proportion to the text, even for text made against our own patterns.

A fourfold text may take eight times as long, not sixteen: garbage collection and caches cost some, a pattern that tries
each beginning to the end costs all. Seconds are the processor's; what takes less than a twentieth of one is not told
apart from noise.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import files as f
import pytest
from case import NUMBERS, SENTENCE
from pieces import PIECES
from watch import SETTINGS

from jiping.concepts.numbers import find_numbers
from jiping.evaluate import evaluate_bytes
from jiping.extract.context import Context
from jiping.extract.mentions import find_mentions

NOISE = 0.05
ALLOWED = 8.0

pytestmark = pytest.mark.slow


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times longer four times the size takes; the best of two tries, or of six where those are not enough.

    What grows with the square does so every time; a machine that is busy with something else does not.
    """
    tries: list[float] = []
    while len(tries) < 2 or (min(tries) >= ALLOWED and len(tries) < 6):
        tries.append(seconds(work(4 * size)) / max(seconds(work(size)), NOISE))
    return min(tries)


def repeated(piece: str, length: int) -> str:
    return piece * (length // len(piece)) + "甲1x"


every_piece = pytest.mark.parametrize("piece", [piece for _, piece in PIECES], ids=[name for name, _ in PIECES])


@every_piece
def test_one_endless_paragraph(piece: str) -> None:
    def work(length: int) -> Callable[[], object]:
        data = f"某局2024年度部门决算\n支出{repeated(piece, length)}\n".encode()
        return lambda: evaluate_bytes(data, "a.txt", SETTINGS)

    assert growth(work, 15_000) < ALLOWED


@every_piece
def test_many_paragraphs(piece: str) -> None:
    def work(length: int) -> Callable[[], object]:
        data = ("某局2024年度部门决算\n" + (repeated(piece, 300) + "。\n") * (length // 300)).encode()
        return lambda: evaluate_bytes(data, "a.txt", SETTINGS)

    assert growth(work, 15_000) < ALLOWED


@every_piece
def test_the_grammar_of_numbers_and_names(piece: str) -> None:
    context = Context("final-accounts.department", 2024)

    def work(length: int) -> Callable[[], object]:
        text = repeated(piece, length)
        return lambda: (find_numbers(text), find_mentions(text, context))

    assert growth(work, 10_000) < ALLOWED


SHAPES: dict[str, Callable[[int], tuple[bytes, str]]] = {
    "sentences": lambda n: ((SENTENCE + "\n").encode() * n, "a.txt"),
    "one paragraph": lambda n: (SENTENCE.encode() * n, "a.txt"),
    "numbers": lambda n: (NUMBERS.encode() * 20 * n, "a.txt"),
    "headings": lambda n: ("一、标题\n".encode() * 20 * n, "a.txt"),
    "statements": lambda n: (
        "".join(
            f"（{k}）项目{k}支出{k + 3}.00万元，其中：人员经费{k + 1}.00万元，公用经费2.00万元。比上年增加1.00万元，"
            f"增长{100 / (k + 2):.2f}%。\n"
            for k in range(6 * n)
        ).encode(),
        "a.txt",
    ),
    "docx paragraphs": lambda n: (f.docx(f.par(SENTENCE) * n), "a.docx"),
    "docx rows": lambda n: (
        f.docx(
            f.table([[f.cell("项目"), f.cell("金额")], *[[f.cell(f"项目{k}"), f.cell("1.00")] for k in range(5 * n)]])
        ),
        "a.docx",
    ),
    "docx tables": lambda n: (f.docx((f.par("表") + f.table([[f.cell("a"), f.cell("1")]] * 2)) * n), "a.docx"),
    "sheet rows": lambda n: (
        f.xlsx(f.sheet_rows([["项目", "金额"], *[[f"项目{k}", k] for k in range(10 * n)]])),
        "a.xlsx",
    ),
    "pdf pages": lambda n: (f.pdf(f.page_objects([f.show(SENTENCE[:40])] * n)), "a.pdf"),
    "html rows": lambda n: (
        f"<html><body><table>{'<tr><td>项目</td><td>1.00</td></tr>' * 5 * n}</table></body></html>".encode(),
        "a.html",
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_documents(shape: str) -> None:
    def work(count: int) -> Callable[[], object]:
        data, name = SHAPES[shape](count)
        return lambda: evaluate_bytes(data, name, SETTINGS)

    assert growth(work, 150) < ALLOWED
