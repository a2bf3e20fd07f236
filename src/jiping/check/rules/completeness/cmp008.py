"""CMP008 measures-in-problem-section 存在的问题部分写的是措施

“存在的问题及原因分析”应当写问题、数据和原因。这一部分多数句子（六成以上）以“加强、推进、做好”等动词开头，
又没有一处说明原因，写的就是下一步措施，而不是问题。标题写明“问题及措施”“问题和建议”的不在此列。

正例：（一）项目执行偏慢。执行率为 82.10%，原因是设备招标流标一次。
反例：（一）加强资金管理。进一步完善制度。（二）推进项目实施。切实抓好进度。
不判断：这一部分不足三句；没有这一部分（缺章节另报）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule
from jiping.check.presence import heads
from jiping.model import Paragraph, ParagraphKind, Source, Verdict

_HEADING = re.compile(
    r"存在.{0,6}(?:问题|不足|短板|困难)|问题.{0,2}(?:原因|分析)|(?:主要|突出)的?(?:问题|不足)|不足(?:之处|及|与|和)|^[\W一二三四五六七八九十\d]*问题$"
)
_TOGETHER = re.compile(r"措施|建议|对策|改进|整改|打算|下一步|意见|经验|做法")
_NEXT = re.compile(r"措施|建议|对策|改进|打算|下一步|应用|公开|其他|附件|结论")
_NUMBER = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．]|[①-⑳])?\s*(?:[一二三四五六七八九十](?:要|是)|是|要|继续|并|同时)?[，,：:\s]*"
)
_AIM = re.compile(r"^(?:以|围绕|按照|对照|紧扣|针对|通过|根据|结合|聚焦|针对)[^，。]{2,30}，")
_VERB = re.compile(
    r"切实|持续|全力|全面|进一步|加强|加大|加快|完善|推进|推动|坚持|强化|抓好|抓紧|做好|做实|深入|扎实|充分|积极|主动|牢牢|牢固|坚决|着力|"
    r"大力|努力|不断|建立|健全|规范|严格|提高|提升|优化|深化|落实|开展|组织|统筹|细化|压实|守住|守牢|筑牢|确保|保障|紧盯|狠抓|严格|科学|合理|"
    r"认真|聚焦|突出|增强|拓展|创新|营造|打造|引导|发挥|实行|制定|巩固|构建|多措并举|严厉|从严|尽快|及时|注重|把握|扩大|丰富|夯实|维护|争取|力争|有效"
)
_CAUSE = re.compile(
    r"由于|原因(?!分析)|因为|受(?!理|众|益|访|贿|骗|到)[^，。；]{1,24}(?:影响|制约|限制)|导致|造成|致使|使得|归因|根源|主要(?:是)?因|"
    r"(?<![原起诱内外成])因(?!地制宜|公|素|此|而|材|势|时|人|果|应|特网|子|事)"
)
_PROBLEM = re.compile(
    r"不足|不够|不高|不到位|不强|不完善|不规范|不及时|不全|不准|不平衡|不均|偏低|偏慢|偏差|滞后|缺乏|欠缺|短缺|薄弱|困难|尚未|未能|没有|较低|较慢|脱节|缓慢|有待|问题"
)


@rule(
    id="CMP008",
    name="measures-in-problem-section",
    title="存在的问题部分写的是措施",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["self-evaluation.department", "self-evaluation.project"],
    basis=Basis("report-outline", clause="存在的问题及原因分析", checked_on="2026-11-24"),
    message="“{heading}”部分写的多是措施，没有说明问题的原因。",
    expected="逐条写明问题、数据和原因，措施写到改进措施部分",
    fix="把措施移到改进措施部分；这里逐条写清问题是什么、有什么数据、原因是什么。",
)
def measures_in_problem_section(view: View) -> Iterator[Verdict]:
    heading = _problem_heading(view)
    if heading is None:
        yield not_applicable()
        return
    paragraphs = _below(view, heading)
    sentences = [s for p in paragraphs for s in re.split(r"[。！？]", p.text) if len(s.strip()) >= 6]
    if len(sentences) < 3:
        yield not_applicable()
        return
    # Three of five sentences or more tell what will be done, and no word anywhere gives a cause.
    measures = sum(1 for s in sentences if is_measure(s))
    opening = [p for p in paragraphs if _opening(p)]
    named = [p for p in opening if is_measure(_opening(p))]
    many = measures * 10 > len(sentences) * 6 and len(named) * 10 >= len(opening) * 6
    if not many or any(_CAUSE.search(p.text) for p in paragraphs):
        yield ok(heading.source())
        return
    yield fail(heading.source(), *(_head(p) for p in named[:4]), heading=_words(heading))


def is_measure(sentence: str) -> bool:
    """Whether a sentence says what will be done: an action verb stands first, after its number and aim."""
    words = _NUMBER.sub("", sentence, count=1)
    words = _AIM.sub("", words, count=1)
    return _VERB.match(words) is not None and _PROBLEM.search(words[:24]) is None


def _problem_heading(view: View) -> Paragraph | None:
    for paragraph, words in heads(view):
        is_title = paragraph.kind is ParagraphKind.HEADING or len(paragraph.text) <= 30
        if is_title and _HEADING.search(words) and not _TOGETHER.search(words):
            return paragraph
    return None


def _below(view: View, heading: Paragraph) -> list[Paragraph]:
    """What stands under the heading, up to the next section; a misnumbered heading is known by its words."""
    found: list[Paragraph] = []
    for paragraph in view.paragraphs:
        if paragraph.index <= heading.index:
            continue
        if paragraph.kind is ParagraphKind.HEADING:
            higher = heading.level is not None and paragraph.level is not None and paragraph.level <= heading.level
            if higher or _NEXT.search(paragraph.text):
                break
        elif len(paragraph.text) <= 30 and "。" not in paragraph.text and _NEXT.search(paragraph.text):
            break
        found.append(paragraph)
    return found


def _opening(paragraph: Paragraph) -> str:
    """The first sentence of a numbered paragraph, empty for others."""
    first = paragraph.text.split("。", 1)[0]
    number = _NUMBER.match(first)
    return first if number and number.group().strip() else ""


def _head(paragraph: Paragraph) -> Source:
    return paragraph.source(0, min(len(_opening(paragraph)) + 1, len(paragraph.text)))


def _words(heading: Paragraph) -> str:
    return re.sub(r"^\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]+\s*", "", heading.text).strip()
