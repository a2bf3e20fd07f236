"""What sentences assert of wholes and their parts."""

from __future__ import annotations

import re
from itertools import pairwise

from jiping.concepts.dictionary import concepts
from jiping.extract.roles import Role
from jiping.extract.told import Book, Told
from jiping.model import Dimension, FactKey, Relation, RelationKind, add_up

_BY_NATURE = (
    {"expenditure.basic", "expenditure.project"},
    {"expenditure.basic.personnel", "expenditure.basic.operating"},
)
"""全年支出486.32万元，其中基本支出…，项目支出…: the parts name the whole."""
_TOTALS = {
    "income.total": {"income.current", "carry_forward.in"},
    "expenditure.total": {"expenditure.current", "carry_forward.out"},
}
"""What a total always has beside a part that most bodies do not have (_SELDOM)."""
_STANDS_FOR = (("three_public.vehicles.operation", "three_public.vehicles", "three_public.vehicles.purchase"),)
_FOR_WHOLE = tuple(part for part, _, _ in _STANDS_FOR)
_MORE = re.compile(r"[^。！？]{0,4}?[，,；;]?\s*(?:另|此外|还有|以及其他|等)")
_ADJUSTS = re.compile(
    r"^[，,；;]\s*(?:年中|当年|年度内?|执行中)?(?:净)?(?:(?P<less>调减|核减|追减)|追加|调增)(?:了|预算|资金|经费)*\s*$"
)
_IS_ORIGINAL = re.compile(r"年初(?:部门)?预算[^，,。；;：:]{0,6}$")
_IS_ADJUSTED = re.compile(r"[，,；;]\s*(?:调整后的?(?:全年)?预算|全年预算|调整预算)数?(?:为|是|达到?)?\s*$")
_HOW_MANY = re.compile(r"(?P<n>[两二三四五六])(?:项|类|方面)(?:合计|共计|总计|共)")
_RANKS = re.compile(r"[二三四]级")
_RANGE = re.compile(r"\d[^\d]{0,3}[-~～—－至][^\d]{0,2}\d")
_OUTERMOST = re.compile(r"最[高低多少大小](?![一-鿿]{0,3}(?:补助|补贴|奖励|限额|标准|生活|工资))")
"""其中，甲县最高，为11万元；乙县最低，为4万元: two of a list, not the list."""
_ANOTHER_BUDGET = re.compile(r"政府性基金|国有资本|社会保险基金|社保基金")
_ADDED = re.compile(r"[；;，,]\s*(?:再)?加上?(?!强|大|快|班)[一-鿿]{2,16}\s*$")


def tell_sums(book: Book, told: list[Told], text: str) -> None:
    groups: dict[tuple[int, bool], tuple[Told, list[Told]]] = {}
    for one in told:
        if (
            one.is_level
            and one.whole is not None
            and one.dimension is one.whole.dimension
            and (one.dimension is Dimension.MONEY or one.figure.number.unit == one.whole.figure.number.unit)
            and one.figure.key.concept != "threshold"
            and not (one.is_average or one.is_base)
        ):
            whole = one.whole if one.inside else same_column(told, one.whole, one)
            groups.setdefault((id(whole), one.inside), (whole, []))[1].append(one)
    for whole, members in groups.values():
        if _RANGE.search(whole.figure.number.text) or any(_OUTERMOST.search(m.clause) for m in members):
            continue
        _sum(book, whole, _made_up(whole, _one_list(_of_one_side(whole, members), text)), text)
    for position, one in enumerate(told):
        if one.closes and one.is_level and one.whole is None:
            add_sum(book, "text.sum", one, _series_before(told, position) or _listed_before(told, position), True)
        if one.is_level and _IS_ADJUSTED.match(one.before):
            _adjusted(book, told, position)
        if one.reading.role is Role.CHANGE:
            _change_sum(book, told, position, text)


