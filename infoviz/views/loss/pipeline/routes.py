"""Three routes to the loss: side by side in boxes, or in one line where room is short."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.fonts import NORMAL, SMALL, font, metrics
from infoviz.charts.numerals import Face, face
from infoviz.charts.raster import colour_of
from infoviz.core.losses import Route
from infoviz.core.numbers import MINUS, fixed, plain, power_of_ten
from infoviz.views.loss.pipeline.plot import Layout
from infoviz.views.loss.pipeline.scene import Scene

SHOWN_PARTS = 3
GAP = 28
BOX = 78
SPREAD = 236
"""The room of the words at the right over the boxes, and of gaps."""


def written_route(route: Route, decimals: int) -> str:
    """The numbers that a route adds, at most three of them: "1.6633 − 1.2000"."""
    parts = [fixed(part, decimals) for part in route.parts[:SHOWN_PARTS]]
    text = parts[0] if parts else "0"
    for part in parts[1:]:
        text += f" {MINUS} {part[1:]}" if part.startswith(MINUS) else f" + {part}"
    return text + (" + …" if len(route.parts) > SHOWN_PARTS else "")


def pytorch_call(scene: Scene) -> str:
    """What gives this loss in PyTorch: cross_entropy takes logits, and a class or shares."""
    options = scene.options
    z = "z" if options.temperature == 1 else f"z / {plain(options.temperature, 3)}"
    target = "a" if options.label == "as_is" else str(int(scene.label.p.argmax()))
    if options.label == "smoothed":
        target += f", label_smoothing={plain(options.smoothing, 3)}"
    return f"PyTorch: cross_entropy({z}, {target})"


class RouteBoxes:
    """The three routes side by side, in `rect`."""

    def __init__(self, rect: QRectF, factor: float) -> None:
        self._rect, self._factor = rect, factor
        width = (rect.width() - 2 * GAP * factor) / 3
        top = rect.bottom() - (BOX + 6) * factor
        self._boxes = [
            QRectF(rect.left() + i * (width + GAP * factor), top, width, BOX * factor)
            for i in range(3)
        ]

    def draw_ground(self, painter: QPainter, scene: Scene) -> None:
        theme, factor = scene.theme, self._factor
        painter.setPen(colour_of(theme.text))
        painter.setFont(font(NORMAL, factor, True))
        title = QCoreApplication.translate("Loss", "Three routes to the loss")
        y = self._boxes[0].top() - 10 * factor
        painter.drawText(QPointF(self._rect.left(), y), title)
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(theme.muted))
        call, widths = pytorch_call(scene), metrics(SMALL, factor).horizontalAdvance
        left = self._rect.left() + metrics(NORMAL, factor, True).horizontalAdvance(title)
        free = self._rect.width() - (left - self._rect.left()) - widths(call)
        if free > SPREAD * factor:
            painter.drawText(QPointF(left + 18 * factor, y), call)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i, (box, route) in enumerate(
            zip(self._boxes, scene.shown.pipeline.routes, strict=True)
        ):
            painter.setPen(QPen(colour_of(theme.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setPen(colour_of(theme.text))
            painter.setFont(font(NORMAL, factor, True))
            formula = metrics(NORMAL, factor, True).elidedText(
                route.formula, Qt.TextElideMode.ElideRight, box.width() - 20 * factor
            )
            painter.drawText(box.topLeft() + QPointF(12, 22) * factor, formula)
            if i:
                equals = QPointF(box.left() - 0.5 * (GAP + 8) * factor, box.center().y() + 4)
                painter.drawText(equals, "=")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def draw(self, painter: QPainter, scene: Scene) -> None:
        theme, factor, pipeline = scene.theme, self._factor, scene.shown.pipeline
        decimals = scene.desk.measure_decimals
        light, bold = face(NORMAL, factor), face(NORMAL, factor, True)
        for box, route in zip(self._boxes, pipeline.routes, strict=True):
            left, room = box.left() + 12 * factor, box.width() - 20 * factor
            text = written_route(route, decimals)
            painter.setPen(colour_of(theme.muted))
            if light.width(text) <= room:
                light.write(painter, left, box.top() + 44 * factor, text)
            painter.setPen(colour_of(theme.text))
            result = f"= {fixed(route.loss, decimals)}"
            if bold.width(result + " nats") <= room:
                result += " nats"
            bold.write(painter, left, box.top() + 66 * factor, result)
        self._draw_spread(painter, scene)

    def _draw_spread(self, painter: QPainter, scene: Scene) -> None:
        spread = scene.shown.pipeline.spread
        if spread:
            sentence = QCoreApplication.translate("Loss", "they differ by at most {0}")
            text = sentence.format(power_of_ten(spread, 0))
        else:
            text = QCoreApplication.translate("Loss", "they agree to the last digit")
        small = face(SMALL, self._factor)
        painter.setPen(colour_of(scene.theme.muted))
        y = self._boxes[0].top() - 10 * self._factor
        small.write_right(painter, self._rect.right(), y, text)


class RouteLine:
    """The three routes as one line, with as many of their words as there is room for."""

    def __init__(self, rect: QRectF, factor: float) -> None:
        self._rect, self._factor = rect, factor

    def draw_ground(self, painter: QPainter, scene: Scene) -> None:
        """All of it changes with the numbers."""

    def draw(self, painter: QPainter, scene: Scene) -> None:
        factor, decimals = self._factor, scene.desk.measure_decimals
        plain_face, bold = face(SMALL, factor), face(SMALL, factor, True)
        routes = scene.shown.pipeline.routes
        pieces: list[tuple[Face, str]] = []
        for with_words in (True, False):
            pieces = [(bold, fixed(scene.shown.pipeline.loss, decimals))]
            for route in routes if with_words else routes[1:]:
                numbers = written_route(route, decimals)
                pieces.append((plain_face, "="))
                if with_words:
                    short = route.formula if route.id == "terms" else numbers
                    numbers = f"{short} " if route.id == "terms" else f"{route.formula}: {numbers}"
                pieces.append((plain_face, numbers))
            if sum(written.width(text) + 7 * factor for written, text in pieces) <= (
                self._rect.width()
            ):
                break
        x, y = self._rect.left(), self._rect.bottom() - 8 * factor
        for i, (written, text) in enumerate(pieces):
            painter.setPen(colour_of(scene.theme.muted if i else scene.theme.text))
            if x + written.width(text) > self._rect.right():
                break
            written.write(painter, x, y, text)
            x += written.width(text) + 7 * factor


def routes_in(layout: Layout) -> RouteBoxes | RouteLine | None:
    """The routes as there is room for them."""
    if layout.routes is None:
        return None
    kind = RouteBoxes if layout.has_boxes else RouteLine
    return kind(layout.routes, layout.factor)
