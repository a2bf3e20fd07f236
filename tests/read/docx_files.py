"""DOCX files made by hand for the tests: a body of raw XML, and the parts a case needs."""

from __future__ import annotations

import io
import zipfile

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_URI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W_URI}" xmlns:r="{R_URI}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def root(tag: str, content: str) -> str:
    return f"{_HEAD}<w:{tag} {_NAMES}>{content}</w:{tag}>"


def package(parts: dict[str, str | bytes]) -> bytes:
    """A zip of the parts, with the relations that name them."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


def relations(targets: list[tuple[str, str, str]], uri: str = R_URI) -> str:
    """Relations as (id, kind, target)."""
    items = "".join(f'<Relationship Id="{i}" Type="{uri}/{kind}" Target="{target}"/>' for i, kind, target in targets)
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def content_types(names: list[tuple[str, str]]) -> str:
    """What the parts are; jiping does not ask, but other programs open no file without it."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    items = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{of}+xml"/>' for name, of in names)
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{_HEAD}<Types xmlns="{types}">{defaults}{items}</Types>'


def make(body: str, **others: str) -> bytes:
    """A DOCX with this body. ``others``: content of styles, numbering, footnotes, endnotes, header1, footer1 …"""
    targets = []
    parts: dict[str, str | bytes] = {"_rels/.rels": relations([("rId1", "officeDocument", "word/document.xml")])}
    overrides = [("document", "document.main"), *((name, name.rstrip("0123456789")) for name in others)]
    parts["[Content_Types].xml"] = content_types(overrides)
    parts["word/document.xml"] = root("document", f"<w:body>{body}</w:body>")
    tags = {"header": "hdr", "footer": "ftr"}
    for name, content in others.items():
        kind = name.rstrip("0123456789")
        targets.append((f"r_{name}", kind, f"{name}.xml"))
        parts[f"word/{name}.xml"] = root(tags.get(kind, kind), content)
    parts["word/_rels/document.xml.rels"] = relations(targets)
    return package(parts)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def numbered(num: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def level(place: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    form = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{place}">{form}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(identity: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def num(identity: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'
