"""CIT002 citation-title-and-number 文件的标题与文号不是一份文件的

引用的标题和文号应当是同一份文件的。只用文件库（jiping/sources）里有的文件核对：文号在库里而标题是另一个，或者标题
一字不差而文号的年份、顺序号、发文机关代字错了一处。库里没有的文号不作判断；地方印发的同名文件有自己的文号，不在此
列。

正例：《项目支出绩效评价管理办法》（财预〔2020〕10号）
反例：《关于全面落实预算绩效管理的意见》（中发〔2018〕34号）（标题应为“全面实施”）
不判断：没有同时写明标题和文号；文件库里没有的文号
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule
from jiping.check.citations import Cited, by_number, by_title, cited, core, parts, titles_of
from jiping.model import Verdict
from jiping.sources.library import SourceDocument, label

_SHORTEST = 6
_NATIONAL = "中国财"


@rule(
    id="CIT002",
    name="citation-title-and-number",
    title="文件的标题与文号不是一份文件的",
    severity=Severity.WARNING,
    since="0.5",
    basis=Basis("official-documents-regulation", clause="引用公文先引标题、后引发文字号", checked_on="2026-11-25"),
    message="“{words}”标题与文号对不上。",
    fix="对照原文核对标题和文号，改正写错的一个。",
)
def title_and_number(view: View) -> Iterator[Verdict]:
    looked = False
    for one in cited(view):
        known = by_number(one)
        right = known if known is not None else _meant(one)
        if right is None:
            continue
        looked = True
        if known is not None and _is_titled(one, known):
            yield ok(one.source)
        else:
            yield fail(
                one.source,
                expected=label(right.id),
                words=one.source.text,
                root=f"citation {one.number} {core(one.title)}",
            )
    if not looked:
        yield not_applicable()


def _is_titled(one: Cited, known: SourceDocument) -> bool:
    """Whether the title printed is the document's, in full, shortened or inside the notice that passes it on."""
    title = core(one.title)
    return any(name in title or (len(title) >= _SHORTEST and title in name) for name in titles_of(known))


def _meant(one: Cited) -> SourceDocument | None:
    """The document with this title, where one slip of the pen makes its number the printed one."""
    document = by_title(one.title)
    if document is None:
        return None
    prefix, year, serial = parts(document)
    if one.prefix == prefix:
        # A later one of the same office may be a new edition that the library does not know yet.
        return document if one.year <= year else None
    is_same_family = one.prefix[0] == prefix[0] or (one.prefix[0] in _NATIONAL and prefix[0] in _NATIONAL)
    return document if is_same_family and (one.year, one.serial) == (year, serial) else None
