"""Kind, year and organisation by the title, as bodies of many places write it; unknown rather than wrong."""

from __future__ import annotations

import pytest

from case_document import case_document
from jiping.model import Document

BODY = (
    "本单位按照上级要求，认真组织开展了各项工作，全年工作任务按期完成，"
    "取得了较好的成效，现将有关情况说明如下，请予审阅。"
)


def document(*lines: str, body: str = BODY) -> Document:
    return case_document({"blocks": [*(f"@{line}" for line in lines), body]})


def recognised(found: Document) -> tuple[str, str | None, str | None]:
    return (
        found.kind.value,
        found.year.value if found.year else None,
        found.organisation.value if found.organisation else None,
    )


DEPARTMENT, PROJECT = "self-evaluation.department", "self-evaluation.project"
ACCOUNTS, BUDGET = "final-accounts.department", "budget.department"
TITLES: list[tuple[tuple[str, ...], str, str | None, str | None]] = [
    # self-evaluation of a department
    (("关于云岭县水务局2024年度部门整体支出绩效自评的报告",), DEPARTMENT, "2024", "云岭县水务局"),
    (("云岭县水务局2023年度部门整体支出绩效自评报告",), DEPARTMENT, "2023", "云岭县水务局"),
    (("云岭县水务局", "2023年度部门整体支出绩效自评报告"), DEPARTMENT, "2023", "云岭县水务局"),
    (("中共云岭县委政法委员会", "2023年部门整体支出绩效评价自评报告"), DEPARTMENT, "2023", "中共云岭县委政法委员会"),
    (("2024年度青石市教育局整体支出绩效自评报告",), DEPARTMENT, "2024", "青石市教育局"),
    (("青石市人民代表大会常务委员会办公室2022年度部门整体绩效自评报告",), DEPARTMENT, "2022",
     "青石市人民代表大会常务委员会办公室"),
    (("青石市公安局交通警察支队2024年度单位整体支出绩效评价报告",), DEPARTMENT, "2024", "青石市公安局交通警察支队"),
    (("2023年度部门整体支出", "绩效评价自评报告", "部门名称：白水区残疾人联合会"), DEPARTMENT, "2023",
     "白水区残疾人联合会"),
    # of a project
    (("青石市农业农村局2024年度高标准农田建设项目支出绩效自评报告",), PROJECT, "2024", "青石市农业农村局"),
    (("云岭县水务局", "2023年度小型水库维修养护专项资金绩效自评报告"), PROJECT, "2023", "云岭县水务局"),
    (("项目支出绩效自评报告", "（2024年度）", "项目单位：白水区城市管理局"), PROJECT, "2024", "白水区城市管理局"),
    # final accounts
    (("2023年度北山县卫生健康局部门决算",), ACCOUNTS, "2023", "北山县卫生健康局"),
    (("北山县卫生健康局2023年度部门决算公开",), ACCOUNTS, "2023", "北山县卫生健康局"),
    (("北山县卫生健康局", "2023年度部门决算"), ACCOUNTS, "2023", "北山县卫生健康局"),
    (("海东省青石市第一中学2024年度单位决算",), ACCOUNTS, "2024", "海东省青石市第一中学"),
    (("2024年度", "青石市司法局", "部门决算"), ACCOUNTS, "2024", "青石市司法局"),
    (("北山县大河镇人民政府2023年度部门决算公开报告",), ACCOUNTS, "2023", "北山县大河镇人民政府"),
    (("北山县人民医院2022年度决算公开说明",), ACCOUNTS, "2022", "北山县人民医院"),
    (("共青团北山县委员会2023年度部门决算",), ACCOUNTS, "2023", "共青团北山县委员会"),
    (("北山县医疗保障局（本级）2023年度单位决算",), ACCOUNTS, "2023", "北山县医疗保障局（本级）"),
    # budgets
    (("青石市财政局2025年部门预算公开",), BUDGET, "2025", "青石市财政局"),
    (("青石市财政局2025年部门预算",), BUDGET, "2025", "青石市财政局"),
    (("2025年青石市财政局部门预算",), BUDGET, "2025", "青石市财政局"),
    (("青石市白水区大河街道办事处", "2025年部门预算公开说明"), BUDGET, "2025", "青石市白水区大河街道办事处"),
    (("2025年度单位预算", "公开单位：青石市图书馆"), BUDGET, "2025", "青石市图书馆"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "kind", "year", "name"), TITLES, ids=["｜".join(lines) for lines, *_ in TITLES])
def test_titles(lines: tuple[str, ...], kind: str, year: str | None, name: str | None) -> None:
    assert recognised(document(*lines)) == (kind, year, name)


