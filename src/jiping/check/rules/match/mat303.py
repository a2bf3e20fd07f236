"""MAT303 carry-over-across-years-differs 年初结转与上年末结转不同

本年的年初结转和结余，应等于上一年度决算的年末结转和结余。会计差错更正、收回结余等引起的年初余额调整应写明；写明的作为已说明。

正例：2024 年年初结转 25.00 万元，2023 年年末结转 25.00 万元
反例：2024 年年初结转 52.00 万元，2023 年年末结转 25.00 万元
不判断：没有上一年度的决算，或者没有写年初、年末结转
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, say, show
from jiping.check.between import facts, place
from jiping.model import Verdict

_ADJUSTED = re.compile(
    r"年初(?:余额|结转[和及]?结余|数)?[^。；]{0,10}调整|以前年度[^。；]{0,12}(?:调整|更正|差错)|会计差错|"
    r"(?:收回|缴回|上缴|归集|注销)[^。；]{0,12}(?:结转|结余|存量)"
)


@rule(
    id="MAT303",
    name="carry-over-across-years-differs",
    title="年初结转与上年末结转不同",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("D30",),
    basis=Basis("final-accounts-forms", clause="年初结转和结余", checked_on="2026-11-24"),
    message="{year} 年{here}，{where}的{there}，相差 {difference}。",
    expected="{there}",
    fix="核对年初结转和上年决算；年初余额有调整的，写明调整金额和原因。",
)
def carry_over(view: View) -> Iterator[Verdict]:
    year = view.year
    before = [other for other in view.others if year is not None and other.year == year - 1]
    if not before or year is None:
        yield not_applicable()
        return
    own = {key: figure for key, figure in facts(view, year).items() if key.concept == "carry_forward.in"}
    looked = False
    for other in before:
        if not other.kind.startswith("final-accounts."):
            continue
        known = facts(other, year - 1)
        for key, figure in own.items():
            there = known.get(key._replace(concept="carry_forward.out", year=year - 1, column="final_accounts"))
            if there is None or key.column not in ("final_accounts", ""):
                continue
            looked = True
            if figure.interval.meets(there.interval):
                yield ok(figure.source)
                continue
            values = {
                "year": str(year),
                "here": say(figure),
                "there": say(there),
                "where": place(there, other)[0],
                "where_en": place(there, other)[1],
                "difference": show(abs(figure.number.base - there.number.base), figure.number.unit),
            }
            found = next(view.search(_ADJUSTED, view.running), None)
            if found is not None:
                paragraph, match = found
                yield explained(paragraph.source(match.start(), match.end()), figure.source, **values)
                continue
            certificate = interval_certificate("carried over", figure.interval, there.interval)
            yield fail(figure.source, found=figure.number.text, certificate=certificate, values=values)
    if not looked:
        yield undecided("上年决算的年末结转和结余")
