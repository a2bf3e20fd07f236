"""Shared by all tests: the folder of this file is importable, so that tests can share helpers by name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import settings

from jiping.read import ocr

sys.path.insert(0, str(Path(__file__).parent))

# The first example of a test pays for imports and for tables read once; on a busy machine any example may wait.
settings.register_profile("jiping", deadline=None)
settings.load_profile("jiping")


@pytest.fixture(autouse=True)
def no_recognition(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests say the same whether the extra ``ocr`` is installed or not, but for those that are about it."""
    if request.node.get_closest_marker("recognises") is None:
        monkeypatch.setattr(ocr, "is_installed", lambda: False)
