"""Which paragraphs are about one unit of the body the document is of: its own offices (本级) or a subordinate unit.

A budget that goes through its units one by one says 人员支出 for each; those are not the 人员支出 of the whole.
"""

from __future__ import annotations

import re

from jiping.extract.phrases import BODY
from jiping.model import Paragraph, ParagraphKind
from jiping.model.numbering import Numbered, read_number

OF_UNIT = "单位｜"
"""How the item of a figure begins that is of one unit only."""

_NAMED = re.compile(
    rf"\s*(?P<name>[一-鿿]{{0,30}}?(?:{BODY}))(?P<own>[（(]本级[)）]|[（(]机关[)）]|本级|机关本级)?"
    r"(?:20\d\d年度?)?(?:部门|单位)?(?:总|财政拨款|基本|项目)?(?:收支|收入|支出)?(?:预算|决算|支出|收入)?(?:总计|合计|总额|数)?(?:为|共|：|:)?\s*(?=\d)"
)


class Units:
    """Goes along the paragraphs of a document in order."""

    def __init__(self, organisation: str) -> None:
        self.organisation = organisation
        self.unit = ""
        self.lead: Numbered | None = None
        """The number of the paragraph that named the unit; what is numbered below it is of the same unit."""

    def of(self, paragraph: Paragraph) -> str:
        """The unit this paragraph is about; empty for the whole body, and where the body is not known."""
        if not self.organisation:
            return ""
        numbered = None if paragraph.number_generated else read_number(paragraph.text)
        if paragraph.kind is ParagraphKind.HEADING or (numbered and self.lead and numbered.level <= self.lead.level):
            self.unit, self.lead = "", None
        match = _NAMED.match(paragraph.text, numbered.end if numbered else 0)
        if match is None or not self._is_unit(match["name"], bool(match["own"])):
            return self.unit
        if numbered is None:
            return match.group().strip()
        self.unit, self.lead = match["name"] + (match["own"] or ""), numbered
        return self.unit

    def _is_unit(self, name: str, is_own: bool) -> bool:
        if is_own:
            return "本级" not in self.organisation
        return name not in self.organisation and self.organisation not in name and name[-2:] not in self.organisation
