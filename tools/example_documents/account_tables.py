"""The nine tables of the final accounts, as typst."""

# ruff: noqa: E501  a sentence or a list of the trade is easier to read unbroken

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal as D

from example_documents import accounts as a
from example_documents.blocks import printed

FUNCTIONS = (
    "一般公共服务支出", "外交支出", "国防支出", "公共安全支出", "教育支出", "科学技术支出", "文化旅游体育与传媒支出",
    "社会保障和就业支出", "卫生健康支出", "节能环保支出", "城乡社区支出", "农林水支出", "交通运输支出",
    "资源勘探工业信息等支出", "商业服务业等支出", "金融支出", "援助其他地区支出", "自然资源海洋气象等支出", "住房保障支出",
    "粮油物资储备支出", "国有资本经营预算支出", "灾害防治及应急管理支出", "其他支出", "债务还本支出", "债务付息支出",
    "抗疫特别国债安排的支出",
)  # fmt: skip
ORDINALS = [
    *"一二三四五六七八九十",
    *(f"十{n}" for n in "一二三四五六七八九"),
    "二十",
    *(f"二十{n}" for n in "一二三四五六"),
]
INCOMES = (
    "一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入", "上级补助收入", "事业收入",
    "经营收入", "附属单位上缴收入", "其他收入",
)  # fmt: skip


