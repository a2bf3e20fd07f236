"""What sentences assert of plans, budgets and scores: completion, adjustment, attainment."""

from __future__ import annotations

import re
from dataclasses import replace

from jiping.concepts.fact_keys import meeting_key
from jiping.extract.text_sums import add_sum
from jiping.extract.told import Book, Told, place_in_series, same_thing
from jiping.model import Dimension, Figure, Relation, RelationKind

_FULL = 100
_PLAN_RATE = re.compile(
    r"[，,、（(]?\s*(?:资金|预算|年度|问卷)?(?:到位率|执行率|支出率|支付率|使用率|完成率|达标率)(?:为|达到?|是)?\s*"
)
_FIRST = re.compile(r"年初(?:批复|安排)?预算(?:数|资金|安排)?(?:为)?\s*$")
_LAST = re.compile(r"(?:调整后|全年)的?预算(?:数|资金)?(?:为)?\s*$")
_MOVED = re.compile(r"(?:(?:追加|调增|净增|核增)|(?P<down>追减|调减|核减|净减))(?:预算|资金)?(?:了|共)?\s*$")
_ALL_SPENT = re.compile(
    r"(?:^|[，,；;。：:）)])\s*(?:20\d\d年度?|全年|本年度?|年度|实际|累计|总|共)*支出(?:总额|合计)?(?:为|共)?\s*$"
)
_AIM = r"(?:目标|计划|任务|应)[一-鿿]{0,6}$"
_PLAN = re.compile(r"计划|预算|安排|总投资|概算|下达|批复|应到位")
_GOT = re.compile(r"(?:得分?|得分为|评分|评分为|得分是|自评|实得|核定)\s*$")
_COULD = re.compile(r"(?:满分|分值|权重|总分)(?:值)?(?:为)?\s*$")


def tell_scores(book: Book, told: list[Told]) -> None:
    """自评得分93分，其中：决策12分，得11分；过程33分，得29分…: where the full scores make 100 the list is whole."""
    whole = next(
        (t for t in told if t.dimension is Dimension.SCORE and t.is_level and t.figure.key.concept == "score.total"),
        None,
    )
    if whole is None:
        return
    rest = [t for t in told if t.dimension is Dimension.SCORE and t.start > whole.start and t.is_level]
    if rest and rest[0].inside and _COULD.search(rest[0].before):
        rest = rest[1:]  # 自评得分94.8分（总分100分）
    pairs = _score_pairs(rest)
    if len(pairs) < 2 or sum(full.figure.number.value for full, _ in pairs) != _FULL:
        return
    add_sum(book, "text.sum", whole, [got for _, got in pairs], True)
    for full, got in pairs:
        after = told[told.index(got) + 1] if told.index(got) + 1 < len(told) else None
        if after is not None and after.dimension is Dimension.PERCENT and "得分率" in after.before:
            book.relations.append(
                Relation(
                    RelationKind.SHARE,
                    "text.share",
                    full.figure,
                    (got.figure,),
                    rate=after.figure,
                    identity="H02",
                    source=after.figure.source,
                )
            )


def tell_adjustments(book: Book, told: list[Told]) -> None:
    """年初预算19860万元，年中追加7050万元，调整后预算26910万元: the third is the first and the second."""
    for sentence in dict.fromkeys(t.sentence for t in told):
        money = [
            t
            for t in told
            if t.sentence == sentence and t.dimension is Dimension.MONEY and not t.inside and not t.is_base
        ]
        first = [t for t in money if _FIRST.search(t.before)]
        moved = [t for t in money if _MOVED.search(t.before)]
        last = [t for t in money if _LAST.search(t.before)]
        if len(first) != 1 or len(moved) != 1 or len(last) != 1 or moved[0].start < first[0].start:
            continue
        ends = sorted(t.start for t in (first[0], moved[0], last[0]))
        if sum(1 for t in money if t.is_level and ends[0] <= t.start <= ends[-1]) > len(ends):
            continue  # 年初预算…，上年结转…，年中追加…: something else went in
        match = _MOVED.search(moved[0].before)
        sign = -1 if match is not None and match["down"] else 1
        book.relations.append(
            Relation(
                RelationKind.SUM,
                "text.sum",
                last[0].figure,
                (first[0].figure, moved[0].figure),
                signs=(1, sign),
                identity="H01",
                source=last[0].figure.source,
            )
        )


