"""A scorecard as a workbook: the scoring table as people know it, with formulas, and a sheet with the trace.

Change a figure on the sheet of figures, and rates, points and the total follow. What is judged or open stands as a
number of its own. The same card gives the same bytes.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import xlsxwriter
from rich.cells import cell_len

from jiping.concepts.dictionary import concepts
from jiping.model import Document, Source
from jiping.score.engine import Input, Result, Scorecard, in_words, label
from jiping.score.formula import Ref
from jiping.score.methods import plain
from jiping.score.rows import RowScore
from jiping.score.schema import Cap
from jiping.score.self_scores import SelfScore
from jiping.sources.library import label as source_label
from jiping.write.excel_formulas import points_formula, rate_formula
from jiping.write.place import describe
from jiping.write.scorecard import STATUS, WORDING, by_levels, ends, span

_HEADS = {
    "zh": (
        "一级指标",
        "二级指标",
        "三级指标",
        "分值",
        "评分标准",
        "实际值",
        "最低得分",
        "最高得分",
        "状态",
        "得分说明",
    ),
    "en": ("level 1", "level 2", "indicator", "points", "rule", "value", "least", "most", "status", "why"),
}
_WIDTHS = (11, 13, 22, 7, 40, 11, 9, 9, 10, 46)
_TRACE_HEADS = {
    "zh": ("指标", "算式", "代入", "原文", "原文核对情况", "依据", "要求的证据", "已附的证据", "缺少"),
    "en": (
        "indicator",
        "formula",
        "numbers in",
        "wording",
        "wording known from",
        "basis",
        "evidence",
        "given",
        "missing",
    ),
}
_TRACE_WIDTHS = (24, 40, 36, 48, 16, 34, 30, 24, 26)
_FIGURE_HEADS = {
    "zh": ("数", "名称", "值", "单位", "原文写法", "出处", "说明"),
    "en": ("name", "figure", "value", "unit", "as printed", "place", "remark"),
}
_FIGURE_WIDTHS = (38, 28, 18, 9, 26, 56, 30)
_ROW_HEADS = {
    "zh": ("指标", "自评得分", "重算最低", "重算最高", "对照", "说明", "位置"),
    "en": ("indicator", "printed", "least", "most", "", "why", "place"),
}
_ROW_WIDTHS = (26, 10, 10, 10, 10, 56, 44)
_SHEETS = {"zh": ("评分表", "数据", "依据和出处"), "en": ("scores", "figures", "trace")}
_UNITS = {
    "money": ("元", "yuan"),
    "percent": ("%", "%"),
    "area": ("平方米", "m²"),
    "count": ("", ""),
    "score": ("分", ""),
}
_LINE = 14
_CREATED = datetime.datetime(1980, 1, 1)
_MOST_EXACT = 10**15
"""Excel keeps fifteen digits."""


def scorecard_xlsx(
    card: Scorecard,
    documents: Mapping[str, Document],
    year: int,
    lang: str = "zh",
    printed: Sequence[SelfScore] = (),
) -> bytes:
    """The workbook. ``documents`` are those the figures stand in, by path; ``printed`` the scores that forms print."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED, "title": card.framework.title, "author": "jiping"})
        _Book(book, card, documents, lang).write(year, printed)
    return stream.getvalue()


def decimal(value: Fraction) -> Decimal:
    """As the library takes it; Excel keeps fifteen digits of it."""
    return Decimal(value.numerator) / Decimal(value.denominator)


