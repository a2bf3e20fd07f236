"""SUM058 balance-mismatch 资金、支出与结余不平

一句话里只写了到位（预算）资金、支出和结余（剩余）三个金额的，结余应等于前者减去支出；“比…多（少）…”不在此列。

正例：到位资金 200.00 万元，实际支出 186.50 万元，结余 13.50 万元
反例：到位资金 200.00 万元，实际支出 186.50 万元，结余 31.50 万元
不判断：句子里还有别的金额（上年结转、收回、调剂……）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, show
from jiping.check.phrases import Sentence, is_money, sentences
from jiping.concepts.numbers import Found
from jiping.model import Qualifier, Verdict

_FUNDS = re.compile(r"(?:到位|预算|拨入|下达|安排|收入|总投资|拨款)[一-鿿（）()]{0,8}$")
_SPENT = re.compile(r"(?:支出|支付|使用|执行|花费|列支)[一-鿿（）()]{0,6}$")
_LEFT = re.compile(r"(?:结余|剩余|余额|尚余|结转)[一-鿿（）()]{0,6}$")
_ELSE = re.compile(
    r"上年|年初结|以前年度|历年|收回|上缴|调剂|调整|追加|垫付|质保金|其中|比|较|增加|减少|累计|截至|非财政|分配|待"
)


@rule(
    id="SUM058",
    name="balance-mismatch",
    title="资金、支出与结余不平",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    identities=("E19",),
    basis=Basis("arithmetic", clause="结余＝资金－支出", checked_on="2026-11-25"),
    message="{funds}减去 {spent} 应余 {value}，文中写结余 {left}。",
    expected="{value}",
    fix="核对资金、支出和结余；有收回、调剂的请写明。",
)
def balance_fits(view: View) -> Iterator[Verdict]:
    looked = False
    for sentence in sentences(view, re.compile(r"结余|剩余|余额|尚余|结转")):
        money = [n for n in sentence.numbers if is_money(n)]
        if len(money) < 2 or not _LEFT.search(_words(sentence, money[-1])):
            continue
        looked = True
        plain = all(n.number.qualifier is Qualifier.NONE and n.number.high is None for n in money)
        funds, spent, left = money[0], money[1], money[-1]
        named = len(money) == 3 and _FUNDS.search(_words(sentence, funds)) and _SPENT.search(_words(sentence, spent))
        if not named or not plain or _ELSE.search(sentence.text):
            yield undecided("资金和支出", sources=(sentence.source(left),))
            continue
        yield _judge(sentence, funds, spent, left)
    if not looked:
        yield not_applicable()


def _words(sentence: Sentence, number: Found) -> str:
    return re.split(r"[，,。；;：:、]", sentence.before(number.start, 20))[-1].rstrip("为约共是 ")


def _judge(sentence: Sentence, funds: Found, spent: Found, left: Found) -> Verdict:
    source = sentence.source(funds, left)
    should = funds.number.interval - spent.number.interval
    if should.meets(left.number.interval):
        return ok(source)
    return fail(
        source,
        found=left.number.text,
        certificate=interval_certificate("balance = funds - spent", should, left.number.interval),
        funds=funds.number.text,
        spent=spent.number.text,
        left=left.number.text,
        value=show(funds.number.base - spent.number.base, left.number.unit),
    )