def _adjusted(book: Book, told: list[Told], position: int) -> None:
    """年初预算612万元，年中追加88万元，调整后预算700万元: three numbers, one right after the other."""
    if position < 2:
        return
    first, added, adjusted = told[position - 2 : position + 1]
    moved = _ADJUSTS.search(added.before)
    if (
        moved is None
        or not first.is_level
        or not _IS_ORIGINAL.search(first.before)
        or any(t.dimension is not Dimension.MONEY or t.sentence != adjusted.sentence for t in (first, added))
        or any(t.inside != adjusted.inside or t.is_base for t in (first, added))
    ):
        return
    signs = (1, -1 if moved["less"] else 1)
    book.relations.append(
        Relation(
            RelationKind.SUM,
            "text.sum",
            adjusted.figure,
            (first.figure, added.figure),
            signs,
            identity="A22",
            source=adjusted.figure.source,
        )
    )


def _change_sum(book: Book, told: list[Told], position: int, text: str) -> None:
    """支出总计增加62.00万元，其中基本支出增加50.00万元，项目支出增加12.00万元: changes without their levels."""
    whole = told[position]
    parts: list[Told] = []
    for other in told[position + 1 :]:
        if other.reading.role is not Role.CHANGE or other.sentence != whole.sentence or other.subject is None:
            break
        if other.inside != whole.inside or not re.match(
            r"\s*[，,]?\s*其中" if not parts else r"\s*[，,；;、]", other.before
        ):
            break
        parts.append(other)
    if len(parts) < 2 or whole.subject is None or whole.dimension is not Dimension.MONEY:
        return
    signs = tuple(1 if p.reading.is_down is whole.reading.is_down else -1 for p in parts)
    figures = tuple(p.figure for p in parts)
    have = {f.key.concept for f in figures}
    moved = add_up([f.interval if s > 0 else -f.interval for f, s in zip(figures, signs, strict=True)])
    if not whole.figure.interval.meets(moved) and (have not in _BY_NATURE or _goes_on(parts[-1], text)):
        return  # nothing says that the list is whole
    book.relations.append(
        Relation(
            RelationKind.SUM,
            "text.change-sum",
            whole.figure,
            figures,
            signs,
            word=whole.reading.word,
            identity="H01",
            source=whole.figure.source,
        )
    )


def same_column(told: list[Told], whole: Told, part: Told) -> Told:
    """The level of the whole's subject in the column the part is in (budget beside budget, final beside final)."""
    if whole.figure.key.column == part.figure.key.column and whole.figure.key.year == part.figure.key.year:
        return whole
    for other in reversed(told):
        if (
            other.is_level
            and other.start < part.start
            and other.figure.key._replace(column="", year=None) == whole.figure.key._replace(column="", year=None)
            and other.figure.key.column == part.figure.key.column
            and other.figure.key.year == part.figure.key.year
        ):
            return other
    return whole


