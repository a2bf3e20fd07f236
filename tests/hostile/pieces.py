"""Plain text: what it is made of, how it is encoded, and what is aimed at our own patterns."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Iterator

from case import NUMBERS, REPORT, SEED, SENTENCE, Case


def cases() -> Iterator[Case]:
    yield from _texts()
    yield from _encodings()
    yield from _found()
    yield from _patterns()


def _texts() -> Iterator[Case]:
    def case(name: str, make: Callable[[], str], is_slow: bool = False) -> Case:
        return Case(f"text-{name}.txt", lambda: make().encode("utf-8", "surrogatepass"), is_slow)

    yield case("one-character", lambda: "一")
    yield case("only-newlines", lambda: "\n" * 100_000)
    yield case("only-spaces", lambda: " 　" * 100_000)
    yield case("only-brackets", lambda: "（(【[" * 20_000)
    yield case("only-closing-brackets", lambda: "）)】]" * 20_000)
    yield case("nested-brackets", lambda: "（" * 10_000 + "1万元" + "）" * 10_000)
    yield case("only-digits", lambda: "1234567890" * 20_000)
    yield case("only-commas", lambda: "，" * 100_000)
    yield case("only-quotes", lambda: "“" * 50_000 + "”" * 50_000)
    yield case("only-headings", lambda: "".join(f"{n % 90 + 1}、标题\n" for n in range(20_000)))
    yield case("only-first-items", lambda: "一、标题\n" * 20_000)
    yield case("numbering-beyond-hundred", lambda: "".join(f"{n}、工作{n}完成。\n" for n in range(95, 140)))
    yield case(
        "chinese-numbering-beyond-hundred", lambda: "九十九、甲\n一百、乙\n一百零二、丙\n九百九十九、丁\n零、戊\n"
    )
    yield case(
        "headings-of-all-forms",
        lambda: "第一部分 甲\n第一章 乙\n一、丙\n（一）丁\n1、戊\n（1）己\n1）庚\n①辛\n附件1\n" * 2000,
    )
    yield case("one-long-line", lambda: SENTENCE * 500)
    yield case("one-line-of-50-megabytes", lambda: "长" * (50 * 1024 * 1024 // 3), True)
    yield case("one-line-of-a-million", lambda: "长" * 1_000_000, is_slow=True)
    yield case("sentences-of-a-million", lambda: (SENTENCE + "\n") * (1_000_000 // len(SENTENCE)), True)
    yield case("long-lines-broken", lambda: (SENTENCE[:40] + "\n") * 20_000)
    yield case("ten-thousand-numbers", lambda: NUMBERS * 10_000)
    yield case("hundred-thousand-numbers", lambda: NUMBERS * 100_000, True)
    yield case("hundred-thousand-lines", lambda: "甲\n" * 100_000, is_slow=True)
    yield case("growing-lines", lambda: "\n".join("长" * n for n in range(1000)))
    yield case("braces", lambda: "{message}）{0}，{}{{x}}%s%(y)s，支出{n}1万元（{e）。\n" * 20)
    yield case("number-of-400-digits", lambda: f"支出{'9' * 400}万元，占{'9' * 400}%。\n")
    yield case("number-of-5000-digits", lambda: f"支出{'9' * 5000}万元，增长{'9' * 5000}.{'9' * 5000}%。\n")
    yield case("number-of-million-digits", lambda: f"支出{'9' * 1_000_000}万元。\n")
    yield case("million-decimals", lambda: f"支出0.{'0' * 1_000_000}1万元。\n")
    yield case("thousands-forever", lambda: "支出1" + ",234" * 100_000 + "万元。\n")
    yield case("floats", lambda: "支出1e308万元，-1e308万元，NaN万元，Infinity万元，1E-400元，0x1F万元，1_000万元。\n")
    yield case(
        "numbers-without-sense", lambda: "支出-0万元，--5万元，.5万元，5.万元，1.2.3万元，1,2,3万元，00000.00%。\n" * 50
    )
    yield case("year-zero", lambda: "0000年度报告\n2099年度支出1万元，比9999年增加1万元，-2024年。\n")
    yield case("month-99", lambda: "2024年99月99日支出1万元。2024-13-45，25:61。\n" * 50)
    yield case(
        "divided-by-zero",
        lambda: "某局2024年度部门决算\n支出0万元，占支出合计0万元的100%，比上年0万元增长100%。\n" * 50,
    )
    yield case("controls-few", lambda: REPORT * 20 + "\x01\x02\x03\x1b[31m红\x07")
    yield case("controls-many", lambda: "".join(map(chr, range(1, 32))) * 1000)
    yield case("nul-inside", lambda: REPORT + "\0" + REPORT)
    yield case("form-feeds", lambda: ("\x0c\x0b\x1c\x1d\x1e\x85\u2028\u2029" + SENTENCE) * 200)
    yield case("right-to-left", lambda: "\u202e支出1万元\u202c\u2066\u2069\u200f" * 500)
    yield case("zero-width", lambda: "\u200b\ufeff\u2060".join("支出1,234.57万元。") * 500)
    yield case("combining", lambda: "e" + "\u0301" * 100_000)
    yield case("emoji", lambda: "👨‍👩‍👧‍👦" * 5000)
    yield case("private-use", lambda: "\ue000\uf8ff" * 20_000)
    yield case("beyond-basic-plane", lambda: "𠀀𪛖𫝀" * 20_000)
    yield case(
        "other-digits", lambda: "支出１２３４．５７万元，٣٤٥万元，१२३万元，²³万元，①②③万元，Ⅳ万元，㈠万元。\n" * 200
    )
    yield case("full-width-everything", lambda: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in REPORT))
    yield case("tables-of-tabs", lambda: "\n".join("\t".join(["项目", "1.00", "2.00", "3.00"]) for _ in range(5000)))
    yield case(
        "table-many-columns", lambda: "\n".join("\t".join(str(n) for n in range(3000)) for _ in range(20)), is_slow=True
    )
    yield case("table-of-bars", lambda: "|" * 100_000)
    yield case("table-rows-of-bars", lambda: ("|" * 500 + "\n") * 500)
    yield case("ragged-table", lambda: "\n".join("a\t" * (n % 40 + 1) for n in range(4000)))
    yield case("table-too-many-cells", lambda: ("1\t" * 1000 + "1\n") * 2100, True)
    yield case(
        "contents-forever",
        lambda: "目录\n" + "".join(f"{n}、标题{n}........{n}\n" for n in range(10_000)),
        is_slow=True,
    )
    yield case("dots", lambda: ("标题" + "." * 5000 + "1\n") * 20)
    yield case("placeholders", lambda: "XX局XXXX年XX万元，××××，____，（请填写）。\n" * 5000)
    yield case("same-sentence", lambda: (SENTENCE + "\n") * 3000, is_slow=True)
    yield case("mentions-only", lambda: "一般公共预算财政拨款支出、人员经费、公用经费、" * 5000)
    yield case(
        "codes", lambda: "201一般公共服务支出（类）03政府办公厅（室）及相关机构事务（款）01行政运行（项）" * 1000
    )


def _found() -> Iterator[Case]:
    """What fuzzers found, as they found it; the name says which and how it went wrong."""
    yield Case(
        "fuzz-xlsx-braces-of-its-own-taken-for-a-field.xlsx",
        lambda: base64.b64decode(
            "ZSYhc3BlJiFzXV0uKnlzeS1wDSYhc10uKXlzXOddLil5c2XnhmXnbnTlhbbkuK3vvJp0VHktcGUmIXNwZSYhKSVzXV1bLnlzXV0u"
            "KXlzeS1wDSZ5LHANJiFzXS4JfXtlKXlzc3ktZedwDSaGeS1wDSaGeS1wDSYhc10uKXlzZeeGZWUm54Zl54Yhc+eG"
        ),
    )


def _encodings() -> Iterator[Case]:
    def case(name: str, data: bytes) -> Case:
        return Case(f"encoding-{name}.txt", lambda: data)

    yield case("empty", b"")
    for name, mark in (
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
        ("utf-32-be", b"\x00\x00\xfe\xff"),
    ):
        yield case(f"mark-only-{name}", mark)
        yield case(f"mark-{name}-over-utf-8", mark + REPORT.encode())
        yield case(f"mark-{name}-odd-length", mark + REPORT.encode(name) + b"\x00")
        yield case(f"mark-{name}-twice", mark + mark + REPORT.encode(name))
        yield case(f"without-mark-{name}", REPORT.encode(name))
    for name in ("utf-7", "gb2312", "gbk", "gb18030", "hz", "big5", "shift_jis", "euc_kr", "cp037"):
        yield case(name, REPORT.encode(name, "replace"))
    yield case("lone-surrogates", ("支出\ud800\udfff\udc00万元" * 100).encode("utf-8", "surrogatepass"))
    yield case("lone-surrogates-utf-16", b"\xff\xfe" + b"\x00\xd8" * 100)
    yield case("utf-8-then-gb18030", REPORT.encode() + REPORT.encode("gb18030"))
    yield case("gb18030-then-utf-8", REPORT.encode("gb18030") + REPORT.encode())
    yield case("overlong-utf-8", b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf" * 100)
    yield case("utf-8-beyond-unicode", b"\xf4\x90\x80\x80\xf7\xbf\xbf\xbf" * 100)
    yield case("cut-inside-character", REPORT.encode()[:-2])
    yield case("gb18030-cut-inside-character", (REPORT + "局").encode("gb18030")[:-1])
    yield case("all-bytes", bytes(range(256)) * 100)
    yield case("all-ff", b"\xff" * 10_000)
    yield case("all-zero", b"\x00" * 10_000)
    yield case("latin-1", "dépense été naïve — coût".encode("latin-1", "replace") * 100)
    for seed in range(12):
        yield case(f"noise-{seed}", random.Random(SEED + seed).randbytes(4096 << (seed % 4)))


# Pieces of the phrases that the grammar of numbers, names and relations and the rules look for. Repeated without an
# end, each makes a pattern that can be matched in many ways show it.
PIECES: tuple[tuple[str, str], ...] = (
    ("digit", "1"),
    ("digits-comma", "1,"),
    ("thousands", ",234"),
    ("digits-dot", "1."),
    ("digits-dash", "1-"),
    ("ranges", "1—2"),
    ("percent", "1%"),
    ("ranges-percent", "1%-2%"),
    ("spaces", " "),
    ("digits-spaces", "1 "),
    ("ideographic-comma", "、"),
    ("names-list", "办公费、"),
    ("open-bracket", "（"),
    ("open-half-bracket", "("),
    ("brackets-pair", "（）"),
    ("quote-open", "“"),
    ("quote-pair", "“甲”"),
    ("book-open", "《"),
    ("book-pair", "《甲》"),
    ("class", "（类）"),
    ("class-section-item", "甲（类）乙（款）丙（项）"),
    ("section", "（款）"),
    ("codes-bracket", "甲（201）"),
    ("names-bracket", "甲（甲）"),
    ("dash-names", "甲支出-乙-"),
    ("dots", "."),
    ("middle-dots", "·"),
    ("ellipsis", "…"),
    ("dashes", "-"),
    ("long-dashes", "—"),
    ("tildes", "～"),
    ("chinese-digits", "一"),
    ("chinese-tens", "十"),
    ("chinese-myriads", "一万"),
    ("chinese-numbers", "一百二十三万四千五百六十七"),
    ("hundred-of", "百分之"),
    ("percent-of-ten", "百分之十"),
    ("tenths", "三成"),
    ("parts", "三分之二"),
    ("share", "占"),
    ("share-of", "占比"),
    ("share-words", "占本年支出的比重"),
    ("compare", "比"),
    ("compared-year", "比2023年"),
    ("compared-with", "与上年相比，"),
    ("same-period", "同比"),
    ("moves", "增加"),
    ("moves-both", "增加减少"),
    ("completion", "完成预算"),
    ("completion-of", "完成年初预算的"),
    ("rates", "执行率为"),
    ("of-which", "其中："),
    ("consists", "包括："),
    ("consists-list", "主要包括：办公费、"),
    ("used-for", "主要用于"),
    ("flat", "持平"),
    ("final", "决算数"),
    ("final-larger", "决算数大于预算数"),
    ("budget", "年初预算"),
    ("year", "2024年"),
    ("years", "2023—2024年"),
    ("months", "1-2月"),
    ("days", "1月1日"),
    ("clock", "1:00"),
    ("document-number", "〔2024〕1号"),
    ("document-number-open", "〔2024"),
    ("number-mark", "号"),
    ("ordinal", "第一条"),
    ("ordinal-digits", "第1"),
    ("numbering", "一、"),
    ("numbering-bracket", "（一）"),
    ("numbering-digit", "1、"),
    ("circles", "①"),
    ("unit-line", "单位："),
    ("unit-money", "单位：万元"),
    ("money", "万元"),
    ("money-parts", "万"),
    ("times", "人次"),
    ("about", "约"),
    ("over", "超过"),
    ("above", "以上"),
    ("more", "余"),
    ("colon", "："),
    ("semicolon", "；"),
    ("stop", "。"),
    ("comma-stop", "，。"),
    ("x", "X"),
    ("crosses", "×"),
    ("underscores", "_"),
    ("letters", "a"),
    ("letters-digits", "a1"),
    ("letters-dash", "a-"),
    ("standard", "GB/T "),
    ("phone", "010-"),
    ("codes", "2010301"),
    ("slashes", "/"),
    ("digits-slash", "1/"),
    ("names", "一般公共服务支出"),
    ("organisation", "某局"),
    ("organisation-of", "某市某区某局"),
    ("office", "办公室"),
    ("ministry", "部门"),
    ("issue", "印发"),
    ("about-notice", "关于印发"),
    ("according", "根据《"),
    ("reason", "主要原因是"),
    ("attachment", "附件"),
    ("table-number", "表1"),
    ("total", "合计"),
    ("three-public", "“三公”经费"),
    ("persons", "1人"),
    ("vehicles", "公务用车1辆，"),
    ("zero", "0.00万元，"),
    ("plain", "甲"),
)


def _patterns() -> Iterator[Case]:
    # Behind a piece repeated stands something that makes most matches fail at the very end, where backtracking hurts.
    for name, piece in PIECES:
        text = piece * (12_000 // len(piece))
        yield Case(f"pattern-{name}.txt", lambda text=text: f"某局2024年度部门决算\n支出{text}\n{text}甲1x\n".encode())
