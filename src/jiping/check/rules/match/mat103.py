"""MAT103 copied-purpose 用途或原因是另一个科目的

逐项说明的“主要用于……”“主要原因是……”，说的应当是本科目。只报两种明显的情形：用途或原因除了另一科目的名称没有别的话；用途与另一科目
一字不差，而里面写着那个科目的名称。行政运行、一般行政管理事务等各部门都有的科目，连款的名称一起比。

正例：住房公积金（项），主要用于缴存职工住房公积金
反例：住房公积金（项），主要用于事业单位医疗保险支出
不判断：没有逐项说明的科目
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule
from jiping.check.disclosure_items import Item, Said, items
from jiping.model import Verdict

_TAIL = re.compile(
    r"(?:等|的|方面|相关|项目)?(?:经费|支出|费用|预算|资金)?(?:有所|略有|保持)?(?:增加|减少|增长|下降|不变|持平|稳定)?(?:所致|引起)?$"
)
_GENERIC = re.compile(r"(?:行政运行|事业运行|一般行政管理事务|机关服务|信息化建设|其他.*支出|其他支出|其他)")
_SHORTEST = 4


@rule(
    id="MAT103",
    name="copied-purpose",
    title="用途或原因是另一个科目的",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["final-accounts.department", "budget.department"],
    basis=Basis("mof-yu-2016-143", clause="公开内容真实准确", checked_on="2026-11-24"),
    message="科目“{name}”的说明写的却是另一科目“{other}”：“{words}”。",
    expected="“{name}”自己的用途或原因",
    fix="按本科目的实际用途或变动原因改写。",
)
def copied_purpose(view: View) -> Iterator[Verdict]:
    every = list(items(view))
    if len(every) < 2:
        yield not_applicable()
        return
    names: dict[str, Item] = {}
    for item in every:
        for name in _names(item):
            names.setdefault(name, item)
    is_clean = True
    for item in every:
        for said in (*item.purposes, *item.reasons):
            other = _owner(item, said, names, every)
            if other is None:
                continue
            is_clean = False
            start = item.start if said in item.purposes else _from_clause(item, said)
            yield fail(item.paragraph.source(start, said.end), name=item.name, other=other, words=said.words)
    if is_clean:
        yield ok()


def _names(item: Item) -> list[str]:
    """The names by which a purpose may mean this item: 款 and 项 together, the 项 alone where it is telling."""
    found = [item.group + item.name]
    if not _GENERIC.fullmatch(item.name) and len(item.name) >= _SHORTEST:
        found += [item.name, item.name.removesuffix("支出")]
    return found


def _owner(item: Item, said: Said, names: dict[str, Item], every: list[Item]) -> str | None:
    """The name of another item that these words belong to."""
    core = _core(said.words)
    if _is_own(item, core):
        return None
    other = names.get(core) or names.get(core + "支出")
    if other is not None and other.name + other.group != item.name + item.group:
        return core if _GENERIC.fullmatch(other.name) else other.name
    # Word for word the purpose of another item, whose name it bears.
    for twin in every:
        if twin is item or twin.name == item.name or said not in item.purposes:
            continue
        own_words = any(other_said.words == said.words for other_said in twin.purposes)
        if own_words and _bears(twin.name, core) and not _bears(item.name, core):
            return twin.name
    return None


def _core(words: str) -> str:
    return _TAIL.sub("", words.strip("“”：: "))


def _is_own(item: Item, core: str) -> bool:
    own = (item.name, item.group, item.group + item.name)
    return any(core == name or core == name.removesuffix("支出") or (len(core) >= 2 and core in name) for name in own)


def _bears(name: str, words: str) -> bool:
    short = name.removesuffix("支出").removesuffix("缴费")
    return len(short) >= _SHORTEST and not _GENERIC.fullmatch(name) and short in words


def _from_clause(item: Item, said: Said) -> int:
    """A reason is quoted with the change it explains."""
    return max(item.paragraph.text.rfind("，", 0, said.start) + 1, item.start)
