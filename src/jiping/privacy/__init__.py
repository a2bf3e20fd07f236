"""Personal data in documents: how it is recognised, and how a document is made that no longer holds it.

Knows the model only, so that checking, imports and redaction can all stand on it.
"""

from jiping.privacy.conceal import conceal
from jiping.privacy.kinds import Kind

__all__ = ["Kind", "conceal"]
