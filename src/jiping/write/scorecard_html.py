"""A scorecard as one HTML page: the tree with bars, and every number linked to its trace. Nothing is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from importlib.resources import files

from jiping import __version__
from jiping.model import Document, Source
from jiping.score.engine import Input, Result, Scorecard, in_words, label
from jiping.score.formula import Ref
from jiping.score.methods import half_up, plain
from jiping.score.rows import RowScore
from jiping.score.self_scores import CODE, SelfScore
from jiping.score.whatif import Effect
from jiping.sources.library import label as source_label
from jiping.write.html.parts import esc
from jiping.write.place import describe
from jiping.write.scorecard import STATUS, WORDING, by_levels, ends, moved, rate_words, span

_TEXT: dict[str, tuple[str, str]] = {
    "title": ("评分结果", "scorecard"),
    "year": ("{year} 年度", "{year}"),
    "total": ("总分", "total"),
    "of": ("满分 {full}", "of {full}"),
    "grade": ("等级", "grade"),
    "refused": ("不作总分：{why}", "No total: {why}"),
    "capped": ("总分受限：{wording}", "Capped: {wording}"),
    "first": ("最先要补的数", "To be known first"),
    "legend": (
        "深色是已经确定的得分，浅色是还不能确定的部分。点开指标看算式和依据，点数字看它的出处。",
        "Dark is what is certain, light what is open. Open an indicator for its basis; follow a number to its place.",
    ),
    "all": ("全部展开", "open all"),
    "none": ("全部收起", "close all"),
    "formula": ("算式", "formula"),
    "numbers": ("代入", "numbers in"),
    "rule": ("评分标准", "rule"),
    "wording": ("原文", "wording"),
    "basis": ("依据", "basis"),
    "asked": ("要求的证据", "evidence asked for"),
    "given": ("已附的证据", "evidence given"),
    "missing": ("缺少", "missing"),
    "none_given": ("没有附", "none given"),
    "figures": ("数据出处", "where the figures stand"),
    "figure": ("数", "figure"),
    "value": ("写法", "as printed"),
    "place": ("出处", "place"),
    "quote": ("原文", "words"),
    "used": ("用于", "used by"),
    "no_figures": ("没有读到评分要用的数。", "No figure that the table asks for was found."),
    "effects": ("每个数变一点，总分变多少", "what hangs on each figure"),
    "change": ("变动", "change"),
    "less": ("少了", "less"),
    "more": ("多了", "more"),
    "own": ("指标", "indicator"),
    "score": ("得分", "score"),
    "why": ("说明", "why"),
    "self_scores": ("自评得分与重算对照", "printed scores against these"),
    "printed": ("自评", "printed"),
    "recomputed": ("重算", "recomputed"),
    "differs": ("不符", "cannot be"),
    "made_by": ("由绩评 jiping {version} 生成", "made by jiping {version}"),
}


def _say(lang: str, key: str, **values: object) -> str:
    return _TEXT[key][lang == "en"].format(**values)


def scorecard_html(
    card: Scorecard,
    documents: Mapping[str, Document],
    year: int,
    effects: Sequence[Effect] | None = None,
    lang: str = "zh",
    printed: Sequence[SelfScore] = (),
) -> str:
    """The page. ``documents`` are those the figures stand in, by path; ``effects`` adds what hangs on each figure,
    ``printed`` the scores that forms print.
    """
    return "".join(_Page(card, documents, lang).whole(year, effects, printed))


class _Page:
    def __init__(self, card: Scorecard, documents: Mapping[str, Document], lang: str) -> None:
        self.card, self.documents, self.lang = card, documents, lang
        self.is_english = lang == "en"
        self.figures: dict[Ref, Input] = {ref: value for result in card.results for ref, value in result.inputs}
        self.anchor = {ref: f"f{number}" for number, ref in enumerate(self.figures, 1)}

    def say(self, key: str, **values: object) -> str:
        return esc(_say(self.lang, key, **values))

    def whole(self, year: int, effects: Sequence[Effect] | None, printed: Sequence[SelfScore]) -> Iterator[str]:
        framework = self.card.framework
        title = framework.title_en if self.is_english else framework.title
        style = files("jiping.write.html").joinpath("scorecard.css").read_text("utf-8")
        code = "en" if self.is_english else "zh-Hans"
        yield f'<!DOCTYPE html>\n<html lang="{code}">\n<head>\n<meta charset="utf-8">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{self.say('title')} {esc(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        yield f"<header>\n<h1>{esc(title)} <span>{self.say('year', year=year)}</span></h1>\n"
        yield from self.total()
        yield f'<p class="legend">{self.say("legend")}</p>\n'
        yield f'<p class="buttons"><button type="button" data-open="1">{self.say("all")}</button> '
        yield f'<button type="button" data-open="">{self.say("none")}</button></p>\n</header>\n<main>\n'
        for first, below in by_levels(self.card.results).items():
            yield from self.group(first, below)
        if printed:
            yield from self.printed_table(printed)
        yield from self.figure_table()
        if effects:
            yield from self.effect_table(effects)
        yield f"</main>\n<footer>{self.say('made_by', version=__version__)} · {esc(framework.id)}</footer>\n"
        script = files("jiping.write.html").joinpath("scorecard.js").read_text("utf-8")
        yield f"<script>\n{script}</script>\n</body>\n</html>\n"

    def total(self) -> Iterator[str]:
        card, full = self.card, Fraction(self.card.framework.full_score or 0)
        if card.refused:
            yield f'<p class="refused">{self.say("refused", why=card.refused)}</p>\n'
        else:
            yield f'<p class="total">{self.say("total")} <b>{esc(span(card.low, card.high))}</b> '
            yield f"{self.say('of', full=plain(full))}"
            if card.grades:
                joined = (" to " if self.is_english else "至").join(ends(card.grades))
                yield f" · {self.say('grade')} <b>{esc(joined)}</b>"
            yield f"</p>\n{self.bar(card.low, card.high, full)}\n"
        for wording in card.caps:
            yield f'<p class="refused">{self.say("capped", wording=wording)}</p>\n'
        narrowest = card.narrows_most
        if narrowest is not None:
            name = label(narrowest, self.lang)
            yield f'<p class="first">{self.say("first")}{": " if self.is_english else "："}<b>{esc(name)}</b></p>\n'

    def bar(self, low: Fraction, high: Fraction, full: Fraction) -> str:
        """Where it is certain, and how far it may reach."""
        sure, open_ = (f"{plain(half_up(value / full * 100, 2)) if full else 0}%" for value in (low, high - low))
        words = f"{span(low, high)} / {plain(full)}"
        return (
            f'<span class="bar" role="img" aria-label="{esc(words)}"><i style="width:{sure}"></i>'
            f'<i class="open" style="width:{open_}"></i></span>'
        )

    def group(self, first: str, below: Mapping[str, Sequence[Result]]) -> Iterator[str]:
        every = [result for results in below.values() for result in results]
        yield f'<section class="group">\n<h2>{self.heading(first, every)}</h2>\n'
        for path, results in below.items():
            if path:
                yield f"<h3>{self.heading(path, results)}</h3>\n"
            for result in results:
                yield from self.indicator(result)
        yield "</section>\n"

    def heading(self, words: str, results: Sequence[Result]) -> str:
        low = sum((result.low for result in results), Fraction(0))
        high = sum((result.high for result in results), Fraction(0))
        full = sum((Fraction(result.indicator.points or 0) for result in results), Fraction(0))
        return f"<span>{esc(words)}</span> <small>{esc(span(low, high))} / {esc(plain(full))}</small>"

    def indicator(self, result: Result) -> Iterator[str]:
        one = result.indicator
        full = Fraction(one.points or 0)
        yield f'<details class="{result.status}" id="i-{esc(one.id)}">\n<summary>'
        yield f'<span class="name">{esc(one.title)}</span>'
        yield self.bar(result.low, result.high, full)
        yield f'<span class="points"><b>{esc(span(result.low, result.high))}</b> / {esc(plain(full))}</span>'
        yield f'<span class="status">{esc(STATUS[result.status][self.is_english])}</span></summary>\n'
        yield f'<p class="why">{esc(result.why_en if self.is_english else result.why)}</p>\n<dl>\n'
        for key, body in self.facts(result):
            yield f"<div><dt>{self.say(key)}</dt><dd>{body}</dd></div>\n"
        yield "</dl>\n"
        if result.rows:
            yield from self.rows(result.rows)
        yield "</details>\n"

    def facts(self, result: Result) -> Iterator[tuple[str, str]]:
        one, framework = result.indicator, self.card.framework
        if one.expression is not None:
            yield "formula", esc(in_words(one.expression, lambda ref: label(ref, self.lang)))
            if result.numbers:
                rate = "" if result.rate is None else f" = <b>{esc(rate_words(result))}</b>"
                yield "numbers", in_words(one.expression, self.link) + rate
        if one.scoring is not None:
            yield "rule", esc(one.scoring.words(self.lang))
        if result.missing:
            yield "missing", esc("、".join(label(ref, self.lang) for ref in result.missing))
        yield "wording", f"{esc(one.wording)} <small>{esc(WORDING[one.status][self.is_english])}</small>"
        basis = one.basis or framework.basis
        yield "basis", esc(" ".join(part for part in (source_label(basis.source), basis.clause) if part))
        yield "asked", esc("、".join(one.evidence))
        yield "given", esc("、".join(result.evidence)) if result.evidence else self.say("none_given")

    def link(self, ref: Ref) -> str:
        value = self.figures[ref]
        return f'<a href="#{self.anchor[ref]}">{esc(value.words)}</a>'

    def rows(self, rows: Sequence[RowScore]) -> Iterator[str]:
        heads = "".join(f"<th>{self.say(key)}</th>" for key in ("own", "score", "why", "place"))
        yield f'<div class="wide"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n'
        for one in rows:
            full = "" if one.row.points is None else f" / {plain(Fraction(one.row.points.number.value))}"
            why = one.why_en if self.is_english else one.why
            cells = f'<td>{esc(one.row.name)}</td><td class="n">{esc(span(one.low, one.high) + full)}</td>'
            yield f"<tr>{cells}<td>{esc(why)}</td><td>{esc(self.place(one.path, one.row.source))}</td></tr>\n"
        yield "</tbody></table></div>\n"

    def printed_table(self, printed: Sequence[SelfScore]) -> Iterator[str]:
        heads = "".join(f"<th>{self.say(key)}</th>" for key in ("own", "printed", "recomputed", "why", "place"))
        yield f'<section class="group">\n<h2><span>{self.say("self_scores")}</span></h2>\n<div class="wide"><table>\n'
        yield f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        for one in printed:
            mark = "" if one.is_possible else ' class="wrong"'
            sign = "" if one.is_possible else f"<b>{self.say('differs')}</b> {CODE} "
            why = one.why_en if self.is_english else one.why
            yield f'<tr{mark}><td>{esc(one.name)}</td><td class="n">{esc(plain(one.printed))}</td>'
            yield f'<td class="n">{esc(span(one.low, one.high))}</td><td>{sign}{esc(why)}</td>'
            yield f"<td>{esc(self.place(one.path, one.source))}</td></tr>\n"
        yield "</tbody></table></div>\n</section>\n"

    def figure_table(self) -> Iterator[str]:
        yield f'<section class="group" id="figures">\n<h2><span>{self.say("figures")}</span></h2>\n'
        if not self.figures:
            yield f"<p>{self.say('no_figures')}</p>\n</section>\n"
            return
        heads = "".join(f"<th>{self.say(key)}</th>" for key in ("figure", "value", "place", "quote", "used"))
        yield f'<div class="wide"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n'
        for ref, value in self.figures.items():
            users = [
                result.indicator for result in self.card.results if any(ref == other for other, _ in result.inputs)
            ]
            links = "、".join(f'<a href="#i-{esc(one.id)}">{esc(one.title)}</a>' for one in users)
            sources = value.sources[:4]
            places = "<br>".join(esc(self.place(path, source)) for path, source in sources)
            quotes = "<br>".join(esc(source.text) for _, source in sources)
            remark = f"<br><small>{esc(value.remark)}</small>" if value.remark else ""
            yield f'<tr id="{self.anchor[ref]}"><td>{esc(label(ref, self.lang))}<br><code>{esc(ref)}</code></td>'
            yield f'<td class="n">{esc(value.words)}{remark}</td><td>{places}</td><td>{quotes}</td>'
            yield f"<td>{links}</td></tr>\n"
        yield "</tbody></table></div>\n</section>\n"

    def place(self, path: str, source: Source) -> str:
        document = self.documents.get(path)
        name = path.replace("\\", "/").rsplit("/", 1)[-1]
        return f"{name} {describe(source, self.lang, document)}" if document is not None else name

    def effect_table(self, effects: Sequence[Effect]) -> Iterator[str]:
        heads = "".join(f"<th>{self.say(key)}</th>" for key in ("figure", "value", "change", "less", "more"))
        yield f'<section class="group">\n<h2><span>{self.say("effects")}</span></h2>\n<div class="wide"><table>\n'
        yield f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        for one in effects:
            words = (moved(one.less, self.is_english), moved(one.more, self.is_english))
            name = f'<a href="#{self.anchor[one.ref]}">{esc(label(one.ref, self.lang))}</a>'
            yield f'<tr><td>{name}</td><td class="n">{esc(one.value.words)}</td><td class="n">±{esc(one.step)}</td>'
            yield "".join(f'<td class="n">{esc(word)}</td>' for word in words) + "</tr>\n"
        yield "</tbody></table></div>\n</section>\n"
