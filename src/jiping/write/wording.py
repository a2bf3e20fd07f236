"""The few words the writers themselves need, in Chinese and English.

What a finding says comes from its rule; here stand only labels, counts and the sentence of the verdict.
"""

from __future__ import annotations

import re

from jiping.concepts.columns import COLUMN_WORDS
from jiping.model import Certainty, Outcome, Qualifier, Severity

SEVERITY: dict[Severity, tuple[str, str]] = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.HINT: ("提示", "hint"),
}
CERTAINTY: dict[Certainty, tuple[str, str]] = {
    Certainty.PROVED: ("已证实", "proved"),
    Certainty.PROBABLE: ("很可能", "probable"),
    Certainty.STYLE: ("文字", "style"),
}
CERTAINTY_MEANS: dict[Certainty, tuple[str, str]] = {
    Certainty.PROVED: ("任何读法下都不成立", "stands under every reading"),
    Certainty.PROBABLE: ("按通常的读法不成立，请核对", "under the usual reading; please check"),
    Certainty.STYLE: ("文字与格式", "wording and form"),
}
OUTCOME: dict[Outcome, tuple[str, str]] = {
    Outcome.PASS: ("相符", "pass"),
    Outcome.FAIL: ("不符", "fail"),
    Outcome.HINT: ("提示", "hint"),
    Outcome.EXPLAINED: ("有说明", "explained"),
    Outcome.UNDECIDED: ("无法判断", "undecided"),
    Outcome.NOT_APPLICABLE: ("不适用", "not applicable"),
}
QUALIFIER: dict[Qualifier, tuple[str, str]] = {
    Qualifier.NONE: ("", ""),
    Qualifier.ABOUT: ("约", "about"),
    Qualifier.NEARLY: ("近", "nearly"),
    Qualifier.OVER: ("超过", "over"),
    Qualifier.ABOVE: ("超过", "above"),
    Qualifier.AT_LEAST: ("不低于", "at least"),
    Qualifier.AT_MOST: ("不超过", "at most"),
}
KIND: dict[str, tuple[str, str]] = {
    "self-evaluation.department": ("部门整体支出绩效自评", "department self-evaluation"),
    "self-evaluation.project": ("项目支出绩效自评", "project self-evaluation"),
    "final-accounts.department": ("部门决算", "department final accounts"),
    "budget.department": ("部门预算", "department budget"),
    "form.base-data": ("基础数据表", "base-data form"),
    "form.self-evaluation": ("自评表", "self-evaluation form"),
    "form.targets": ("绩效目标表", "targets form"),
    "form.monitoring": ("绩效监控表", "monitoring form"),
    "other": ("其他文档", "other document"),
}

# Short, as a column of figures has room for.
COLUMN: dict[str, tuple[str, str]] = COLUMN_WORDS | {"budget.adjusted": ("调整预算", "adjusted budget")}
CALIBER: dict[str, tuple[str, str]] = {
    "all": ("", ""),
    "fiscal": ("财政拨款", "fiscal appropriation"),
    "general": ("一般公共预算", "general public budget"),
    "fund": ("政府性基金", "government funds"),
    "capital": ("国有资本经营预算", "state capital budget"),
}

REASON: dict[str, str] = {
    "没有表头和行名": "no header and no row name",
    "看不出说的是什么": "cannot tell what it measures",
    "没有单位": "no unit",
    "表头{}不认识": "unknown header{}",
    "行名{}不认识": "unknown row name{}",
}
"""English of the reasons why a number was not understood; ``{}`` stands for the name that may be quoted."""

