"""DOCX whose parts are well packed but make no sense."""

# ruff: noqa: E501 - the files are easier to follow on one line each

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import files as f
from case import SEED, SENTENCE, Case


def cases() -> Iterator[Case]:
    def case(name: str, make: Callable[[], str], is_slow: bool = False, **others: str) -> Case:
        return Case(f"word-{name}.docx", lambda: f.docx(make(), **others), is_slow)

    row = [f.cell("项目"), f.cell("1.00")]
    for span in ("2147483648", "-5", "0", "99999999999999999999999999", "NaN", "1e308", "x", ""):
        yield case(
            f"span-{span or 'empty'}",
            lambda s=span: f.table([[f.cell("a", f'<w:gridSpan w:val="{s}"/>')] * 50, row] * 50),
        )
    yield case("span-wide-grid", lambda: f.table([[f.cell("a", '<w:gridSpan w:val="1024"/>')] * 60] * 60))
    yield case(
        "before-wide",
        lambda: (
            "<w:tbl>" + '<w:tr><w:trPr><w:gridBefore w:val="2147483647"/></w:trPr>' + f.cell("1") + "</w:tr></w:tbl>"
        ),
    )
    yield case("merge-only-continue", lambda: f.table([[f.cell("a", "<w:vMerge/>")] * 20] * 200))
    yield case("merge-chaos", _merge_chaos)
    yield case(
        "merge-down-forever",
        lambda: f.table(
            [[f.cell("a", f'<w:vMerge w:val="{"restart" if n == 0 else "continue"}"/>')] * 30 for n in range(1000)]
        ),
    )
    yield case(
        "merge-across",
        lambda: f.table(
            [[f.cell("a", '<w:hMerge w:val="restart"/>'), *[f.cell("", '<w:hMerge w:val="continue"/>')] * 500]] * 50
        ),
    )
    yield case("empty-table", lambda: "<w:tbl/>" * 5000 + f.par("a"))
    yield case("empty-rows", lambda: "<w:tbl>" + "<w:tr/>" * 20_000 + "</w:tbl>" + f.par("a"))
    yield case("empty-cells", lambda: "<w:tbl>" + f"<w:tr>{'<w:tc/>' * 50}</w:tr>" * 500 + "</w:tbl>" + f.par("a"))
    yield case("cell-of-a-million", lambda: f.table([[f.cell("长" * 1_000_000), f.cell("9" * 1_000_000)], row]))
    yield case(
        "cells-of-huge-numbers",
        lambda: f.table(
            [
                [f.cell("项目"), f.cell("金额")],
                *[
                    [f.cell(f"第{n}项"), f.cell(text)]
                    for n, text in enumerate(
                        (
                            "9" * 400,
                            "9" * 5000,
                            "1e308",
                            "NaN",
                            "-Infinity",
                            "0." + "0" * 5000 + "1",
                            "1" + ",234" * 2000,
                            "(1)",
                            "１２３",
                            "1" * 40,
                        )
                    )
                ],
            ]
        ),
    )
    yield case(
        "line-numbers-huge",
        lambda: f.table(
            [
                [f.cell("项目"), f.cell("a"), f.cell("b")],
                [f.cell("栏次"), f.cell("9" * 5000), f.cell("1" + "0" * 5000)],
                row,
            ]
        ),
    )
    yield case(
        "grid-1000-by-100", lambda: f.table([[f.cell(f"{r * c}.00") for c in range(100)] for r in range(1000)]), True
    )
    yield case(
        "grid-100-by-1000", lambda: f.table([[f.cell(f"{r * c}.00") for c in range(1000)] for r in range(100)]), True
    )
    yield case("grid-50-by-50", lambda: f.table([[f.cell(f"{r * c}.00") for c in range(50)] for r in range(50)]))
    yield case(
        "total-rows-only",
        lambda: f.table([[f.cell("项目"), f.cell("金额")], *[[f.cell("合计"), f.cell("1.00")]] * 2000]),
    )
    yield case(
        "code-rows-only",
        lambda: f.table(
            [
                [f.cell("科目编码"), f.cell("科目名称"), f.cell("金额")],
                *[
                    [f.cell(f"{201 + n % 30}{n % 100:02}{n % 90:02}"), f.cell("行政运行"), f.cell("1.00")]
                    for n in range(2000)
                ],
            ]
        ),
    )
    yield case(
        "many-tables",
        lambda: (f.par("支出决算表") + f.par("单位：万元") + f.table([[f.cell("项目"), f.cell("金额")], row])) * 1000,
    )
    yield case(
        "nested-tables-1000", lambda: "<w:tbl><w:tr><w:tc>" * 1000 + f.par("1") + "</w:tc></w:tr></w:tbl>" * 1000
    )
    yield case("nested-tables-60", lambda: "<w:tbl><w:tr><w:tc>" * 60 + f.par("1") + "</w:tc></w:tr></w:tbl>" * 60)
    yield case(
        "nested-tables-15",
        lambda: "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * 15 + f.par("1") + "</w:tc></w:tr></w:tbl>" * 15,
    )
    yield case("nested-tables-wide", lambda: f.table([["<w:tc>" + f.table([row] * 3) + "<w:p/></w:tc>"] * 10] * 30))
    yield case(
        "styles-cyclic",
        lambda: f.par(SENTENCE, '<w:pStyle w:val="a"/>') * 100,
        styles=f.w(
            "styles",
            "".join(
                f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
                for a, b in ("ab", "bc", "ca")
            ),
        ),
    )
    yield case(
        "styles-chain",
        lambda: f.par(SENTENCE, '<w:pStyle w:val="s4999"/>') * 10,
        styles=f.w(
            "styles",
            "".join(
                f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>'
                for n in range(5000)
            ),
        ),
    )
    yield case(
        "styles-chains",
        lambda: "".join(f.par("甲", f'<w:pStyle w:val="s{n}"/>') for n in range(2000)),
        styles=f.w(
            "styles",
            "".join(
                f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>'
                for n in range(2000)
            ),
        ),
        is_slow=True,
    )
    yield case("styles-not-xml", lambda: f.par(SENTENCE), styles="not xml")
    yield case(
        "styles-level-huge",
        lambda: f.par(SENTENCE, '<w:pStyle w:val="a"/>'),
        styles=f.w(
            "styles",
            '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:outlineLvl w:val="99999999999999999999"/></w:pPr><w:rPr><w:sz w:val="1e400"/></w:rPr></w:style>',
        ),
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    yield case(
        "numbering-cyclic",
        lambda: f.par("甲", numbered) * 50,
        numbering=f.w(
            "numbering",
            '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="l"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
        ),
        styles=f.w(
            "styles",
            '<w:style w:type="numbering" w:styleId="l"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
        ),
    )
    for form in (
        "decimal",
        "chineseCounting",
        "chineseCountingThousand",
        "upperRoman",
        "lowerLetter",
        "ideographDigital",
        "nonsense",
    ):
        yield case(
            f"numbering-start-{form}", lambda: f.par("甲", numbered) * 30, numbering=_numbering(form, "2147483647")
        )
        yield case(f"numbering-negative-{form}", lambda: f.par("甲", numbered) * 30, numbering=_numbering(form, "-20"))
    yield case(
        "numbering-text-long",
        lambda: f.par("甲", numbered) * 30,
        numbering=_numbering("decimal", "1", "%1%2%3%9%0" * 1000),
    )
    yield case(
        "numbering-level-99",
        lambda: f.par("甲", '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>') * 30,
        numbering=_numbering("decimal", "1"),
    )
    yield case(
        "numbering-many-lists",
        lambda: f.par("甲", numbered) * 30,
        numbering=f.w(
            "numbering", "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(20_000))
        ),
    )
    yield case(
        "notes-of-themselves",
        lambda: f'<w:p>{f.run(SENTENCE)}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
        footnotes=f.w(
            "footnotes",
            f'<w:footnote w:id="1"><w:p>{f.run("注")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>',
        ),
    )
    yield case(
        "notes-chain",
        lambda: '<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="0"/></w:r></w:p>',
        footnotes=f.w(
            "footnotes",
            "".join(
                f'<w:footnote w:id="{n}"><w:p><w:r><w:t>{n}</w:t><w:footnoteReference w:id="{n + 1}"/></w:r></w:p></w:footnote>'
                for n in range(500)
            ),
        ),
    )
    yield case(
        "notes-many",
        lambda: '<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="1"/></w:r></w:p>' * 5000,
        footnotes=f.w("footnotes", f'<w:footnote w:id="1">{f.par("注")}</w:footnote>'),
    )
    yield case(
        "fields-open", lambda: '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 2000 + f.par(SENTENCE) * 100
    )
    yield case(
        "fields-end-only",
        lambda: (
            '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r></w:p>' * 2000
            + f.par(SENTENCE)
        ),
    )
    yield case(
        "fields-one-paragraph",
        lambda: "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 5000 + f.run("a") * 5000 + "</w:p>",
    )
    yield case(
        "instruction-long",
        lambda: (
            "<w:p>"
            + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + "<w:r><w:instrText>PAGE </w:instrText></w:r>" * 20_000
            + "</w:p>"
            + f.par("a")
        ),
    )
    yield case("runs-one-character", lambda: "<w:p>" + "".join(f.run(c) for c in SENTENCE * 200) + "</w:p>")
    yield case("breaks", lambda: "<w:p><w:r>" + "<w:t>支出1万元</w:t><w:br/>" * 20_000 + "</w:r></w:p>", is_slow=True)
    yield case("deleted-marks", lambda: f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{f.run('长')}</w:p>" * 20_000)
    yield case(
        "deletions",
        lambda: "<w:p>" + "<w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:r><w:t>2</w:t></w:r>" * 5000 + "</w:p>",
    )
    yield case("hidden", lambda: f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SENTENCE}</w:t></w:r></w:p>" * 500)
    yield case(
        "formula-deep",
        lambda: (
            "<w:p><m:oMath>"
            + "<m:f><m:num>" * 2000
            + "<m:r><m:t>1</m:t></m:r>"
            + "</m:num></m:f>" * 2000
            + "</m:oMath></w:p>"
        ),
    )
    yield case(
        "alternates-deep",
        lambda: "<mc:AlternateContent><mc:Choice>" * 90 + f.par("a") + "</mc:Choice></mc:AlternateContent>" * 90,
    )
    yield case(
        "alternates-doubling",
        lambda: (
            f"<w:p><w:r>{'<mc:AlternateContent><mc:Choice>' * 30}<w:t>a</w:t>{'</mc:Choice></mc:AlternateContent>' * 30}</w:r></w:p>"
        ),
    )
    yield case(
        "text-boxes-deep",
        lambda: "<w:p><w:r><w:pict><w:txbxContent>" * 60 + f.par("a") + "</w:txbxContent></w:pict></w:r></w:p>" * 60,
    )
    yield case(
        "drawing-deep",
        lambda: f"<w:p><w:r><w:drawing>{'<w:g>' * 200}{'</w:g>' * 200}</w:drawing></w:r></w:p>" * 50 + f.par("a"),
    )
    yield case(
        "symbols",
        lambda: (
            "".join(
                f'<w:p><w:r><w:sym w:font="{font}" w:char="{char}"/></w:r></w:p>'
                for font in ("Wingdings", "Symbol", "", "x")
                for char in ("F0FE", "FFFFFFFFFF", "-1", "D800", "0", "zz", "")
            )
            + f.par("a")
        ),
    )
    yield case(
        "header-not-xml",
        lambda: f.par(SENTENCE) + '<w:sectPr><w:headerReference r:id="rheader1"/></w:sectPr>',
        header1="<broken",
    )
    yield case(
        "headers-many",
        lambda: f.par(SENTENCE) + "<w:sectPr>" + '<w:headerReference r:id="rheader1"/>' * 5000 + "</w:sectPr>",
        header1=f.w("hdr", f.par("页眉")),
    )
    yield case(
        "properties-unclosed-groups", lambda: "<w:p><w:rPr><w:rPr><w:rPr/></w:rPr></w:rPr>" + f.run("a") + "</w:p>"
    )
    yield case("headings-style", lambda: f.par("标题" * 30, '<w:outlineLvl w:val="0"/>') * 3000)

    def parts(name: str, change: Callable[[f.Parts], f.Parts]) -> Case:
        return Case(f"parts-{name}.docx", lambda: f.packed(change(f.docx_parts(f.par(SENTENCE)))))

    for missing in ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels"):
        label = missing.translate(str.maketrans("/[]", "_--"))
        yield parts(f"without-{label}", lambda p, m=missing: {k: v for k, v in p.items() if k != m})
        yield parts(f"empty-{label}", lambda p, m=missing: p | {m: ""})
        yield parts(f"garbage-{label}", lambda p, m=missing: p | {m: b"\x00\xff" * 50})
        yield parts(
            f"dtd-{label}",
            lambda p, m=missing: p | {m: str(p[m]).replace(f.HEAD, f.HEAD + "<!DOCTYPE a [<!ENTITY b 'c'>]>")},
        )
    yield parts(
        "wrong-content-types", lambda p: p | {"[Content_Types].xml": f.types(("word/document.xml", "image/png"))}
    )
    yield parts("macro", lambda p: p | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600})
    yield parts(
        "main-is-styles", lambda p: p | {"_rels/.rels": f.relations(("r", "officeDocument", "word/styles.xml"))}
    )
    yield parts("main-is-itself", lambda p: p | {"_rels/.rels": f.relations(("r", "officeDocument", "_rels/.rels"))})
    yield parts(
        "main-outside", lambda p: p | {"_rels/.rels": f.relations(("r", "officeDocument", "../../../etc/passwd"))}
    )
    yield parts(
        "main-external",
        lambda p: p | {"_rels/.rels": f.relations(("r", "officeDocument", "http://127.0.0.1:9/a"), external=True)},
    )
    yield parts(
        "template-external",
        lambda p: (
            p
            | {
                "word/_rels/document.xml.rels": f.relations(
                    ("r", "attachedTemplate", "http://127.0.0.1:9/a.dotm"), external=True
                )
            }
        ),
    )
    yield parts(
        "styles-are-the-document",
        lambda p: (
            p
            | {
                "word/_rels/document.xml.rels": f.relations(
                    ("r", "styles", "document.xml"), ("s", "numbering", "document.xml")
                )
            }
        ),
    )
    yield parts(
        "relations-many",
        lambda p: (
            p | {"word/_rels/document.xml.rels": f.relations(*((f"r{n}", "image", "x.png") for n in range(20_000)))}
        ),
    )


def _merge_chaos() -> str:
    chance = random.Random(SEED)
    kinds = (
        "",
        "<w:vMerge/>",
        '<w:vMerge w:val="restart"/>',
        '<w:hMerge w:val="restart"/>',
        '<w:hMerge w:val="continue"/>',
    )
    rows = []
    for _ in range(200):
        rows.append(
            f.cell(
                str(chance.randrange(1000)), f'<w:gridSpan w:val="{chance.randrange(-1, 9)}"/>' + chance.choice(kinds)
            )
            for _ in range(chance.randrange(12))
        )
    return f.table(rows)


def _numbering(form: str, start: str, text: str = "%1、") -> str:
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    return f.w(
        "numbering",
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
