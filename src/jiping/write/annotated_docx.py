"""The user's own Word document with a comment on exactly the words of each finding.

Only the places of comments are added; the words, the formatting and the user's own comments stay. What a reader joins
or generates (numbers of headings, lines of a cell) is not always one piece in the file: where the exact words cannot
be marked their paragraph is, and what has no place in the text stands at the beginning. Nothing found is left out.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from copy import deepcopy

from lxml import etree

from jiping.model import Document, Evaluation, Finding, Paragraph, Source, Table
from jiping.write.place import clean, describe
from jiping.write.wording import certainty_word, severity_word, text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_GONE = frozenset((_W + "del", _W + "moveFrom"))
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_SPACE = re.compile(r"[\s\u3000]+")
AUTHOR = "jiping 绩评"


def annotate_docx(data: bytes, evaluation: Evaluation, lang: str = "zh") -> bytes | None:
    """The copy; ``None`` where the file is no Word document of today's form (its text parts are not where they belong).

    The same input gives the same bytes: comments have no date.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
        infos = {info.filename: info for info in package.infolist()}
    main = _main_part(parts)
    document = evaluation.document
    if main is None or document is None:
        return None
    root = parsed(parts[main])
    if root.tag != _W + "document":
        return None
    relations = posixpath.join(posixpath.dirname(main), "_rels", posixpath.basename(main) + ".rels")
    comments_part, comments = _comments(parts, main, relations)
    body = _Body(root)
    number = max((int(one.get(_W + "id", "-1")) for one in comments.iter(_W + "comment")), default=-1) + 1
    for finding in evaluation.findings:
        body.mark(finding, document, str(number))
        comments.append(_comment(finding, document, str(number), lang))
        number += 1
    parts[main] = written(root)
    parts[comments_part] = written(comments)
    return packed(parts, infos)


# ------------------------------------------------------------------------------------------- the package


def _main_part(parts: dict[str, bytes]) -> str | None:
    if "_rels/.rels" not in parts:
        return None
    for one in parsed(parts["_rels/.rels"]).iter(_RELATION):
        if one.get("Type", "") in (f"{_OFFICE}/officeDocument", f"{_STRICT}/officeDocument"):
            name = one.get("Target", "").lstrip("/")
            return name if name in parts else None
    return None


def _comments(parts: dict[str, bytes], main: str, relations: str) -> tuple[str, etree._Element]:
    """The part of comments and its tree: the user's own, or a new one that the package is told of."""
    folder = posixpath.dirname(main)
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    tree = parsed(parts.get(relations, empty))
    for one in tree.iter(_RELATION):
        if one.get("Type", "").endswith("/relationships/comments"):
            target = one.get("Target", "")
            name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if name in parts:
                return name, parsed(parts[name])
    name = posixpath.join(folder, "jiping-comments.xml")
    ids = {one.get("Id") for one in tree.iter(_RELATION)}
    free = next(f"rIdJiping{n}" for n in range(1, len(ids) + 2) if f"rIdJiping{n}" not in ids)
    etree.SubElement(tree, _RELATION, Id=free, Type=f"{_OFFICE}/comments", Target=posixpath.basename(name))
    parts[relations] = written(tree)
    types = parsed(parts["[Content_Types].xml"])
    etree.SubElement(
        types, f"{types.tag.removesuffix('Types')}Override", PartName=f"/{name}", ContentType=_COMMENTS_TYPE
    )
    parts["[Content_Types].xml"] = written(types)
    return name, etree.Element(_W + "comments", nsmap={"w": _W.strip("{}")})


def parsed(data: bytes) -> etree._Element:
    """A part as a tree; entities are not resolved and nothing is loaded."""
    return etree.fromstring(data, _PARSER)


