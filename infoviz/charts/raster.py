"""Columns of colour drawn by numpy into an image: the same few microseconds for 5 bars or 100,000.

QPainter needs about a microsecond for each rectangle and some milliseconds for a texture; a
comparison and a product over the pixels of the plot need 40 microseconds, however many bars there
are.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from infoviz.charts.hatch import hatched_pixmap
from infoviz.core.distribution import Vector

Pixels = NDArray[np.uint32]
Rows = NDArray[np.int16]


def argb(colour: str) -> int:
    """An opaque "#RRGGBB" as one pixel of a 32-bit image."""
    return 0xFF000000 | int(colour[1:], 16)


class ColumnRaster:
    """A transparent image of `width` by `height` device pixels that is filled column by column."""

    def __init__(self, width: int, height: int, ratio: float) -> None:
        self.width = width
        self.height = height
        self.pixels: Pixels = np.zeros((height, width), dtype=np.uint32)
        self.image = QImage(
            self.pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied
        )
        self.image.setDevicePixelRatio(ratio)
        self._mask = np.empty((height, width), dtype=bool)
        self._upper = np.empty((height, width), dtype=bool)
        self._more: Pixels | None = None
        self._rows: Rows = np.arange(height, dtype=np.int16)[:, np.newaxis]

    def hatched(self, ground: str, stripe: str, ratio: float) -> Pixels:
        """A block of pixels of this raster's size with slanting stripes, for the fills."""
        stripes = hatched_pixmap(self.width / ratio, self.height / ratio, ratio, ground, stripe)
        image = stripes.toImage().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        # Copied, since the block outlives the image whose bytes it would share.
        return np.frombuffer(image.constBits(), np.uint32).reshape(self.height, self.width).copy()

    def fill_down(self, top: Rows, paint: int | Pixels) -> None:
        """Overwrites the image: `paint` from row `top` (width,) of each column to the foot."""
        np.greater_equal(self._rows, top, out=self._mask)
        np.multiply(self._mask, np.asarray(paint, dtype=np.uint32), out=self.pixels)

    def fill_between(self, top: Rows, foot: Rows, paint: int | Pixels) -> None:
        """Overwrites the image: `paint` from row `top` to before row `foot` of each column.

        `paint` may be one colour, a colour a column (width,), or a block of pixels.
        """
        np.greater_equal(self._rows, top, out=self._upper)
        np.less(self._rows, foot, out=self._mask)
        np.logical_and(self._upper, self._mask, out=self._mask)
        np.multiply(self._mask, np.asarray(paint, dtype=np.uint32), out=self.pixels)

    def fill_ranges(self, top: Rows, low: Rows, pale: int, solid: int | Pixels) -> None:
        """Overwrites the image: `pale` from row `top`, and `solid` from row `low` ≥ `top` down.

        For columns that many outcomes share: the greatest and the least of them.
        """
        np.greater_equal(self._rows, top, out=self._mask)
        np.multiply(self._mask, np.uint32(pale), out=self.pixels)
        # What is added turns one colour into the other, modulo 2³²: cheaper than a choice.
        if isinstance(solid, int):
            change: np.uint32 | Pixels = np.uint32((solid - pale) % 2**32)
        else:
            change = solid - np.uint32(pale)
        np.greater_equal(self._rows, low, out=self._mask)
        if self._more is None:
            self._more = np.empty_like(self.pixels)
        np.multiply(self._mask, change, out=self._more)
        self.pixels += self._more

    def fill_column(self, column: int, top: int, low: int, pale: int, solid: int | Pixels) -> None:
        """Overwrites one column, as `fill_ranges` does all of them."""
        pixels = self.pixels[:, column]
        pixels[:top] = 0
        pixels[top:low] = pale
        pixels[low:] = solid if isinstance(solid, int) else solid[low:, column]

    def places(self, rows: Rows, columns: NDArray[np.intp], thickness: int) -> NDArray[np.intp]:
        """Where `thickness` pixels from each of `rows` downward lie, one of each of `columns`.

        Flat indexes for `put`; what is outside the image is left out.
        """
        down = rows + np.arange(thickness, dtype=np.intp)[:, np.newaxis]
        places = down * self.width + columns
        if len(rows) and (int(rows.min()) < 0 or int(rows.max()) + thickness > self.height):
            return places[(down >= 0) & (down < self.height)]
        return places.reshape(-1)

    def put(self, places: NDArray[np.intp], colour: int) -> None:
        """Sets the pixels at `places`."""
        self.pixels.reshape(-1)[places] = colour

    def dot(self, rows: Rows, columns: NDArray[np.intp], colour: int, thickness: int) -> None:
        """Sets `thickness` pixels of each of `columns` from `rows` downward, inside the image."""
        self.put(self.places(rows, columns, thickness), colour)


def rows_of(values: Vector, low: float, high: float, height: int) -> Rows:
    """The rows of `values` on the scale [low, high], low at `height` and high at 0, clipped.

    What is above `low` by anything at all stands at least one pixel tall.
    """
    rows = np.rint((high - values) * (height / (high - low)))
    np.minimum(rows, height - (values > low), out=rows)
    np.maximum(rows, 0, out=rows)
    return rows.astype(np.int16)


def blend(over: str, under: str, part: float) -> str:
    """The opaque colour of `over` where it covers that part of `under`."""
    mixed = (
        round(part * int(over[i : i + 2], 16) + (1 - part) * int(under[i : i + 2], 16))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


@cache
def glaze(colour: str, ground: str) -> QColor:
    """The most transparent colour that gives `colour` on `ground`, and lets all else through."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    # How far each channel moves, of how far it could move that way.
    alpha = max(
        (over - under) / (255 - under) if over > under else (under - over) / max(under, 1)
        for over, under in pairs
    )
    if alpha == 0:
        return QColor(0, 0, 0, 0)
    red, green, blue = (round((over - (1 - alpha) * under) / alpha) for over, under in pairs)
    return QColor(red, green, blue, round(255 * alpha))


@cache
def colour_of(name: str) -> QColor:
    """A QColor for a role's "#RRGGBB", made once; not to be changed."""
    return QColor(name)
