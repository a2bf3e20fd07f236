"""Shared by all tests: the folder of this file is importable, so that tests can share helpers by name."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
