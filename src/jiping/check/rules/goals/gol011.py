"""GOL011 indicator-value-malformed 指标值写法有误

指标值由“≥、≤、=”一类符号、数值和单位组成，缺一个、重一个都看不出要求是什么：只有符号没有数；符号重复；符号后
面又写“以上”“以内”；把“%”写成“百分比”；留着“N”“XX”。

正例：≥98%；98%以上；2024年6月底前
反例：≥100百分比；≥N；≥98%以上
不判断：没有指标表；指标值空白
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.forms import indicators
from jiping.model import Verdict

_SIGN = r"(?:≥|≤|＞|＜|>=|<=|>|<|⩾|⩽|≧|≦)"
_NUMBER = r"\d[\d,.]*"
_WRONG = (
    (re.compile(rf"{_SIGN}\s*[%％]?"), "符号后面没有数", "a sign without a number"),
    (re.compile(rf"{_SIGN}\s*[A-ZＮＸ×]{{1,3}}\s*[%％个项人次]?"), "数没有填", "the number is not filled in"),
    (re.compile(rf"(?:{_SIGN}\s*){{2,}}\S*"), "符号重复", "a sign twice"),
    (
        re.compile(rf"(?:{_SIGN}\s*{_NUMBER}\s*[^\d\s≥≤<>]{{0,4}}(?:及?以上|及?以下|以内|之内))"),
        "符号和“以上、以内”重复",
        "the sign and 以上 or 以内 say the same twice",
    ),
    (
        re.compile(rf"(?:不少于|不低于|不超过|不高于|至少|大于等于|小于等于)\s*{_SIGN}.*"),
        "文字和符号重复",
        "words and sign say the same twice",
    ),
    (
        re.compile(rf"{_SIGN}?\s*{_NUMBER}\s*[%％]?\s*百分[比点率](?!的)"),
        "“%”写成了“百分比”",
        "百分比 stands where % should",
    ),
    (re.compile(rf"{_SIGN}?\s*{_NUMBER}\s*(?:[%％]\s*){{2,}}"), "百分号重复", "the percent sign twice"),
)


@rule(
    id="GOL011",
    name="indicator-value-malformed",
    title="指标值写法有误",
    severity=Severity.WARNING,
    certainty=Certainty.STYLE,
    since="0.5",
    basis=Basis("mof-yu-2021-101", clause="指标值由符号、数值、计量单位组成", checked_on="2026-11-25"),
    message="“{name}”的指标值写为“{words}”，{fault}。",
    fix="按“符号＋数值＋单位”改写，例如“≥98%”。",
)
def value_is_well_formed(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        words = re.sub(r"\s", "", one.target_text)
        if not words or one.target_source is None:
            continue
        looked = True
        wrong = next(((fault, english) for pattern, fault, english in _WRONG if pattern.fullmatch(words)), None)
        if wrong is None:
            yield ok(one.target_source)
        else:
            yield fail(
                one.target_source,
                found=one.target_text,
                root=f"malformed values {one.source.block}",
                name=one.name,
                words=words,
                fault=wrong[0],
                fault_en=wrong[1],
            )
    if not looked:
        yield not_applicable()
