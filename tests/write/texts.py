"""Rules as the command line would describe them to a writer."""

from __future__ import annotations

from jiping.model import Certainty, Severity
from jiping.write.rule_text import RuleText

RULES = {
    rule.id: rule
    for rule in (
        RuleText(
            "MAT001", "income-expenditure-differ", "收支总计不等", Severity.ERROR, Certainty.PROBABLE, "两者应相等。"
        ),
        RuleText("MAT002", "text-differs", "文表不符", Severity.ERROR, Certainty.PROBABLE),
        RuleText(
            "SUM004", "parts-mismatch", "合计与分项不符", Severity.ERROR, Certainty.PROVED, "", "核对 …。", "表五"
        ),
        RuleText("SUM005", "other-sum", "另一合计", Severity.ERROR, Certainty.PROVED),
        RuleText("TXT003", "style", "小数位数不一", Severity.HINT, Certainty.STYLE),
        RuleText("READ003", "no-text", "没有可识别的文字", Severity.ERROR, Certainty.PROVED, "", "导出 PDF。"),
    )
}
