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

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.arithmetic import bounds, moves_down, percent_of, rounded
from jiping.check.rule import fail, not_applicable, ok, undecided
from jiping.model import Figure, Interval, Paragraph, Relation, Source, Verdict, add_up


@rule(
    id="MAT009",
    name="shares-move-the-same-way",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("G04",),
    title="同一总数的各部分占比同时下降（或上升）",
    basis=Basis("arithmetic", clause="穷尽的各部分占比之和为 100%", checked_on="2026-11-24"),
    message="{parts}合起来就是{whole}，两者占比不能同时{direction}；按百分点、百分比{amount}几种读法都不成立。{would}",
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
    last_whole = _last_year(view, whole)
    tried: list[dict[str, object]] = []
    open_readings = False
    for readings in product(*(_readings(move) for move in moves)):
        if "amount" in readings and last_whole is None:
            open_readings = True
            continue
        shares = [_last_share(move, reading, last_whole) for move, reading in zip(moves, readings, strict=True)]
        total = add_up([share for share in shares if share is not None])
        possible = any(share is None for share in shares) or total.meets(Interval.point(100))
        tried.append({"reading": list(readings), "sum_of_last_years_shares": bounds(total), "possible": possible})
        if possible:
            yield ok(*places)
            return
    if open_readings:
        yield undecided(f"{whole.label}上年的数", sources=tuple(places))
        return
    direction = "下降" if down == {True} else "上升"
    yield fail(
        *places,
        whole.source,
        found="、".join(f"{move.word}{move.rate.number.text}" for move in moves if move.rate),
        certificate={"kind": "interval", "relation": "shares of last year add to 100", "readings": tried},
        readings=tuple(tried),
        parts="、".join(part.label for part in parts),
        whole=f"{whole.label} {whole.number.text}",
        direction=direction,
        would_en="",
        amount="、金额" if any("amount" in str(t["reading"]) for t in tried) else "",
        amount_en=" or as amounts" if any("amount" in str(t["reading"]) for t in tried) else "",
        direction_en="fall" if down == {True} else "rise",
        would=_would(moves, last_whole),
    )


def _readings(move: Relation) -> tuple[str, ...]:
    return ("points", "relative") if "占比" in move.names else ("points", "relative", "amount")


def _share(move: Relation) -> Interval:
    """This year's share: what is printed, narrowed by the amounts."""
    assert move.change is not None and move.total is not None
    implied = percent_of(move.parts[0].interval, move.total.interval)
    printed = move.change.interval
    return printed.intersect(implied) if implied is not None and printed.meets(implied) else printed


def _last_share(move: Relation, reading: str, last_whole: Interval | None) -> Interval | None:
    """Last year's share in percent under a reading of the move."""
    assert move.rate is not None
    rate = move.rate.interval
    sign = 1 if moves_down(move.word) else -1
    if reading == "points":
        return _share(move) + rate.scale(sign)
    left = Interval.point(1) - rate.scale(Fraction(sign, 100))
    if reading == "relative":
        return _share(move).ratio(left)
    if last_whole is None:
        return None
    last_part = move.parts[0].interval.ratio(left)
    return None if last_part is None else percent_of(last_part, last_whole)


def _last_year(view: View, whole: Figure) -> Interval | None:
    for relation in (*view.relations_of("text.change"), *view.relations_of("text.growth")):
        if relation.total is not None and relation.change is not None and relation.total.source == whole.source:
            word = relation.names[0] if relation.names else relation.word
            return whole.interval + relation.change.interval.scale(1 if moves_down(word) else -1)
    return None


def _would(moves: list[Relation], last_whole: Interval | None) -> str:
    """What the amounts would give if the last move is of an amount: a hint for the reader, computed, not guessed."""
    move = moves[-1]
    if last_whole is None or "占比" in move.names or move.rate is None or len(moves) != 2:
        return ""
    share = _last_share(move, "amount", last_whole)
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
    if not isinstance(block, Paragraph) or rate.end is None or share.start is None:
        return rate
    start = block.text.rfind("占", 0, share.start)
    return block.source(start if start >= 0 else share.start, rate.end)