def quoted(text: str) -> str:
    """``text`` as a typst string, so that no character of it is markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def amount(value: D | None) -> str:
    """A table cell: blank for zero, as the producers of such tables do."""
    return "r[]" if not value else f"r({quoted(printed(value))})"


def label(text: str) -> str:
    return f"l({quoted(text)})"


def head(text: str, rows: int = 1, columns: int = 1) -> str:
    return f"table.cell(rowspan: {rows}, colspan: {columns}, align: center + horizon, {quoted(text)})"


def table(title: str, widths: str, header: Iterable[str], cells: Iterable[str], notes: Iterable[str] = ()) -> str:
    """One table with its title and unit line; the header repeats where it runs over a page."""
    return "\n".join([
        f"#tabletitle({quoted(title)})",
        f"#table(columns: {widths}, inset: (x: 3pt, y: 4pt), stroke: 0.5pt,",
        f"table.header(repeat: true, {', '.join(header)}),",
        ",\n".join(cells) + ",",
        ")",
        *(f"#note({quoted(note)})" for note in notes),
        "",
    ])  # fmt: skip


def _by_function(field: str) -> dict[str, D]:
    return {name: a.total(code, field) for code, name in a.CLASSES.items() if len(code) == 3}


def summary() -> str:
    """收入支出决算总表: income on the left, functions on the right, independent lists."""
    left = [
        (f"{ORDINALS[n]}、{name}", {0: a.APPROPRIATION, 7: a.OTHER_INCOME}.get(n)) for n, name in enumerate(INCOMES)
    ]
    spent = _by_function("spent")
    right = [(f"{ORDINALS[n]}、{name}", spent.get(name)) for n, name in enumerate(FUNCTIONS)]
    left += [("", None)] * (len(right) - len(left))
    left += [
        ("本年收入合计", a.INCOME),
        ("使用非财政拨款结余（含专用结余）", None),
        ("年初结转和结余", a.CARRY_IN),
        ("总计", a.TOTAL),
    ]
    right += [("本年支出合计", a.SPENT), ("结余分配", None), ("年末结转和结余", a.CARRY_OUT), ("总计", a.TOTAL)]
    cells = [
        c
        for (n1, v1), (n2, v2) in zip(left, right, strict=True)
        for c in (label(n1), amount(v1), label(n2), amount(v2))
    ]
    header = [head("收入", 1, 2), head("支出", 1, 2), head("项目"), head("决算数"), head("项目"), head("决算数")]
    return table("收入支出决算总表", "(1fr, 62pt, 1fr, 62pt)", header, cells)


def _rows(fields: list[str]) -> Iterator[tuple[list[str], list[D]]]:
    """Rows 类, 款, 项 in code order: the three code cells with the name, and the values."""
    codes = sorted([*a.CLASSES, *(item.code for item in a.ITEMS)])
    names = {**a.CLASSES, **{item.code: item.name for item in a.ITEMS}}
    for code in codes:
        yield (
            [code[:3], code[3:5], code[5:7], names[code]],
            [a.total(code, field) if field else a.ZERO for field in fields],
        )


def _classified(title: str, columns: list[tuple[str, str]], *, total_first: bool, widths: str) -> str:
    fields = [field for _, field in columns]
    header = [head("项目", 1, 4), *(head(name, 3) for name, _ in columns)]
    header += [head("支出功能分类科目编码", 1, 3), head("科目名称", 2), head("类"), head("款"), head("项")]
    body = [
        c for codes, values in _rows(fields) for c in [*map(head, codes[:3]), label(codes[3]), *map(amount, values)]
    ]
    sums = [head("合计", 1, 4), *(amount(a.total("", field) if field else a.ZERO) for field in fields)]
    cells = [*sums, *body] if total_first else [*body, *sums]
    return table(title, widths, header, cells)


def income() -> str:
    # All own income belongs to one item, so the income by item is its appropriation and that.
    title = "收入决算表"
    names = ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
    header = [head("项目", 1, 4), *(head(name, 3) for name in names)]
    header += [head("支出功能分类科目编码", 1, 3), head("科目名称", 2), head("类"), head("款"), head("项")]
    cells = [head("合计", 1, 4), amount(a.INCOME), amount(a.APPROPRIATION), *["r[]"] * 4, amount(a.OTHER_INCOME)]
    for codes, (appropriation,) in _rows(["appropriation"]):
        other = a.OTHER_INCOME if "2012699".startswith("".join(codes[:3])) else a.ZERO
        cells += [*map(head, codes[:3]), label(codes[3]), amount(appropriation + other), amount(appropriation)]
        cells += [*["r[]"] * 4, amount(other)]
    return table(title, "(26pt, 22pt, 22pt, 1fr, 48pt, 48pt, 36pt, 36pt, 36pt, 42pt, 40pt)", header, cells)


def expenditure() -> str:
    columns = [("本年支出合计", "spent"), ("基本支出", "basic"), ("项目支出", "projects"), ("上缴上级支出", ""),
               ("经营支出", ""), ("对附属单位补助支出", "")]  # fmt: skip
    rows = [(name, field) for name, field in columns]
    header = [head("项目", 1, 4), *(head(name, 3) for name, _ in rows)]
    header += [head("支出功能分类科目编码", 1, 3), head("科目名称", 2), head("类"), head("款"), head("项")]
    cells = [head("合计", 1, 4), amount(a.SPENT), amount(a.BASIC), amount(a.PROJECT), *["r[]"] * 3]
    for codes, (spent, basic) in _rows(["spent", "basic"]):
        cells += [
            *map(head, codes[:3]),
            label(codes[3]),
            amount(spent),
            amount(basic),
            amount(spent - basic),
            *["r[]"] * 3,
        ]
    return table("支出决算表", "(26pt, 22pt, 22pt, 1fr, 52pt, 52pt, 52pt, 42pt, 42pt, 48pt)", header, cells)


def appropriation_summary() -> str:
    spent = _by_function("appropriation")
    incomes = ["一、一般公共预算财政拨款", "二、政府性基金预算财政拨款", "三、国有资本经营预算财政拨款"]
    right = [(f"{ORDINALS[n]}、{name}", spent.get(name)) for n, name in enumerate(FUNCTIONS)]
    left: list[tuple[str, D | None]] = [(incomes[0], a.APPROPRIATION), (incomes[1], None), (incomes[2], None)]
    left += [("", None)] * (len(right) - len(left))
    left += [("本年收入合计", a.APPROPRIATION), ("年初财政拨款结转和结余", None), *((name, None) for name in incomes)]
    left += [("总计", a.APPROPRIATION)]
    right += [
        ("本年支出合计", a.APPROPRIATION),
        ("年末财政拨款结转和结余", None),
        *[("", None)] * 3,
        ("总计", a.APPROPRIATION),
    ]
    cells: list[str] = []
    for (name, value), (function, used) in zip(left, right, strict=True):
        cells += [label(name), amount(value), label(function), amount(used), amount(used), "r[]", "r[]"]
    names = ["合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]
    header = [head("收入", 1, 2), head("支出", 1, 5), head("项目"), head("决算数"), head("项目"), *map(head, names)]
    return table("财政拨款收入支出决算总表", "(1fr, 48pt, 1fr, 48pt, 54pt, 54pt, 54pt)", header, cells)


def general() -> str:
    columns = [("合计", "appropriation"), ("基本支出", "basic"), ("项目支出", "project")]
    return _classified(
        "一般公共预算财政拨款支出决算表", columns, total_first=False, widths="(32pt, 26pt, 26pt, 1fr, 70pt, 70pt, 70pt)"
    )


def basic() -> str:
    """一般公共预算财政拨款基本支出决算表: two blocks of economic classes; runs over a page."""
    left, right = list(a.LEFT.items()), list(a.RIGHT.items())
    cells: list[str] = []
    for row in range(max(len(left), len(right))):
        for block in (left, right):
            code, name = block[row] if row < len(block) else ("", "")
            cells += [head(code[:3]), head(code[3:]), label(name), amount(a.economic(code) if code else None)]
    cells += [head("人员经费合计", 1, 3), amount(a.PERSONNEL), head("公用经费合计", 1, 3), amount(a.OPERATING)]
    half = [head("经济分类科目编码", 1, 2), head("科目名称", 2), head("决算数", 2)]
    header = [*half, *half, head("类"), head("款"), head("类"), head("款")]
    return table("一般公共预算财政拨款基本支出决算表", "(28pt, 24pt, 1fr, 52pt, 28pt, 24pt, 1fr, 52pt)", header, cells)


def three_public() -> str:
    header = [
        head("财政拨款“三公”经费", 1, 12),
        head("合计", 2, 2), head("因公出国（境）费", 2, 2), head("公务用车购置及运行维护费", 1, 6), head("公务接待费", 2, 2),
        head("小计", 1, 2), head("公务用车购置费", 1, 2), head("公务用车运行维护费", 1, 2),
        *(head(name) for _ in range(6) for name in ("预算数", "决算数")),
    ]  # fmt: skip
    values = [a.THREE_PUBLIC_BUDGET, a.THREE_PUBLIC, a.ZERO, a.ZERO, a.VEHICLE_BUDGET, a.VEHICLE, a.ZERO, a.ZERO,
              a.VEHICLE_BUDGET, a.VEHICLE, a.HOSPITALITY_BUDGET, a.HOSPITALITY]  # fmt: skip
    cells = [f"r({quoted(printed(value))})" for value in values]
    return table("财政拨款“三公”经费支出决算表", "(1fr,) * 12", header, cells)


def empty(title: str, fund: str) -> str:
    """A table that must be shown although there is nothing in it, with the note that says so."""
    header = [
        head("项目", 1, 4),
        head("年初结转和结余", 3),
        head("本年收入", 3),
        head("本年支出", 1, 3),
        head("年末结转和结余", 3),
    ]
    header += [
        head("支出功能分类科目编码", 1, 3),
        head("科目名称", 2),
        head("小计", 2),
        head("基本支出", 2),
        head("项目支出", 2),
    ]
    header += [head("类"), head("款"), head("项")]
    cells = ["[]"] * (10 * 4) + [head("合计", 1, 4), *["[]"] * 6]
    notes = [f"说明：{a.BODY}{a.YEAR}年度没有{fund}收入，也没有使用{fund}安排的支出，本表为空表。"]
    return table(title, "(26pt, 24pt, 24pt, 1fr, 54pt, 50pt, 44pt, 50pt, 50pt, 54pt)", header, cells, notes)


def all_tables() -> str:
    """Each on a page of its own, but the basic expenditure begins below the table before it and so runs over a page."""
    new_page = "#pagebreak()\n"
    return new_page.join([
        summary(), income(), expenditure(), appropriation_summary(), general() + "#v(14pt)\n" + basic(),
        three_public() + "#v(24pt)\n" + empty("政府性基金预算财政拨款收入支出决算表", "政府性基金预算财政拨款")
        + "#v(24pt)\n" + empty("国有资本经营预算财政拨款收入支出决算表", "国有资本经营预算财政拨款"),
    ])  # fmt: skip
