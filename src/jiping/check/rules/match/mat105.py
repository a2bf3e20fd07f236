"""MAT105 another-body-in-heading 表头或落款是别的单位

各表上方的“部门：”“编制单位：”和报告末尾的落款，应当是本单位。只报这样的情形：本单位的名称在文中多次出现，而表
头或落款里的另一个机关，全文别处再没有提到，多半是套用了别家的表。下属单位、主管部门在正文里会提到，不在此列。

正例：青石县林业局的决算，表头“部门：青石县林业局（本级）”
反例：青石县林业局的决算，一张表的表头“部门：青石县水利局”
不判断：看不出本单位的名称；表头没有写单位
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule
from jiping.check.between import body
from jiping.check.quoting import cell_source
from jiping.model import CellState, ParagraphKind, Source, Verdict

_NAME = r"[一-鿿]{2,24}?(?:委员会|办公室|办事处|人民政府|人民法院|人民检察院|联合会|管理处|管理所|[局厅委部院校站馆所])"
_LABELLED = re.compile(
    rf"(?<![一-鿿])(?:编制|编报|填报|填表|公开|预算|申报)?(?:部门|单位)(?:名称|全称)?(?:（公章）|\(公章\)|（盖章）|\(盖章\))?\s*[：:]\s*"
    rf"(?P<name>{_NAME})(?:[（(][^（()）]*[)）])?(?=\s|$|单位|金额|20|年)"
)
# A body with its own accounts; what such a body has below it is another matter and named in the text.
_AUTHORITY = re.compile(r"(?:局|厅|委员会|委|人民政府|办事处|人民法院|人民检察院|联合会)$")
_LAST = 4
_OFTEN = 2


@rule(
    id="MAT105",
    name="another-body-in-heading",
    title="表头或落款是别的单位",
    severity=Severity.WARNING,
    since="0.5",
    basis=Basis("official-documents-regulation", clause="机关名称规范", checked_on="2026-11-25"),
    message="这里的单位是“{other}”，文件是“{own}”的，别处没有提到“{other}”。",
    expected="{own}",
    fix="改为本单位；整张表是套用别家的，请核对其中的数据。",
)
def headings_name_own_body(view: View) -> Iterator[Verdict]:
    own = body(view.organisation)
    if not own or not _AUTHORITY.search(own):
        yield not_applicable()
        return
    found = [(name, source) for name, source in _declared(view) if _AUTHORITY.search(name)]
    if not found:
        yield not_applicable()
        return
    wrong: dict[str, list[Source]] = {}
    for name, source in found:
        if not _is_own(name, own):
            wrong.setdefault(name, []).append(source)
    is_clean = True
    for name, sources in wrong.items():
        if _times(view, own) < _OFTEN or _times(view, name) > len(sources) or 2 * len(sources) >= len(found) + 1:
            continue
        is_clean = False
        yield fail(*sources[:6], found=name, other=name, own=view.organisation)
    if is_clean:
        yield ok()


def _declared(view: View) -> Iterator[tuple[str, Source]]:
    """Names that stand for the document's own body: over tables and at the end."""
    for paragraph in view.paragraphs:
        if len(paragraph.text) <= 60 and (":" in paragraph.text or "：" in paragraph.text):
            for match in _LABELLED.finditer(paragraph.text):
                yield match["name"], paragraph.source(match.start("name"), match.end("name"))
    for table in view.tables:
        for (row, _), cell in table.cells.items():
            if row <= 2 and cell.state is CellState.TEXT and len(cell.text) <= 60:
                for match in _LABELLED.finditer(cell.text):
                    yield match["name"], cell_source(table, cell)
    ends = [p for p in view.paragraphs if p.kind is ParagraphKind.TEXT][-_LAST:]
    for paragraph in ends:
        name = re.sub(r"\s|[（(].*", "", paragraph.text)
        if re.fullmatch(_NAME, name):
            yield name, paragraph.source()


def _is_own(name: str, own: str) -> bool:
    """The same body, its full name or a shortened one, or a second name with the first inside."""
    name = body(name)
    return name in own or own in name or own.endswith(name[-4:])


def _times(view: View, name: str) -> int:
    in_cells = sum(cell.text.count(name) for table in view.tables for cell in table.cells.values())
    return view.text.count(name) + in_cells
