"""Workbooks, CSV and web pages."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

import files as f
from case import SENTENCE, Case, sound

from xls_files import compound


def cases() -> Iterator[Case]:
    yield from _sheets()
    yield from _pages()


def _sheets() -> Iterator[Case]:
    def case(name: str, make: Callable[[], str], is_slow: bool = False, **others: str) -> Case:
        return Case(f"sheet-{name}.xlsx", lambda: f.xlsx(make(), **others), is_slow)

    def data(rows: str) -> str:
        return f"<sheetData>{rows}</sheetData>"

    yield case("empty", lambda: "")
    yield case("no-rows", lambda: data(""))
    yield case("far-cell", lambda: data('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    yield case(
        "far-corner-pair",
        lambda: data('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    )
    yield case("beyond-grid", lambda: data('<row r="99999999999"><c r="ZZZZZZ99999999999"><v>1</v></c></row>'))
    yield case(
        "reference-nonsense",
        lambda: data('<row r="-1"><c r=""><v>1</v></c><c r="1A"><v>2</v></c><c><v>3</v></c></row>'),
    )
    yield case(
        "numbers",
        lambda: data(
            "".join(
                f'<row r="{n}"><c r="A{n}"><v>{value}</v></c></row>'
                for n, value in enumerate(
                    ("9" * 400, "1e308", "1e400", "NaN", "INF", "-0", "1e-400", "", "x", "0x10", "1_000"), 1
                )
            )
        ),
    )
    yield case(
        "dates",
        lambda: data(
            "".join(
                f'<row r="{n}"><c r="A{n}" s="1" t="d"><v>{value}</v></c></row>'
                for n, value in enumerate(("2024-13-45", "0000-00-00", "-1", "9999999"), 1)
            )
        ),
    )
    yield case("dimension-lies", lambda: '<dimension ref="A1:XFD1048576"/>' + f.sheet_rows([["项目", 1]]))
    yield case(
        "merges-whole-sheet",
        lambda: f.sheet_rows([["项目", 1]] * 5) + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    yield case(
        "merges-overlapping",
        lambda: (
            f.sheet_rows([["项目", 1, 2, 3]] * 20)
            + "<mergeCells>"
            + '<mergeCell ref="A1:D20"/><mergeCell ref="B2:C30"/>' * 2000
            + "</mergeCells>"
        ),
    )
    yield case(
        "merges-nonsense",
        lambda: (
            f.sheet_rows([["项目", 1]])
            + '<mergeCells><mergeCell ref=""/><mergeCell ref="B2:A1"/><mergeCell ref="x:y:z"/></mergeCells>'
        ),
    )
    yield case(
        "columns-huge", lambda: '<cols><col min="1" max="2147483647" hidden="1"/></cols>' + f.sheet_rows([["项目", 1]])
    )
    yield case("formula-bomb", lambda: data(f'<row r="1"><c r="A1"><f>{"(" * 8000}1{")" * 8000}</f></c></row>'))
    yield case("formula-shell", lambda: data('<row r="1"><c r="A1"><f>cmd|\' /C calc\'!A0</f><v>1</v></c></row>'))
    yield case(
        "formula-external",
        lambda: data('<row r="1"><c r="A1"><f>[1]Sheet1!A1+WEBSERVICE("http://127.0.0.1:9")</f></c></row>'),
    )
    yield case(
        "shared-string-outside",
        lambda: data('<row r="1"><c r="A1" t="s"><v>99999999</v></c><c r="B1" t="s"><v>-1</v></c></row>'),
    )
    yield case(
        "shared-strings-bomb",
        lambda: data("".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2000))),
        True,
        sharedStrings=f'{f.HEAD}<sst xmlns="{f.S_URI}"><si><t>{"长" * 100_000}</t></si></sst>',
    )
    yield case(
        "shared-strings-dtd",
        lambda: data('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
        sharedStrings=f'{f.HEAD}<!DOCTYPE a [<!ENTITY b "c">]><sst xmlns="{f.S_URI}"><si><t>&b;</t></si></sst>',
    )
    yield case(
        "styles-cyclic",
        lambda: data('<row r="1"><c r="A1" s="999999"><v>1</v></c></row>'),
        styles=f'{f.HEAD}<styleSheet xmlns="{f.S_URI}"><cellXfs><xf numFmtId="-1" xfId="99"/></cellXfs></styleSheet>',
    )
    yield case(
        "type-unknown",
        lambda: data(
            '<row r="1"><c r="A1" t="zz"><v>1</v></c><c r="B1" t="b"><v>7</v></c><c r="C1" t="e"><v>#REF!</v></c></row>'
        ),
    )
    yield case("rows-twice", lambda: data('<row r="1"><c r="A1"><v>1</v></c></row>' * 2000))
    yield case("cells-50-by-50", lambda: f.sheet_rows([["项目", *range(50)]] * 50))
    yield case("cells-200000", lambda: f.sheet_rows([["项目", *range(99)]] * 2000), True)
    yield case(
        "cells-3-million",
        lambda: data("".join(f'<row r="{r}">{"<c><v>1</v></c>" * 300}</row>' for r in range(1, 10_001))),
        True,
    )
    yield case("columns-16384", lambda: f.sheet_rows([list(range(16_384))] * 3), is_slow=True)
    yield case("cell-of-a-million", lambda: f.sheet_rows([["长" * 1_000_000, 1]]))
    yield case("sheet-loop", lambda: f.sheet_rows([["项目", 1]]), workbook2="x")
    for missing in (
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/_rels/workbook.xml.rels",
        "_rels/.rels",
        "[Content_Types].xml",
    ):
        label = missing.translate(str.maketrans("/[]", "_--"))
        yield Case(
            f"sheet-without-{label}.xlsx",
            lambda m=missing: f.packed({k: v for k, v in f.xlsx_parts(f.sheet_rows([["a", 1]])).items() if k != m}),
        )
    for kind, ending in (("csv", "csv"), ("csv", "xls")):
        yield Case(f"{kind}-quotes-open.{ending}", lambda: ('项目,金额\n"' + "甲,1\n" * 5000).encode())
        yield Case(f"{kind}-wide.{ending}", lambda: (",".join(map(str, range(20_000))) + "\n").encode() * 5, True)
        yield Case(f"{kind}-commas.{ending}", lambda: b"," * 200_000)
        yield Case(
            f"{kind}-formulas.{ending}", lambda: "项目,金额\n甲,=cmd|'/C calc'!A0\n乙,+1\n丙,@SUM(1)\n".encode() * 100
        )
    yield Case("xls-html-as.xls", lambda: sound("html"))
    yield from _old_workbooks()


def _old_workbooks() -> Iterator[Case]:
    """Compound files whose chains of sectors run in circles or out of the file, and records that lie."""

    def with_words(change: Callable[[int, list[int]], int]) -> bytes:
        """The sound workbook with each word of its sector table changed by place and table."""
        data = sound("xls")
        count = struct.unpack_from("<L", data, 44)[0]
        start = 512 * (struct.unpack_from("<L", data, 76)[0] + 1)
        words = list(struct.unpack_from(f"<{count * 128}L", data, start))
        changed = [change(place, words) for place in range(len(words))]
        return data[:start] + struct.pack(f"<{len(changed)}L", *changed) + data[start + 4 * len(changed) :]

    yield Case("xls-chain-of-itself.xls", lambda: with_words(lambda place, words: place))
    yield Case("xls-chain-in-a-circle.xls", lambda: with_words(lambda place, words: 0 if place else 1))
    yield Case("xls-chain-outside.xls", lambda: with_words(lambda place, words: 0x7FFFFFFF))
    yield Case("xls-chain-free.xls", lambda: with_words(lambda place, words: 0xFFFFFFFF))
    for offset, name in (
        (44, "tables"),
        (48, "directory"),
        (60, "small"),
        (68, "more"),
        (72, "more-count"),
        (30, "shift"),
    ):
        for value in (0, 1, 0xFFFE, 0x7FFFFFFF, 0xFFFFFFFF):
            yield Case(
                f"xls-head-{name}-{value:x}.xls",
                lambda o=offset, v=value: (data := sound("xls"))[:o] + struct.pack("<L", v) + data[o + 4 :],
            )
    record = struct.Struct("<HH")
    begin = record.pack(0x809, 16) + struct.pack("<HHHHLL", 0x600, 5, 0, 0, 0, 0)
    strings = record.pack(0xFC, 8) + struct.pack("<LL", 0xFFFFFFFF, 0xFFFFFFFF)
    for name, content in (
        ("record-too-long", begin + record.pack(0x85, 0xFFFF)),
        ("strings-without-end", begin + strings + record.pack(0x3C, 0) * 2000),
        (
            "sheet-of-itself",
            begin + record.pack(0x85, 8) + struct.pack("<LBBBB", 0, 0, 0, 1, 0) + b"A" + record.pack(10, 0),
        ),
        ("nested-begins", begin * 3000),
        ("only-zeros", bytes(20_000)),
    ):
        yield Case(f"xls-{name}.xls", lambda c=content: compound({"Workbook": c}))


def _pages() -> Iterator[Case]:
    def case(name: str, make: Callable[[], str], is_slow: bool = False) -> Case:
        return Case(f"html-{name}.html", lambda: f"<!DOCTYPE html><html><body>{make()}</body></html>".encode(), is_slow)

    row = "<tr><td>项目</td><td>1.00</td></tr>"
    yield case("empty", lambda: "")
    yield case("depth-100000", lambda: "<div>" * 100_000 + "甲")
    yield case("depth-tables-1000", lambda: "<table><tr><td>" * 1000 + "1")
    yield case("depth-spans-20000", lambda: "<p>" + "<b>" * 20_000 + "甲")
    yield case("unclosed-10000", lambda: "<p>甲<b>" * 10_000)
    yield case("attributes-50000", lambda: f"<p {f.many('a{}=1', 50_000)}>甲</p>")
    yield case(
        "spans-huge", lambda: f'<table><tr><td rowspan="999999999" colspan="999999999">1</td></tr>{row * 50}</table>'
    )
    yield case("spans-many", lambda: f"<table>{'<tr><td rowspan=65534 colspan=1000>1</td></tr>' * 200}</table>")
    yield case(
        "spans-nonsense",
        lambda: f'<table><tr><td rowspan="-1" colspan="x">1</td><td rowspan="1e9">2</td></tr>{row}</table>',
    )
    yield case("spans-zero", lambda: f'<table><tr><td rowspan="0" colspan="0">1</td></tr>{row * 20}</table>')
    yield case("table-200-by-50", lambda: f"<table>{('<tr>' + '<td>1.00</td>' * 50 + '</tr>') * 200}</table>")
    yield case("table-without-rows", lambda: "<table>" + "<td>1" * 5000 + "</table>")
    yield case("tables-many", lambda: f"<table>{row * 2}</table>" * 2000)
    yield case("entities", lambda: "<p>" + "&nbsp;&#0;&#xD800;&#x110000;&bogus;&amp" * 5000 + "</p>")
    yield case("scripts", lambda: "<script>while(1);</script><style>a{}</style>" * 2000 + f"<p>{SENTENCE}</p>")
    yield case("script-unclosed", lambda: f"<p>{SENTENCE}</p><script>" + "x" * 200_000)
    yield case("comment-unclosed", lambda: f"<p>{SENTENCE}</p><!--" + "x" * 200_000)
    yield case(
        "frames", lambda: '<iframe src="file:///etc/passwd"></iframe><img src="http://127.0.0.1:9/">' * 500 + "甲"
    )
    yield case("hidden", lambda: f'<p style="display:none">{SENTENCE}</p>' * 500)
    yield case("lists-deep", lambda: "<ul><li>" * 3000 + "甲")
    yield case("breaks", lambda: "甲<br>" * 50_000, is_slow=True)
    yield case("paragraph-million", lambda: f"<p>{'长' * 1_000_000}</p>", is_slow=True)
    yield case("angle-brackets", lambda: "<" * 100_000)
    yield case("nul", lambda: "<p>a\0b</p>" * 100)
    for name in ("utf-16", "gb18030", "utf-7", "big5"):
        yield Case(f"html-in-{name}.html", lambda n=name: sound("html").decode().encode(n, "replace"))
    yield Case("html-charset-lies.html", lambda: sound("html").replace(b"utf-8", b"gb2312"))
    yield Case("html-charset-unknown.html", lambda: sound("html").replace(b"utf-8", b"klingon"))
    yield Case("html-entity-bomb.html", lambda: b'<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><p>&c;</p>')
