"""The pages of a picture file, as grey pictures with their size in points."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from PIL import Image, ImageOps

from jiping.model import ReadProblem
from jiping.read.limits import Limits

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF")
_MOST_PIXELS = 80_000_000
"""Of one page; A3 at 600 dots per inch has 70 million."""
_LONG_SIDE_OF_A4 = 842.0
_SCANNED_WITH = (100.0, 1200.0)
"""Dots per inch a scanner may have used; what cameras write there says nothing."""


class Picture(NamedTuple):
    """One page; ``width`` and ``height`` in points, ``pixels`` with ``scale`` of them a point."""

    width: float
    height: float
    scale: float
    pixels: Any


def pages_of(data: bytes, name: str, limits: Limits) -> Iterator[Picture]:
    """Raises :class:`ReadProblem` READ001 (damaged), READ005 (too large, too many pages)."""
    from jiping.read.scanned import scale_of

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            count = getattr(image, "n_frames", 1)
            if count > limits.max_pages:
                raise ReadProblem("READ005", {"name": name, "what": f"{count} 页", "limit": f"{limits.max_pages} 页"})
            for place in range(count):
                image.seek(place)
                if image.width * image.height > _MOST_PIXELS:
                    what = f"{image.width}×{image.height} 像素"
                    limit = f"{_MOST_PIXELS // 1_000_000} 百万像素"
                    raise ReadProblem("READ005", {"name": name, "what": what, "limit": limit})
                dots = _dots_per_inch(image)
                grey = _grey(image)
                width, height = grey.width * 72 / dots, grey.height * 72 / dots
                scale = min(scale_of(width, height), dots / 72)
                size = max(round(width * scale), 1), max(round(height * scale), 1)
                if size != grey.size:
                    grey = grey.resize(size, Image.Resampling.LANCZOS)
                yield Picture(width, height, scale, np.asarray(grey))
    except (ReadProblem, MemoryError):
        raise
    except Image.DecompressionBombError:
        limit = f"{_MOST_PIXELS // 1_000_000} 百万像素"
        raise ReadProblem("READ005", {"name": name, "what": "图片过大", "limit": limit}) from None
    except Exception as error:  # Pillow lets struct, value and operating system errors through on damaged files
        raise ReadProblem("READ001", {"name": name, "detail": type(error).__name__}) from None


def _dots_per_inch(image: Image.Image) -> float:
    """What the file says where that can be; else as if the longer side were that of an A4 page."""
    said = image.info.get("dpi")
    dots = float(said[0]) if isinstance(said, tuple) and said else 0.0
    if _SCANNED_WITH[0] <= dots <= _SCANNED_WITH[1]:
        return dots
    longer: int = max(image.size)
    return longer * 72 / _LONG_SIDE_OF_A4


def _grey(image: Image.Image) -> Image.Image:
    """Upright as the camera meant it, and on white paper where it is transparent."""
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright)
    return upright.convert("L")