_TEXT: dict[str, tuple[str, str]] = {
    # places
    "page": ("第 {n} 页", "page {n}"),
    "paragraph": ("第 {n} 段", "paragraph {n}"),
    "row": ("“{name}”行", "row “{name}”"),
    "column": ("“{name}”列", "column “{name}”"),
    "table": ("“{name}”", "table “{name}”"),
    "section": ("“{name}”部分", "section “{name}”"),
    "more_places": ("另有 {n} 处", "{n} more places"),
    # labels of one finding
    "place": ("位置", "place"),
    "quote": ("原文", "text"),
    "expected": ("应为", "expected"),
    "found": ("实为", "found"),
    "fix": ("改法", "fix"),
    "basis": ("依据", "basis"),
    "see": ("详见", "see"),
    "related": ("连带", "follows"),
    "follows_from": ("（由 {code} 引起）", "(follows from {code})"),
    "undecided": ("无法判断。", "Cannot tell."),
    "not_checked": ("未能充分检查", "not fully checked"),
    "readings": ("读法", "readings"),
    "repairs": ("可能的改正", "likely corrections"),
    "certificate": ("推算凭据", "certificate"),
    "ranges": (
        "按印出的位数，两边所代表的数分别在 {left} 和 {right} 之间（以元等基本单位计）",
        "as printed, the two sides stand for values within {left} and within {right} (in base units such as 元)",
    ),
    "ranges_apart": ("，没有共同的值，所以不可能同时成立。", ", which have no value in common, so both cannot hold."),
    "reading_number": ("读法 {n}：{names}", "reading {n}: {names}"),
    "line_given": ("因为：{statement}", "because: {statement}"),
    "line_sum": ("由第 {lines} 行相加", "lines {lines} added up"),
    "line_product": ("由第 {lines} 行和：{statement}", "from lines {lines} and: {statement}"),
    "line_impossible": ("两端矛盾：没有任何数能同时满足以上各行", "impossible: no numbers satisfy all lines above"),
    "picture": ("左边是数，右边是对它们的说法，连线表示说的是这些数", "figures left, what is said of them right"),
    # documents
    "year": ("{n} 年度", "year {n}"),
    "pages": ("共 {n} 页", "{n} pages"),
    "unread": ("未能读取", "not read"),
    "unknown_kind": ("文种未识别", "unknown kind"),
    # coverage
    "coverage": (
        "识别数字 {figures} 个：读懂 {typed}，有勾稽关系 {related}，已核对 {checked}，未读懂 {not_understood}{why}。",
        "{figures} figures: {typed} understood, {related} related, {checked} checked, "
        "{not_understood} not understood{why}.",
    ),
    "coverage_extract": (
        "识别数字 {figures} 个：读懂 {typed}，有勾稽关系 {related}，未读懂 {not_understood}{why}。",
        "{figures} figures: {typed} understood, {related} related, {not_understood} not understood{why}.",
    ),
    "why": ("（{reasons}）", " ({reasons})"),
    "poor_pages": ("读懂最少：{pages}。", " Least understood: {pages}."),
    "poor_page": ("第 {n} 页（{typed}／{figures}）", "page {n} ({typed} of {figures})"),
    "poor_more": ("等 {n} 页", "{n} pages in all"),
    "recognised": (
        "有 {n} 页是扫描件，文字由图片识别得出（平均把握 {sure}），请对照原件。",
        " {n} pages are scans whose text was recognised (mean confidence {sure}); compare with the original.",
    ),
    "unsure": (
        "其中 {n} 个数的识别把握低于 {least}，不据以下结论。",
        " {n} figures were recognised with less than {least}; nothing is concluded from them.",
    ),
    "place_recognised": ("（图片识别，把握 {sure}）", "(recognised, confidence {sure})"),
    "c_figures": ("识别数字", "figures found"),
    "c_typed": ("读懂", "understood"),
    "c_related": ("有勾稽关系", "related"),
    "c_checked": ("已核对", "checked"),
    "c_not_understood": ("未读懂", "not understood"),
    # verdict
    "counts": (
        "错误 {errors}，警告 {warnings}，提示 {hints}。",
        "{errors} errors, {warnings} warnings, {hints} hints.",
    ),
    "files": ("共 {n} 份文件：", "{n} files: "),
    "files_unread": ("{n} 份文件未能读取，没有检查。", "{n} not read and not checked."),
    "files_unknown_kind": (
        "有 {n} 份未能识别文种，只查了通用的规则。",
        "{n} of an unknown kind, for which only general rules were used.",
    ),
    "file_unknown_kind": (
        "未能识别文种，只查了通用的规则。",
        "The kind of document was not recognised; only general rules were used.",
    ),
    "files_part_unread": (
        "有 {n} 份的部分页面没有可识别的文字，没有检查。",
        "{n} with pages that have no text, not checked.",
    ),
    "file_part_unread": ("部分页面没有可识别的文字，没有检查。", "Pages without text were not checked."),
    "files_limited": (
        "有 {n} 份读懂或核对的数字太少，不能视为通过。",
        "of {n} of them too little was understood or checked; these are no pass.",
    ),
    "limit": ("{limit}", "Note: {limit}"),
    "file_unread": ("文件未能读取，没有检查。", "The file was not read and not checked."),
    "clean": (
        "未发现问题（数字 {figures} 个，已核对 {checked} 个）。",
        "No problems found ({checked} of {figures} figures checked).",
    ),
    "clean_but": ("未发现问题，但{limit}", "No problems found, but {limit}"),
    "little": (
        "仅读懂数字 {typed} 个（共 {figures} 个，占 {share}%），其余没有核对，不能视为通过。",
        "only {typed} of {figures} figures ({share}%) were understood; the rest was not checked, so this is no pass.",
    ),
    "no_figures": (
        "没有识别到数字，勾稽关系没有核对，不能视为通过。",
        "no figures were found and no sums were checked, so this is no pass.",
    ),
    "none_checked": (
        "没有一个数字得到核对，不能视为通过。",
        "not one figure was checked, so this is no pass.",
    ),
    "and": ("另：", "Also: "),
}


def text(lang: str, key: str, **values: object) -> str:
    """One of the writers' texts, filled."""
    return pick(_TEXT[key], lang).format(**values)


def pick(pair: tuple[str, str], lang: str) -> str:
    return pair[1] if lang == "en" else pair[0]


def severity_word(severity: Severity, lang: str = "zh") -> str:
    return pick(SEVERITY[severity], lang)


def certainty_word(certainty: Certainty, lang: str = "zh") -> str:
    return pick(CERTAINTY[certainty], lang)


def column_word(column: str, lang: str = "zh") -> str:
    return pick(COLUMN.get(column, (column, column)), lang)


def caliber_word(caliber: str, lang: str = "zh") -> str:
    """The fund caliber in words; nothing for all funds together."""
    return pick(CALIBER.get(caliber, (caliber, caliber)), lang)


def kind_word(kind: str, lang: str = "zh") -> str:
    """The kind of document in words; the id itself where no word is known."""
    return pick(KIND.get(kind, (kind, kind)), lang)


def document_kind_word(kind: str, lang: str = "zh") -> str:
    """The same for one document: of an unknown kind it is not said that it is another, but that nobody knows."""
    return text(lang, "unknown_kind") if kind == "other" else kind_word(kind, lang)


_NAME = re.compile(r"“[^”]*”")


def reason_word(reason: str, lang: str = "zh") -> str:
    """Why a number was not understood, with the name quoted or without; Chinese where no English is known.

    >>> reason_word("行名“甲”不认识", "en"), reason_word("行名不认识", "en")
    ('unknown row name “甲”', 'unknown row name')
    """
    if lang != "en":
        return reason
    name = _NAME.search(reason)
    english = REASON.get(_NAME.sub("{}", reason)) or REASON.get(re.sub("(?=不认识$)", "{}", reason)) or reason
    return english.replace("{}", f" {name.group()}" if name else "")
