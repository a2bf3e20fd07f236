"""Words that stand for something still to be written in: XX, ××局, 某某, 〔  〕, ____."""

from __future__ import annotations

import re

_MARKS = "XxＸｘ×✕Х"  # the last one is Cyrillic: input methods offer it beside the Latin letter
_UNITS = "万元|亿元|元|%|％|个|项|次|人|名|户|家|份|分|辆|台|批|公里|平方米|年|月|日|号"

# Latin letters and digits beside the mark make it a name or a masked number (XXL, 138XXXX0000, 湘D·×××××).
_RUN = re.compile(
    rf"(?<![A-Za-z0-9０-９_./{_MARKS}-])(?<![A-Z][·•])(?<!染色体)[{_MARKS}]{{2,}}(?![A-Za-z0-9０-９_/]|-\d|染色体)"
)
_YEAR = re.compile(rf"(?<!\d)(?:20[{_MARKS}]{{2}}|20\d[{_MARKS}])(?=\s*年)")
_SINGLE = re.compile(
    r"(?<=[年月第共约达为占目])\s*[XxＸｘ×](?=\s*(?:年|月|日|个|项|次|人|名|户|家|号|万元|元|%))(?!\s*[人次]?[数均])"
)
# 发放人数（≥**人）, 满意度≥**% are names of indicators as the library of the ministry prints them.
_STARS = re.compile(
    rf"(?<![A-Za-z0-9*＊])(?<![一-鿿（()）][≥≤<>＜＞=≧≦])[*＊]{{2,}}(?=\s*(?:{_UNITS}|[省市县区镇乡村局委办]|单位|部门|公司))"
)
# ____年____月____日 is the line for a date written by hand.
_BLANK = re.compile(rf"(?<![A-Za-z0-9_＿])[_＿]{{2,}}(?=\s*(?:{_UNITS}))(?!\s*[年月日])")
_SOMEBODY = re.compile(r"某某(?=[省市县区镇乡村局委办部厅]|单位|部门|项目|公司|街道|中心|学校)")
_EMPTY_NUMBER = re.compile(r"[〔［\[【]\s*[〕］\]】](?=\s*第?\s*\d*\s*号)")
_EMPTY_BRACKETS = re.compile(rf"[（(][\s　]*[)）](?=\s*(?:{_UNITS}))|(?<=[为达共计约])[（(][\s　]*[)）]")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭"
    "陆汪范石廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤"
)


def find_placeholders(text: str) -> list[tuple[int, int]]:
    """Where placeholders stand in ``text``, from the left."""
    found: list[tuple[int, int]] = []
    if any(mark in text for mark in _MARKS):
        found += [m.span() for m in _RUN.finditer(text) if not _is_masked_name(text, m)]
        found += [m.span() for pattern in (_YEAR, _SINGLE) for m in pattern.finditer(text)]
    if "**" in text or "＊＊" in text:
        found += [m.span() for m in _STARS.finditer(text)]
    if "__" in text or "＿＿" in text:
        found += [m.span() for m in _BLANK.finditer(text)]
    if "某某" in text:
        found += [m.span() for m in _SOMEBODY.finditer(text)]
    if "号" in text:
        found += [m.span() for m in _EMPTY_NUMBER.finditer(text)]
    if "（" in text or "(" in text:
        found += [m.span() for m in _EMPTY_BRACKETS.finditer(text)]
    return sorted(found)


def _is_masked_name(text: str, match: re.Match[str]) -> bool:
    """A person's name made unreadable for privacy (王××、李XX等) is done on purpose."""
    start, end = match.span()
    if end - start > 2 or start == 0 or text[start - 1] not in _SURNAMES:
        return False
    return end == len(text) or text[end] in "，。、；）)等同先女的家"