def written(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def packed(parts: dict[str, bytes], infos: dict[str, zipfile.ZipInfo]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            known = infos.get(name)
            info = zipfile.ZipInfo(name, known.date_time if known is not None else (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return stream.getvalue()


# ------------------------------------------------------------------------------------------- the comments


def comment_lines(finding: Finding, document: Document, lang: str) -> list[str]:
    """What a comment says of a finding, and where else its words stand."""
    kind = f"{severity_word(finding.severity, lang)} · {certainty_word(finding.certainty, lang)}"
    colon = ": " if lang == "en" else "："
    lines = [f"{finding.code} {kind}  {finding.message}"]
    labels = (("expected", finding.expected), ("found", finding.found), ("fix", finding.fix), ("basis", finding.basis))
    lines += [f"{text(lang, key)}{colon}{words}" for key, words in labels if words]
    others = [describe(source, lang, document) for source in finding.sources[1:6]]
    if others:
        lines.append(f"{'Also at' if lang == 'en' else '另见'}{colon}{('; ' if lang == 'en' else '；').join(others)}")
    return [clean(line) for line in lines]


def _comment(finding: Finding, document: Document, number: str, lang: str) -> etree._Element:
    comment = etree.Element(_W + "comment", {_W + "id": number, _W + "author": AUTHOR, _W + "initials": "绩评"})
    for line in comment_lines(finding, document, lang):
        paragraph = etree.SubElement(comment, _W + "p")
        run = etree.SubElement(paragraph, _W + "r")
        words = etree.SubElement(run, _W + "t")
        words.set(_XML_SPACE, "preserve")
        words.text = line
    return comment


class _Body:
    """The paragraphs and tables of the main part, and where words stand in them."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.paragraphs = [one for one in root.iter(_W + "p") if not _is_gone(one)]
        self.tables = list(root.iter(_W + "tbl"))
        self.by_words: dict[str, list[etree._Element]] = {}
        for paragraph in self.paragraphs:
            self.by_words.setdefault(_bare(_text(paragraph)), []).append(paragraph)

    def mark(self, finding: Finding, document: Document, number: str) -> None:
        for source in finding.sources[:1]:
            found = self.place(source, document)
            if found is not None:
                _put(*found, number)
                return
        if self.paragraphs:
            _put(self.paragraphs[0], 0, 0, number)

    def place(self, source: Source, document: Document) -> tuple[etree._Element, int, int] | None:
        """Paragraph and characters of a place; all of the paragraph where its words are not found in it."""
        block = document.blocks[source.block] if 0 <= source.block < len(document.blocks) else None
        if isinstance(block, Table):
            paragraphs = self.of_cell(source, block, document)
        elif isinstance(block, Paragraph):
            paragraphs = self.of_block(block, document)
        else:
            return None
        for paragraph in paragraphs:
            words = _text(paragraph)
            at = self.offset(source, block, words)
            if at >= 0:
                return paragraph, at, at + len(source.text)
        return (paragraphs[0], 0, len(_text(paragraphs[0]))) if paragraphs else None

    def offset(self, source: Source, block: Paragraph | Table, words: str) -> int:
        if not source.text.strip():
            return -1
        if isinstance(block, Paragraph) and source.start is not None:
            # A generated number stands before the words of the file.
            shift = len(block.text) - len(words)
            at = source.start - shift
            if at >= 0 and words[at : at + len(source.text)] == source.text:
                return at
        return words.find(source.text)

    def of_block(self, block: Paragraph, document: Document) -> list[etree._Element]:
        """The paragraph of the file a block was read from: of those with the same words the one in the same order."""
        wanted = _bare(block.text)
        same = self.by_words.get(wanted)
        if same is None:
            endings = [words for words in self.by_words if len(words) > 3 and wanted.endswith(words)]
            same = self.by_words[max(endings, key=len)] if endings else None
        if same is None:
            return [one for words, ones in self.by_words.items() if len(words) > 3 and words in wanted for one in ones]
        before = sum(
            isinstance(other, Paragraph) and _bare(other.text) == wanted for other in document.blocks[: block.index]
        )
        return [same[min(before, len(same) - 1)]]

    def of_cell(self, source: Source, table: Table, document: Document) -> list[etree._Element]:
        if source.cell is None:
            return []
        order = [block.index for block in document.blocks if isinstance(block, Table)].index(table.index)
        near = sorted(range(len(self.tables)), key=lambda n: (abs(n - order), n))
        cell = table.cells.get(source.cell)
        for number in near:
            element = _cell_at(self.tables[number], *source.cell)
            if element is not None and cell is not None and _bare(_all_text(element)) == _bare(cell.text):
                return [one for one in element.iter(_W + "p") if not _is_gone(one)]
        return []


def _bare(words: str) -> str:
    return _SPACE.sub("", words)


def _is_gone(element: etree._Element) -> bool:
    return any(above.tag in _GONE for above in element.iterancestors())


def _runs(paragraph: etree._Element) -> list[tuple[etree._Element, etree._Element]]:
    """Each piece of text of the paragraph itself with its run; deleted text and text boxes are not its own."""
    found = []
    for words in paragraph.iter(_W + "t"):
        run = words.getparent()
        if run is None or run.tag != _W + "r" or _is_gone(words):
            continue
        if next(words.iterancestors(_W + "p"), None) is paragraph:
            found.append((run, words))
    return found


def _text(paragraph: etree._Element) -> str:
    return "".join(words.text or "" for _, words in _runs(paragraph))


def _all_text(cell: etree._Element) -> str:
    return "".join(_text(paragraph) for paragraph in cell.iter(_W + "p"))


def _cell_at(table: etree._Element, row: int, column: int) -> etree._Element | None:
    rows = [one for one in table.iter(_W + "tr") if next(one.iterancestors(_W + "tbl"), None) is table]
    if row >= len(rows):
        return None
    at = 0
    for cell in rows[row].iter(_W + "tc"):
        if next(cell.iterancestors(_W + "tbl"), None) is not table:
            continue
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        width = int(span.get(_W + "val", "1")) if span is not None and span.get(_W + "val", "1").isdecimal() else 1
        if at <= column < at + width:
            return cell
        at += width
    return None


def _put(paragraph: etree._Element, start: int, end: int, number: str) -> None:
    """Marks characters of a paragraph, splitting runs at the ends; an empty range is marked at the beginning."""
    first = _split(paragraph, start)
    last = _split(paragraph, end, is_end=True) if end > start else None
    opening = etree.Element(_W + "commentRangeStart", {_W + "id": number})
    closing = etree.Element(_W + "commentRangeEnd", {_W + "id": number})
    reference = etree.Element(_W + "r")
    etree.SubElement(reference, _W + "commentReference", {_W + "id": number})
    if first is None or last is None:
        properties = paragraph.find(_W + "pPr")
        at = 0 if properties is None else 1
        for step, element in enumerate((opening, closing, reference)):
            paragraph.insert(at + step, element)
        return
    first.addprevious(opening)
    last.addnext(closing)
    closing.addnext(reference)


def _split(paragraph: etree._Element, offset: int, is_end: bool = False) -> etree._Element | None:
    """The run that begins at a character, or that ends there; a run over the place is cut in two."""
    at = 0
    for run, words in _runs(paragraph):
        content = words.text or ""
        if is_end and at < offset <= at + len(content):
            if offset < at + len(content):
                _cut(run, words, offset - at)
            return run
        if not is_end and at <= offset < at + len(content):
            return run if offset == at and _begins(run, words) else _cut(run, words, offset - at)
        at += len(content)
    return None


def _begins(run: etree._Element, words: etree._Element) -> bool:
    return next((child for child in run if child.tag != _W + "rPr"), None) is words


def _cut(run: etree._Element, words: etree._Element, at: int) -> etree._Element:
    """The second half of a run that is cut inside one of its texts, with the same formatting."""
    second = etree.Element(run.tag, {str(key): str(value) for key, value in run.attrib.items()})
    properties = run.find(_W + "rPr")
    if properties is not None:
        second.append(deepcopy(properties))
    content = words.text or ""
    rest = etree.SubElement(second, _W + "t")
    rest.set(_XML_SPACE, "preserve")
    rest.text = content[at:]
    words.text = content[:at]
    words.set(_XML_SPACE, "preserve")
    for child in list(run)[list(run).index(words) + 1 :]:
        second.append(child)
    run.addnext(second)
    return second
