"""CIT001 citation-form 引用文件的写法不规范

引用公文先写标题、后写文号：《关于……的通知》（×财〔2024〕5号），标题加书名号，年份用六角括号。标题没有书名号的要改；括号用错的只作提示。

正例：根据《关于开展绩效自评的通知》（云财绩〔2025〕3号）
反例：根据云财绩〔2025〕3号关于开展绩效自评的通知
不判断：没有引用文件
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule
from jiping.model import ParagraphKind, Verdict

_TYPE = "通知|意见|办法|方案|批复|复函|细则|通报|公告|通告"
_NUMBER = r"[一-鿿]{1,14}\s*[〔\[［【(（]\s*(?:19|20)\d\d\s*[〕\]］】)）]\s*第?\s*\d{1,4}\s*号"
_ANY_NUMBER = re.compile(r"[〔\[［【(（]\s*(?:19|20)\d\d\s*[〕\]］】)）]\s*第?\s*\d{1,4}\s*号")
# The title follows the number, or stands before it, without title marks.
_BARE_AFTER = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?:文件?)?[，,：:的]?\s*(?P<title>关于[^《》。；“”]{{3,60}}?(?:{_TYPE}))(?![》的]?[管实])"
)
_BARE_BEFORE = re.compile(
    rf"(?P<title>关于[^《》。；，（）()“”]{{3,60}}的(?:{_TYPE}))\s*[（(]\s*(?P<number>{_NUMBER})\s*[)）]"
)
_BRACKETS = re.compile(
    r"(?P<issuer>[一-鿿]{1,8}?)\s*[\[［【(（]\s*(?P<year>(?:19|20)\d\d)\s*[\]］】)）]\s*第?\s*(?P<number>\d{1,4})\s*号"
)
_ISSUER = re.compile(r"(?:根据|按照|依据|依照|以|的|和|及|与|见|在|据)")
_LIST = re.compile(r"附件?\s*\d*\s*[:：]")


@rule(
    id="CIT001",
    name="citation-form",
    title="引用文件的写法不规范",
    severity=Severity.WARNING,
    certainty=Certainty.STYLE,
    since="0.1",
    basis=Basis("official-documents-regulation", clause="引用公文先引标题、后引发文字号", checked_on="2026-11-24"),
    message="引用文件的标题或文号写法不规范：“{words}”。",
    fix="先写标题并加书名号，再在圆括号里写文号；文号的年份用六角括号〔〕。",
)
def citation_form(view: View) -> Iterator[Verdict]:
    cited = False
    is_clean = True
    for paragraph in view.running:
        text = paragraph.text
        if "号" not in text or not _ANY_NUMBER.search(text):
            continue
        cited = True
        if paragraph.kind is ParagraphKind.TEXT and not _LIST.match(text):
            for pattern in (_BARE_AFTER, _BARE_BEFORE):
                for match in pattern.finditer(text):
                    is_clean = False
                    start = match.start() + _trimmed(match.group())
                    number = re.sub(
                        r"[\[［【(（](\d{4})[\]］】)）]", r"〔\1〕", match["number"][_trimmed(match["number"]) :]
                    )
                    words = text[start : match.end()]
                    yield fail(
                        paragraph.source(start, match.end()), words=words, expected=f"《{match['title']}》（{number}）"
                    )
        variants = list(_BRACKETS.finditer(text))
        if variants:
            is_clean = False
            places = [(match.start() + _trimmed(match.group()), match.end()) for match in variants]
            sources = [paragraph.source(start, end) for start, end in places]
            first = variants[0]
            yield hint(*sources[:6], words=sources[0].text, expected=f"〔{first['year']}〕{first['number']}号")
    if not cited:
        yield not_applicable()
    elif is_clean:
        yield ok()


def _trimmed(text: str) -> int:
    """How many characters before the issuer's short name belong to the sentence (根据岳财字 → 岳财字)."""
    head = re.split(r"[〔\[［【(（]", text, maxsplit=1)[0]
    return max((match.end() for match in _ISSUER.finditer(head)), default=0) if not head.startswith("关于") else 0
