"""The first page of an evaluation's folder: what was found, what it scores, and the way to everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from jiping import __version__
from jiping.model import Evaluation, Severity
from jiping.score.engine import Scorecard
from jiping.write.html.parts import esc
from jiping.write.scorecard import total_sentence
from jiping.write.verdict import add_totals, verdict_sentence
from jiping.write.wording import document_kind_word, severity_word, text

_TEXT = {
    "title": ("评价结果", "evaluation"),
    "findings": ("问题", "findings"),
    "score": ("得分", "score"),
    "files": ("文件", "files"),
    "see_findings": ("对照原文看问题", "findings beside the text"),
    "see_score": ("看每一分的来历", "where each point comes from"),
    "table": ("评分表（XLSX）", "scoring table (XLSX)"),
    "copies": ("带批注的副本", "copies with comments"),
    "programs": ("给程序读的", "for programs"),
    "file": ("文件", "file"),
    "kind": ("文种", "kind"),
    "year": ("年度", "year"),
    "made_by": ("由绩评 jiping {version} 生成", "made by jiping {version}"),
}


def overview(
    evaluations: Sequence[Evaluation], card: Scorecard, year: int, names: Sequence[str], lang: str = "zh"
) -> str:
    """The page; ``names`` are the other files of the folder."""
    return "".join(_page(evaluations, card, year, names, lang))


def _page(
    evaluations: Sequence[Evaluation], card: Scorecard, year: int, names: Sequence[str], lang: str
) -> Iterator[str]:
    def say(key: str, **values: object) -> str:
        return esc(_TEXT[key][lang == "en"].format(**values))

    style = files(__package__).joinpath("scorecard.css").read_text("utf-8")
    documents = [one.document for one in evaluations if one.document is not None]
    body = next((one.organisation.value for one in documents if one.organisation), "")
    yield f'<!DOCTYPE html>\n<html lang="{"en" if lang == "en" else "zh-Hans"}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{say('title')} {esc(body)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    yield f"<header>\n<h1>{esc(body) or say('title')} <span>{esc(year)}</span></h1>\n</header>\n<main>\n"
    yield f'<section class="group">\n<h2><span>{say("findings")}</span></h2>\n'
    yield f"<p>{esc(verdict_sentence(add_totals(evaluations), lang))}</p>\n"
    yield f'<p><a href="findings.html">{say("see_findings")}</a></p>\n'
    heads = [say("file"), say("kind"), say("year"), *(esc(severity_word(one, lang)) for one in Severity)]
    yield '<div class="wide"><table>\n<thead><tr>' + "".join(f"<th>{head}</th>" for head in heads) + "</tr></thead>\n"
    for number, one in enumerate(evaluations, 1):
        name = one.path.replace("\\", "/").rsplit("/", 1)[-1]
        yield f'<tr><td><a href="findings.html#d{number}">{esc(name)}</a></td>'
        if one.document is None:
            yield f'<td colspan="2">{esc(text(lang, "unread"))}</td>'
        else:
            of_year = one.document.year.value if one.document.year else ""
            yield f"<td>{esc(document_kind_word(one.document.kind.value, lang))}</td><td>{esc(of_year)}</td>"
        yield "".join(f'<td class="n">{one.count(severity)}</td>' for severity in Severity) + "</tr>\n"
    yield "</table></div>\n</section>\n"
    title = card.framework.title_en if lang == "en" else card.framework.title
    yield f'<section class="group">\n<h2><span>{say("score")}</span></h2>\n<p>{esc(title)}</p>\n'
    yield f"<p>{esc(total_sentence(card, lang))}</p>\n"
    yield f'<p><a href="scorecard.html">{say("see_score")}</a> · <a href="scorecard.xlsx">{say("table")}</a></p>\n'
    yield "</section>\n"
    copies = [name for name in names if "/" in name]
    yield f'<section class="group">\n<h2><span>{say("files")}</span></h2>\n'
    if copies:
        yield f"<p>{say('copies')}: " + " · ".join(_link(name) for name in copies) + "</p>\n"
    yield f"<p>{say('programs')}: " + " · ".join(_link(name) for name in names if name.endswith(".json")) + "</p>\n"
    yield f"</section>\n</main>\n<footer>{say('made_by', version=__version__)}</footer>\n</body>\n</html>\n"


def _link(name: str) -> str:
    from urllib.parse import quote

    return f'<a href="{esc(quote(name))}">{esc(name.rsplit("/", 1)[-1])}</a>'
