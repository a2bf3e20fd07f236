"""HTML: pages of government sites, and what Word and Excel save as web pages. Nothing is loaded, no script is run.

What is decided here, since pages leave it open:

- What a page does not show is not read: hidden elements, scripts, menus, footers. A block that is mostly links to
  elsewhere is a menu, whatever its tag.
- A table that only places things (one cell, one column, other tables or headings in it) is unwrapped into blocks.
- A line break inside a paragraph is treated like a hard line break of a text file (:mod:`jiping.read.lines`).
- The page's title is read where the text does not repeat it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from jiping.model import ReadProblem
from jiping.read import text
from jiping.read.html_blocks import Blocks, names
from jiping.read.limits import Limits, check_characters
from jiping.read.raw import RawBlock, RawDocument, RawParagraph, RawTable

_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|h[1-6]|"
    rb"style|center|font|style|ul|ol|article|section|br|img|a)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,20})""", re.IGNORECASE)
_SITE = re.compile(r"\s*[-_|–—]+\s*[^-_|–—]*(?:网|政府|门户|平台|官网|首页)[^-_|–—]*$")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*)([^<>]*)")
_VOID = names("area base br col embed hr img input link meta param source track wbr")
_FORMATTING = names("a b big code em font i nobr s small strike strong tt u")
# These end by themselves where another begins, so that pages leave their end tags out.
_SELF_ENDING = names("p li td th tr dt dd option thead tbody tfoot colgroup optgroup rt rp")
_REMOVED = ("script", "style", "select", "svg", "math", "template")
_CODE = re.compile(rf"<(!--|(?:{'|'.join(_REMOVED)})(?=[\s/>]))", re.IGNORECASE)
_SHORT_COMMENT = re.compile(r"-?>")
_CLOSING = {kind: re.compile(rf"</{kind}(?:[\s/][^>]*)?>", re.IGNORECASE) for kind in _REMOVED}
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BETWEEN = re.compile(r"[\s/\"']+")
_MAX_DEPTH = 512  # browsers too give up here
_MAX_WORK = 200_000_000
_MAX_ATTRIBUTES = 400


def looks_like(head: bytes) -> bool:
    """Whether a file that begins like this is a web page."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[2:].replace(b"\0", b"")
    return _START.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a page. Raises :class:`ReadProblem` READ003 (only pictures), READ004 (no text), READ005 (beyond a limit),
    READ006 (no known encoding), READ007 (frames only), and nothing else."""
    words, remarks = _decode(data, name)
    words = _without_code(words)
    _check_work(words, name, limits)
    tree = LexborHTMLParser(words)
    if tree.css_first("frameset") is not None:
        raise ReadProblem("READ007", {"name": name, "detail": "HTML 框架页，内容在别的文件里"})
    blocks = Blocks(name, limits, is_workbook=_is_workbook(words[:3000]))
    if tree.body is not None:
        blocks.read(tree.body)
    check_characters(blocks.sink, name, limits)
    if not blocks.sink:
        raise ReadProblem("READ003" if blocks.pictures else "READ004", {"name": name, "pages": "1"})
    _unhead_title(blocks.sink)
    title = _title(tree)
    if title and not _is_repeated(title, blocks.sink):
        blocks.sink.insert(0, RawParagraph(title, centred=True))
    return RawDocument(blocks.sink, "html", remarks=remarks + blocks.remarks())


def _is_workbook(head: str) -> bool:
    return (
        "urn:schemas-microsoft-com:office:excel" in head or re.search(r"Excel\.Sheet|Microsoft Excel", head) is not None
    )


