"""EVI007 full-marks-before-acceptance 还没有验收，验收指标得了满分

验收合格率一类的指标得满分，同一份文件里又写着尚未验收的，质量还无从知道。分期、分批、阶段性验收的，前面的可以已经验收，
所以写了这些词的不报；验收的可能是另一个项目，把握不大，默认不报。

正例：验收合格率 100%，文中写“已于 11 月通过验收”
反例：验收合格率 100%、满分，备注“工程尚未验收”
不判断：没有验收指标；没有写尚未验收
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, explained, hint, not_applicable, ok, rule
from jiping.check.forms import indicators, is_full
from jiping.check.presence import everything
from jiping.model import Verdict

_OPEN = re.compile(
    r"(?:尚未|还未|还没有|未能|未|待)(?:组织|进行|完成|通过|开展|办理)?(?:竣工|完工|项目|工程|最终|整体)?验收(?!合格|问题)|验收(?:工作)?(?:尚未|还未|未)(?:完成|开展|组织|进行)"
)
_STAGED = re.compile(
    r"(?:分期|分批|阶段|初步|单项|部分|个别|中间|初)(?:性|工程)?(?:已|通过|完成|进行|组织)*验收|交工验收"
)


@rule(
    id="EVI007",
    name="full-marks-before-acceptance",
    title="还没有验收，验收指标得了满分",
    severity=Severity.HINT,
    since="0.5",
    status="preview",
    applies_to=["self-evaluation.", "form.self-evaluation"],
    identities=["B25"],
    basis=Basis("mof-yu-2020-10", clause="质量指标按完成情况评分", checked_on="2026-11-25"),
    message="“{name}”得了满分，文中又写“{words}”。",
    fix="按验收情况评分；说的是别的项目或者已经分期验收的，写明。",
)
def what_is_not_accepted_has_no_full_marks(view: View) -> Iterator[Verdict]:
    accepted = [one for one in indicators(view) if "验收" in one.name]
    if not accepted:
        yield not_applicable()
        return
    text = everything(view)
    open_ = _OPEN.search(text)
    staged = _STAGED.search(text) is not None
    for one in accepted:
        if open_ is None or not is_full(one):
            yield ok(one.source)
        elif staged:
            yield explained(one.source)
        else:
            yield hint(one.source, name=one.name, words=open_.group())
