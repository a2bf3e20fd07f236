"""All that one run found out about one file."""

from __future__ import annotations

from dataclasses import dataclass, field

from jiping.model.document import Document
from jiping.model.figure import Figure
from jiping.model.finding import Coverage, Finding, Outcome, Severity


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The result of ``jiping.evaluate.evaluate`` for one file.

    ``document`` is ``None`` when the file could not be read; ``findings`` then holds one READ finding. ``findings``
    are failures and hints in document order, ``notes`` what was explained or could not be decided.
    """

    path: str
    sha256: str
    document: Document | None = None
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)

    @property
    def is_read(self) -> bool:
        return self.document is not None

    def count(self, severity: Severity) -> int:
        """Findings of one severity. A hint counts as a hint whatever its rule's severity."""
        return sum(
            1
            for finding in self.findings
            if (Severity.HINT if finding.outcome is Outcome.HINT else finding.severity) is severity
        )
