"""Shared by all tests: the folder of this file is importable, so that tests can share helpers by name."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

# The first example of a test pays for imports and for tables read once; on a busy machine any example may wait.
settings.register_profile("jiping", deadline=None)
settings.load_profile("jiping")