def tell_of_plan(book: Book, told: list[Told], position: int, one: Told) -> None:
    """实际到位6158.25万元，到位率97.75%; 支出4440.96万元，执行率98.97%: of one of the plans named before it."""
    before = told[position - 1] if position else None
    if before is None or not _PLAN_RATE.fullmatch(one.before) or not before.is_level or before.inside != one.inside:
        return
    if before.dimension is Dimension.COUNT:
        _of_count(book, told, position, one)
        return
    arrived = "到位率" in one.before
    words = before.before[-12:]
    if before.dimension is not Dimension.MONEY or not re.search("到位" if arrived else "支出|支付|使用|执行", words):
        return
    if not arrived and before.figure.key.column != "final_accounts":
        return
    earlier = [
        t
        for t in told[: position - 1]
        if t.is_level
        and t.dimension is Dimension.MONEY
        and not t.is_average
        and not (arrived and "到位" in t.before[-12:])
    ]
    if any(_PLAN.search(t.clause[-24:]) for t in earlier) and (before.subject is None or before.subject.item):
        _one_of(book, one, before.figure, [t.figure for t in earlier])
    elif not arrived and not earlier and book.plans and _ALL_SPENT.search(before.before):
        _one_of(book, one, before.figure, book.plans)  # 全年支出…，预算执行率…: the budget stands further up


def tell_of_named_plan(book: Book, told: list[Told], position: int, one: Told) -> None:
    """补贴计划620万元，实际支出618.4万元，完成计划的99.74%: the plan and what was done stand right before."""
    if position < 2 or not re.fullmatch(r"[，,、；;]?\s*(?:占|完成|为)?(?:计划|目标|任务)数?的?\s*", one.before):
        return
    plan, done = told[position - 2 : position]
    if not re.search(r"(?:计划|目标|任务)(?:数|投资|支出|资金)?(?:为|是)?\s*$", plan.before):
        return
    if re.search(_AIM, done.before) or not re.search(r"完成|实际|支出|支付|使用|投资", done.before):
        return
    is_one = plan.figure.number.unit == done.figure.number.unit and plan.sentence == done.sentence == one.sentence
    if is_one and plan.is_level and done.is_level and plan.inside == done.inside == one.inside:
        _one_of(book, one, done.figure, [plan.figure])


def tell_of_those(book: Book, told: list[Told], position: int, one: Told) -> None:
    """受理8942件，办结8915件，办结率99.70%: a rate named by what was counted right before it."""
    match = re.fullmatch(r"[，,、（(]?\s*(?P<what>[一-鿿]{2})率(?:为|达到?|是)?\s*", one.before)
    before = told[position - 1] if position else None
    if match is None or before is None or match["what"] not in before.before[-8:] or not before.is_level:
        return
    unit = before.figure.number.unit
    earlier = [
        t
        for t in told[: position - 1]
        if t.is_level and t.sentence == one.sentence and t.figure.number.unit == unit and t.inside == before.inside
    ]
    if before.dimension is Dimension.COUNT and earlier and "问卷" not in before.clause:
        _one_of(book, one, before.figure, [t.figure for t in earlier])


def _of_count(book: Book, told: list[Told], position: int, one: Told) -> None:
    """床位2984张，目标3100张，完成率96.26%: of the other number beside it."""
    if position < 2 or one.dimension is not Dimension.PERCENT:
        return
    first, second = told[position - 2 : position]
    same = first.figure.number.unit == second.figure.number.unit and first.sentence == second.sentence
    if not same or not first.is_level or first.is_base or second.is_base or first.inside != one.inside:
        return
    planned = [re.search(_AIM, t.before) is not None for t in (first, second)]
    if planned[0] is planned[1]:
        return
    plan, done = (first, second) if planned[0] else (second, first)
    _one_of(book, one, done.figure, [plan.figure])