def _decode(data: bytes, name: str) -> tuple[str, list[str]]:
    """The characters, and a remark where some were damaged. What the bytes prove counts before what the page says."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:3] == b"\xef\xbb\xbf":
        return text.decode(data, name)[0], []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    lossy = data.decode("utf-8", "replace")
    lost = lossy.count("\ufffd")
    if sum(c >= "⺀" and c != "\ufffd" for c in lossy) > 4 * lost:
        # Damaged UTF-8: as GB18030 it would often decode, into nonsense.
        return (lossy, _damaged(lost)) if lost * 500 < len(lossy) else (text.decode(data, name)[0], [])
    match = _CHARSET.search(data[:4096])
    declared = match.group(1).decode("ascii").lower() if match else ""
    if declared in ("", "gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80"):
        declared = "gb18030"
    try:
        return data.decode(declared), []
    except (UnicodeDecodeError, LookupError):
        pass
    for encoding in dict.fromkeys((declared, "gb18030")):
        try:
            words = data.decode(encoding, "replace")
        except LookupError:
            continue
        lost = words.count("\ufffd")
        if lost * 500 < len(words):  # a character cut by a careless program, not another encoding
            return words, _damaged(lost)
    return text.decode(data, name)[0], []


def _damaged(lost: int) -> list[str]:
    return [f"READ010 有 {lost} 处字符编码有误，未读入。"]


def _without_code(words: str) -> str:
    """The page without scripts, styles, comments, menus of choices and drawings: nothing of them is read.

    What is left is both counted and parsed, so that nothing can hide from the counting.
    """
    parts: list[str] = []
    unclosed: set[str] = set()
    place = 0
    while match := _CODE.search(words, place):
        parts.append(words[place : match.start()])
        kind = match.group(1).lower()
        if kind == "!--":
            short = _SHORT_COMMENT.match(words, match.end())  # <!--> is a whole comment
            end = short.end() if short else words.find("-->", match.end()) + 3
            place = end if end > 2 else len(words)
            continue
        tag = words.find(">", match.end()) + 1 or len(words)
        is_whole = kind in unclosed or (kind == "svg" and words[tag - 2] == "/")
        closing = None if is_whole else _CLOSING[kind].search(words, match.end())
        if closing is None and not is_whole:
            unclosed.add(kind)  # nor is there an end tag further on: looking again each time would never end
        # Unclosed, a script or style swallows the page, as in a browser; of the others only the tag goes.
        place = closing.end() if closing else len(words) if kind in ("script", "style") else tag
    return "".join(parts) + words[place:]


def _check_work(words: str, name: str, limits: Limits) -> None:
    """Raise READ005 for a page whose tree would take the parser longer than any page is worth.

    Each tag costs as much as it is deep, and formatting that is never closed is built again in every paragraph.
    """
    tags = words.count("<")
    if tags > limits.max_tags:
        raise ReadProblem("READ005", {"name": name, "what": f"{tags} 个标记", "limit": f"{limits.max_tags} 个"})
    depth = formatting = work = rebuilt = 0
    for match in _TAG.finditer(words):
        end, tag, rest = match.group(1), match.group(2).lower(), match.group(3)
        if len(rest) > 2 * _MAX_ATTRIBUTES and len(_BETWEEN.findall(_QUOTED.sub('"', rest))) > _MAX_ATTRIBUTES:
            raise ReadProblem("READ005", {"name": name, "what": "标记的属性过多", "limit": f"{_MAX_ATTRIBUTES} 个"})
        if tag in _VOID:
            continue
        if end:
            if tag not in _SELF_ENDING:
                depth = max(depth - 1, 0)
                formatting = max(formatting - (tag in _FORMATTING), 0)
            continue
        work += depth
        if tag in _SELF_ENDING:
            rebuilt += formatting
        else:
            depth += 1
            formatting += tag in _FORMATTING
        if depth > _MAX_DEPTH or work > _MAX_WORK or rebuilt > limits.max_tags:
            raise ReadProblem("READ005", {"name": name, "what": f"标记嵌套 {depth} 层", "limit": f"{_MAX_DEPTH} 层"})


def _title(tree: LexborHTMLParser) -> str:
    """The title of the article, else of the page, without the name of the site."""
    for meta in tree.css("meta"):
        if (meta.attributes.get("name") or "").lower() == "articletitle":
            words = " ".join((meta.attributes.get("content") or "").split())
            if words:
                return words
    node = tree.css_first("title")
    words = " ".join(node.text().split()) if node is not None else ""
    return _SITE.sub("", words) if len(words) <= 120 else ""


def _unhead_title(blocks: list[RawBlock]) -> None:
    """The only h1 of a page is its title, not the first of its sections."""
    first = [b for b in blocks if isinstance(b, RawParagraph) and b.style_level == 1]
    if len(first) == 1 and any(block is first[0] for block in blocks[:5]):
        first[0].style_level, first[0].centred = None, True


def _is_repeated(title: str, blocks: list[RawBlock]) -> bool:
    wanted = re.sub(r"\s", "", title)
    seen = ""
    for words in _texts(blocks):
        seen += re.sub(r"\s", "", words)
        if wanted in seen:
            return True
        if len(seen) > 3000:
            return False
    return False


def _texts(blocks: list[RawBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, RawTable):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text
