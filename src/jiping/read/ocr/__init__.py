"""Recognising the text of scanned pages, with the extra ``jiping[ocr]`` (``docs/decisions/0013``).

Nothing here is imported by the rest of the program until a page needs it, and only the modules below this one import
numpy, OpenCV, Pillow and RapidOCR. The models lie inside RapidOCR's wheel; nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.util import find_spec

_NEEDED = ("rapidocr", "onnxruntime", "numpy", "cv2", "PIL")


@cache
def is_installed() -> bool:
    """Whether the extra is there. Looks for the packages without importing them."""
    return all(find_spec(name) is not None for name in _NEEDED)


Listener = Callable[[int, int], None]
"""Told before each page that is recognised: which one of how many."""

_listener: ContextVar[Listener | None] = ContextVar("recognition listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Recognition takes seconds a page; inside this, ``listener`` hears of each page before its turn."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(place: int, count: int) -> None:
    """Say that page ``place`` of ``count`` to be recognised comes next."""
    listener = _listener.get()
    if listener is not None:
        listener(place, count)