FORMS = [
    (("部门整体支出绩效自评表",), "form.self-evaluation"),
    (("2024年度项目支出绩效自评表",), "form.self-evaluation"),
    (("部门整体支出绩效评价基础数据表",), "form.base-data"),
    (("2025年项目支出绩效目标申报表",), "form.targets"),
    (("2024年1—8月项目绩效运行监控表",), "form.monitoring"),
]


@pytest.mark.parametrize(("lines", "kind"), FORMS, ids=[lines[0] for lines, _ in FORMS])
def test_forms(lines: tuple[str, ...], kind: str) -> None:
    assert document(*lines).kind.value == kind


UNKNOWN = [
    ("关于召开全县水利工作会议的通知",),
    ("云岭县水务局2024年工作总结",),
    ("政府信息公开年度报告",),
    ("青石市统计公报",),
    ("采购合同",),
    ("会议纪要",),
    ("关于云岭县2023年财政决算和2024年上半年预算执行情况的报告",),
    ("云岭县2025年政府预算公开",),
    ("一、2023年全县收支决算", "1.一般公共预算收支及其平衡情况"),
    ("一、一般公共预算收支完成情况", "二、政府性基金预算收支完成情况"),
    ("全面实施预算绩效管理工作总结",),
    ("关于做好2025年部门预算编制工作的通知",),
    ("某某大桥工程竣工财务决算报告",),
    ("青石市水务集团2024年度财务决算报告",),
]


@pytest.mark.parametrize("lines", UNKNOWN, ids=[lines[0] for lines in UNKNOWN])
def test_other_documents_are_other(lines: tuple[str, ...]) -> None:
    assert document(*lines).kind.value == "other"


def test_nothing_said_is_nothing_known() -> None:
    assert recognised(document()) == ("other", None, None)


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("根据云财绩〔2021〕5号文件要求开展自评", None),
        ("部门整体支出绩效自评报告（2024年度）", "2024"),
        ("2024年度部门决算（2025年8月公开）", "2024"),
        ("二〇二四年度部门决算", "2024"),
        ("二○二四年部门预算", "2024"),
    ],
)
def test_the_year_is_the_one_reported_on(line: str, year: str | None) -> None:
    found = document(line)
    assert (found.year.value if found.year else None) == year


@pytest.mark.parametrize(
    "date", ["2025年6月", "2025年6月30日", "（2025年6月）", "二〇二五年六月", "2025 年 6 月 30 日"]
)
def test_the_date_on_the_cover_is_not_the_year(date: str) -> None:
    assert document("部门整体支出绩效自评报告", date).year is None
    found = document("部门整体支出绩效自评报告", date, body="2024年度支出增加。2024年度收入增加。" + BODY)
    assert found.year is not None
    assert found.year.value == "2024"


def test_two_years_said_equally_often_decide_nothing() -> None:
    found = document("部门决算", body="2023年度收入与2024年度收入相比变化不大。")
    assert found.year is None


def test_the_text_says_the_year_where_the_title_does_not() -> None:
    found = document("部门决算", body="2023年度收入增加。2023年度支出增加。2022年度支出减少。")
    assert found.year is not None
    assert found.year.value == "2023"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("单位名称：云岭县水务局", "云岭县水务局"),
        ("填报单位（盖章）：云岭县水务局", "云岭县水务局"),
        ("编制部门：云岭县水务局 金额单位：万元", "云岭县水务局"),
        ("单位：万元", None),
        ("金额单位：人民币万元", None),
        ("单位：元", None),
        ("项目单位：", None),
    ],
)
def test_labels_name_the_organisation_and_units_do_not(line: str, name: str | None) -> None:
    found = document("项目支出绩效自评报告", line)
    assert (found.organisation.value if found.organisation else None) == name


@pytest.mark.parametrize(
    "line", ["2024年度部门决算", "部门整体支出绩效自评报告", "2025年部门预算公开", "目录", "第一部分 部门概况"]
)
def test_a_title_without_a_name_gives_none(line: str) -> None:
    assert document(line).organisation is None


def test_what_was_recognised_says_where() -> None:
    found = document("云岭县水务局2024年度部门整体支出绩效自评报告")
    assert found.year is not None and found.year.evidence is not None and found.kind.evidence is not None
    assert found.year.evidence.text == "2024年度"
    assert "绩效" in found.kind.evidence.text
    assert found.kind.evidence.page == 1


def test_the_first_sentence_names_other_kinds_without_being_one() -> None:
    """A report on performance quotes budget and final accounts in every sentence."""
    body = "本部门2024年部门预算收入500万元，部门决算支出490万元，预算执行率98%，" + BODY
    assert document("云岭县水务局", "2024年度部门整体支出绩效自评报告", body=body).kind.value == DEPARTMENT
    assert document("工作总结", body=body).kind.value == "other"
