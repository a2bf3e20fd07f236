"""SUM059 changes-do-not-add-up 各部分的增减额之和与总数的增减额不符

总数由几部分组成、各部分和总数都写了与同一年（同一个数）相比的增减额时，各部分增减额相加应等于总数的增减额。

正例：总计减少 40.00 万元；其中一项减少 35.00 万元，另一项减少 5.00 万元
反例：总计减少 40.00 万元；其中一项减少 35.00 万元，另一项增加 5.00 万元
不判断：有一部分没有写增减额，或者看不出是否列全
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.arithmetic import check_sum, interval_certificate, moves_down, show, sum_of
from jiping.check.movements import movements
from jiping.check.rule import fail, not_applicable, ok, undecided
from jiping.model import Figure, Outcome, Relation, RelationKind, Verdict


@rule(
    id="SUM059",
    name="changes-do-not-add-up",
    title="各部分的增减额之和与总数的增减额不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    identities=("G01", "H01"),
    basis=Basis("arithmetic", clause="总数的增减＝各部分增减之和", checked_on="2026-11-25"),
    message="总数{word} {total}，所列各部分合计{sum_word} {sum}，相差 {difference}。",
    expected="{sum_word} {sum}",
    fix="核对总数和各部分的增减额、增减方向。",
)
def changes_add_up(view: View) -> Iterator[Verdict]:
    looked = False
    for relation in (*view.relations_of("text.change-sum"), *_of_sums(view)):
        looked = True
        yield _judge(relation)
    if not looked:
        yield not_applicable()


def _of_sums(view: View) -> Iterator[Relation]:
    """The changes told beside the total and beside every part of a sum that holds."""
    moved = {source: relation for source, relation in movements(view).items() if relation.change is not None}
    for added in view.relations_of("text.sum"):
        if added.total is None or added.signs or check_sum(added).outcome is not Outcome.PASS:
            continue
        whole = moved.get(added.total.source)
        parts = [moved[part.source] for part in added.parts if part.source in moved]
        if whole is None or whole.change is None or len(parts) != len(added.parts):
            continue
        if added.kind is not RelationKind.SUM or {part.against for part in parts} != {whole.against}:
            continue
        figures: list[Figure] = [part.change for part in parts if part.change is not None]
        down = moves_down(_word(whole))
        signs = tuple(1 if moves_down(_word(part)) is down else -1 for part in parts)
        word = _word(whole)
        yield Relation(
            RelationKind.SUM, "text.change-sum", whole.change, tuple(figures), signs, word=word, source=whole.source
        )


def _word(relation: Relation) -> str:
    return relation.names[0] if relation.names else relation.word


def _judge(relation: Relation) -> Verdict:
    total = relation.total
    if total is None:
        return undecided("总数的增减额")
    parts = sum_of(relation)
    exact = sum(
        (f.number.base * sign for f, sign in zip(relation.parts, relation.signs, strict=True)),
        start=0 * total.number.base,
    )
    if parts.meets(total.interval):
        return ok(total.source)
    down = moves_down(relation.word)
    fell = down is (exact >= 0)
    unit = total.number.unit
    return fail(
        total.source,
        *(part.source for part in relation.parts),
        found=total.number.text,
        certificate=interval_certificate("change of the total = sum of the changes", total.interval, parts),
        word=relation.word,
        word_en="fell by" if down else "rose by",
        total=total.number.text,
        sum_word="减少" if fell else "增加",
        sum_word_en="fell by" if fell else "rose by",
        sum=show(abs(exact), unit),
        difference=show(abs(total.number.base - exact), unit),
    )
