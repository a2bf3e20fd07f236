"""TXT005 unbalanced-quotation 引号、书名号或括号不成对

引号“”、书名号《》和括号（）都应当成对。全角和半角括号视为同一种；“1）”一类编号、分数区间“[80，90）”不算；引文跨几段的，后面的段落
补上另一半即可。交错的两对（“……《……”……》）各有一半，不报。

正例：围绕“稳”字；（一）（含跨年项目）；1）项目概况
反例：紧扣一个“严字，抓好队伍建设
不判断：文件里没有引号、书名号和括号
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.model import Paragraph, Source, Verdict

_PAIRS = {"“": "”", "《": "》", "（": "）", "〔": "〕", "【": "】", "「": "」", "『": "』"}
_OPENERS = {closing: opening for opening, closing in _PAIRS.items()}
_SAME = {"(": "（", ")": "）", "＂": '"'}
_ANY = re.compile(r"[“”《》（）()〔〕【】「」『』\"＂]")
# Half-open ranges of scores, [80，90）, mix brackets on purpose.
_RANGE = re.compile(
    r"[\[［(（【]\s*-?\d+(?:\.\d+)?\s*[%％分]?\s*[，,、~～至-]\s*(?:\d+(?:\.\d+)?\s*[%％分]?|[+＋]?∞)\s*[\]］)）】]"
)
_LIST_MARK = re.compile(r"(?:^|[。；;：:，,、\s（(])(?:\d{1,2}|[a-zA-Zａ-ｚ]|[一二三四五六七八九十]{1,3}|[①-⑳])$")
_OPEN_LIST_MARK = re.compile(r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[、.．]")
_FARTHEST = 5
"""Paragraphs a quotation may run over."""
_FORGOTTEN = 50
"""Paragraphs after which a mark is no longer waited for, even one that each paragraph of a quotation opens anew."""
_MANY = 20


@dataclass(frozen=True, slots=True)
class _Single:
    """A mark without its partner."""

    paragraph: Paragraph
    place: int
    mark: str
    number: int


@rule(
    id="TXT005",
    name="unbalanced-quotation",
    title="引号、书名号或括号不成对",
    severity=Severity.WARNING,
    certainty=Certainty.STYLE,
    since="0.1",
    basis=Basis("gb-t-15834-2011", clause="引号、括号、书名号用法", checked_on="2026-11-24"),
    message="标点不成对：{mark} 没有对应的 {partner}（{words}）。",
    expected="成对的 {mark} {partner}",
    fix="补上缺少的一半，或删去多余的一半。",
)
def unbalanced(view: View) -> Iterator[Verdict]:
    looked_at = False
    waiting: list[_Single] = []
    failures: list[_Single] = []
    for number, paragraph in enumerate(view.paragraphs):
        if not _ANY.search(paragraph.text):
            continue
        looked_at = True
        opened, closed = _singles(paragraph.text)
        failures += [s for s in waiting if number - s.number > _FORGOTTEN]
        waiting = [s for s in waiting if number - s.number <= _FORGOTTEN]
        for place, mark in closed:
            partner = next((s for s in waiting if s.mark == _OPENERS[mark] and number - s.number <= _FARTHEST), None)
            if partner is None:
                failures.append(_Single(paragraph, place, mark, number))
            else:
                waiting.remove(partner)
                # Each paragraph of a long quotation may open it anew; the last one closes it.
                waiting = [s for s in waiting if not (s.mark == partner.mark and s.place == 0 and partner.place == 0)]
        # The first is what is reported; of very many only the last can still be what a later paragraph closes.
        waiting += [_Single(paragraph, place, mark, number) for place, mark in opened[:1] + opened[1:][-_MANY:]]
    told: set[int] = set()
    for single in sorted(failures + waiting, key=lambda s: (s.number, s.place)):
        # One missing mark often leaves several others alone.
        if single.number not in told:
            told.add(single.number)
            yield _unbalanced(single)
    if not told:
        yield ok() if looked_at else not_applicable()


def _unbalanced(single: _Single) -> Verdict:
    source = _quote(single)
    partner = _PAIRS.get(single.mark) or _OPENERS.get(single.mark, single.mark)
    return fail(source, words=source.text, mark=single.mark, partner=partner)


def _quote(single: _Single) -> Source:
    text, place = single.paragraph.text, single.place
    if single.mark in _OPENERS:
        return single.paragraph.source(max(place - 8, 0), place + 1)
    return single.paragraph.source(place, min(place + 8, len(text)))


def _singles(text: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Opening marks never closed in this paragraph, and closing marks never opened."""
    opened, closed = _match(text, frozenset())
    if not opened and not closed:
        return opened, closed
    # Only now the exceptions, which few paragraphs need.
    skipped = {place for match in _RANGE.finditer(text) for place in range(*match.span())}
    opened, closed = _match(text, frozenset(skipped))
    opened = [(place, mark) for place, mark in opened if not (mark == "（" and _OPEN_LIST_MARK.match(text, place))]
    closed = [
        (place, mark)
        for place, mark in closed
        if not (mark == "）" and _LIST_MARK.search(text, max(place - 5, 0), place))
    ]
    return opened, closed


def _match(text: str, skipped: frozenset[int]) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    stack: list[tuple[int, str]] = []
    closed: list[tuple[int, str]] = []
    for found in _ANY.finditer(text):
        place = found.start()
        if place in skipped:
            continue
        mark = _SAME.get(found.group(), found.group())
        if mark == '"':
            # A straight mark closes what stands open and else opens; after a digit it may mean inches.
            if stack and stack[-1][1] in ("“", '"'):
                stack.pop()
            elif not (place and text[place - 1].isdigit()):
                stack.append((place, '"'))
        elif mark in _PAIRS:
            stack.append((place, mark))
        elif stack and (stack[-1][1] == _OPENERS[mark] or (mark == "”" and stack[-1][1] == '"')):
            stack.pop()
        elif any(open_ == _OPENERS[mark] for _, open_ in stack):
            # What stands open above it stays: it is closed later (two crossed pairs) or never.
            depth = max(i for i, (_, open_) in enumerate(stack) if open_ == _OPENERS[mark])
            del stack[depth]
        else:
            closed.append((place, mark))
    return stack, closed
