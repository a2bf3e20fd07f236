"""PDFs that loop, swell, lie about themselves or draw what no page holds."""

# ruff: noqa: E501 - the files are easier to follow on one line each

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import files as f
from case import SEED, SENTENCE, Case


def cases() -> Iterator[Case]:
    def case(name: str, make: Callable[[], bytes], is_slow: bool = False, needs_isolation: bool = False) -> Case:
        return Case(f"pdf-{name}.pdf", make, is_slow, needs_isolation)

    def with_page(page: str = "", content: bytes | None = None, **rest: object) -> bytes:
        text = f.show(SENTENCE) if content is None else content
        return f.pdf(f.page_objects([text], page, **rest))  # type: ignore[arg-type]

    def changed(change: dict[int, str | bytes], content: bytes | None = None, trailer: str = "") -> bytes:
        return f.pdf(f.page_objects([f.show(SENTENCE) if content is None else content]) | change, trailer)

    yield case("sound", lambda: with_page())
    yield case("only-header", lambda: b"%PDF-1.7\n")
    yield case("header-late", lambda: b"x" * 1000 + with_page())
    yield case("header-too-late", lambda: b"x" * 5000 + with_page())
    yield case("version-9", lambda: f.pdf(f.page_objects([f.show(SENTENCE)]), version="9.9"))
    yield case("no-objects", lambda: f.pdf({}))
    yield case("no-root", lambda: f.pdf(f.page_objects([f.show(SENTENCE)]), root=99))
    yield case("root-is-page", lambda: f.pdf(f.page_objects([f.show(SENTENCE)]), root=4))
    yield case("zero-pages", lambda: f.pdf({1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Count 0/Kids[]>>"}))
    yield case(
        "count-without-pages",
        lambda: f.pdf({1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Count 2000/Kids[]>>"}),
    )
    yield case("count-negative", lambda: changed({2: "<</Type/Pages/Count -5/Kids[4 0 R]>>"}))
    yield case("count-huge", lambda: changed({2: "<</Type/Pages/Count 2147483647/Kids[4 0 R]>>"}))
    yield case("count-beyond-integers", lambda: changed({2: "<</Type/Pages/Count 99999999999999999999/Kids[4 0 R]>>"}))
    yield case("pages-loop", lambda: changed({2: "<</Type/Pages/Count 5/Kids[2 0 R 2 0 R]>>"}))
    yield case(
        "pages-loop-long",
        lambda: changed(
            {
                2: "<</Type/Pages/Count 5/Kids[10 0 R]>>",
                10: "<</Type/Pages/Count 5/Parent 2 0 R/Kids[11 0 R]>>",
                11: "<</Type/Pages/Count 5/Parent 10 0 R/Kids[2 0 R 4 0 R]>>",
            }
        ),
    )
    yield case(
        "pages-deep",
        lambda: f.pdf(
            {1: "<</Type/Catalog/Pages 2 0 R>>"}
            | {n: f"<</Type/Pages/Count 1/Kids[{n + 1} 0 R]>>" for n in range(2, 3000)}
            | {3000: "<</Type/Page/MediaBox[0 0 9 9]>>"}
        ),
    )
    yield case(
        "same-page-1000-times", lambda: changed({2: f"<</Type/Pages/Count 1000/Kids[{'4 0 R ' * 1000}]>>"}), True
    )
    yield case("same-page-100-times", lambda: changed({2: f"<</Type/Pages/Count 100/Kids[{'4 0 R ' * 100}]>>"}))
    yield case("pages-beyond-limit", lambda: changed({2: f"<</Type/Pages/Count 3500/Kids[{'4 0 R ' * 3500}]>>"}))
    yield case("empty-pages-10000", lambda: f.pdf(f.page_objects([b""] * 10_000)), True)
    yield case("empty-pages-1000", lambda: f.pdf(f.page_objects([b""] * 1000)))
    for name, box in (
        ("zero", "0 0 0 0"),
        ("negative", "595 842 0 0"),
        ("huge", "0 0 1e9 1e9"),
        ("beyond-floats", "-1e308 -1e308 1e308 1e400"),
        ("not-numbers", "/a (b) null true"),
        ("short", "0 0 595"),
        ("far-away", "1000000 1000000 1000595 1000842"),
    ):
        yield case(f"box-{name}", lambda b=box: with_page(f"/MediaBox[{b}]"))
        yield case(f"crop-{name}", lambda b=box: with_page(f"/CropBox[{b}]"))
    for angle in ("45", "-90", "2147483647", "270"):
        yield case(f"rotate-{angle}", lambda a=angle: with_page(f"/Rotate {a}"))
    for name, kind in (("misspelt", "/TYpe/Page"), ("missing", ""), ("wrong", "/Type/Pages")):
        yield case(
            f"page-type-{name}",
            lambda kind=kind: changed(
                {
                    4: f"<<{kind}/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>",
                },
                f.rules((50, 150, 250), (600, 640, 680)) + f.show(SENTENCE),
            ),
        )
    yield case("user-unit-huge", lambda: with_page("/UserUnit 1e30"))
    for length in (0, -1, 5, 10**9, 10**20):
        yield case(f"length-{length}", lambda n=length: changed({5: f.stream(f.show(SENTENCE), length=n)}))
    yield case(
        "length-of-itself", lambda: changed({5: b"<</Length 5 0 R>>\nstream\n" + f.show(SENTENCE) + b"\nendstream"})
    )
    yield case("filter-unknown", lambda: changed({5: f.stream(f.show(SENTENCE), "/Filter/Nonsense")}))
    yield case("filter-not-flate", lambda: changed({5: f.stream(f.show(SENTENCE), "/Filter/FlateDecode")}))
    yield case("filters-1000", lambda: changed({5: f.stream(f.show(SENTENCE), f"/Filter[{'/ASCIIHexDecode' * 1000}]")}))
    yield case("bomb-flate", lambda: changed({5: f.stream(b" " * 300_000_000, packed_=True)}), True)
    yield case("bomb-flate-small", lambda: changed({5: f.stream(b" " * 30_000_000, packed_=True)}))
    yield case("bomb-flate-text", lambda: changed({5: f.stream(f.show("长") * 300_000, packed_=True)}), True)
    yield case(
        "bomb-flate-twice",
        lambda: changed({5: f.stream(_deflated(_deflated(b"\0" * 100_000_000)), "/Filter[/FlateDecode/FlateDecode]")}),
        True,
    )
    yield case("bomb-lines", lambda: changed({5: f.stream(b"0 0 m 9 9 l S\n" * 500_000, packed_=True)}), True)
    yield case("bomb-save", lambda: with_page(content=b"q " * 200_000 + f.show(SENTENCE)))
    yield case("restore-only", lambda: with_page(content=b"Q " * 50_000 + f.show(SENTENCE)))
    yield case("arrays-deep", lambda: with_page(content=b"[" * 50_000 + f.show(SENTENCE)))
    yield case("dictionaries-deep", lambda: changed({6: "<</a " * 5000 + ">>" * 5000}))
    yield case("operands-many", lambda: with_page(content=b"1 " * 200_000 + f.show(SENTENCE)))
    yield case("operators-unknown", lambda: with_page(content=b"zz yy 1 2 xx\n" * 20_000 + f.show(SENTENCE)))
    yield case("string-long", lambda: with_page(content=f.show("长" * 100_000)))
    yield case("string-unclosed", lambda: with_page(content=b"BT /F1 12 Tf (" + b"x" * 10_000))
    yield case(
        "form-recursive",
        lambda: changed(
            {
                4: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</X 6 0 R>>>>/Contents 5 0 R>>",
                6: f.stream(
                    f.show(SENTENCE) + b"/X Do\n",
                    "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</X 6 0 R>>>>",
                ),
            },
            b"/X Do\n",
        ),
    )
    yield case(
        "forms-doubling",
        lambda: changed(
            {
                4: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</X 10 0 R>>>>/Contents 5 0 R>>"
            }
            | {
                n: f.stream(
                    b"/X Do /X Do\n",
                    f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X {n + 1} 0 R>>>>",
                )
                for n in range(10, 40)
            }
            | {
                40: f.stream(
                    f.show("1"), "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
                )
            },
            b"/X Do\n",
        ),
        is_slow=True,
        needs_isolation=True,
    )
    yield case(
        "pattern-recursive",
        lambda: changed(
            {
                4: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/Pattern<</P 6 0 R>>>>/Contents 5 0 R>>",
                6: f.stream(
                    b"/Pattern cs /P scn 0 0 9 9 re f\n",
                    "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 0/YStep 0/Resources<</Pattern<</P 6 0 R>>>>",
                ),
            },
            b"/Pattern cs /P scn 0 0 500 500 re f\n" + f.show(SENTENCE),
        ),
    )
    yield case("fonts-missing", lambda: changed({3: "null"}))
    yield case("fonts-not-there", lambda: with_page(content=f.show(SENTENCE).replace(b"/F1", b"/F9")))
    yield case(
        "font-of-itself",
        lambda: with_page(
            font="<</Type/Font/Subtype/Type0/BaseFont/A/DescendantFonts[3 0 R]/Encoding/Identity-H/ToUnicode 3 0 R>>"
        ),
    )
    yield case(
        "font-type3-recursive",
        lambda: changed(
            {
                3: "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 0/LastChar 255/Widths[1 1]/CharProcs<</a 6 0 R>>/Encoding<</Differences[0/a/a/a]>>/Resources<</Font<</F1 3 0 R>>>>>>",
                6: f.stream(f.show("aa")),
            }
        ),
    )
    yield case(
        "tounicode-bomb",
        lambda: changed(
            {
                3: "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>",
                6: f.stream(b"begincmap\n1 beginbfrange\n<0000> <FFFFFFFF> <0041>\nendbfrange\n" * 50 + b"endcmap"),
            }
        ),
    )
    yield case("size-zero", lambda: with_page(content=f.show(SENTENCE, size=0)))
    yield case("size-huge", lambda: with_page(content=f.show(SENTENCE, size=1e9)))
    yield case("size-negative", lambda: with_page(content=f.show(SENTENCE, size=-12)))
    yield case("places-far", lambda: with_page(content=f.show(SENTENCE, 1e9, -1e9) + f.show(SENTENCE)))
    yield case("places-not-numbers", lambda: with_page(content=f.show(SENTENCE).replace(b"72 700", b"nan 1e999")))
    yield case("matrix-zero", lambda: with_page(content=b"0 0 0 0 0 0 cm\n" + f.show(SENTENCE)))
    yield case("matrix-huge", lambda: with_page(content=b"1e30 0 0 1e30 0 0 cm\n" + f.show(SENTENCE)))
    yield case("matrix-sheared", lambda: with_page(content=b"0.7 0.7 -0.7 0.7 300 300 cm\n" + f.show(SENTENCE)))
    yield case("all-at-one-place", lambda: with_page(content=f.show("1234567890", size=0.001) * 2000))
    yield case("same-text-5000-times", lambda: with_page(content=f.show("支出1万元") * 5000))
    yield case("scattered", _scattered)
    yield case(
        "lines-many",
        lambda: with_page(content=b"".join(f.show(SENTENCE[:30], 72, 800 - n * 0.5, 6) for n in range(1500))),
    )
    yield case("grid-100-by-40", lambda: with_page(content=_pdf_grid(100, 40)))
    yield case("grid-300-by-100", lambda: with_page(content=_pdf_grid(300, 100)), True)
    yield case(
        "grid-of-lines-2000",
        lambda: with_page(
            content=f.rules((n * 0.29 for n in range(2000)), (n * 0.4 for n in range(2000))) + f.show("1")
        ),
        True,
    )
    yield case(
        "grid-of-lines-200",
        lambda: with_page(content=f.rules((n * 2.9 for n in range(200)), (n * 4.0 for n in range(200))) + f.show("1")),
    )
    yield case(
        "rectangles-5000",
        lambda: with_page(
            content=b"".join(b"%d %d 50 50 re S\n" % (n * 7 % 500, n * 13 % 800) for n in range(5000)) + f.show("1")
        ),
    )
    yield case(
        "rectangles-not-numbers",
        lambda: with_page(content=b"nan 0 1e999 -1e999 re S\n0 0 0 0 re S\n" * 200 + f.show(SENTENCE)),
    )
    yield case(
        "clips-many",
        lambda: with_page(content=b"".join(b"q 0 0 %d 900 re W n " % n for n in range(2000)) + f.show(SENTENCE, 500)),
    )
    yield case(
        "control-characters", lambda: with_page(content=f.show("\x01\x02\x0c\u202e支出1万元\ufffe\uffff\ud7ff\ue000"))
    )
    yield case("surrogates", lambda: with_page(content=b"BT /F1 12 Tf 72 700 Td <D800DC00DFFFD83DDE00> Tj ET\n"))
    yield case("objects-100000", lambda: changed(dict.fromkeys(range(10, 100000), "null")), True)
    yield case("objects-10000", lambda: changed(dict.fromkeys(range(10, 10000), "null")))
    yield case(
        "object-number-huge", lambda: changed({5: f.stream(f.show(SENTENCE))}).replace(b"5 0 obj", b"4294967295 0 obj")
    )
    yield case("xref-missing", lambda: with_page().replace(b"xref", b"yref"))
    yield case("xref-start-outside", lambda: with_page().replace(b"startxref\n", b"startxref\n9"))
    yield case("xref-loop", lambda: _xref_loop(with_page()))
    yield case("xref-size-huge", lambda: with_page().replace(b"xref\n0 6", b"xref\n0 2147483647"))
    yield case("trailer-missing", lambda: with_page().replace(b"trailer", b"failure"))
    yield case(
        "encrypted-nonsense",
        lambda: changed({}, trailer="/Encrypt<</Filter/Standard/V 99/R 99/O(x)/U(y)/P -1>>/ID[(a)(b)]"),
    )
    yield case(
        "encrypted-standard",
        lambda: changed(
            {},
            trailer="/Encrypt<</Filter/Standard/V 2/R 3/Length 128/O<"
            + "41" * 32
            + ">/U<"
            + "42" * 32
            + ">/P -44>>/ID[(a)(b)]",
        ),
    )
    yield case(
        "javascript",
        lambda: changed(
            {1: "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\);while\\(1\\);)>>>>"}
        ),
    )
    yield case("launch", lambda: changed({1: "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>>>"}))
    yield case(
        "image-huge",
        lambda: changed(
            {
                4: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>/Contents 5 0 R>>",
                6: f.stream(
                    b"x",
                    "/Type/XObject/Subtype/Image/Width 1000000/Height 1000000/BitsPerComponent 8/ColorSpace/DeviceRGB",
                ),
            },
            b"500 0 0 500 0 0 cm /X Do\n",
        ),
    )
    yield case("number-of-400-digits", lambda: with_page(content=f.show("支出" + "9" * 400 + "万元")))
    yield case(
        "cells-huge-numbers",
        lambda: with_page(
            content=f.rules((50, 150, 550), (600, 640, 680, 720))
            + f.show("项目", 60, 700)
            + f.show("金额", 160, 700)
            + f.show("甲", 60, 660)
            + f.show("9" * 400, 160, 660, 1)
            + f.show("乙", 60, 620)
            + f.show("1e308", 160, 620)
        ),
    )


def _deflated(content: bytes) -> bytes:
    import zlib

    return zlib.compress(content, 9)


def _scattered() -> bytes:
    chance = random.Random(SEED)
    content = b"".join(
        f.show(
            chance.choice("支出决算万元一二三12.3%，。"),
            chance.uniform(-50, 650),
            chance.uniform(-50, 900),
            chance.uniform(1, 40),
        )
        for _ in range(3000)
    )
    return f.pdf(f.page_objects([content]))


def _pdf_grid(rows: int, columns: int) -> bytes:
    xs, ys = [20 + n * 555 / columns for n in range(columns + 1)], [820 - n * 800 / rows for n in range(rows + 1)]
    cells = b"".join(
        f.show(f"{r * c}", xs[c] + 0.3, ys[r + 1] + 0.3, min(6, 500 / columns / 3))
        for r in range(rows)
        for c in range(columns)
    )
    return f.rules(xs, ys) + cells


def _xref_loop(data: bytes) -> bytes:
    start = data.rfind(b"xref\n0")
    return data.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % start)
