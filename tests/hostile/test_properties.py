"""Whatever the bytes and whatever the words: evaluation ends, and every quotation stands where it is said to stand."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import files as f
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from watch import SETTINGS, wrong_with

from jiping.concepts.numbers import find_numbers, parse_cell
from jiping.evaluate import evaluate_bytes
from jiping.model import NO_UNIT, Evaluation

BEGINNINGS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PK\x05\x06word/",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<html>",
    b"<?xml version='1.0'?>",
    b"{\\rtf1",
    b"\x00\x00\xfe\xff",
)

_PHRASES = (
    "2024年 2023年度 上年 年初预算 全年预算 调整后预算 预算数 决算数 执行数 支出 收入 合计 小计 总计 "
    "一般公共预算 政府性基金 财政拨款 基本支出 项目支出 人员经费 公用经费 “三公”经费 公务接待费 "
    "因公出国（境）费用 公务用车购置及运行维护费 机关运行经费 政府采购 结转结余 增加 减少 增长 下降 持平 占 "
    "比 与 较 同比 占比 比重 的 为 是 约 近 超过 不超过 以上 其中： 主要包括： 主要用于 主要原因是 分别为 "
    "完成预算的 执行率 绩效 自评 得分 满意度 项目 部门 单位 某局 某市 本部门 一般公共服务支出（类） "
    "财政事务（款） 行政运行（项） 2010601 〔2024〕1号 《关于印发办法的通知》 根据 一、 （一） 1. （1） 1） ① "
    "第一部分 附件1 单位：万元 表1 目录 注： XX ×× ____ 万元 元 亿元 % 个百分点 人 名 辆 个 次 批次 平方米 分 "
    "百分之八十 一百二十万元 三成 三分之二 十二点五 零 、 ， 。 ； ： ！ ？ （ ） ( ) “ ” 《 》 〔 〕 - — "
    "～ / … · . ,"
)
WORDS = _PHRASES.split()

numerals = st.one_of(
    st.decimals(-(10**9), 10**9, places=2).map(lambda value: f"{value:,}"),
    st.integers(0, 10**30).map(str),
    st.floats(allow_nan=True, allow_infinity=True).map(str),
    st.from_regex(r"[0-9.,，%]{1,12}", fullmatch=True),
)
words = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), numerals, st.text(max_size=3))
paragraphs = st.lists(words, max_size=25).map("".join)
texts = st.lists(paragraphs, min_size=1, max_size=12)
heads = st.sampled_from(
    ("项目", "科目编码", "科目名称", "预算数", "决算数", "合计", "栏次", "类", "款", "项", "金额", "占比", "")
)
cells = st.one_of(numerals, heads, st.sampled_from(WORDS), st.just(""), st.just("—"), st.integers(1, 9).map(str))
grids = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8)
)


def cleaned(text: str) -> str:
    """Without what XML forbids: control characters, surrogates and the last two of the basic plane."""
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")


def marked(text: str) -> str:
    return escape(cleaned(text))


def as_text(lines: list[str], grid: list[list[str]]) -> bytes:
    rows = ["\t".join(row) for row in grid]
    return "\n".join([*lines, *rows]).encode("utf-8", "surrogatepass")


def as_docx(lines: list[str], grid: list[list[str]]) -> bytes:
    return f.docx(
        "".join(f.par(marked(line)) for line in lines) + f.table([[f.cell(marked(c)) for c in row] for row in grid])
    )


def as_html(lines: list[str], grid: list[list[str]]) -> bytes:
    body = "".join(f"<p>{marked(line)}</p>" for line in lines)
    rows = "".join(f"<tr>{''.join(f'<td>{marked(c)}</td>' for c in row)}</tr>" for row in grid)
    return f"<!DOCTYPE html><html><body>{body}<table>{rows}</table></body></html>".encode()


def as_xlsx(lines: list[str], grid: list[list[str]]) -> bytes:
    return f.xlsx(f.sheet_rows([[marked(line)] for line in lines] + [[marked(c) for c in row] for row in grid]))


def as_csv(lines: list[str], grid: list[list[str]]) -> bytes:
    return "".join(",".join(f'"{c}"' for c in row) + "\n" for row in grid).encode("utf-8", "surrogatepass")


def as_pdf(lines: list[str], grid: list[list[str]]) -> bytes:
    content = b"".join(f.show(basic(line[:40]), 60, 800 - 16 * n, 10) for n, line in enumerate(lines))
    top, height, width = 560, 24, 80
    xs = [50 + width * n for n in range(len(grid[0]) + 1)]
    ys = [top - height * n for n in range(len(grid) + 1)]
    content += f.rules(xs, ys)
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            content += f.show(basic(cell[:12]), xs[c] + 2, ys[r + 1] + 8, 6)
    return f.pdf(f.page_objects([content]))


def basic(text: str) -> str:
    return "".join(c for c in cleaned(text) if c < "\ud800")


WRITERS: dict[str, Callable[[list[str], list[list[str]]], bytes]] = {
    "txt": as_text,
    "docx": as_docx,
    "html": as_html,
    "xlsx": as_xlsx,
    "csv": as_csv,
    "pdf": as_pdf,
}


def outside(evaluation: Evaluation) -> list[str]:
    """Boxes beyond the page of 595 by 842 points, give or take a character."""
    places = [figure.source for figure in evaluation.figures]
    places += [source for finding in evaluation.findings for source in finding.sources]
    return [
        f"{source.text!r} {source.box}"
        for source in places
        if source.box is not None
        and not (-12 <= source.box.x0 <= source.box.x1 <= 607 and -12 <= source.box.top <= source.box.bottom <= 854)
    ]


def check(data: bytes, name: str) -> Evaluation:
    evaluation = evaluate_bytes(data, name, SETTINGS)
    assert wrong_with(evaluation) == []
    return evaluation


def examples(count: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return settings(max_examples=count, deadline=None, derandomize=True)


@examples(150)
@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=3000))
def test_random_bytes(beginning: bytes, rest: bytes) -> None:
    check(beginning + rest, "a.pdf")


@pytest.mark.parametrize("ending", WRITERS)
@examples(30)
@given(lines=texts, grid=grids)
def test_random_documents(ending: str, lines: list[str], grid: list[list[str]]) -> None:
    evaluation = check(WRITERS[ending](lines, grid), f"a.{ending}")
    assert outside(evaluation) == []


@pytest.mark.slow
@pytest.mark.parametrize("ending", WRITERS)
@settings(max_examples=1500, deadline=None)
@given(lines=texts, grid=grids)
def test_many_random_documents(ending: str, lines: list[str], grid: list[list[str]]) -> None:
    evaluation = check(WRITERS[ending](lines, grid), f"a.{ending}")
    assert outside(evaluation) == []


def damaged(kind: str) -> SearchStrategy[bytes]:
    """A sound file with some bytes changed, taken out or put in."""
    from case import sound

    change = st.tuples(st.integers(0, len(sound(kind)) - 1), st.integers(0, 40), st.binary(max_size=8))

    def apply(changes: list[tuple[int, int, bytes]]) -> bytes:
        data = sound(kind)
        for place, length, new in changes:
            data = data[:place] + new + data[place + length :]
        return data

    return st.lists(change, min_size=1, max_size=8).map(apply)


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "html"])
@examples(15)
@given(data=st.data())
def test_damaged_files(kind: str, data: st.DataObject) -> None:
    check(data.draw(damaged(kind)), f"a.{kind}")


@examples(400)
@given(text=st.lists(words, max_size=12).map("".join))
def test_numbers_stand_where_they_say(text: str) -> None:
    last = 0
    for found in find_numbers(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.number.text
        low, high = found.number.interval.low, found.number.interval.high
        assert low is None or high is None or low <= high or found.number.high is not None
        last = found.start
    parse_cell(text, NO_UNIT)
