"""B at the place as bars, with dots where it was before, and dashes where A is."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.batch import PieceBatch, RectBatch
from infoviz.charts.canvas import device_pixels
from infoviz.charts.columns import Columns
from infoviz.charts.fonts import LARGE, NORMAL, SMALL, font, metrics
from infoviz.charts.hatch import hatched_pixmap
from infoviz.charts.numerals import face
from infoviz.charts.raster import blend, colour_of, glaze
from infoviz.charts.scale import GrowingScale, round_step, ticks
from infoviz.charts.signs import draw_dot
from infoviz.core.distribution import Vector
from infoviz.core.numbers import tick
from infoviz.views.base import NO_OUTCOME
from infoviz.views.loss.training.scene import Scene

MANY = 26
"""With more outcomes bars have neither numbers nor dots."""

TITLE, LABELS, AXIS = 28.0, 20.0, 46.0
LEAST_LABEL = 46.0
DOT = 2.6


class Trail:
    """Draws B of a scene in `rect`, on a scale that the picture keeps."""

    def __init__(self, scene: Scene, rect: QRectF, scale: GrowingScale, ratio: float) -> None:
        self._scene, self.rect, self._ratio = scene, rect, ratio
        factor, n = scene.factor, len(scene.state)
        self._high = scale.high
        self._top = round((rect.top() + (TITLE + 16) * factor) * ratio)
        self._foot = max(round((rect.bottom() - LABELS * factor) * ratio), self._top + 8)
        left = round((rect.left() + AXIS * factor) * ratio)
        right = max(round((rect.right() - 12 * factor) * ratio), left + 8)
        self.columns = Columns(n, 0.0, float(n), left, right - left)
        self._step = scale.step
        self._slot = self.columns.slot / ratio
        self._has_numbers = n <= MANY and self._slot >= face(NORMAL, factor).width("0.000") + 6
        self._has_dots = n <= MANY and self._slot >= 26 * factor
        self._bars: PieceBatch | None = None
        self._dense: RectBatch | None = None
        height = (self._foot - self._top) / ratio
        if self.columns.is_dense:
            self._dense = RectBatch(self.columns.width)
            pixels = left + np.arange(self.columns.width, dtype=np.int32)
            self._dense.left[:], self._dense.right[:] = pixels, pixels
        else:
            theme = scene.theme
            width = self.columns.width / ratio
            hatch = hatched_pixmap(width, height, ratio, theme.b, theme.bar_hatch)
            hatch.setDevicePixelRatio(1)
            self._bars = PieceBatch(n, hatch, left, self._top)
            edges = np.array([self.columns.bar(i) for i in range(n)], dtype=np.int32)
            self._bars.set_across(edges[:, 0], edges[:, 1] - edges[:, 0])

    def outcome_at(self, place: QPointF) -> int:
        """The outcome whose bar is at `place`."""
        x = place.x() * self._ratio - self.columns.left
        inside = self.rect.contains(place) and place.y() > self._top / self._ratio - 16
        return (
            self.columns.outcome_at(place.x() * self._ratio)
            if inside and 0 <= x < self.columns.width
            else NO_OUTCOME
        )

    def _rows(self, shares: Vector) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        tall = np.clip(shares / self._high, 0, 1) * (self._foot - self._top)
        return self._foot - np.rint(tall).astype(np.int32)

    def _y(self, share: float) -> float:
        return (self._foot - share / self._high * (self._foot - self._top)) / self._ratio

    # What stays

    def draw_ground(self, painter: QPainter) -> None:
        scene, factor, ratio = self._scene, self._scene.factor, self._ratio
        theme, columns = scene.theme, self.columns
        left, width = columns.left / ratio, columns.width / ratio
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(theme.muted))
        small = face(SMALL, factor)
        height = (self._foot - self._top) / ratio
        every = max(math.ceil(18 * factor / max(height * self._step / self._high, 1e-9)), 1)
        for value in ticks(0, self._high, every * self._step):
            y = round(self._y(value) * ratio) / ratio
            painter.fillRect(QRectF(left, y, width, 1), colour_of(theme.grid))
            text = tick(value, every * self._step)
            small.write_right(painter, left - 7 * factor, y + 4 * factor, text)
        widths = metrics(SMALL, factor)
        labels = scene.state.labels
        longest = max(map(widths.horizontalAdvance, labels[:200]))
        every = round_step(math.ceil((min(longest, LEAST_LABEL * factor) + 6) / self._slot))
        painter.setFont(font(SMALL, factor))
        for outcome in range(0, len(labels), every):
            room = every * self._slot - 4
            label = widths.elidedText(labels[outcome], Qt.TextElideMode.ElideRight, room)
            x = columns.x(outcome + 0.5) / ratio - 0.5 * widths.horizontalAdvance(label)
            painter.drawText(QPointF(x, self._foot / ratio + 15 * factor), label)

    def draw_highlight(self, painter: QPainter) -> None:
        scene, ratio = self._scene, self._ratio
        if 0 <= scene.hovered < len(scene.state):
            left = self.columns.x(scene.hovered) / ratio
            top = self._top / ratio
            strip = QRectF(left, top, max(self._slot, 3.0), self._foot / ratio - top)
            painter.fillRect(strip, glaze(scene.theme.highlight, scene.theme.surface))

    # What moves

    def draw(self, painter: QPainter) -> None:
        scene, factor, ratio = self._scene, self._scene.factor, self._ratio
        theme, columns = scene.theme, self.columns
        a, b = scene.state.a.p, scene.state.b.p
        with device_pixels(painter, ratio):
            if self._bars is not None:
                self._bars.draw(painter, self._rows(b), self._foot)
                self._draw_marks(painter, a)
            elif self._dense is not None:
                for shares, ink in ((b, theme.b), (a, blend(theme.a, theme.surface, 0.6))):
                    rows = self._rows(columns.highest(shares))
                    self._dense.top[:] = rows
                    self._dense.bottom[:] = self._foot - 1 if shares is b else rows + 1
                    self._dense.draw(painter, colour_of(ink))
            painter.fillRect(
                columns.left,
                self._foot,
                columns.width,
                max(round(ratio), 1),
                colour_of(theme.muted),
            )
        self._draw_title(painter)
        if self._has_numbers:
            plain = face(NORMAL, factor)
            painter.setPen(colour_of(theme.text))
            for outcome, (mine, other) in enumerate(zip(b.tolist(), a.tolist(), strict=True)):
                text = scene.desk.numbers.share(mine)
                y = self._y(mine) - 6 * factor
                if abs(self._y(other) - (y - 5 * factor)) < 9 * factor:
                    # Aside from the dashes of A.
                    y = self._y(other) - 6 * factor
                x = columns.x(outcome + 0.5) / ratio - 0.5 * plain.width(text)
                plain.write(painter, x, y, text)
        if self._has_dots and scene.course is not None:
            self._draw_dots(painter)

    def _draw_marks(self, painter: QPainter, a: Vector) -> None:
        """Dashes where A is, a little wider than the bar, with a casing."""
        theme, ratio = self._scene.theme, self._ratio
        thick = max(round(2 * ratio), 1)
        rows = self._rows(a).tolist()
        ink, casing = colour_of(theme.a), colour_of(theme.surface)
        more = round(min(0.12 * self.columns.slot, 6 * ratio))
        dash = round(6 * ratio)
        for outcome, row in enumerate(rows):
            left, right = self.columns.bar(outcome)
            left, right = left - more, right + more
            if right - left < 3 * dash:
                painter.fillRect(left, row - thick // 2, right - left, thick, ink)
                continue
            painter.fillRect(left, row - thick, right - left, 2 * thick + 1, casing)
            for x in range(left, right, dash + dash // 2):
                painter.fillRect(x, row - thick // 2, min(dash, right - x), thick, ink)

    def _draw_dots(self, painter: QPainter) -> None:
        """Where B was at some earlier steps, the later the stronger, and where it is."""
        scene, factor = self._scene, self._scene.factor
        course, theme = scene.course, scene.theme
        assert course is not None
        steps = scene.earlier_steps()
        if not steps:
            return
        earlier = [scene.b_at(course.furthest, step).p.tolist() for step in steps]
        for outcome, now in enumerate(scene.state.b.p.tolist()):
            x = self.columns.bar(outcome)[1] / self._ratio + 8 * factor
            for place, shares in enumerate(earlier):
                ink = blend(theme.b, theme.surface, 0.35 + 0.4 * place / len(earlier))
                draw_dot(painter, x, self._y(shares[outcome]), ink, theme.surface, DOT * factor)
            draw_dot(painter, x, self._y(now), theme.b, theme.surface, 1.4 * DOT * factor)

    def _draw_title(self, painter: QPainter) -> None:
        scene, factor = self._scene, self._scene.factor
        title = "B"
        if scene.course is not None:
            title = QCoreApplication.translate("Training", "B at step {0}")
            title = title.format(scene.course.steps)
        bold, small = face(LARGE, factor, True), face(SMALL, factor)
        left, y = self.rect.left() + 8 * factor, self.rect.top() + 20 * factor
        painter.setPen(colour_of(scene.theme.b_text))
        bold.write(painter, left, y, title)
        words = QCoreApplication.translate("Training", "dashes: A")
        steps = scene.earlier_steps() if self._has_dots else []
        if steps:
            listed = ", ".join(map(str, steps))
            words = QCoreApplication.translate("Training", "dots: steps {0} · dashes: A")
            words = words.format(listed)
        x = left + bold.width(title) + 12 * factor
        if x + small.width(words) <= self.rect.right() - 8 * factor:
            painter.setPen(colour_of(scene.theme.muted))
            small.write(painter, x, y, words)
