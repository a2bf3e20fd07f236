"""A copy of a document without its personal data: masked in the text, stripped from the file, checked at the end.

The input is never touched, and nothing is handed on when the check of the copy still finds something.
"""

from jiping.redact.redact import Masked, Redacted, RedactionError, redact

__all__ = ["Masked", "Redacted", "RedactionError", "redact"]
