"""Words of the HTML page alone; those shared with the terminal are in :mod:`jiping.write.wording`."""

from __future__ import annotations

_TEXT: dict[str, tuple[str, str]] = {
    "page": ("第 {n} 页", "page {n}"),
    "table": ("表格", "table"),
    "title": ("绩评检查报告", "jiping report"),
    "skip": ("跳到问题清单", "skip to the findings"),
    "document": ("文档", "document"),
    "findings": ("问题清单", "findings"),
    "all": ("全部", "all"),
    "previous": ("上一条", "previous"),
    "next": ("下一条", "next"),
    "filter": ("按级别筛选", "filter by severity"),
    "keys": ("按 j 看下一条，按 k 看上一条", "press j for the next finding, k for the one before"),
    "file": ("文件", "file"),
    "kind": ("文种", "kind"),
    "year": ("年度", "year"),
    "organisation": ("单位", "organisation"),
    "pages": ("页数", "pages"),
    "index": ("文件一览", "files"),
    "understood": ("读懂／识别", "understood / found"),
    "coverage": ("数字读懂的程度", "how much was understood"),
    "coverage_help": (
        "没有读懂的数字没有核对，对它们没有提出问题不等于没有问题。",
        "Figures that were not understood were not checked: no finding about them does not mean they are right.",
    ),
    "reasons": ("未读懂的原因：{reasons}。", " Why: {reasons}."),
    "reason": ("未读懂的原因", "why not understood"),
    "by_page": ("逐页情况（{n} 页）", "page by page ({n} pages)"),
    "page_sure": ("扫描页，图片识别把握 {sure}", "scan, recognised with confidence {sure}"),
    "page_head": ("页", "page"),
    "bare_pages": ("没有识别到数字的页：{pages}。", "Pages on which no figure was found: {pages}."),
    "too_little": ("读懂不足", "too little understood"),
    "show_unknown": ("在文中标出未读懂的数字", "show them in the text"),
    "not_understood_list": ("未读懂的数字（{n} 个）", "figures not understood ({n})"),
    "more": ("其余 {n} 个从略，完整清单见 jiping extract。", "{n} more; see jiping extract for all of them."),
    "unread": ("这份文件未能读取，没有检查。", "This file was not read and not checked."),
    "notes": ("有说明的差异与无法判断的事项（{n} 项）", "explained differences and open questions ({n})"),
    "details": ("推算过程", "how it was derived"),
    "whole": ("整份文档", "the whole document"),
    "rows_left_out": ("表格较长，另有 {n} 行未显示。", "The table is long; {n} rows are not shown."),
    "back": ("回到文件一览", "back to the list of files"),
    "made_by": ("由绩评 jiping {version} 生成", "made by jiping {version}"),
}


def say(lang: str, key: str, **values: object) -> str:
    pair = _TEXT[key]
    return (pair[1] if lang == "en" else pair[0]).format(**values)
