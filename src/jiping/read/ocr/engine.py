"""RapidOCR behind two questions: where is text in this picture, and what does this strip of a line say?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import cv2
import numpy as np
from rapidocr import RapidOCR

_THREADS = 2
"""Fixed, since sums in another order give other last digits: the same scan must give the same result everywhere."""
_LARGEST_SIDE = 4000
_LARGEST_FOR_FINDING = 1700
"""Pixels of the longer side."""


class Strip(NamedTuple):
    """A rectangle of a picture in pixels; ``x1`` and ``y1`` are beyond the last one."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Words:
    """What a strip says: each character with its middle (0 to 1 over the strip) and its confidence in thousandths.

    A character is never surer than the line it stands in.
    """

    text: str = ""
    middles: tuple[float, ...] = ()
    confidences: tuple[int, ...] = ()


@cache
def _engine() -> Any:
    """One engine for the process: loading the models takes a second."""
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": _LARGEST_SIDE,
            "Global.text_score": 0.0,
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def find_lines(picture: Any) -> list[Any]:
    """The corners of each line of text in a grey picture, from the top left clockwise."""
    # Lines are found in a coarser picture than they are read in, which takes half the time.
    share = min(_LARGEST_FOR_FINDING / max(picture.shape[:2]), 1.0)
    small = cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA) if share < 1 else picture
    found = _engine()(_coloured(small), use_det=True, use_cls=False, use_rec=False)
    return [] if found.boxes is None else [np.asarray(box) / share for box in found.boxes]


def read_strip(picture: Any) -> Words:
    """What a grey picture of one line says; no text where nothing can be made of it."""
    if min(picture.shape[:2]) < 3:
        return Words()
    read = _engine()(_coloured(picture), use_det=False, use_cls=False, use_rec=True, return_word_box=True)
    if not read.txts or not read.txts[0].strip():
        return Words()
    text, line, info = read.txts[0], read.scores[0], read.word_results[0]
    # The columns are listed word by word without the blanks between; the confidences are those of all characters.
    columns = iter(column for word in info.word_cols for column in word)
    characters: list[str] = []
    middles: list[float] = []
    confidences: list[int] = []
    for character, confidence in zip(text, info.confs, strict=True):
        if character.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                middles.append(middles[-1])
                confidences.append(confidences[-1])
            continue
        characters.append(character)
        middles.append(min(max((next(columns) + 0.5) / max(info.line_txt_len, 1.0), 0.0), 1.0))
        # Cut, not rounded: 0.9999 is not certain.
        confidences.append(int(min(confidence, line) * 1000))
    return Words("".join(characters), tuple(middles), tuple(confidences))


def _coloured(picture: Any) -> Any:
    return np.stack([picture] * 3, axis=-1) if picture.ndim == 2 else picture
