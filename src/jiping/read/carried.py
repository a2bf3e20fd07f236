"""What a file carries beside what it shows: authors, comments, tracked changes, hidden text, rows, columns and sheets.

Kind and count only: who wrote a file, or what a comment says, never leaves this module. Names of programs and of
bodies are no persons and are not counted.
"""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from lxml import etree

from jiping.model import Carried
from jiping.read.limits import Limits
from jiping.read.package import Package, S, W, on

_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_LAST = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
_MANAGER = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Manager"
_PROGRAM = re.compile(
    r"(?:admin(?:istrator)?|user|owner|pc|home|office|lenovo|dell|hp|asus|acer|huawei|thinkpad|windows|microsoft.*|wps.*|kingsoft.*|"
    r"python-docx|openpyxl|xlsxwriter|apache.*|poi|libreoffice.*|jiping.*|unknown|root|guest|用户|微软用户|微软中国|系统管理员|管理员|作者|匿名|"
    r"new user|未知|雨林木风|番茄花园|深度技术|china|[\d\W_]*)\d*",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:局|委|委员会|办|办公室|政府|公司|中心|厅|部|院|处|科|科室|股|室|所|站|队|校|学校|会|集团|单位|银行|文印|打字)\d*$"
)
_CHANGES = tuple(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "numberingChange"),
        *("rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange"),
    )
)


def carried(data: bytes, name: str, limits: Limits) -> tuple[Carried, ...]:
    """What a file carries; nothing for plain text. Raises :class:`ReadProblem` for a damaged package."""
    counts: Counter[str] = Counter()
    if data[:1024].find(b"%PDF-") >= 0:
        _pdf(data, counts)
    elif data.startswith(b"PK"):
        _package(Package(data, name, limits), counts)
    return tuple(Carried(kind, count) for kind, count in counts.items() if count)


def is_person(name: str) -> bool:
    """Whether an author's entry may be a person: no program, no machine, no body."""
    words = name.strip()
    return bool(words) and not _PROGRAM.fullmatch(words) and not _BODY.search(words)


def _package(package: Package, counts: Counter[str]) -> None:
    for part in package.parts():
        lower = part.lower()
        if lower == "docprops/custom.xml":
            root = package.xml(part)
            counts["custom_property"] += len(root) if root is not None else 0
        elif lower in ("docprops/core.xml", "docprops/app.xml"):
            root = package.xml(part)
            for element in () if root is None else root.iter(_CREATOR, _LAST, _MANAGER):
                kind = {_CREATOR: "author", _LAST: "last_modified_by"}.get(str(element.tag), "manager")
                counts[kind] += is_person(element.text or "")
        elif re.search(r"/(?:comments?\d*|threadedcomments?\d*)\.xml$", lower):
            root = package.xml(part)
            if root is not None:
                counts["comment"] += sum(
                    1 for element in root.iter() if _local(element) in ("comment", "threadedComment")
                )
        elif re.match(r"word/[^/]+\.xml$", lower):
            root = package.xml(part)
            if root is not None:
                _word_part(root, lower, counts)
        elif lower == "xl/workbook.xml":
            root = package.xml(part)
            if root is not None:
                states = (sheet.get("state", "visible") for sheet in root.iter(S + "sheet"))
                counts["hidden_sheet"] += sum(state != "visible" for state in states)
        elif re.match(r"xl/worksheets/[^/]+\.xml$", lower):
            root = package.xml(part)
            if root is not None:
                counts["hidden_row"] += sum(
                    row.get("hidden") in ("1", "true") and len(row) > 0 for row in root.iter(S + "row")
                )
                counts["hidden_column"] += sum(column.get("hidden") in ("1", "true") for column in root.iter(S + "col"))


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _word_part(root: etree._Element, part: str, counts: Counter[str]) -> None:
    counts["tracked_change"] += sum(1 for _ in root.iter(*_CHANGES))
    if part.endswith("styles.xml"):
        return
    for run in root.iter(W + "r"):
        properties = run.find(W + "rPr")
        if properties is not None and on(properties.find(W + "vanish")):
            counts["hidden_text"] += any(text.text for text in run.iter(W + "t"))


def _pdf(data: bytes, counts: Counter[str]) -> None:
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    try:
        counts["author"] += is_person(file.get_metadata_dict().get("Author", ""))
        for index in range(len(file)):
            try:
                page = file[index]
            except pdfium.PdfiumError:
                continue
            raw = page.raw
            for place in range(pdfium_c.FPDFPage_GetAnnotCount(raw)):
                annotation = pdfium_c.FPDFPage_GetAnnot(raw, place)
                subtype = pdfium_c.FPDFAnnot_GetSubtype(annotation)
                counts["annotation"] += subtype in (
                    pdfium_c.FPDF_ANNOT_TEXT,
                    pdfium_c.FPDF_ANNOT_FREETEXT,
                    pdfium_c.FPDF_ANNOT_POPUP,
                )
                pdfium_c.FPDFPage_CloseAnnot(annotation)
            page.close()
    finally:
        file.close()
