"""Shares of something the words do not name: 中央6840万元，占56.70%；省级2315.6万元，占19.19%；….

What they are shares of is what nearly all of them fit; then the one that does not is of it as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiping.extract.roles import Role
from jiping.extract.told import Book, Told
from jiping.model import Dimension, Figure, Interval, Relation, RelationKind, add_up

_MOST_EARLIER = 20
_HUNDRED = Interval.point(100)

Pair = tuple[Told, Told]


def tell_shares_of_one(book: Book, told: list[Told], earlier: list[Figure]) -> None:
    """``earlier``: amounts of the paragraphs before, the nearest last."""
    recent = book.relations[-4 * len(told) :]
    known = {one.rate.source for one in recent if one.rate is not None and one.is_certain}
    for pairs in _lists(told):
        if any(share.figure.source in known for _, share in pairs):
            continue
        before = [
            one.figure
            for one in told
            if one.start < pairs[0][0].start and one.is_level and one.dimension is Dimension.MONEY
        ]
        whole = next((w for w in reversed([*earlier, *before][-_MOST_EARLIER:]) if _is_of(pairs, w)), None)
        if whole is None:
            continue
        for part, share in pairs:
            book.relations.append(
                Relation(
                    RelationKind.SHARE,
                    "text.share",
                    whole,
                    (part.figure,),
                    rate=share.figure,
                    identity="H02",
                    source=share.figure.source,
                )
            )


def _lists(told: list[Told]) -> Iterator[list[Pair]]:
    """Amounts of one sentence, each with a share right behind it, all of the same or of what nobody names."""
    pairs: list[Pair] = []
    place = 0
    while place + 1 < len(told):
        part, share = told[place : place + 2]
        is_pair = (
            part.is_level
            and part.dimension is Dimension.MONEY
            and not (part.is_base or part.is_average)
            and share.reading.role is Role.SHARE
            and share.dimension is Dimension.PERCENT
            and share.over is None
            and (part.sentence, part.inside) == (share.sentence, share.inside)
        )
        # 占总支出的44.97% … 占总支出的55.03%: of the same, whatever it is.
        goes_on = (
            is_pair
            and bool(pairs)
            and pairs[-1][0].sentence == part.sentence
            and pairs[-1][1].reading.base == share.reading.base
        )
        if not goes_on and len(pairs) > 1:
            yield pairs
        pairs = [*(pairs if goes_on else []), (part, share)] if is_pair else []
        place += 2 if is_pair else 1
    if len(pairs) > 1:
        yield pairs


def _is_of(pairs: list[Pair], whole: Figure) -> bool:
    """Whether these are shares of ``whole``: all but one fit it, and two things speak for it."""
    # Nothing is 0% of whatever it may be.
    pairs = [(part, share) for part, share in pairs if part.figure.number.value or share.figure.number.value]
    if whole.number.value <= 0 or any(part.figure.number.base == whole.number.base for part, _ in pairs):
        return False
    fitting = sum(_fits(part.figure, share.figure, whole) for part, share in pairs)
    shares = add_up([share.figure.interval for _, share in pairs])
    parts = add_up([part.figure.interval for part, _ in pairs])
    signs = fitting + shares.meets(_HUNDRED) + parts.meets(whole.interval)
    return (
        fitting >= max(len(pairs) - 1, 1)
        and signs >= 2
        and len(pairs) > 1
        and all(_is_telling(share, len(pairs)) for _, share in pairs)
    )


def _fits(part: Figure, share: Figure, whole: Figure) -> bool:
    ratio = part.interval.ratio(whole.interval)
    return ratio is not None and ratio.scale(Fraction(100)).meets(share.interval)


def _is_telling(share: Told, count: int) -> bool:
    """Whether a share is not met by chance: with decimals, and with two where only one other speaks for it."""
    return share.figure.number.decimals > (count == 2)