def _one_of(book: Book, one: Told, part: Figure, wholes: list[Figure]) -> None:
    """A share of one of these: wrong only if it is of none."""
    relations = [
        Relation(
            RelationKind.SHARE,
            "text.share",
            whole,
            (part,),
            rate=one.figure,
            identity="H02",
            source=one.figure.source,
        )
        for whole in wholes
    ]
    book.relations.append(replace(relations[0], others=tuple(relations[1:])))


def tell_completion(book: Book, told: list[Told], position: int, one: Told) -> None:
    if re.search(r"目标|计划|任务", one.reading.base) and "预算" not in one.reading.base:
        return
    if place_in_series(told, position) is not None:
        return
    levels = [t for t in told[:position] if t.is_level and t.dimension is Dimension.MONEY and t.inside == one.inside]
    if one.over is not None:
        _completion_of(book, told, one, one.over)
        return
    levels = [t for t in levels if not t.subject or not one.subject or same_thing(t.subject, one.subject)]
    finals = [t for t in levels if t.figure.key.column == "final_accounts" and not t.is_base]
    if not finals or finals[-1].sentence < one.sentence - 1:
        return
    final = finals[-1]
    budgets = [
        t
        for t in reversed(levels)
        if t.figure.key.column.startswith("budget")
        and same_thing(t.subject, final.subject)
        and t.figure.key.year == final.figure.key.year
        and abs(t.sentence - final.sentence) <= 1
    ]
    named = book.context.column_of(one.reading.base) if one.reading.base else ""
    matching = [b.figure for b in budgets if named in ("", "budget") or b.figure.key.column == named]
    # 支出预算18.00万元 … 完成调整后预算的99.89%: a bare 预算 is the one that is spoken of.
    matching = matching or [b.figure for b in budgets if b.figure.key.column == "budget"]
    others = [b.figure for b in budgets if b.figure not in matching]
    if not matching and not others:
        matching = _budgets_elsewhere(book, final, named)
    book.relations.append(
        Relation(
            RelationKind.COMPLETION,
            "text.completion",
            final.figure,
            (*matching[:1], *others, *matching[1:]) if matching else (),
            rate=one.figure,
            word=one.reading.base,
            identity="D37",
            source=one.figure.source,
            missing=() if matching else (one.reading.base or "预算数",),
            exhaustive=named not in ("", "budget"),
        )
    )


def _completion_of(book: Book, told: list[Told], one: Told, budget: Told) -> None:
    """收入完成186200万元，为年初预算190000万元的98%: of the budget right before the rate."""
    final = next(
        (
            t
            for t in reversed(told[: told.index(budget)])
            if t.is_level and t.sentence == one.sentence and t.dimension is budget.dimension and not t.is_base
        ),
        None,
    )
    if final is None or budget.inside != final.inside:
        return
    book.relations.append(
        Relation(
            RelationKind.COMPLETION,
            "text.completion",
            final.figure,
            (budget.figure,),
            rate=one.figure,
            identity="D37",
            source=one.figure.source,
        )
    )


def _budgets_elsewhere(book: Book, final: Told, named: str) -> list[Figure]:
    """The budget of the same thing as the tables print it: 支出决算为9.60万元，完成预算的80%."""
    if final.subject is None or final.subject.item or final.figure.key.item:
        return []
    columns = (named,) if named not in ("", "budget") else ("budget", "budget.adjusted", "budget.original")
    found = (book.tables.get(meeting_key(final.figure.key._replace(column=column))) for column in columns)
    return [figure for figure in found if figure is not None and not figure.blank]


def _score_pairs(told: list[Told]) -> list[tuple[Told, Told]]:
    """Full score and score got of each item of a list, in whichever order both are said; empty where one is unclear."""
    pairs: list[tuple[Told, Told]] = []
    place = 0
    while place + 1 < len(told):
        first, second = told[place : place + 2]
        if second.inside and not first.inside and _COULD.search(second.before):
            pairs.append((second, first))
        elif _GOT.search(second.before) and not _GOT.search(first.before):
            pairs.append((first, second))
        else:
            break
        place += 2
    return pairs
