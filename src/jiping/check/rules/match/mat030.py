"""MAT030 self-evaluation-coverage 自评覆盖率与项目个数不符

一句话里写了项目共有几个、自评了几个、覆盖率是多少的，三个数应当相符。按金额算的覆盖率、写明哪些项目不要求自评的，不在
此列；一句话里有三个以上项目个数的，分不清哪个是总数，不判断。

正例：共有项目 15 个，对 12 个项目开展自评，覆盖率 80%
反例：共有项目 15 个，对 12 个项目开展自评，覆盖率 100%
不判断：没有写项目总数；覆盖率是按金额算的
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Severity, View, explained, fail, not_applicable, ok, rule, undecided
from jiping.check.quoting import clause_end, clause_start
from jiping.concepts.numbers import find_numbers
from jiping.model import Verdict

_COVERAGE = re.compile(r"覆盖(?:率|面)(?:达到?|为|是|实现)?\s*(?P<rate>\d{1,3}(?:\.\d+)?\s*[%％])")
_COUNT = re.compile(r"(?P<before>\d+)\s*个[^，。；、\d]{0,8}项目|项目[^，。；、\d]{0,6}?(?P<after>\d+)\s*个")
_EXEMPT = re.compile(r"涉密|豁免|(?:不|无)需|不要求|不纳入|未纳入|除[^，。；]{1,20}外|按规定不|年中追加|跨年")
_MONEY = re.compile(r"金额|资金覆盖|资金量|支出覆盖")


@rule(
    id="MAT030",
    name="self-evaluation-coverage",
    title="自评覆盖率与项目个数不符",
    severity=Severity.WARNING,
    since="0.5",
    applies_to=["self-evaluation.", "final-accounts."],
    identities=["E15"],
    basis=Basis("mof-yu-2020-10", clause="单位自评覆盖所有项目支出", checked_on="2026-11-25"),
    message="项目 {all} 个，自评 {done} 个，覆盖率写的是 {rate}。",
    expected="覆盖率＝自评的项目个数÷应自评的项目个数",
    fix="核对项目个数和覆盖率；有的项目按规定不自评的，写明是哪些。",
)
def coverage_follows_the_counts(view: View) -> Iterator[Verdict]:
    looked = False
    for paragraph in view.running:
        text = paragraph.text
        if "自评" not in text or "覆盖" not in text:
            continue
        for match in _COVERAGE.finditer(text):
            start, end = clause_start(text, match.start()), clause_end(text, match.end())
            sentence = text[start:end]
            counts = [int(one["before"] or one["after"]) for one in _COUNT.finditer(text, start, end)]
            if "自评" not in sentence or _MONEY.search(sentence) or len(counts) < 2:
                continue
            looked = True
            source = paragraph.source(start, end)
            every, done = max(counts), min(counts)
            if len(counts) > 2 or done == 0:
                yield undecided("哪个是项目总数", sources=(source,))
                continue
            stated = find_numbers(match["rate"])[0].number
            if stated.interval.contains(Fraction(100 * done, every)):
                yield ok(source)
            elif _EXEMPT.search(sentence):
                yield explained(source)
            else:
                yield fail(source, all=str(every), done=str(done), rate=match["rate"])
    if not looked:
        yield not_applicable()
