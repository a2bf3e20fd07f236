"""Plain text: encodings that are proved or refused, hard line breaks put right, columns as tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.model import ReadProblem
from jiping.read.limits import Limits
from jiping.read.lines import glue, tidy
from jiping.read.raw import RawDocument, RawParagraph, RawTable
from jiping.read.text import decode, read

SAMPLE = Path(__file__).parents[2].parent / "shared" / "samples" / "nanyue-2023-self-evaluation.txt"


def document(text: str | bytes, **limits: int) -> RawDocument:
    return read(text if isinstance(text, bytes) else text.encode(), "报告.txt", Limits(**limits))


def paragraphs(text: str | bytes) -> list[str]:
    return [block.text for block in document(text).blocks if isinstance(block, RawParagraph)]


def tables(text: str) -> list[list[list[str]]]:
    found = []
    for block in document(text).blocks:
        if isinstance(block, RawTable):
            rows = max(cell.row for cell in block.cells) + 1
            found.append([[cell.text for cell in block.cells if cell.row == r] for r in range(rows)])
    return found


# ------------------------------------------------------------------------------------------------ encodings

CHINESE = "一、基本情况\r\n本部门2024年支出319.27万元，比上年增加2.23万元。\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (CHINESE.encode("utf-8"), "utf-8"),
        (CHINESE.encode("utf-8-sig"), "utf-8"),
        (CHINESE.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + CHINESE.encode("utf-16-be"), "utf-16-be"),
        (CHINESE.encode("utf-16-le"), "utf-16-le"),
        (CHINESE.encode("utf-16-be"), "utf-16-be"),
        (CHINESE.encode("utf-32"), "utf-32-le"),
        (CHINESE.encode("gb18030"), "gb18030"),
        (CHINESE.encode("gbk"), "gb18030"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    text, found = decode(data, "x")
    assert (text, found) == (CHINESE, encoding)


def test_rare_characters_are_no_sign_of_a_wrong_encoding() -> None:
    text = "承办人喆㐀。" + "支出合计为三百一十九万元整，比上年有所增加，主要原因是人员增加，以及新增项目若干个。" * 3
    assert decode(text.encode("gb18030"), "x") == (text, "gb18030")
    assert document(text.encode("gb18030")).remarks == ["文件不是 UTF-8 编码，已按 GB18030（国标码）读入。"]


TRADITIONAL = "一般公共預算財政撥款支出決算具體情況說明，本年度支出合計為三百一十九萬元。" * 3


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "READ004"),
        (b"\xef\xbb\xbf \r\n\t\n", "READ004"),
        (b"\xef\xbb\xbf" + CHINESE.encode("gbk"), "READ006"),  # the mark promises UTF-8
        (CHINESE.encode()[:-3] + b"\xe4\xb8", "READ006"),  # cut inside a character
        (CHINESE.encode().replace("支出".encode(), b"\xe6\x94\xe5\x87\xba"), "READ006"),  # one byte lost
        (CHINESE.encode("gbk") + b"\xff\xff", "READ006"),
        (TRADITIONAL.encode("big5"), "READ006"),  # decodes as GB18030, into nonsense
        ("Dépenses réalisées à l’été".encode("cp1252"), "READ006"),
        (b"\xff\xfea", "READ006"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "READ007"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", "READ007"),
        (b"a\0b\0\0c", "READ007"),
        (bytes(range(1, 9)) * 20, "READ007"),
    ],
)
def test_files_that_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadProblem) as raised:
        document(data)
    assert raised.value.code == code
    assert raised.value.values["name"] == "报告.txt"


def test_where_decoding_failed_is_said() -> None:
    with pytest.raises(ReadProblem) as raised:
        document("第一行。\n第二行".encode() + b"\xe4\n" + "第三行。".encode() * 5)
    assert raised.value.values["line"] == "2"
    assert raised.value.values["offset"] == "22"


def test_limits() -> None:
    with pytest.raises(ReadProblem, match="READ005"):
        document("字" * 100, max_bytes=100)
    with pytest.raises(ReadProblem, match="READ005"):
        document("a|b\n" * 20, max_cells=30)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert document(data).blocks
    except ReadProblem as problem:
        assert problem.code in ("READ004", "READ006", "READ007")


@given(st.text(st.sampled_from("一二、（）()。，：；“”12.3年万元% \n\t|附件第条a-"), max_size=120))
def test_no_character_is_lost_or_made(text: str) -> None:
    """Whatever is joined: the characters stay, in their order; only white space and table bars may go."""

    def bare(words: str) -> str:
        return "".join(words.split()).replace("|", "")

    try:
        blocks = document(text).blocks
    except ReadProblem as problem:
        assert problem.code == "READ004"
        return
    read_back = "".join(
        bare(block.text) if isinstance(block, RawParagraph) else "".join(bare(cell.text) for cell in block.cells)
        for block in blocks
    )
    # Rules between table rows (|---|) are drawing, not words.
    assert read_back.replace("-", "") == bare(text).replace("-", "")
    assert all(block.text == tidy(block.text) != "" for block in blocks if isinstance(block, RawParagraph))


# --------------------------------------------------------------------------------------------- line breaks


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("支出", "合计", "支出合计"),
        ("total", "budget", "total budget"),
        ("共319.", "27万元", "共319.27万元"),
        ("共31", "9.27万元", "共319.27万元"),
        ("A", "类", "A类"),
        ("完成率100", "%，", "完成率100%，"),
        ("x,", "y", "x, y"),
        ("", "a", "a"),
    ],
)
def test_glue(before: str, after: str, expected: str) -> None:
    assert glue(before, after) == expected


KEPT = "综上所述，本单位较好地完成了各项任务"


@pytest.mark.parametrize(
    "lines",
    [
        # Broken anywhere in a sentence.
        ["本单位2024年支出合计319.27万元，主要用", "于人员经费。"],
        ["按照上级通知要求，我单位对项目支", "", "出进行了评价，现报告如下："],
        ["内设综合科、", "业务科"],
        ["项目资金（含上年结转", "资金）已全部支付。"],
        ["本年度“三公”经费支出合计为2.08", "万元，较上年减少0.03万元。"],
        ["现有在职人员和退休人员的工资与", "津补贴均已发放。"],
        ["1.本年度项目资金执行进度较快，但部分项目前期准备不够充分，年末仍有结", "转，需加快支付。"],
    ],
)
def test_broken_sentences_become_whole(lines: list[str]) -> None:
    assert paragraphs("开头的一句话，自成一段。\n" + "\n".join(lines))[1:] == ["".join(lines)]


def test_broken_latin_sentences_keep_their_spaces() -> None:
    assert paragraphs("The budget, as approved by the\ncouncil, was spent.") == [
        "The budget, as approved by the council, was spent."
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["按照上级通知要求，我单位对项目支", "", "", "出进行了评价。"],  # two blank lines end anything
        # Ended sentences stay.
        ["第一段。", "第二段。"],
        ["他说“完成了。”", "又说没有。"],
        ["具体如下：", "基本支出"],
        ["支出增加…", "原因不明"],
        # What begins something new is never swallowed.
        [KEPT, "二、存在问题"],
        [KEPT, "　　另外还有。"],
        [KEPT, "  另外还有。"],
        [KEPT, "附件：自评表"],
        [KEPT, "第一条 总则"],
        [KEPT, "① 有的"],
        [KEPT, "注：单位为万元。"],
        # Headings, labels and figures swallow nothing.
        ["一、基本情况", "本单位是行政单位。"],
        ["2、 一般公共预算支出情况", "", "（一）基本支出情况", "", "基本支出10万元。"],
        ["（一）加强领导，落实责任", "成立了领导小组。"],
        ["1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）", "年初预算为10万元。"],
        ["评价目的", "为加强管理，开展评价。"],
        ["某某局", "2024年3月1日"],
        ["基本支出", "319.27", "项目支出", "28.5"],
        ["编制数 12", "人员经费 300"],
        # A sentence that forgot its full stop, before a heading without a number.
        ["全年支出合计319.27万元，比上年增加2.23万元", "", "绩效情况", "", "良好。"],
    ],
)
def test_lines_that_stay_apart(lines: list[str]) -> None:
    whole = [line.strip() for line in lines if line]
    assert paragraphs("开头的一句话，自成一段。\n" + "\n".join(lines))[1:] == whole


def test_a_list_of_sentences_shows_which_member_is_broken() -> None:
    """A member without clauses looks like a heading; its neighbours say that it is a sentence."""
    items = [
        "(一)贯彻上级决定，研究协调有关事项。",
        "(二)了解掌握全区形势，协调推动预防矛盾。",
        "(三)落实上级各项领导机构和全区各项\n重大决策部署，开展工作。",
        "(四)完成交办的其他任务。",
    ]
    assert paragraphs("（一）部门职责\n" + "\n".join(items)) == [
        "（一）部门职责",
        *(i.replace("\n", "") for i in items),
    ]
    headings = (
        "（一）基本支出决算具体情况说明\n基本支出10万元，占比80%。\n（二）项目支出\n项目支出2万元。\n（三）其他\n无。"
    )
    assert paragraphs(headings) == headings.split("\n")


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        (
            "甲区某某委2024年度部门整体支出\n\n绩效评价报告\n根据通知，报告如下：",
            "甲区某某委2024年度部门整体支出绩效评价报告",
            1,
        ),
        ("甲区某某局\n2024年度部门决算\n公开说明\n一、概况", "甲区某某局2024年度部门决算公开说明", 1),
        ("    甲区某某局\n    2024年部门预算\n目  录\n一、概况", "甲区某某局2024年部门预算", 2),
        ("2024年度部门决算报告\n甲区某某局\n2025年8月\n一、概况", "2024年度部门决算报告", 3),
        ("附件2\n项目支出绩效\n自评报告\n正文在此。", "附件2", 2),
    ],
)
def test_titles_on_several_lines(text: str, title: str, rest: int) -> None:
    found = paragraphs(text)
    assert (found[0], len(found) - 1) == (title, rest)


def test_a_file_wrapped_at_a_fixed_width() -> None:
    """Each paragraph was cut every 20 characters; only the first line of each is indented."""
    whole = [
        "一、基本情况",
        "本单位主要职责是贯彻落实上级各项决策部署以及区委区政府有关工作要求并组织实施各类项目建设和资金管理任务",
        "全年支出合计为三百一十九点二七万元其中基本支出二百五十万元项目支出六十九点二七万元完成全年预算任务目标",
        "项目资金使用规范程序合规未发现截留挤占挪用等情况满意度较高下一步将继续加强资金监管提高财政资金使用效益",
    ]
    lines = []
    for paragraph in whole:
        indented = paragraph if paragraph.startswith("一") else "　　" + paragraph
        lines += [indented[i : i + 20] for i in range(0, len(indented), 20)]
    assert paragraphs("\n".join(lines)) == whole


def test_a_sentence_over_many_lines_stays_linear() -> None:
    """All lines of this file are one sentence; looking at all of it for each line would take minutes."""
    (whole,) = paragraphs("支出合计，\n" * 50_000)
    assert whole == "支出合计，" * 50_000


def test_an_open_end_is_marked() -> None:
    blocks = document("根据通知的要求，本单位对全年各项支出进行了\n\n\n\n一、概况\n完了。").blocks
    assert [block.ends_block for block in blocks if isinstance(block, RawParagraph)] == [False, True, True]


def test_characters_stay_as_they_are() -> None:
    assert paragraphs("支出３１９．２７万元　　合计\u200b　　占８０％。") == ["支出３１９．２７万元 合计 占８０％。"]


# ------------------------------------------------------------------------------------------------- tables


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目\t预算\t决算\n基本支出\t10\t9\n", [[["项目", "预算", "决算"], ["基本支出", "10", "9"]]]),
        ("项目|预算\n支出|10\n", [[["项目", "预算"], ["支出", "10"]]]),
        ("| 项目 | 预算 |\n|---|---:|\n| 支出 |  |\n", [[["项目", "预算"], ["支出", ""]]]),
        ("\t预算\t决算\n支出\t1\t2\n", [[["", "预算", "决算"], ["支出", "1", "2"]]]),
        ("甲\t1\n乙\t2\n\n\n丙\t3\n丁\t4", [[["甲", "1"], ["乙", "2"]], [["丙", "3"], ["丁", "4"]]]),
        ("甲\t1\n乙\t2\t3\n", []),
        ("首页 | 机构 | 公开\n正文。", []),
        ("一、概况\t1\n二、收支\t3\n三、附表\t3\n正文。", []),  # contents
        ("目录\n概况\t1\n收支\t3\n", []),
    ],
)
def test_tables(text: str, expected: list[list[list[str]]]) -> None:
    assert tables("前文。\n" + text) == expected


def test_order_of_text_and_tables() -> None:
    blocks = document("一、收支\n项目\t金额\n支出\t10\n单行\t不是表\t格\n注：单位为万元。").blocks
    assert [block.text if isinstance(block, RawParagraph) else "table" for block in blocks] == [
        "一、收支",
        "table",
        "单行 不是表 格",
        "注：单位为万元。",
    ]


# ------------------------------------------------------------------------------------------------- sample


@pytest.mark.skipif(not SAMPLE.exists(), reason=f"the sample report is not beside the repository: {SAMPLE}")
def test_the_sample_report() -> None:
    """A published report with line breaks inside sentences, read to whole paragraphs."""
    found = paragraphs(SAMPLE.read_bytes())
    assert found[0] == "南岳区政法委2023年度部门整体支出绩效评价报告"
    assert found[1].startswith("根据岳财字〔2024〕1号") and found[1].endswith(
        "我委对部门整体支出进行了绩效评价，现报告如下："
    )
    assert found[2:4] == ["一、部门（单位）基本情况", "（一）部门职能职责"]
    assert [text[0] for text in found[4:15]] == ["("] * 11
    assert found[15] == "（二）机构设置情况"
    assert "我单位内设股室 8 个，" in found[16]
    assert "2、 一般公共预算支出情况" in found and "5、 下一步改进措施" in found
    # Every paragraph is a title, a numbered heading or ends its sentence: nothing is left broken.
    unfinished = [text for text in found[1:] if not text.endswith(("。", "：")) and len(text) > 25]
    assert unfinished == []
    assert len(found) == 40