def _sum(book: Book, whole: Told, members: list[Told], text: str) -> None:
    members = [m for m in members if m is not whole and m.start > whole.start]
    if any(_RANKS.search(m.figure.label) for m in members):
        return  # 一级指标3个，二级指标9个，三级指标12个: each is inside the one before
    changed = next((place for place, m in enumerate(members) if m.figure.key.item.startswith("追加")), None)
    if changed and not whole.figure.key.item.startswith("追加"):
        members = members[:changed]  # 下达111万元，其中…，调减40万元，实际下达71万元
    closing = [m for m in members if m.is_total]
    before = [m for m in members if closing and m.start < closing[-1].start]
    if any(m.figure.number.base > closing[-1].figure.number.base for m in before):
        return  # 计划金额共计48962万元，实际金额共计39944万元: less than a part of it is no total
    if closing:
        # 其中A、B，合计C: the closing total says the list is whole.
        parts = [m for m in members if m.start < closing[-1].start]
        add_sum(book, "text.sum", closing[-1], parts, True)
        members = parts
    if whole.figure.key.column != "planned" and any(m.figure.key.column != "planned" for m in members):
        # 支出11639万元，其中由本局实施的安排10753万元，支出10328万元: what was planned is no part of it.
        members = [m for m in members if m.figure.key.column != "planned"]
    if any(not one_column(m.figure.key, whole.figure.key) for m in members):
        return
    if whole.dimension is Dimension.COUNT and not re.search("[退离]", whole.figure.label):
        # 实有人数109人，其中：在职109人；退休64人: who has left is no part of those there unless the sum says so.
        here = [m for m in members if m.figure.key.concept != "staff.retired"]
        every = sum(m.figure.number.base for m in members)
        members = members if every == whole.figure.number.base else here
    known = concepts().get(whole.figure.key.concept if whole.subject is None else whole.subject.concept)
    have = {m.figure.key.concept for m in members}
    # Where the closing total is another number (三个村合计137万元), the list is of that one.
    is_whole = any(c.figure.interval.meets(whole.figure.interval) for c in closing)
    has_all = is_complete(whole, members)
    if known and has_all and not closing:
        members = [m for m in members if m.figure.key.concept in (*known.parts, *_FOR_WHOLE)]
    if members and not is_whole and (needed := _TOTALS.get(whole.figure.key.concept)) and needed <= have:
        book.totals.append((whole, members))
        return
    if members and _goes_on(members[-1], text):
        exhaustive = False
    else:
        exhaustive = is_whole or has_all or bool(members and _says_all(members, have))
        exhaustive = exhaustive or _is_whole(whole, members)
    if not whole.figure.key.item.startswith("追加"):
        # 调整后预算5780万元…，其中：基本支出追加46万元: what was added is no part of the whole.
        members = [m for m in members if not m.figure.key.item.startswith("追加｜")]
    if any(m.is_unsure for m in members) and not (has_all or _adds_up(whole, members)):
        return  # 其中甲100万元，包括甲一60万元；乙…: which list 乙 belongs to only the sum can say
    if len({m.figure.key for m in members}) < len(members) and not all(_measures(m) for m in members):
        return  # the same thing twice: the list runs on to something else
    if len(members) >= 2 or (exhaustive and members):
        add_sum(book, "text.sum", whole, members, exhaustive)


def is_complete(whole: Told, members: list[Told]) -> bool:
    """Whether a list has every part its total is known to have.

    Where buying vehicles is not spoken of, what running them costs is all that vehicles cost.
    """
    known = concepts().get(whole.figure.key.concept if whole.subject is None else whole.subject.concept)
    have = {m.figure.key.concept for m in members}
    have |= {all_of for part, all_of, rest in _STANDS_FOR if part in have and rest not in have}
    return bool(known and known.parts and set(known.parts) <= have)


def add_sum(book: Book, form: str, whole: Told, parts: list[Told], exhaustive: bool) -> None:
    if not parts or (len(parts) < 2 and not exhaustive):
        return
    figures = tuple(p.figure for p in parts)
    if not exhaustive:
        # The words do not say that nothing is left out; a list that does add up is taken for whole.
        exhaustive = whole.figure.interval.meets(add_up([f.interval for f in figures]))
    kind = RelationKind.SUM if exhaustive else RelationKind.AT_MOST
    book.relations.append(
        Relation(kind, form, whole.figure, figures, identity="H01", source=whole.figure.source, exhaustive=exhaustive)
    )


def _measures(told: Told) -> bool:
    """价值46.20万元 behind 一般公务用车3辆: a measure of what was named with the number before it."""
    return told.figure.key.item in ("价值", "金额", "资金", "原值", "净值", "账面价值", "账面原值", "面积")


def _is_whole(whole: Told, members: list[Told]) -> bool:
    """Lists that leave nothing out by what they are of: procurement of 货物, 工程 and 服务."""
    if not whole.figure.key.concept.startswith("procurement.total"):
        return False
    names = [
        re.sub(r"^(?:其中[:：]?|包括[:：]?|包含[:：]?|政府采购)+", "", m.figure.label.strip("“” ，、")) for m in members
    ]
    kinds = {name[:2] for name in names if name[:2] in ("货物", "工程", "服务")}
    return len(kinds) == 3 and len(members) == 3


