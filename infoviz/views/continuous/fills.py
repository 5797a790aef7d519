"""The areas under the curves: f pale, g hatched, and the integrand by who has more there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.canvas import device_pixels
from infoviz.charts.device import is_vector
from infoviz.charts.raster import ColumnRaster, Pixels, Rows
from infoviz.core.distribution import Vector
from infoviz.theme import Theme
from infoviz.views.continuous.curves import Curves
from infoviz.views.continuous.line_fills import Ink, draw_region
from infoviz.views.continuous.plot import Plot

PALE, HATCH = 0.17, 0.45
"""How opaque a fill is, and the stripes of one that is hatched."""

STRONG = 0.3
TAKEN = 0.07
"""What an entropy takes back is all but hollow."""


def paint_of(colour: str, alpha: float | NDArray[np.float64]) -> Pixels:
    """A colour so opaque as pixels with premultiplied alpha, of the shape of `alpha`."""
    part = np.asarray(alpha)
    found = np.rint(255 * part).astype(np.uint32) << np.uint32(24)
    for shift, start in ((16, 1), (8, 3), (0, 5)):
        channel = np.rint(part * int(colour[start : start + 2], 16)).astype(np.uint32)
        found |= channel << np.uint32(shift)
    return found


class Area:
    """One chart in device pixels, and a raster of its size for each of some fills."""

    def __init__(self, rect: QRectF, ratio: float, fills: int) -> None:
        self.left, self.top = round(rect.left() * ratio), round(rect.top() * ratio)
        width = max(round(rect.right() * ratio) - self.left, 1)
        height = max(round(rect.bottom() * ratio) - self.top, 1)
        self.rasters = [ColumnRaster(width, height, 1.0) for _ in range(fills)]
        self.columns = (self.left + 0.5 + np.arange(width)) / ratio
        self._ratio = ratio
        self._height = height

    def rows(self, x: Vector, y: Vector) -> Rows:
        """In which row of each column a curve through pixels of Qt lies."""
        rows = np.interp(self.columns, x, y)
        rows *= self._ratio
        rows -= self.top - 0.5
        np.maximum(rows, 0, out=rows)
        np.minimum(rows, self._height, out=rows)
        return rows.astype(np.int16)

    def row(self, y: float) -> int:
        return min(max(round(y * self._ratio) - self.top, 0), self._height)

    def hatched(self, colour: str, ground: float, stripe: float) -> Pixels:
        """A block of stripes in a colour, both so opaque."""
        block = self.rasters[0].hatched("#000000", "#FFFFFF", self._ratio)
        cover = (block & np.uint32(0xFF)) / 255
        return paint_of(colour, ground + (stripe - ground) * cover)

    def draw(self, painter: QPainter, ratio: float) -> None:
        with device_pixels(painter, ratio):
            for raster in self.rasters:
                painter.drawImage(self.left, self.top, raster.image)

    def draw_lines(
        self,
        painter: QPainter,
        top: Rows,
        bottom: Rows,
        within: NDArray[np.bool_] | None,
        ink: Ink,
    ) -> None:
        """What lies between two rows of each column, as lines."""
        over, under = ((self.top + rows) / self._ratio for rows in np.broadcast_arrays(top, bottom))
        if within is None:
            within = np.full(len(self.columns), True)
        draw_region(painter, self.columns, over, under, within, ink)


class Fills:
    """The fills of both charts of a plot, in the colours of a theme."""

    def __init__(self, plot: Plot, theme: Theme) -> None:
        self._ratio = plot.ratio
        self.upper = Area(plot.upper, plot.ratio, 2)
        self.lower = Area(plot.lower, plot.ratio, 1)
        self._inks = {
            "f": Ink(theme.a, PALE),
            "g": Ink(theme.b, 0.6 * PALE, HATCH),
            "solid": Ink(theme.a, STRONG),
            "hatch": Ink(theme.b, 0.6 * STRONG, HATCH + 0.1),
            **{role: Ink(theme.of(role), TAKEN) for role in ("a", "b", "m")},
        }
        self._paints = {
            name: self._paint(self.upper if name == "g" else self.lower, ink)
            for name, ink in self._inks.items()
        }
        self._shown: list[tuple[Area, Rows, Rows, NDArray[np.bool_] | None, str]] = []

    @staticmethod
    def _paint(area: Area, ink: Ink) -> Pixels:
        if ink.stripe is None:
            return paint_of(ink.colour, ink.ground)
        return area.hatched(ink.colour, ink.ground, ink.stripe)

    def show(self, plot: Plot, curves: Curves, role: str, *, by_leader: bool) -> None:
        """Fills under new curves; the integrand by who has more, or in the colour of a role."""
        x, paints = plot.xs(curves.x), self._paints
        upper, lower = self.upper, self.lower
        foot = np.int16(upper.rasters[0].height)
        shown = self._shown = []
        for raster, values, name in zip(
            upper.rasters, (curves.f, curves.g), ("f", "g"), strict=True
        ):
            rows = upper.rows(x, np.maximum(plot.density_ys(values), plot.upper.top()))
            raster.fill_between(rows, foot, paints[name])
            shown.append((upper, rows, foot, None, name))
        values = np.where(np.isfinite(curves.integrand), curves.integrand, 0.0)
        rows = lower.rows(x, np.clip(plot.integrand_ys(values), plot.lower.top(), plot.foot))
        zero = np.int16(lower.row(plot.integrand_y(0.0)))
        top, bottom = np.minimum(rows, zero), np.maximum(rows, zero)
        if by_leader:
            first, own, other = np.interp(lower.columns, x, curves.leader) >= 0, "solid", "hatch"
        else:
            first, own, other = rows <= zero, ("solid" if role == "a" else "hatch"), role
        lower.rasters[0].fill_between(top, bottom, np.where(first, paints[own], paints[other]))
        shown += [(lower, top, bottom, first, own), (lower, top, bottom, ~first, other)]

    def draw(self, painter: QPainter) -> None:
        if is_vector(painter):
            for area, top, bottom, within, name in self._shown:
                area.draw_lines(painter, top, bottom, within, self._inks[name])
            return
        for area in (self.upper, self.lower):
            area.draw(painter, self._ratio)
