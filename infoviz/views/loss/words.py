"""Three routes to the loss, what the arrows are, and the classic mistakes, in words."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.fonts import NORMAL, SMALL, font, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.core.losses import Route
from infoviz.core.mistakes import Mistake
from infoviz.core.numbers import MINUS, fixed, power_of_ten
from infoviz.views.loss.scene import Scene

SHOWN_PARTS = 3
GAP = 28
BOX = 78


def written_route(route: Route, decimals: int) -> str:
    """The numbers that a route adds, at most three of them: "1.6633 − 1.2000"."""
    parts = [fixed(part, decimals) for part in route.parts[:SHOWN_PARTS]]
    text = parts[0] if parts else "0"
    for part in parts[1:]:
        text += f" {MINUS} {part[1:]}" if part.startswith(MINUS) else f" + {part}"
    return text + (" + …" if len(route.parts) > SHOWN_PARTS else "")


class Routes:
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
        painter.drawText(QPointF(self._rect.left(), self._boxes[0].top() - 10 * factor), title)
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
        plain, bold = face(NORMAL, factor), face(NORMAL, factor, True)
        for box, route in zip(self._boxes, pipeline.routes, strict=True):
            left, room = box.left() + 12 * factor, box.width() - 20 * factor
            text = written_route(route, decimals)
            painter.setPen(colour_of(theme.muted))
            if plain.width(text) <= room:
                plain.write(painter, left, box.top() + 44 * factor, text)
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


def draw_arrows(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    """What the arrows are: the formula of the gradient, and what it says."""
    theme, factor, objective = scene.theme, scene.desk.factor, scene.shown.objective
    formula = objective.gradient_formula
    if scene.options.temperature == 1:
        formula = formula.replace("(bᵢ − aᵢ) / T", "bᵢ − aᵢ").replace(" / T", "")
    remark = QCoreApplication.translate("Objective", objective.remark)
    lines = (
        (theme.text, f"∂/∂zᵢ = {formula}   {remark}"),
        (
            theme.muted,
            QCoreApplication.translate(
                "Loss", "Up: raising z raises the loss. A training step goes the other way."
            ),
        ),
    )
    painter.setFont(font(NORMAL, factor))
    for i, (ink, text) in enumerate(lines):
        painter.setPen(colour_of(ink))
        shown = metrics(NORMAL, factor).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QPointF(rect.left(), rect.top() + (20 + 22 * i) * factor), shown)


def mistake_name(mistake: Mistake) -> str:
    name = QCoreApplication.translate("Loss", mistake.name)
    return name.format(logit="" if mistake.logit is None else fixed(mistake.logit, 0))


def draw_mistakes(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    """What each classic mistake would give; with its sentence where they were asked for."""
    theme, factor = scene.theme, scene.desk.factor
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), colour_of(theme.line))
    decimals = scene.desk.measure_decimals
    plain, bold = face(NORMAL, factor), face(NORMAL, factor, True)
    if scene.options.shows_mistakes:
        for i, mistake in enumerate(scene.shown.mistakes):
            _draw_sentence(painter, scene, rect, mistake, i)
        return
    x = rect.left() + 170 * factor
    y = rect.top() + 22 * factor
    for mistake in scene.shown.mistakes:
        name, wrong = mistake_name(mistake), fixed(mistake.wrong, decimals)
        if mistake.outcome is not None or mistake.wrong == math.inf:
            template = QCoreApplication.translate("Loss", "{0}, not {1}")
            wrong = template.format(wrong, fixed(mistake.right, 2))
        width = plain.width(name) + 8 * factor + bold.width(wrong)
        if x + width > rect.right() - 8 * factor:
            break
        painter.setPen(colour_of(theme.muted))
        painter.setFont(plain.font)
        painter.drawText(QPointF(x, y), name)
        painter.setPen(colour_of(theme.text))
        bold.write(painter, x + plain.width(name) + 8 * factor, y, wrong)
        x += width + 28 * factor


def _draw_sentence(
    painter: QPainter, scene: Scene, rect: QRectF, mistake: Mistake, place: int
) -> None:
    theme, factor, decimals = scene.theme, scene.desk.factor, scene.desk.measure_decimals
    top = rect.top() + (4 + 33 * place) * factor
    left, middle = rect.left() + 170 * factor, rect.left() + 480 * factor
    head = QCoreApplication.translate("Loss", "{0}: {1}, not {2}").format(
        mistake_name(mistake), fixed(mistake.wrong, decimals), fixed(mistake.right, decimals)
    )
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
    height = 32 * factor
    painter.setPen(colour_of(theme.text))
    painter.setFont(font(SMALL, factor, True))
    painter.drawText(QRectF(left, top, middle - left - 12 * factor, height), flags, head)
    painter.setFont(font(SMALL, factor))
    painter.setPen(colour_of(theme.muted))
    sentence = QCoreApplication.translate("Loss", mistake.sentence)
    painter.drawText(QRectF(middle, top, rect.right() - middle - 8, height), flags, sentence)
