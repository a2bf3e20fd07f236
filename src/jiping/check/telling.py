"""Relations in words with their numbers, for messages and certificates."""

from __future__ import annotations

from jiping.check.arithmetic import moves_down, say
from jiping.model import Relation, RelationKind

LAST_YEAR = "last-year"
"""The form of a relation that nobody prints: last year, too, a thing was made of its parts."""


def tell(relation: Relation) -> str:
    """A relation in words with its numbers: 本年支出合计 1,234.56 万元 = 基本支出 … + 项目支出 …."""
    total = say(relation.total) if relation.total is not None else ""
    parts = [say(part) for part in relation.parts]
    if relation.form == LAST_YEAR:
        return f"上年的{relation.total.label if relation.total else ''}也由这几部分组成"
    match relation.kind:
        case RelationKind.SUM | RelationKind.AT_MOST:
            signs = relation.signs or (1,) * len(parts)
            text = "".join(f" {'+' if s > 0 else '-'} {p}" for p, s in zip(parts[:8], signs, strict=False)).lstrip(" +")
            more = f" …（共 {len(parts)} 项）" if len(parts) > 8 else ""
            return f"{total} {'=' if relation.kind is RelationKind.SUM else '≥'} {text}{more}"
        case RelationKind.EQUAL:
            return f"{total} = {parts[0]}"
        case RelationKind.CHANGE:
            change = say(relation.change) if relation.change is not None else ""
            return (
                f"{total} 比 {parts[0]} {relation.word}{change}" if parts else f"{total} 比上年{relation.word}{change}"
            )
        case RelationKind.SHARE:
            return f"{parts[0]} 占 {total} 的 {relation.rate.number.text if relation.rate else ''}"
        case RelationKind.COMPLETION:
            return f"{total} 完成 {parts[0]} 的 {relation.rate.number.text if relation.rate else ''}"
        case _:
            base = f"比 {parts[0]} " if parts else "比上年"
            amount = f"{relation.change.number.text}，" if relation.change is not None else ""
            return f"{total} {base}{relation.word}{amount}{relation.rate.number.text if relation.rate else ''}"


def tell_en(relation: Relation) -> str:
    """The same in English; names and numbers stay as printed."""
    total = say(relation.total) if relation.total is not None else ""
    parts = [say(part) for part in relation.parts]
    rate = relation.rate.number.text if relation.rate else ""
    way = "down" if moves_down(relation.word) else "up"
    if relation.form == LAST_YEAR:
        return f"last year, too, {relation.total.label if relation.total else ''} was made of these parts"
    if relation.kind is RelationKind.CHANGE:
        amount = say(relation.change) if relation.change is not None else ""
        return f"{total}, {way} {amount} on {parts[0] if parts else 'last year'}"
    if relation.kind is RelationKind.SHARE:
        return f"{parts[0]} is {rate} of {total}"
    if relation.kind is RelationKind.COMPLETION:
        return f"{total} is {rate} of {parts[0]}"
    if relation.kind is RelationKind.GROWTH:
        amount = f"{relation.change.number.text}, " if relation.change is not None else ""
        return f"{total}, {way} {amount}{rate} on {parts[0] if parts else 'last year'}"
    return tell(relation).replace("（共 ", " (").replace(" 项）", " in all)")
