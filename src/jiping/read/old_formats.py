"""The formats that LibreOffice makes DOCX or XLSX of; not in :mod:`jiping.read.convert`, which takes time to import."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """From an ending to ``docx`` or ``xlsx``; ``import_filter`` is LibreOffice's name of what the bytes are.

    Left to guess, LibreOffice takes a damaged workbook for text and makes a table of its bytes. Word 6 and 95 share an
    ending and a container but not a filter; there it has to look itself.
    """

    suffix: str
    target: str
    import_filter: str = ""


WORD_97 = Way("doc", "docx", "MS Word 97")
WORD_95 = Way("doc", "docx")
WORD_2003_XML = Way("xml", "docx", "MS Word 2003 XML")
RTF = Way("rtf", "docx", "Rich Text Format")
ODT = Way("odt", "docx", "writer8")
EXCEL_95 = Way("xls", "xlsx", "MS Excel 95")
EXCEL_2003_XML = Way("xml", "xlsx", "MS Excel 2003 XML")
XLSB = Way("xlsb", "xlsx", "Calc MS Excel 2007 Binary")
ODS = Way("ods", "xlsx", "calc8")