def _goes_on(last: Told, text: str) -> bool:
    """Whether something is said to come on top of the list: 项目支出46.00万元，另有0.25万元…."""
    return _MORE.match(text, last.figure.source.end or last.start) is not None


def _says_all(members: list[Told], have: set[str]) -> bool:
    """Whether a list says by its words that it leaves nothing out: 由…构成, or …，其他收入24.00万元 at its end."""
    last = members[-1]
    if last.is_closed or have in _BY_NATURE:
        return True
    return len(members) > 2 and re.match(r"其他|其余|剩余", last.figure.label) is not None and not last.figure.key.code


def _listed_before(told: list[Told], position: int) -> list[Told]:
    """A、B，两项合计C, and 资金来源：A，B，合计C: what a closing total adds up, where its words say so."""
    total = told[position]
    listed: list[Told] = []
    for other in reversed(told[:position]):
        fits = other.is_level and not (other.is_base or other.inside or other.is_average or other.closes)
        if other.sentence != total.sentence or not fits or other.dimension is not total.dimension:
            break
        listed.insert(0, other)
        if re.search(r"[：:]", other.before):
            return listed if not _HOW_MANY.search(total.before) or _count(total) == len(listed) else []
    count = _count(total)
    return listed[-count:] if count and len(listed) >= count else []


def _count(total: Told) -> int:
    match = _HOW_MANY.search(total.before)
    return {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}[match["n"]] if match else 0


def _series_before(told: list[Told], position: int) -> list[Told]:
    """The amounts of the series that ends right before a closing total."""
    series: list[Told] = []
    for other in reversed(told[:position]):
        if other.lane is None or not other.is_level or other.sentence != told[position].sentence:
            break
        if other.dimension is not told[position].dimension:
            break
        series.insert(0, other)
        if other.lane == 0:
            return series
    return []


def one_column(one: FactKey, other: FactKey) -> bool:
    """Whether two levels can be parts of one sum: the same year and column, as far as the words name one."""
    same_column = one.column == other.column or "planned" in (one.column, other.column)
    return one.year == other.year and same_column


def _made_up(whole: Told, members: list[Told]) -> list[Told]:
    """The members up to where they make up the whole and another budget is spoken of.

    一般公共预算收入100亿元，其中税收76亿元；非税24亿元；政府性基金收入9亿元.
    """
    if _adds_up(whole, members):
        return members
    ends = (
        size
        for size in range(2, len(members))
        if _ANOTHER_BUDGET.search(members[size].figure.label)
        and not _ANOTHER_BUDGET.search(whole.figure.label)
        and _adds_up(whole, members[:size])
    )
    return members[: next(ends, len(members))]


def _adds_up(whole: Told, members: list[Told]) -> bool:
    return whole.figure.interval.meets(add_up([m.figure.interval for m in members]))


def _of_one_side(whole: Told, members: list[Told]) -> list[Told]:
    """The members up to where the words go over from income to spending, or to what is added to the whole.

    收入120亿元，其中税收90亿元；支出180亿元. 收入120亿元，其中税收90亿元；加上级补助收入30亿元.
    """
    is_income = _side(whole) == "收入"
    ends = (place for place, m in enumerate(members) if _ADDED.search(m.before) or (is_income and _side(m) == "支出"))
    return members[: next(ends, len(members))]


def _side(told: Told) -> str:
    """Income or spending, where the name of a figure says one of them and not the other."""
    sides = [side for side in ("收入", "支出") if side in told.figure.label]
    return sides[0] if len(sides) == 1 else ""


def _one_list(members: list[Told], text: str) -> list[Told]:
    """The members up to where the list ends: commas between the first two, then a semicolon, begin something else."""
    gaps = [text[first.figure.source.end or first.start : second.start] for first, second in pairwise(members)]
    if not gaps or re.search(r"[；;]", gaps[0]):
        return members
    end = next((place for place, gap in enumerate(gaps) if re.search(r"[；;]", gap)), len(gaps))
    return members[: end + 1]
