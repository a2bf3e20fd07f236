"""PRV004 bank-account-published 公开文本中有个人银行账号

16 至 19 位、末位合乎银行卡校验、前后有账号、卡号、银行等字样的号码。写明是银行卡号、存折号而校验不合的只作提示。合
同号、订单号、编码不报。

正例：订单号 6222000000000000000；资金账户余额 1234567.89 元
反例：开户行某银行，卡号 6222000000000000000（编造的号码，校验不合）
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import personal_places
from jiping.model import Verdict
from jiping.privacy.kinds import Kind


@rule(
    id="PRV004",
    name="bank-account-published",
    title="公开文本中有个人银行账号",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.2",
    gate="publish",
    basis=Basis("pipl", clause="第二十五条、第二十八条", checked_on="2026-11-24"),
    message="文中有{kind} {count} 处。公开前应当删去或遮盖；原件不改。",
    fix="删去；发放情况只写人数和总额。",
)
def bank_account_published(view: View) -> Iterator[Verdict]:
    yield from personal_places(view, Kind.ACCOUNT)