class _Book:
    def __init__(self, book: Any, card: Scorecard, documents: Mapping[str, Document], lang: str) -> None:
        self.book, self.card, self.documents, self.lang = book, card, documents, lang
        self.is_english = lang == "en"
        self.figures: dict[Ref, Input] = {ref: value for result in card.results for ref, value in result.inputs}
        self.rows = {ref: number for number, ref in enumerate(self.figures, 3)}
        self.place_of: dict[str, int] = {}
        """The row of each indicator as Excel counts."""
        font = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
        border = {**font, "border": 1, "border_color": "#8a9099"}
        made = self.book.add_format
        self.title = made({**font, "font_name": "黑体", "font_size": 16, "align": "center", "text_wrap": False})
        self.note = made({**font, "text_wrap": False, "font_color": "#57606a"})
        self.head = made({**border, "font_name": "黑体", "align": "center", "bg_color": "#e8edf3"})
        self.cell = made(border)
        self.middle = made({**border, "align": "center"})
        self.number = made({**border, "align": "right", "num_format": "0.##;-0.##;0"})
        self.rate = made({**border, "align": "right", "num_format": '0.##"%"'})
        self.open = made({**border, "align": "right", "num_format": "0.##;-0.##;0", "bg_color": "#fff3d6"})
        self.money = made({**border, "align": "right", "num_format": "#,##0.00####"})
        self.sum = made({**border, "bold": True, "align": "right", "num_format": "0.##;-0.##;0", "bg_color": "#f3f5f7"})
        self.wrong = made({**border, "align": "center", "bold": True, "bg_color": "#fdeceb", "font_color": "#a8201a"})
        self.bold = made({**border, "bold": True, "bg_color": "#f3f5f7"})

    def write(self, year: int, printed: Sequence[SelfScore]) -> None:
        names = _SHEETS[self.lang]
        scores, figures, trace = sheets = [self.book.add_worksheet(name) for name in names]
        rows = [row for result in self.card.results for row in result.rows]
        if rows or printed:
            sheets.append(self.book.add_worksheet("form" if self.is_english else "自评表逐项"))
            self.write_rows(sheets[-1], rows, printed)
        self.figure_sheet = names[1]
        self.write_scores(scores, year)
        self.write_figures(figures)
        self.write_trace(trace)
        for sheet in sheets:
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.set_margins(0.5, 0.5, 0.6, 0.6)
            sheet.set_footer("&C&P / &N")
        scores.activate()

    def top(self, sheet: Any, title: str, note: str, heads: tuple[str, ...], widths: tuple[int, ...]) -> None:
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.merge_range(0, 0, 0, len(heads) - 1, title, self.title)
        sheet.set_row(0, 28)
        sheet.write_string(1, 0, note, self.note)
        for column, head in enumerate(heads):
            sheet.write_string(2, column, head, self.head)
        sheet.freeze_panes(3, 0)
        sheet.repeat_rows(2)

    # ------------------------------------------------------------------------------------------ scores

    def write_scores(self, sheet: Any, year: int) -> None:
        framework = self.card.framework
        title = framework.title_en if self.is_english else framework.title
        note = f"{year}  {framework.id}" if self.is_english else f"{year} 年度  {framework.id}"
        self.top(sheet, title, note, _HEADS[self.lang], _WIDTHS)
        row = 3
        for first, below in by_levels(self.card.results).items():
            start = row
            for second, results in below.items():
                begin = row
                for result in results:
                    self.place_of[result.indicator.id] = row + 1
                    self.score_row(sheet, row, result)
                    row += 1
                self.merged(sheet, begin, row - 1, 1, second)
            self.merged(sheet, start, row - 1, 0, first)
        self.total_row(sheet, row)
        sheet.autofilter(2, 0, row - 1, len(_WIDTHS) - 1)

    def height(self, sheet: Any, row: int, widths: tuple[int, ...], texts: Mapping[int, str]) -> None:
        """Room for wrapped text: not every program makes it."""
        lines = max(-(-cell_len(words) // max(widths[column] - 1, 1)) for column, words in texts.items())
        sheet.set_row(row, _LINE * max(lines, 1) + 4)

    def merged(self, sheet: Any, first: int, last: int, column: int, words: str) -> None:
        if last > first:
            sheet.merge_range(first, column, last, column, words, self.middle)
        else:
            sheet.write_string(first, column, words, self.middle)

    def score_row(self, sheet: Any, row: int, result: Result) -> None:
        one, rounding = result.indicator, self.card.framework.rounding
        rule = one.scoring.words(self.lang) if one.scoring is not None else one.wording
        why = result.why_en if self.is_english else result.why
        self.height(sheet, row, _WIDTHS, {2: one.title, 4: rule, 9: why})
        sheet.write_string(row, 2, one.title, self.cell)
        sheet.write_number(row, 3, one.points or 0, self.number)
        sheet.write_string(row, 4, rule, self.cell)
        mark = self.rate if one.unit == "percent" else self.number
        is_live = result.status == "computed" and one.expression is not None
        if is_live:
            shown = "" if result.rate is None else decimal(result.rate)
            sheet.write_formula(row, 5, f"={rate_formula(one, rounding.rate, self.cell_of)}", mark, shown)
        else:
            sheet.write_blank(row, 5, None, mark)
        formula = points_formula(one, rounding.score, f"F{row + 1}", result.low) if is_live else None
        if formula is not None:
            sheet.write_formula(row, 6, f"={formula}", self.number, decimal(result.low))
            sheet.write_formula(row, 7, f"=G{row + 1}", self.number, decimal(result.high))
        else:
            mark = self.number if result.is_certain else self.open
            sheet.write_number(row, 6, decimal(result.low), mark)
            sheet.write_number(row, 7, decimal(result.high), mark)
        sheet.write_string(row, 8, STATUS[result.status][self.is_english], self.middle)
        sheet.write_string(row, 9, why, self.cell)

    def total_row(self, sheet: Any, row: int) -> None:
        card, last = self.card, row
        sheet.merge_range(row, 0, row, 2, "Total" if self.is_english else "合计", self.bold)
        sheet.write_formula(row, 3, f"=SUM(D4:D{last})", self.sum, card.framework.points)
        sheet.write_blank(row, 4, None, self.bold)
        sheet.write_blank(row, 5, None, self.bold)
        if card.refused:
            words = f"No total: {card.refused}" if self.is_english else f"不作总分：{card.refused}"
            sheet.merge_range(row, 6, row, 9, words, self.bold)
            return
        out = sum(
            (Fraction(r.indicator.points or 0) for r in card.results if r.status == "not_applicable" and not r.high),
            Fraction(0),
        )
        framework = card.framework
        whole = Fraction(framework.full_score or 0)
        for column, letter, value in ((6, "G", card.low), (7, "H", card.high)):
            total = f"SUM({letter}4:{letter}{last})"
            if out:
                total += f"*{plain(whole)}/{plain(whole - out)}"
            for cap in framework.caps:
                total = self.capped(total, cap, is_low=letter == "G")
            total = f"ROUND({total},{framework.rounding.score})"
            sheet.write_formula(row, column, f"={total}", self.sum, decimal(value))
        grades = (" to " if self.is_english else "至").join(ends(card.grades))
        sheet.write_string(row, 8, grades, self.bold)
        notes = "；".join(card.caps)
        words = f"{span(card.low, card.high)} / {plain(Fraction(card.framework.full_score or 0))}"
        sheet.write_string(row, 9, f"{words}  {notes}".strip(), self.bold)

    def capped(self, total: str, cap: Cap, is_low: bool) -> str:
        """The total under a limit that depends on a rate; without a rate it may hold: for the lower end it does."""
        place = self.place_of[cap.indicator]
        held = (
            f"MIN({total},{plain(cap.total_at_most or Fraction(0))})"
            if cap.deduct is None
            else f"MAX({total}-{plain(cap.deduct)},0)"
        )
        if next(result for result in self.card.results if result.indicator.id == cap.indicator).rate is None:
            return held if is_low else total
        return f"IF(F{place}<{plain(cap.under)},{held},{total})"

    def cell_of(self, ref: Ref) -> str:
        return f"'{self.figure_sheet}'!$C${self.rows[ref] + 1}" + ("/100" if self.is_percent(ref) else "")

    def is_percent(self, ref: Ref) -> bool:
        return concepts()[ref.concept].unit == "percent"

    # ------------------------------------------------------------------------------------------ figures and trace

    def write_figures(self, sheet: Any) -> None:
        note = (
            "Money in yuan. Change a value here, and the scores follow."
            if self.is_english
            else "金额以元为单位。改这里的值，评分表跟着变。"
        )
        title = "Figures" if self.is_english else "评分用到的数"
        self.top(sheet, title, note, _FIGURE_HEADS[self.lang], _FIGURE_WIDTHS)
        for ref, value in self.figures.items():
            row = self.rows[ref]
            unit = _UNITS.get(concepts()[ref.concept].unit, ("", ""))[self.is_english]
            sheet.write_string(row, 0, str(ref), self.cell)
            sheet.write_string(row, 1, label(ref, self.lang), self.cell)
            exact = value.low * 100 if self.is_percent(ref) else value.low
            if value.is_disputed or abs(exact) >= _MOST_EXACT:
                sheet.write_string(row, 2, value.words if value.is_disputed else plain(exact), self.open)
            else:
                sheet.write_number(row, 2, decimal(exact), self.money if unit in ("元", "yuan") else self.number)
            sheet.write_string(row, 3, unit, self.middle)
            sheet.write_string(row, 4, value.words, self.cell)
            places = dict.fromkeys(self.place(path, source) for path, source in value.sources[:4])
            self.height(sheet, row, _FIGURE_WIDTHS, {4: value.words, 5: "；".join(places), 6: value.remark})
            sheet.write_string(row, 5, "；".join(places), self.cell)
            sheet.write_string(row, 6, value.remark, self.cell)

    def place(self, path: str, source: Source) -> str:
        name = path.replace("\\", "/").rsplit("/", 1)[-1]
        document = self.documents.get(path)
        return name if document is None else f"{name} {describe(source, self.lang, document)}"

    def write_trace(self, sheet: Any) -> None:
        framework = self.card.framework
        self.top(
            sheet,
            "Trace" if self.is_english else "每个指标的算式、原文和依据",
            source_label(framework.basis.source),
            _TRACE_HEADS[self.lang],
            _TRACE_WIDTHS,
        )
        for row, result in enumerate(self.card.results, 3):
            one = result.indicator
            basis = one.basis or framework.basis
            said = "" if one.expression is None else in_words(one.expression, lambda ref: label(ref, self.lang))
            cells = (
                one.title,
                said,
                result.numbers,
                one.wording,
                WORDING[one.status][self.is_english],
                " ".join(part for part in (source_label(basis.source), basis.clause) if part),
                "、".join(one.evidence),
                "、".join(result.evidence),
                "、".join(label(ref, self.lang) for ref in result.missing),
            )
            self.height(sheet, row, _TRACE_WIDTHS, dict(enumerate(cells)))
            for column, words in enumerate(cells):
                sheet.write_string(row, column, words, self.cell)

    def write_rows(self, sheet: Any, rows: Sequence[RowScore], printed: Sequence[SelfScore]) -> None:
        """The lines of a form: what it prints and what each earns; a score that cannot be is marked."""
        title = "Scores line by line" if self.is_english else "自评得分与重算逐项对照"
        self.top(sheet, title, "", _ROW_HEADS[self.lang], _ROW_WIDTHS)
        compared = {(one.path, one.source): one for one in printed}
        lines: list[tuple[str, Fraction | None, Fraction, Fraction, bool, str, str]] = []
        for row in rows:
            own = compared.pop((row.path, row.row.score.source), None) if row.row.score is not None else None
            why = row.why_en if self.is_english else row.why
            place = self.place(row.path, row.row.source)
            score, fits = (None, True) if own is None else (own.printed, own.is_possible)
            lines.append((row.row.name, score, row.low, row.high, fits, why, place))
        for one in compared.values():
            why = one.why_en if self.is_english else one.why
            lines.append(
                (one.name, one.printed, one.low, one.high, one.is_possible, why, self.place(one.path, one.source))
            )
        for at, (name, score, low, high, fits, why, place) in enumerate(lines, 3):
            self.height(sheet, at, _ROW_WIDTHS, {0: name, 5: why, 6: place})
            sheet.write_string(at, 0, name, self.cell)
            if score is None:
                sheet.write_blank(at, 1, None, self.number)
            else:
                sheet.write_number(at, 1, decimal(score), self.number)
            for column, value in ((2, low), (3, high)):
                sheet.write_number(at, column, decimal(value), self.number if low == high else self.open)
            told = ("fits", "cannot be") if self.is_english else ("相符", "不符")
            sheet.write_string(at, 4, "" if score is None else told[not fits], self.middle if fits else self.wrong)
            sheet.write_string(at, 5, why, self.cell)
            sheet.write_string(at, 6, place, self.cell)
