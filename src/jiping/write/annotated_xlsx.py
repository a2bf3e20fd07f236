"""The user's own workbook with a comment in the cell of each finding.

Written into the package as Excel itself writes comments: a part of texts and one of drawings for each sheet. Values,
formulas, charts and the user's own comments stay; where a cell has a comment already ours is added below it. Findings
without a cell stand in the first cell of the first sheet.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping

from lxml import etree

from jiping.model import Evaluation, Finding
from jiping.write.annotated_docx import AUTHOR, comment_lines, packed, parsed, written

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFFICE = _REL.strip("{}")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_DRAWING = tuple(
    _MAIN + name
    for name in (
        *(
            "legacyDrawingHF",
            "drawingHF",
            "picture",
            "oleObjects",
            "controls",
            "webPublishItems",
            "tableParts",
            "extLst",
        ),
    )
)
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_EMPTY_VML = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
    b'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)


def annotate_xlsx(data: bytes, evaluation: Evaluation, lang: str = "zh") -> bytes | None:
    """The copy; ``None`` where the file is no workbook of today's form. The same input gives the same bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        infos = {info.filename: info for info in package.infolist()}
        parts = {name: package.read(name) for name in infos}
    sheets = _sheets(parts)
    if not sheets or evaluation.document is None:
        return None
    told: dict[tuple[str, str], list[str]] = {}
    for finding in evaluation.findings:
        place = _place(finding, sheets)
        told.setdefault(place, []).append("\n".join(comment_lines(finding, evaluation.document, lang)))
    for number, (name, part) in enumerate(sheets.items(), 1):
        cells = {cell: "\n\n".join(texts) for (sheet, cell), texts in told.items() if sheet == name}
        if cells:
            _annotate(parts, part, cells, number)
    return packed(parts, infos)


def _sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each worksheet by its name, in order."""
    book = "xl/workbook.xml"
    if book not in parts or "xl/_rels/workbook.xml.rels" not in parts:
        return {}
    targets = {
        one.get("Id"): one.get("Target", "") for one in parsed(parts["xl/_rels/workbook.xml.rels"]).iter(_RELATION)
    }
    found = {}
    for sheet in parsed(parts[book]).iter(_MAIN + "sheet"):
        target = targets.get(sheet.get(_REL + "id"), "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        if part in parts and "worksheets/" in part:
            found[sheet.get("name", "")] = part
    return found


def _place(finding: Finding, sheets: Mapping[str, str]) -> tuple[str, str]:
    for source in finding.sources:
        sheet, _, cell = (source.address or "").rpartition("!")
        sheet = sheet.strip("'").replace("''", "'")
        sheet = sheet if sheet or len(sheets) > 1 else next(iter(sheets))
        if sheet in sheets and _CELL.fullmatch(cell):
            return sheet, cell.replace("$", "")
    return next(iter(sheets)), "A1"


def _annotate(parts: dict[str, bytes], sheet: str, cells: Mapping[str, str], number: int) -> None:
    folder, name = posixpath.split(sheet)
    rels_part = posixpath.join(folder, "_rels", f"{name}.rels")
    rels = parsed(parts.get(rels_part, _RELATIONS))
    comments_part = _related(rels, folder, "comments")
    vml_part = _related(rels, folder, "vmlDrawing")
    root = parsed(parts[sheet])
    if comments_part not in parts:
        comments_part = f"xl/jiping-comments{number}.xml"
        parts[comments_part] = written(_new_comments())
        _relate(rels, "comments", f"/{comments_part}")
        _tell(parts, comments_part)
    if vml_part not in parts or root.find(_MAIN + "legacyDrawing") is None:
        vml_part = f"xl/drawings/jiping-comments{number}.vml"
        parts[vml_part] = _EMPTY_VML
        id = _relate(rels, "vmlDrawing", f"/{vml_part}")
        drawing = etree.Element(_MAIN + "legacyDrawing", {_REL + "id": id})
        later = next((child for child in root if child.tag in _AFTER_DRAWING), None)
        if later is not None:
            later.addprevious(drawing)
        else:
            root.append(drawing)
        parts[sheet] = written(root)
    parts[rels_part] = written(rels)
    _write(parts, comments_part, vml_part, cells)


def _related(rels: etree._Element, folder: str, kind: str) -> str:
    for one in rels.iter(_RELATION):
        if one.get("Type", "").endswith(f"/relationships/{kind}"):
            target = one.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return ""


def _relate(rels: etree._Element, kind: str, target: str) -> str:
    ids = {one.get("Id") for one in rels.iter(_RELATION)}
    id = next(f"rIdJiping{n}" for n in range(1, len(ids) + 2) if f"rIdJiping{n}" not in ids)
    etree.SubElement(rels, _RELATION, Id=id, Type=f"{_OFFICE}/{kind}", Target=target)
    return id


def _tell(parts: dict[str, bytes], comments_part: str) -> None:
    types = parsed(parts["[Content_Types].xml"])
    space = types.tag.removesuffix("Types")
    if not any(one.get("Extension", "").lower() == "vml" for one in types.iter(f"{space}Default")):
        types.insert(0, etree.Element(f"{space}Default", Extension="vml", ContentType=_VML))
    etree.SubElement(types, f"{space}Override", PartName=f"/{comments_part}", ContentType=_COMMENTS)
    parts["[Content_Types].xml"] = written(types)


def _new_comments() -> etree._Element:
    space = _MAIN.strip("{}")
    return parsed(f'<comments xmlns="{space}"><authors/><commentList/></comments>'.encode())


def _write(parts: dict[str, bytes], comments_part: str, vml_part: str, cells: Mapping[str, str]) -> None:
    root = parsed(parts[comments_part])
    authors, listed = root.find(_MAIN + "authors"), root.find(_MAIN + "commentList")
    if authors is None or listed is None:
        return
    author = etree.SubElement(authors, _MAIN + "author")
    author.text = AUTHOR
    known = {one.get("ref"): one for one in listed}
    drawn = []
    for cell, words in cells.items():
        if cell in known:
            text = known[cell].find(_MAIN + "text")
            if text is not None:
                _say(text, f"\n\n{words}")
            continue
        comment = etree.SubElement(listed, _MAIN + "comment", ref=cell, authorId=str(len(authors) - 1))
        _say(etree.SubElement(comment, _MAIN + "text"), words)
        drawn.append((cell, words))
    parts[comments_part] = written(root)
    vml = parts[vml_part].decode("utf-8", errors="replace")
    end = vml.rindex("</xml>")
    shapes = "".join(_shape(cell, words, n) for n, (cell, words) in enumerate(drawn, 1))
    parts[vml_part] = (vml[:end] + shapes + vml[end:]).encode()


def _say(text: etree._Element, words: str) -> None:
    run = etree.SubElement(text, _MAIN + "r")
    element = etree.SubElement(run, _MAIN + "t")
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.text = words


def _shape(cell: str, words: str, number: int) -> str:
    """A hidden note beside its cell, high enough for its words."""
    match = _CELL.fullmatch(cell)
    assert match is not None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row, column = int(match[2]) - 1, column - 1
    lines = sum(1 + len(line) // 24 for line in words.splitlines())
    anchor = f"{column + 1}, 15, {row}, 4, {column + 6}, 15, {row + min(lines, 24) + 1}, 4"
    return (
        f'<v:shape id="_x0000_jp{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
        'fillcolor="#fff8e1" o:insetmode="auto"><v:fill color2="#fff8e1"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
        f"<x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
