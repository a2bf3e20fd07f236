"""TXT012 organisation-name-short 单位名称漏了“县”“区”“市”

同一份文件里单位全称写作“云溪县林业局”，另一处写作“云溪林业局”，多半是漏了字。名称相近的也可能是另外一家（市里的、国有
林业局、公司），所以只作提示，默认不报。

正例：全文都写云溪县林业局
反例：一处写云溪县林业局，一处写云溪林业局
不判断：单位名称里没有县、区、市；没有认出单位名称
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.model import Verdict

_NAME = re.compile(r"(?P<place>[一-鿿]{2,6}?)(?P<rank>[县区市])(?P<rest>[一-鿿]{2,20})")
_OTHER = re.compile(r"有限|公司|集团|[（(]")


@rule(
    id="TXT012",
    name="organisation-name-short",
    title="单位名称漏了“县”“区”“市”",
    severity=Severity.HINT,
    certainty=Certainty.STYLE,
    since="0.5",
    status="preview",
    basis=Basis("official-documents-regulation", clause="使用机关全称或者规范化简称", checked_on="2026-11-25"),
    message="这里写作“{short}”，全称是“{full}”。",
    fix="核对是不是同一单位；是的，写全称或者规范的简称。",
)
def own_name_is_whole(view: View) -> Iterator[Verdict]:
    name = _NAME.fullmatch(view.organisation)
    if name is None or view.organisation not in view.text:
        yield not_applicable()
        return
    short = name["place"] + name["rest"]
    looked = False
    for paragraph in view.paragraphs if short in view.text else ():
        place = paragraph.text.find(short)
        if place >= 0 and not _OTHER.match(paragraph.text, place + len(short)):
            looked = True
            yield hint(
                paragraph.source(place, place + len(short)), root="short name", short=short, full=view.organisation
            )
    if not looked:
        yield ok()
