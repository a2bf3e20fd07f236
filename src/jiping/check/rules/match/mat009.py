"""MAT009 shares-move-the-same-way 同一总数的各部分占比同时下降（或上升）

总数由几部分组成、没有别的部分时，各部分占比之和总是 100%，不可能同时下降或同时上升。逐一试过百分点、
百分比、金额三种读法，都不成立才报。

正例：人员经费占 81%，占比下降 2 个百分点；公用经费占 19%，占比上升 2 个百分点
反例：人员经费占 81%，占比下降 9%；公用经费占 19%，较上年下降 9%
不判断：其中一处可能说的是金额，而总数上年的数不知道
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.arithmetic import moves_down, percent_of, rounded
from jiping.check.rule import fail, not_applicable, ok, undecided
from jiping.check.statements import PERCENT_GRID, Model
from jiping.model import Dimension, Figure, Interval, Paragraph, Relation, RelationKind, Source, Verdict, add_up


@rule(
    id="MAT009",
    name="shares-move-the-same-way",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("G04",),
    title="同一总数的各部分占比同时下降（或上升）",
    basis=Basis("arithmetic", clause="穷尽的各部分占比之和为 100%", checked_on="2026-11-24"),
    message="{parts}合起来就是{whole}，两者占比不能同时{direction}；{read}不成立。{would}",
    expected="各部分占比变化一升一降，合计为零",
    fix="核对上年的占比；一部分占比下降，另一部分必然上升，并写明是百分点还是金额的百分比。",
)
def shares_balance(view: View) -> Iterator[Verdict]:
    groups: dict[tuple[object, ...], list[Relation]] = {}
    for relation in view.relations_of("text.share-move"):
        if relation.total is not None and relation.rate is not None and relation.change is not None:
            place = relation.total.source
            groups.setdefault((place.block, place.cell, place.start), []).append(relation)
    for moves in groups.values():
        yield from _judge(view, moves)


def _judge(view: View, moves: list[Relation]) -> Iterator[Verdict]:
    whole = moves[0].total
    assert whole is not None
    parts = [move.parts[0] for move in moves]
    if len({part.source for part in parts}) < 2 or not whole.interval.meets(add_up([p.interval for p in parts])):
        yield not_applicable()  # something else belongs to the whole as well
        return
    down = {moves_down(move.word) for move in moves}
    places = [_clause(view, move) for move in moves]
    if len(down) > 1:
        yield ok(*places)
        return
    change = _last_year(view, whole)
    tried: list[dict[str, Any]] = []
    would: list[str] = []
    shown: list[dict[str, Any]] = []
    open_readings = False
    for readings in product(*(_readings(move) for move in moves)):
        if "amount" in readings and change is None:
            open_readings = True
            continue
        # The printed shares mostly suffice; the amounts narrow them where they do not.
        for with_amounts in (False, True):
            model, rates = _model(whole, moves, readings, change, with_amounts)
            certificate = model.prove(range(len(model.system.soft)))
            if certificate is not None:
                break
        if certificate is None:
            yield ok(*places)
            return
        if not tried:
            would = [_would_be(model, rate, move) for rate, move in zip(rates, moves, strict=True)]
        words = [_NAMES[reading] for reading in readings]
        tried.append(
            {
                "reading": list(readings),
                "text": "、".join(zh for zh, _ in words),
                "text_en": ", ".join(en for _, en in words),
                "possible": False,
            }
        )
        shown.append({"reading": list(readings), "certificate": certificate})
    if open_readings:
        yield undecided(f"{whole.label}上年的数", sources=tuple(places))
        return
    falls = down.pop()
    names = dict.fromkeys(_NAMES[reading] for one in tried for reading in one["reading"])
    yield fail(
        *places,
        whole.source,
        found="、".join(f"{move.word}{move.rate.number.text}" for move in moves if move.rate),
        certificate={"kind": "readings", "each": shown},
        readings=tuple(tried),
        repairs=_repairs(would),
        parts="、".join(part.label for part in parts),
        whole=f"{whole.label} {whole.number.text}",
        direction="下降" if falls else "上升",
        read="按" + "、".join(zh for zh, _ in names) + ("计算" if len(names) == 1 else "几种读法都"),
        read_en=" or ".join(en for _, en in names),
        direction_en="fall" if falls else "rise",
        would=_would(moves, whole, change),
        would_en="",
    )


def _readings(move: Relation) -> tuple[str, ...]:
    if move.rate is not None and move.rate.number.unit.dimension is Dimension.POINTS:
        return ("points",)  # 下降0.70个百分点 says which is meant
    return ("points", "relative") if "占比" in move.names else ("points", "relative", "amount")


_NAMES = {
    "points": ("百分点", "points"),
    "relative": ("占比的百分比", "a percentage of the share"),
    "amount": ("金额", "a percentage of the amount"),
}


def _model(
    whole: Figure, moves: list[Relation], readings: tuple[str, ...], change: Relation | None, with_amounts: bool
) -> tuple[Model, list[Figure]]:
    """The shares of this and of last year under one reading of each move, and the rates that were printed."""
    model = Model()
    system = model.system
    last_whole = None
    if change is not None and change.change is not None:
        last_whole = model.unknown(f"{whole.label}（上年）", 0)
        said = model.say(f"{whole.label}比上年{change.word}{change.change.number.text}", True)
        word = change.names[0] if change.names else change.word
        moved = (model.quantity(change.change), -1 if moves_down(word) else 1)
        system.row(((last_whole, 1), (model.quantity(whole), -1), moved), 0, 0, said)
    shares = []
    rates = []
    for move, reading in zip(moves, readings, strict=True):
        assert move.rate is not None and move.change is not None
        part, sign = move.parts[0], 1 if moves_down(move.word) else -1
        share, rate = model.quantity(move.change), model.quantity(move.rate)
        if with_amounts:
            model.add(Relation(RelationKind.SHARE, "text.share", whole, (part,), rate=move.change))
        last = model.unknown(f"{part.label}占比（上年）", 0, PERCENT_GRID)
        said = model.say(f"{part.label}{move.word}{move.rate.number.text}（{_NAMES[reading][0]}）", True)
        if reading == "points":
            system.row(((last, 1), (share, -1), (rate, -sign)), 0, 0, said)
        else:
            left = model.unknown(f"{part.label}为上年的比例", 0, PERCENT_GRID)
            system.row(((left, 1), (rate, sign)), 100 * PERCENT_GRID, 100 * PERCENT_GRID, said)
            if reading == "relative":
                system.product(left, last, share, 100 * PERCENT_GRID, said)
            elif last_whole is not None:
                amount = model.unknown(f"{part.label}（上年）", 0)
                system.product(left, amount, model.quantity(part), 100 * PERCENT_GRID, said)
                system.product(last, last_whole, amount, 100 * PERCENT_GRID, said)
        shares.append(last)
        rates.append(move.rate)
    whole_share = model.say("上年各部分占比之和为 100%", False)
    system.row(tuple((last, 1) for last in shares), 100 * PERCENT_GRID, 100 * PERCENT_GRID, whole_share)
    return model, rates


def _would_be(model: Model, rate: Figure, move: Relation) -> str:
    """What a printed rate would have to be if everything else is right; empty where nothing would do."""
    statement = next(s for s, figure in model.figures.items() if figure is rate)
    range_ = model.mended(range(len(model.system.soft)), statement)
    if range_ is None or range_.low is None or range_.high is None:
        return ""
    middle = (range_.low + range_.high) / 2
    if middle >= 0:
        return f"{move.parts[0].label}应{move.word}约 {rounded(middle, 1)}%"
    turned = "上升" if moves_down(move.word) else "下降"
    return f"{move.parts[0].label}应{turned}约 {rounded(-middle, 1)}%"


def _repairs(would: list[str]) -> tuple[dict[str, Any], ...]:
    """Either move may be the wrong one: read as points, what each would have to be."""
    return tuple(
        {
            "cause": "one_figure",
            "text": f"按百分点读，其余都对时，{one}",
            "text_en": f"read as points, if all else is right: {one}",
            "value": one,
        }
        for one in would
        if one
    )


def _last_year(view: View, whole: Figure) -> Relation | None:
    """What the text says of the whole against last year."""
    for relation in (*view.relations_of("text.change"), *view.relations_of("text.growth")):
        if relation.total is not None and relation.change is not None and relation.total.source == whole.source:
            return relation
    return None


def _would(moves: list[Relation], whole: Figure, change: Relation | None) -> str:
    """What the amounts would give if the last move is of an amount: a hint for the reader, computed, not guessed."""
    move = moves[-1]
    if change is None or change.change is None or "占比" in move.names or move.rate is None or len(moves) != 2:
        return ""
    word = change.names[0] if change.names else change.word
    last_whole = whole.interval + change.change.interval.scale(1 if moves_down(word) else -1)
    left = Interval.point(1) - move.rate.interval.scale(Fraction(1 if moves_down(move.word) else -1, 100))
    last_part = move.parts[0].interval.ratio(left)
    share = None if last_part is None else percent_of(last_part, last_whole)
    if share is None or share.low is None or share.high is None:
        return ""
    middle = 100 - (share.low + share.high) / 2
    return (
        f"如果{move.parts[0].label}{move.word}的是金额，那么{moves[0].parts[0].label}上年约占 {rounded(middle, 1)}%。"
    )


def _clause(view: View, move: Relation) -> Source:
    """The words from 占… to the move."""
    assert move.rate is not None and move.change is not None
    rate, share = move.rate.source, move.change.source
    block = view.document.blocks[rate.block]
    assert isinstance(block, Paragraph) and rate.end is not None and share.start is not None
    return block.source(max(block.text.rfind("占", 0, share.start), 0), rate.end)
