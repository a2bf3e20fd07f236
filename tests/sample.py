"""A small evaluation made by hand: every kind of block, cell, finding and place once. No reader or rule is involved."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jiping.model import (
    PERCENT,
    WAN_YUAN,
    Box,
    Cell,
    CellState,
    Certainty,
    Column,
    Coverage,
    Document,
    Evaluation,
    FactKey,
    Figure,
    Finding,
    Number,
    Outcome,
    Paragraph,
    ParagraphKind,
    Part,
    Recognised,
    Row,
    RowKind,
    Severity,
    Source,
    Table,
    finding_id,
)

SHA = "ab" * 32
SENTENCE = (
    "2024 年度收入总计 5,364.75 万元，支出总计 5,364.57 万元。与 2023 年度相比，收、支总计各增加 120.3 万元，"
    "增长 12.5%，主要原因是人员经费增加。"
)
HEADER = [
    (0, 0, 1, 2, "项目"),
    (0, 2, 2, 1, "合计"),
    (0, 3, 1, 2, "其中"),
    (1, 0, 1, 1, "科目编码"),
    (1, 1, 1, 1, "科目名称"),
    (1, 3, 1, 1, "基本支出"),
    (1, 4, 1, 1, "项目支出"),
]
ROWS = [
    ("", "合计", "5,364.75", "3,000.28", "2,264.29"),
    ("201", "一般公共服务支出", "4,364.57", "3,000.28", "1,364.29"),
    ("2010601", "行政运行", "3,000.28", "3,000.28", "—"),
    ("208", "社会保障和就业支出 <b>&", "900.00", "", "900.00"),
]


def paragraphs() -> list[Paragraph]:
    kinds = ParagraphKind
    rows = [
        ("某某区财政局 2024 年度部门决算", 1, kinds.HEADING, 1),
        ("一、收入支出决算总体情况说明", 1, kinds.HEADING, 2),
        (SENTENCE, 1, kinds.TEXT, None),
        ("表二 支出决算表", 2, kinds.CAPTION, None),
        ("单位：万元", 2, kinds.UNIT_LINE, None),
    ]
    return [Paragraph(i, text, page, kind, level) for i, (text, page, kind, level) in enumerate(rows)]


def table() -> Table:
    cells = {
        (row, column): Cell(row, column, text, CellState.TEXT, row_span, column_span, page=2)
        for row, column, row_span, column_span, text in HEADER
    }
    for index, texts in enumerate(ROWS, 2):
        for column, text in enumerate(texts):
            state = CellState.EMPTY if not text else CellState.DASH if text == "—" else CellState.NUMBER
            if column < 2 and text:
                state = CellState.TEXT
            cells[index, column] = Cell(
                index, column, text, state, page=2 if index < 4 else 3, box=Box(72.0, 100.0 + 20 * index, 140.0, 112.5)
            )
    columns = (Column(2, ("合计",)), Column(3, ("其中", "基本支出")), Column(4, ("其中", "项目支出")))
    rows = tuple(
        Row(
            index,
            texts[1].strip(),
            RowKind.TOTAL if texts[1] == "合计" else RowKind.DATA,
            code=texts[0],
            label_cell=(index, 1),
        )
        for index, texts in enumerate(ROWS, 2)
    )
    return Table(
        index=5,
        title="表二 支出决算表",
        unit="万元",
        caption_block=3,
        unit_block=4,
        page=2,
        last_page=3,
        row_count=6,
        column_count=5,
        header_rows=2,
        cells=cells,
        parts=(Part((0, 1), columns, rows),),
    )


def document(**changes: object) -> Document:
    last = Paragraph(6, "注：本表反映部门本年度各项支出情况。", 3, ParagraphKind.NOTE)
    whole = Document(
        path="决算/某某区财政局.pdf",
        sha256=SHA,
        format="pdf",
        blocks=(*paragraphs(), table(), last),
        pages=3,
        kind=Recognised("final-accounts.department"),
        year=Recognised("2024"),
        organisation=Recognised("某某区财政局"),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def words(text: str) -> Source:
    """The place of ``text`` in the long sentence."""
    start = SENTENCE.index(text)
    return Source(
        text, page=1, block=2, paragraph=3, start=start, end=start + len(text), box=Box(90.0, 200.0, 150.5, 212.0)
    )


def cell(row: int, column: int) -> Source:
    grid = table()
    part = grid.parts[0]
    return grid.source(part.rows[row], part.columns[column])


def finding(code: str, severity: Severity, *sources: Source, **changes: object) -> Finding:
    base = Finding(
        id=finding_id(code, sources),
        outcome=Outcome.FAIL,
        code=code,
        name="expenditure-parts-mismatch",
        severity=severity,
        certainty=Certainty.PROVED,
        message="合计 5,364.75 万元与分项之和 5,264.57 万元相差 100.18 万元。",
        sources=sources,
        expected="5,264.57 万元",
        found="5,364.75 万元",
        fix="核对合计单元格和两个分项；如口径不同，请在说明中写明。",
        basis="部门决算公开表式 表五填列说明（2026-01-10 核对）",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def findings() -> tuple[Finding, ...]:
    return (
        finding(
            "MAT001",
            Severity.WARNING,
            words("5,364.75 万元"),
            words("5,364.57 万元"),
            name="income-expenditure-differ",
            certainty=Certainty.PROBABLE,
            message="收入总计 5,364.75 万元与支出总计 5,364.57 万元不同，可能是两位数字写反。",
            readings=({"reading": "四舍五入", "holds": False},),
            repairs=({"figure": "支出总计", "low": "5364.745", "high": "5364.755"},),
        ),
        finding(
            "TXT003",
            Severity.ERROR,
            words("12.5%"),
            outcome=Outcome.HINT,
            certainty=Certainty.STYLE,
            message="增长率的小数位数与前后不一致。",
            expected="",
            found="",
            basis="",
        ),
        finding(
            "SUM004",
            Severity.ERROR,
            cell(0, 0),
            cell(0, 1),
            cell(0, 2),
            certificate={"kind": "sum", "bounds": [Decimal("5264.57"), Decimal("5264.575")]},
            related=({"code": "MAT002", "message": "文字中的支出总计随之不符。", "text": ["5,364.57 万元"]},),
        ),
    )


def figures() -> tuple[Figure, ...]:
    known = FactKey("expenditure.total", 2024, "final_accounts", "all")
    return (
        Figure(known, Number("5,364.57", Decimal("5364.57"), 2, WAN_YUAN), words("5,364.57 万元"), "支出总计"),
        Figure(FactKey(""), Number("12.5", Decimal("12.5"), 1, PERCENT), words("12.5%"), reason="没有找到所指的数"),
        Figure(FactKey(""), Number("900.00", Decimal(900), 2, WAN_YUAN), cell(3, 0), in_table=True, reason="未知的行"),
    )


def evaluation(**changes: object) -> Evaluation:
    coverage = Coverage(14, 12, 9, 10, 2, {Outcome.PASS: 7, Outcome.FAIL: 2, Outcome.HINT: 1, Outcome.UNDECIDED: 1})
    note = finding(
        "MAT009", Severity.WARNING, words("120.3 万元"), outcome=Outcome.UNDECIDED, message="缺少上年数，无法核对。"
    )
    whole = Evaluation("决算/某某区财政局.pdf", SHA, document(), figures(), findings(), (note,), coverage)
    return replace(whole, **changes)  # type: ignore[arg-type]


def clean_evaluation() -> Evaluation:
    return evaluation(path="clean.pdf", findings=(), notes=(), coverage=Coverage(14, 12, 9, 10, 2))


def unread() -> Evaluation:
    problem = Finding(
        "READ003-00000000",
        Outcome.FAIL,
        "READ003",
        "no-text",
        Severity.ERROR,
        Certainty.PROVED,
        "第 1-4 页没有可识别的文字，疑为扫描件。",
        (Source("scan.pdf"),),
        fix="请提供由 Word 直接导出的 PDF。",
        certificate={"kind": "fact"},
    )
    return Evaluation("scan.pdf", "cd" * 32, findings=(problem,))
