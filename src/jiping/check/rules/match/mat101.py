"""MAT101 wrong-self-reference 自称与单位名称不符

单位在自己的文件里自称“我局”“我委”“我办”，应与名称的结尾相合；借用别的单位的稿子时常留下不合的自称。“我单位”“本部门”谁都可以用；引号里的
话、下属单位的自称不算；加挂牌子、合署办公的，两个名称都可以用。

正例：××县水务局自称“我局”“我单位”；区委统战部自称“我部”
反例：××县水务局自称“我委”
不判断：看不出单位名称，文中又没有明显占多数的自称
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.quoting import is_quoted
from jiping.model import Source, Verdict

# The word after 我, with the characters that would make it another word (我委托, 我局部, 我所在的).
_REFERENCE = re.compile(
    r"(?<![自忘唯大小])我(?P<body>局(?![部面势限])|委(?![托派员任会])|办(?![公理事法案学好成实结班会展证税])|部(?![分门署队位件属长])|"
    r"厅|院(?![系士线校落])|校(?![园区对正舍准验])|镇(?![域区静])|乡(?![村镇土])|街道|中心(?![城镇学小医组区村])|"
    r"站(?![在点位立住到起稳])|馆|园(?![区林])|队(?!伍)|处(?![于理在罚置分境])|所(?![在有属需辖做见以能指用长得知处]))"
)
_OFFICIAL = re.compile(r"(?<![本基根资])本(?P<body>局(?![部面势限])|委(?![托派员任])|厅)")
_GENERIC = re.compile(r"(?:我|本)(?:单位|部门)")

# Which words in a body's name make each self-reference right.
_FITTING = {
    "局": ("局",),
    "委": ("委",),
    "办": ("办",),
    "部": ("部",),
    "厅": ("厅",),
    "院": ("院", "党校"),
    "校": ("校", "学"),
    "镇": ("镇",),
    "乡": ("乡",),
    "街道": ("街道", "办事处"),
    "中心": ("中心",),
    "站": ("站",),
    "馆": ("馆",),
    "园": ("园",),
    "队": ("队",),
    "处": ("处",),
    "所": ("所",),
}
# What sub-units call themselves; the department's report may quote them.
_MINOR = ("院", "校", "中心", "站", "馆", "园", "队", "处", "所")
_PARTY = re.compile(r"^.*(?:省|市|县|区|旗|州|盟)委(?=.*(?:部|办公室|办|院|校|局|委|委员会|中心)$)")
_SECOND_NAME = re.compile(r"(?:加挂|挂牌|挂[“一-鿿]|合署办公|与[一-鿿]{2,20}合署|对外使用|保留)[^。；]{0,60}")
_ENDING = re.compile("|".join(sorted({word for words in _FITTING.values() for word in words}, key=len, reverse=True)))


@rule(
    id="MAT101",
    name="wrong-self-reference",
    title="自称与单位名称不符",
    severity=Severity.WARNING,
    since="0.1",
    basis=Basis("official-documents-regulation", clause="机关名称规范", checked_on="2026-11-24"),
    message="自称“{words}”与单位名称“{organisation}”不符（文中 {count} 处）。",
    expected="{wanted}",
    fix="改为与单位名称相合的自称或“我单位”；整段是借用的稿子，请核对其他内容是否也是别家的。",
)
def wrong_self_reference(view: View) -> Iterator[Verdict]:
    found: dict[str, list[Source]] = {}
    words: dict[str, str] = {}
    generic = 0
    for paragraph in view.running:
        text = paragraph.text
        if "我" not in text and "本" not in text:
            continue
        generic += sum(1 for _ in _GENERIC.finditer(text))
        for pattern in (_REFERENCE, _OFFICIAL):
            for match in pattern.finditer(text):
                if not is_quoted(text, match.start()):
                    body = match["body"]
                    found.setdefault(body, []).append(paragraph.source(match.start(), min(match.end() + 6, len(text))))
                    words.setdefault(body, match.group())
    if not found:
        yield not_applicable()
        return
    name = _own_name(view.organisation)
    if not _ENDING.search(name):
        yield from _by_majority(found, words)
        return
    names = name + "".join(match.group() for _, match in view.search(_SECOND_NAME, view.running[:12]))
    wrong = {body: sources for body, sources in found.items() if not any(word in names for word in _FITTING[body])}
    right = [body for body in found if body not in wrong]
    wanted = words[right[0]] if right else f"我{_short(name)}"
    is_clean = True
    for body, sources in wrong.items():
        if body in _MINOR and _has_sub_unit(view, body):
            continue
        if not right and len(sources) > 2:
            # The whole document speaks so: then the name was misread or has a second form, not the text copied.
            yield undecided("单位的全称")
            is_clean = False
            continue
        is_clean = False
        yield fail(
            *sources[:6], words=words[body], organisation=view.organisation, wanted=wanted, count=str(len(sources))
        )
    if is_clean:
        yield ok()


def _own_name(organisation: str) -> str:
    """The name without brackets and, for a party department, without the committee it belongs to."""
    return _PARTY.sub("", re.sub(r"[（(].*?[)）]", "", organisation))


def _short(name: str) -> str:
    """The word this body would use for itself: the last fitting one of its name."""
    last = ""
    for match in _ENDING.finditer(name):
        last = match.group()
    return {"党校": "校", "学": "校", "办事处": "办"}.get(last, last) if last else "单位"


def _has_sub_unit(view: View, body: str) -> bool:
    pattern = re.compile(rf"(?:下属|所属|直属|二级|下设|基层|各)[^。；]{{0,60}}{body}")
    return any(pattern.search(paragraph.text) for paragraph in view.running)


def _by_majority(found: dict[str, list[Source]], words: dict[str, str]) -> Iterator[Verdict]:
    """Without a name, one clear majority tells what the body is."""
    ranked = sorted(found, key=lambda body: -len(found[body]))
    if len(ranked) == 1:
        yield ok()
        return
    most, others = len(found[ranked[0]]), sum(len(found[body]) for body in ranked[1:])
    if most < 3 or most < 3 * others or ranked[1] in _MINOR:
        yield undecided("单位名称")
        return
    for body in ranked[1:]:
        yield fail(
            *found[body][:6],
            words=words[body],
            organisation=words[ranked[0]],
            wanted=words[ranked[0]],
            count=str(len(found[body])),
        )
