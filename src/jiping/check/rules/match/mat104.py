"""MAT104 reason-contradicts-direction 变动原因与增减方向相反

“比上年减少……，主要原因是某某经费增加”：原因除了重复同一笔钱的增减没有别的话，方向却与前面相反。只报这种重复式的原因；“因结转增加”“人员
增加”一类的说明可以与方向不同，不报。

正例：比上年减少 2.98%。主要原因是：宣传经费减少
反例：比上年减少 2.98%。主要原因是：宣传经费增加
不判断：没有“主要原因是”的说明
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule
from jiping.check.quoting import clause_start
from jiping.model import Paragraph, Verdict

_UP = "增加|增长|上升|提高"
_DOWN = "减少|下降|降低|减低"
_REASON = re.compile(
    rf"(?P<change>{_UP}|{_DOWN})(?:了)?\s*(?:[\d.,，%％万亿元个百分点]|增长|下降|降低|上升){{0,30}}[，,。；]?\s*(?:其)?(?:变动|增减|增加|减少)?的?主要原因"
    rf"(?:是|为)?\s*[：:]?\s*(?P<subject>[一-鿿（）()“”]{{2,40}}?)(?:有所|略有)?(?P<reason>{_UP}|{_DOWN})(?=[。；，]|$)"
)
_MONEY = re.compile(r"(?:经费|支出|预算|费用|费)$")
_OTHER_TIME = re.compile(r"上年|去年|结转|结余|人员|人数|上级|基数|追加|收回|压减|厉行|财政|政策|标准|因")


@rule(
    id="MAT104",
    name="reason-contradicts-direction",
    title="变动原因与增减方向相反",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=[
        "final-accounts.department",
        "budget.department",
        "self-evaluation.department",
        "self-evaluation.project",
    ],
    basis=Basis("arithmetic", clause="增减方向", checked_on="2026-11-24"),
    message="前面写的是{change}，原因却写“{words}”。",
    expected="原因与{change}的方向一致",
    fix="核对增减方向：改正写反的一处，并写明实际原因。",
)
def reason_contradicts(view: View) -> Iterator[Verdict]:
    explained = is_wrong = False
    for paragraph in view.running:
        if "主要原因" not in paragraph.text:
            continue
        explained = True
        for match in _REASON.finditer(paragraph.text):
            if _is_up(match["change"]) != _is_up(match["reason"]) and _same_money(paragraph, match):
                is_wrong = True
                start = clause_start(paragraph.text, match.start(), "，。；")
                words = match["subject"] + match["reason"]
                yield fail(paragraph.source(start, match.end()), change=match["change"], words=words)
    if not is_wrong:
        yield ok() if explained else not_applicable()


def _is_up(word: str) -> bool:
    return word in _UP.split("|")


def _same_money(paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Whether the reason only names again what has just been said to change."""
    subject = match["subject"]
    if _OTHER_TIME.search(subject) or not _MONEY.search(subject):
        return False
    start = clause_start(paragraph.text, match.start("change"), "。")
    core = _MONEY.sub("", subject) or subject
    return (
        len(core) >= 2
        and core in paragraph.text[: match.start("change")]
        and not _names_another(paragraph.text[start : match.start("change")], core)
    )


def _names_another(sentence: str, core: str) -> bool:
    """A sentence about two sums (基本支出……，项目支出……减少，主要原因是基本支出增加) explains one by the other."""
    clauses = [clause for clause in re.split(r"[，；]", sentence) if re.search(r"经费|支出|费", clause)]
    return bool(clauses) and core not in clauses[-1] and any(core in clause for clause in clauses[:-1])
