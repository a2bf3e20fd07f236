"""Zips and the XML inside them: bombs, lies, entities, depth."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Iterator

import files as f
from case import REPORT, SENTENCE, Case, sound


def cases() -> Iterator[Case]:
    yield from _zips()
    yield from _xml()


def _zips() -> Iterator[Case]:
    def case(name: str, make: Callable[[], bytes], is_slow: bool = False) -> Case:
        return Case(f"zip-{name}.docx", make, is_slow)

    def with_main(content: bytes) -> bytes:
        return f.packed(f.docx_parts() | {"word/document.xml": content})

    yield case("empty", lambda: b"PK\x05\x06" + b"\x00" * 18)
    yield case("empty-with-word", lambda: b"PK\x05\x06" + b"\x00" * 16 + b"\x05\x00word/")
    yield case("bomb-ratio", lambda: with_main(b" " * 300_000_000), True)
    yield case("bomb-ratio-small", lambda: with_main(b" " * 30_000_000))
    yield case("bomb-ratio-xml", lambda: with_main(f.document("<w:p/>" * 3_000_000).encode()), True)
    yield case("bomb-text", lambda: f.docx(f.par("长" * 10_000_000)), True)
    yield case(
        "bomb-total",
        lambda: f.packed(f.docx_parts() | {f"word/media/{n}.bin": b"\0" * 60_000_000 for n in range(20)}),
        True,
    )
    yield case("bomb-nested", lambda: _nested_zip(10))
    yield case("bomb-nested-wide", lambda: _nested_zip(4, 12))
    yield case("many-members", lambda: f.packed(f.docx_parts() | {f"word/{n}.xml": "" for n in range(11_000)}), True)
    yield case("overlapping", lambda: f.overlapping(b"word/document.xml", b" " * 900_000, 2000))
    yield case("overlapping-large", lambda: f.overlapping(b"word/document.xml", b" " * 100_000_000, 50), True)
    yield case("size-zero", lambda: f.patch_sizes(sound("docx"), 0))
    yield case("size-one", lambda: f.patch_sizes(sound("docx"), 1))
    yield case("size-4-gigabytes", lambda: f.patch_sizes(sound("docx"), 0xFFFFFFFF))
    yield case("size-less-than-said", lambda: f.patch_sizes(sound("docx"), 10_000_000))
    yield case("stored", lambda: f.packed(f.docx_parts(f.par(SENTENCE)), zipfile.ZIP_STORED))
    yield case("bzip2", lambda: f.packed(f.docx_parts(f.par(SENTENCE)), zipfile.ZIP_BZIP2))
    yield case("lzma", lambda: f.packed(f.docx_parts(f.par(SENTENCE)), zipfile.ZIP_LZMA))
    yield case("method-99", lambda: _patch_central(sound("docx"), 10, 99, "<H"))
    yield case("encrypted-flag", lambda: _patch_central(sound("docx"), 8, 1, "<H"))
    yield case("offset-outside", lambda: _patch_central(sound("docx"), 42, 0x7FFFFFFF, "<I"))
    yield case("offset-negative", lambda: _patch_central(sound("docx"), 42, 0xFFFFFFFE, "<I"))
    yield case("name-length-65535", lambda: _patch_central(sound("docx"), 28, 65535, "<H"))
    yield case("extra-length-65535", lambda: _patch_central(sound("docx"), 30, 65535, "<H"))
    yield case("comment-65535", lambda: _end_record(sound("docx"), 20, 65535, "<H"))
    yield case("entries-65535", lambda: _end_record(sound("docx"), 10, 65535, "<H"))
    yield case("directory-outside", lambda: _end_record(sound("docx"), 16, 0xFFFFFFF0, "<I"))
    yield case(
        "names-up", lambda: f.packed(f.docx_parts(f.par(SENTENCE)) | {"../../../../tmp/evil": "x", "/etc/evil": "x"})
    )
    yield case(
        "names-backslash", lambda: f.packed({k.replace("/", "\\"): v for k, v in f.docx_parts(f.par(SENTENCE)).items()})
    )
    yield case("names-upper", lambda: f.packed({k.upper(): v for k, v in f.docx_parts(f.par(SENTENCE)).items()}))
    yield case(
        "names-odd",
        lambda: f.packed(f.docx_parts(f.par(SENTENCE)) | {"word/\x00.xml": "", "word/" + "长" * 200: "", ".": ""}),
    )
    yield case("names-twice", lambda: _joined(sound("docx")))
    yield case("only-word-folder", lambda: f.packed({"word/": ""}))
    yield case("crc-wrong", lambda: _patch_central(sound("docx"), 16, 0xDEADBEEF, "<I"))
    yield Case("zip-of-itself.zip", lambda: _nested_zip(30))
    yield Case("zip-many-text.zip", lambda: f.packed({f"{n}.txt": "一" for n in range(3000)}), True)
    yield Case("zip-symlink.zip", _symlink)
    yield Case("zip-names-up.zip", lambda: f.packed({"../../a.txt": REPORT, "/b.txt": REPORT, "C:\\c.txt": REPORT}))
    yield Case("zip-bomb-text.zip", lambda: f.packed({"a.txt": "一" * 100_000_000}), True)


def _nested_zip(depth: int, copies: int = 1) -> bytes:
    inner = f.packed({"word/a.txt": REPORT})
    for _ in range(depth):
        inner = f.packed({f"word/{n}.zip": inner for n in range(copies)})
        if len(inner) > 5_000_000:
            break
    return inner


def _patch_central(data: bytes, offset: int, value: int, form: str) -> bytes:
    """Every entry of the central directory with one field replaced."""
    patched = bytearray(data)
    place = patched.find(b"PK\x01\x02")
    while place >= 0:
        patched[place + offset : place + offset + struct.calcsize(form)] = struct.pack(form, value)
        place = patched.find(b"PK\x01\x02", place + 4)
    return bytes(patched)


def _end_record(data: bytes, offset: int, value: int, form: str) -> bytes:
    patched = bytearray(data)
    place = patched.rfind(b"PK\x05\x06")
    patched[place + offset : place + offset + struct.calcsize(form)] = struct.pack(form, value)
    return bytes(patched)


def _joined(data: bytes) -> bytes:
    """An archive whose members are all there twice, under one name."""
    import io
    import warnings

    saved = io.BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(saved, "a") as archive:
        warnings.simplefilter("ignore")
        for name in list(archive.namelist()):
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), archive.read(name))
    return saved.getvalue()


def _symlink() -> bytes:
    import io

    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        entry = zipfile.ZipInfo("a.txt", (2024, 1, 1, 0, 0, 0))
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return saved.getvalue()


def _xml() -> Iterator[Case]:
    def main(content: str | bytes) -> bytes:
        return f.packed(f.docx_parts() | {"word/document.xml": content})

    def case(name: str, make: Callable[[], str | bytes], is_slow: bool = False) -> Case:
        return Case(f"xml-{name}.docx", lambda: main(make()), is_slow)

    def declared(entities: str, use: str) -> str:
        return f.document(f.par(use)).replace(f.HEAD, f"{f.HEAD}<!DOCTYPE w:document [{entities}]>")

    laughs = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    yield case("billion-laughs", lambda: declared(laughs, "&j;"))
    yield case("billion-laughs-utf-16", lambda: declared(laughs, "&j;").replace("UTF-8", "UTF-16").encode("utf-16"))
    yield case("billion-laughs-utf-7", lambda: declared(laughs, "&j;").replace("UTF-8", "UTF-7").encode("utf-7"))
    yield case("billion-laughs-utf-32", lambda: declared(laughs, "&j;").replace("UTF-8", "UTF-32").encode("utf-32"))
    yield case("quadratic", lambda: declared(f'<!ENTITY a "{"长" * 50_000}">', "&a;" * 50_000))
    yield case("external-entity", lambda: declared('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"))
    yield case("external-entity-http", lambda: declared('<!ENTITY a SYSTEM "http://127.0.0.1:9/a">', "&a;"))
    yield case("parameter-entity", lambda: declared('<!ENTITY % a SYSTEM "file:///dev/zero"> %a;', "x"))
    yield case(
        "external-dtd",
        lambda: f.document(f.par("x")).replace(f.HEAD, f'{f.HEAD}<!DOCTYPE a SYSTEM "file:///dev/random">'),
    )
    yield case("dtd-lower-case", lambda: f.document(f.par("x")).replace(f.HEAD, f"{f.HEAD}<!doctype a>"))
    yield case("undeclared-entity", lambda: f.document(f.par("&nope;")))
    yield case("character-references", lambda: f.document(f.par("&#1;&#0;&#xFFFFFFFF;&#xD800;")))
    yield case("character-references-many", lambda: f.document(f.par("&#38;" * 200_000)))
    yield case(
        "xinclude",
        lambda: f.document(
            '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
        ),
    )
    yield case(
        "stylesheet",
        lambda: f.document(f.par("x")).replace(f.HEAD, f'{f.HEAD}<?xml-stylesheet href="file:///etc/passwd"?>'),
    )
    yield case("depth-100000", lambda: f.document("<w:x>" * 100_000 + "</w:x>" * 100_000))
    yield case(
        "depth-200", lambda: f.document("<w:sdt><w:sdtContent>" * 100 + f.par("x") + "</w:sdtContent></w:sdt>" * 100)
    )
    yield case("depth-unclosed", lambda: f.document("<w:p>" * 50_000))
    yield case("attributes-100000", lambda: f.document("<w:p " + f.many('a{}="1"', 100_000) + "/>"))
    yield case("attribute-of-10-megabytes", lambda: f.document(f'<w:p a="{"x" * 10_000_000}"/>'), True)
    yield case("namespaces-10000", lambda: f.document("<w:p " + f.many('xmlns:n{0}="u{0}"', 10_000) + "/>"))
    yield case("comment-million", lambda: f.document(f"<!--{'x' * 1_000_000}-->" + f.par(SENTENCE)))
    yield case("comments-many", lambda: f.document("<!---->" * 100_000 + f.par(SENTENCE)))
    yield case("cdata", lambda: f.document(f.par(f"<![CDATA[<w:p>{SENTENCE}</w:p>]]>")))
    yield case("instructions", lambda: f.document("<?x y?>" * 50_000 + f.par(SENTENCE)))
    yield case("empty", lambda: b"")
    yield case("only-head", lambda: f.HEAD)
    yield case("not-xml", lambda: REPORT)
    yield case("nul", lambda: f.document(f.par("a\x00b")))
    yield case("controls", lambda: f.document(f.par("a\x01\x0b\x1fb")))
    yield case("latin-1-declared", lambda: f.document(f.par(SENTENCE)).replace("UTF-8", "ISO-8859-1"))
    yield case("gb18030-declared", lambda: f.document(f.par(SENTENCE)).replace("UTF-8", "GB18030").encode("gb18030"))
    yield case("utf-16", lambda: f.document(f.par(SENTENCE)).replace("UTF-8", "UTF-16").encode("utf-16"))
    yield case("utf-16-cut", lambda: f.document(f.par(SENTENCE)).replace("UTF-8", "UTF-16").encode("utf-16")[:-1])
    yield case("encoding-unknown", lambda: f.document(f.par(SENTENCE)).replace("UTF-8", "KLINGON"))
    yield case("two-roots", lambda: f.document(f.par("a")) + "<b/>")
    yield case("wrong-root", lambda: "<html><body>a</body></html>")
    yield case("wrong-namespace", lambda: f.document(f.par("a")).replace(f.W_URI, "urn:x"))
    yield case("prefix-unbound", lambda: f.document("<x:y/>"))
    yield case("cut", lambda: f.document(f.par(SENTENCE))[:-20])
    yield case("mismatched", lambda: f.document("<w:p></w:r>"))
    yield case("million-empty-paragraphs", lambda: f.document("<w:p/>" * 1_000_000), True)
    yield case("13-million-tags", lambda: f.document("<a/>" * 13_000_000), True)
