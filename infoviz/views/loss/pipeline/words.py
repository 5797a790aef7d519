"""What the arrows are, and the classic mistakes, in words."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL, SMALL, font, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.core.measures import MEASURES
from infoviz.core.mistakes import Mistake
from infoviz.core.numbers import fixed
from infoviz.views.loss.pipeline.scene import Scene

HEAD = 19
"""The line of a mistake over its sentence."""

LEFT = 170
"""Where the mistakes begin, beside the button that opens them."""


def translated(context: str, text: str) -> str:
    """A text that `core` has for people."""
    return QCoreApplication.translate(context, text)


def why_infinite(scene: Scene) -> str:
    """Who makes that infinite of which the arrows are the gradient; "" where nobody does."""
    analysis, id = scene.shown.analysis, scene.options.arrows
    causes = analysis.causes_of_infinity(id) if id in MEASURES else np.empty(0, dtype=np.intp)
    if not causes.size:
        return ""
    if id == "kl_ba":
        text = QCoreApplication.translate("Loss", "It is ∞ here: B has {0}, and A has none of it.")
    else:
        text = QCoreApplication.translate("Loss", "It is ∞ here: A has {0}, and B has none of it.")
    return text.format(analysis.state.labels[causes[0]])


def draw_arrows(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    """What the arrows are: the formula of the gradient, and what it says."""
    theme, factor, objective = scene.theme, scene.desk.factor, scene.shown.objective
    formula = objective.gradient_formula
    if scene.options.temperature == 1:
        formula = formula.replace("(bᵢ − aᵢ) / T", "bᵢ − aᵢ").replace(" / T", "")
    remark = translated("Objective", objective.remark)
    up = why_infinite(scene) or QCoreApplication.translate(
        "Loss", "Up: raising z raises the loss. A training step goes the other way."
    )
    text = f"∂/∂zᵢ = {formula}"
    widths = metrics(NORMAL, factor)
    if widths.horizontalAdvance(f"{text}  ·  {remark}") <= rect.width():
        text = f"{text}  ·  {remark}"
    painter.setFont(font(NORMAL, factor))
    for i, (ink, line) in enumerate(((theme.text, text), (theme.muted, up))):
        painter.setPen(colour_of(ink))
        shown = widths.elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QPointF(rect.left(), rect.bottom() - (30 - 22 * i) * factor), shown)


def mistake_name(mistake: Mistake) -> str:
    name = QCoreApplication.translate("Loss", mistake.name)
    return name.format(logit="" if mistake.logit is None else fixed(mistake.logit, 0))


def draw_mistakes(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    """What each classic mistake would give; with its sentence where they were asked for."""
    theme, factor = scene.theme, scene.desk.factor
    if scene.is_low:
        _draw_all_under(painter, scene, rect)
        return
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), colour_of(theme.line))
    if scene.options.shows_mistakes:
        for i, mistake in enumerate(scene.shown.mistakes):
            top = rect.top() + (4 + 33 * i) * factor
            left = rect.left() + LEFT * factor
            room = QRectF(left, top, rect.right() - left - 8 * factor, 32 * factor)
            _draw_beside(painter, scene, room, mistake)
        return
    plain, bold = face(NORMAL, factor), face(NORMAL, factor, True)
    x = rect.left() + LEFT * factor
    y = rect.top() + 23 * factor
    for mistake in scene.shown.mistakes:
        name, wrong = mistake_name(mistake), _wrong(scene, mistake)
        width = plain.width(name) + 8 * factor + bold.width(wrong)
        if x + width > rect.right() - 8 * factor:
            break
        painter.setPen(colour_of(theme.muted))
        painter.setFont(plain.font)
        painter.drawText(QPointF(x, y), name)
        painter.setPen(colour_of(theme.text))
        bold.write(painter, x + plain.width(name) + 8 * factor, y, wrong)
        x += width + 28 * factor


def _wrong(scene: Scene, mistake: Mistake) -> str:
    """What a mistake gives; beside what is right, where that is not the loss that is on show."""
    wrong = fixed(mistake.wrong, scene.desk.measure_decimals)
    if (mistake.outcome is None and mistake.wrong < math.inf) or mistake.wrong == mistake.right:
        return wrong
    template = QCoreApplication.translate("Loss", "{0}, not {1}")
    return template.format(wrong, fixed(mistake.right, 2))


def _head(scene: Scene, mistake: Mistake) -> str:
    decimals = scene.desk.measure_decimals
    wrong, right = (fixed(loss, decimals) for loss in (mistake.wrong, mistake.right))
    template = QCoreApplication.translate("Loss", "{0}: {1}, not {2}")
    if wrong == right:
        template = QCoreApplication.translate("Loss", "{0}: {1}, which is right here")
    return template.format(mistake_name(mistake), wrong, right)


def _draw_beside(painter: QPainter, scene: Scene, room: QRectF, mistake: Mistake) -> None:
    """A mistake with its number, and its sentence beside it."""
    theme, factor = scene.theme, scene.desk.factor
    middle = room.left() + 340 * factor
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
    head = QRectF(room)
    head.setRight(middle - 12 * factor)
    painter.setPen(colour_of(theme.text))
    painter.setFont(font(SMALL, factor, True))
    painter.drawText(head, flags, _head(scene, mistake))
    sentence = QRectF(room)
    sentence.setLeft(middle)
    painter.setFont(font(SMALL, factor))
    painter.setPen(colour_of(theme.muted))
    painter.drawText(sentence, flags, QCoreApplication.translate("Loss", mistake.sentence))


def _draw_all_under(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    """The mistakes under one another, each with its number and its sentence.

    Where there is no room for all sentences, the last ones are left out.
    """
    theme, factor = scene.theme, scene.desk.factor
    mistakes = scene.shown.mistakes
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    head, widths = HEAD * factor, metrics(SMALL, factor)
    sentences = [QCoreApplication.translate("Loss", mistake.sentence) for mistake in mistakes]
    room = QRectF(rect.left(), 0, rect.width(), 1000 * factor)
    heights = [widths.boundingRect(room.toRect(), flags, text).height() for text in sentences]
    free = rect.height() - 8 * factor - head * len(mistakes)
    while sentences and sum(heights) > free:
        sentences.pop()
        heights.pop()
    gap = min((free - sum(heights)) / len(mistakes), 14 * factor)
    top = rect.top() + 4 * factor
    for i, mistake in enumerate(mistakes):
        title = metrics(NORMAL, factor, True).elidedText(
            _head(scene, mistake), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.setPen(colour_of(theme.text))
        painter.setFont(font(NORMAL, factor, True))
        painter.drawText(QPointF(rect.left(), top + 14 * factor), title)
        top += head
        if i < len(sentences):
            painter.setFont(font(SMALL, factor))
            painter.setPen(colour_of(theme.muted))
            below = QRectF(rect.left(), top, rect.width(), heights[i] + 4)
            painter.drawText(below, flags, sentences[i])
            top += heights[i]
        top += gap
