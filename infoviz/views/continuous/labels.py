"""Words in the picture: which curve is which, who has more, the area, and what is infinite."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.axes import Clearing
from infoviz.charts.fonts import NORMAL, SMALL
from infoviz.charts.numerals import Face, face
from infoviz.charts.raster import colour_of
from infoviz.core.densities import Truncated
from infoviz.core.density_pair import LETTERS, Letter
from infoviz.core.distribution import Vector
from infoviz.core.numbers import INFINITY, fixed, signed
from infoviz.views.continuous.curves import Curves
from infoviz.views.continuous.ground import formula_width
from infoviz.views.continuous.plot import Plot
from infoviz.views.continuous.scene import Scene, name_of

CORNER = 2.0
LEVELS = (0.62, 0.42, 0.8, 0.25, CORNER)
"""At which parts of its height a curve may have its name, the best first; or in a corner."""

WIDEST = 0.36
"""A name takes at most this part of the width."""

AWAY = 10.0
_LEAST = 0.02
"""Who has more is told where that is at least so much of the whole area."""

Choice = tuple[float, int]
"""A part of the height, and on which side of the curve."""


class Labels:
    """Chooses places when all has settled; while the curves move, the words go with them."""

    def __init__(self) -> None:
        self._chosen: dict[Letter, Choice] = {}

    def choose(self, scene: Scene, plot: Plot, curves: Curves, taken: Sequence[QRectF]) -> None:
        """Finds places for the names of the densities."""
        x = plot.xs(curves.x)
        ys = [np.maximum(plot.density_ys(v), plot.upper.top()) for v in (curves.f, curves.g)]
        clearing = Clearing(x, ys)
        for each in taken:
            clearing.take(each)
        for letter in LETTERS:
            outer = scene.sides[letter]
            choices = [(level, side) for side in (outer, -outer) for level in LEVELS]
            rects = [self._rect(scene, plot, curves, letter, choice) for choice in choices]
            inside = [
                (choice, rect)
                for choice, rect in zip(choices, rects, strict=True)
                if rect.left() >= plot.left
                and rect.right() <= plot.right
                and rect.top() >= plot.upper.top() - 2
            ]
            if inside:
                rect = clearing.best([rect for _, rect in inside])
                self._chosen[letter] = next(c for c, r in inside if r is rect or r == rect)
            else:
                self._chosen[letter] = choices[0]

    def _rect(
        self, scene: Scene, plot: Plot, curves: Curves, letter: Letter, choice: Choice
    ) -> QRectF:
        """The room of a name beside its curve."""
        level, side = choice
        if level == CORNER:
            width = _name_width(scene, plot, letter)
            left = plot.left + 6 if side < 0 else plot.right - width - 6
            return QRectF(left, plot.upper.top(), width, 18 * scene.factor)
        values = curves.f if letter == "f" else curves.g
        shown = np.minimum(values, plot.top)
        high = np.flatnonzero(shown >= level * shown.max())
        at = int(high[0] if side < 0 else high[-1])
        factor = scene.factor
        width = _name_width(scene, plot, letter)
        x = plot.x(float(curves.x[at])) + side * AWAY * factor
        left = x if side > 0 else x - width
        left = min(max(left, plot.left), plot.right - width)
        y = plot.density_y(float(shown[at]))
        return QRectF(left, y - 15 * factor, width, 18 * factor)

    def draw_names(
        self, painter: QPainter, scene: Scene, plot: Plot, curves: Curves, avoid: Sequence[QRectF]
    ) -> None:
        factor = scene.factor
        bold = face(NORMAL, factor, True)
        for letter in LETTERS:
            if letter not in self._chosen:
                continue
            rect = self._rect(scene, plot, curves, letter, self._chosen[letter])
            if any(map(rect.intersects, avoid)):
                # A handle has come by: out of its way.
                rect = self._rect(scene, plot, curves, letter, (CORNER, scene.sides[letter]))
            if any(map(rect.intersects, avoid)):
                continue
            painter.setPen(colour_of(scene.text_ink(letter)))
            y = rect.top() + 13 * factor
            bold.write(painter, rect.left(), y, letter)
            gap = bold.width(letter) + 8 * factor
            bold.write(painter, rect.left() + gap, y, _name(scene, plot, letter))


def _name(scene: Scene, plot: Plot, letter: Letter) -> str:
    """A density as it is called in the picture; without its parameters where that is too long."""
    density = scene.pair.of(letter)
    text = name_of(density)
    if face(NORMAL, scene.factor, True).width(text) > WIDEST * plot.upper.width():
        text = density.base.id if isinstance(density, Truncated) else density.id
    return text


def _name_width(scene: Scene, plot: Plot, letter: Letter) -> float:
    bold = face(NORMAL, scene.factor, True)
    return bold.width(letter) + 8 * scene.factor + bold.width(_name(scene, plot, letter))


Leader = tuple[Letter, float, float]
"""Who has more, and where the words begin."""


def leaders_of(scene: Scene, plot: Plot, curves: Curves, taken: Sequence[QRectF]) -> list[Leader]:
    """Places for "f has more" and "g has more", beside the greatest hump that is so."""
    values = np.where(np.isfinite(curves.integrand), curves.integrand, 0.0)
    whole = float(np.abs(values).sum())
    if whole == 0 or not scene.drawn.is_divergence:
        return []
    x, y = plot.xs(curves.x), plot.integrand_ys(values / scene.nats)
    plain, found = face(NORMAL, scene.factor), list[Leader]()
    for letter, sign in zip(LETTERS, (1, -1), strict=True):
        own = np.where(curves.leader == sign, np.abs(values), 0.0)
        if float(own.sum()) < _LEAST * whole:
            continue
        width, height = plain.width(_leader_text(letter)), 16 * scene.factor
        at = int(own.argmax())
        rect = _beside(plot, x, y, own, at, scene.sides[letter], width, height)
        if rect is not None and not any(map(rect.intersects, taken)):
            found.append((letter, rect.left(), rect.top() + 12 * scene.factor))
    return found


def _leader_text(letter: Letter) -> str:
    return QCoreApplication.translate("Continuous", "{0} has more").format(letter)


def draw_leaders(painter: QPainter, scene: Scene, leaders: Sequence[Leader]) -> None:
    """Says who has more."""
    plain = face(NORMAL, scene.factor)
    for letter, left, baseline in leaders:
        painter.setPen(colour_of(scene.text_ink(letter)))
        plain.write(painter, left, baseline, _leader_text(letter))


def _beside(
    plot: Plot, x: Vector, y: Vector, own: Vector, at: int, outer: int, width: float, height: float
) -> QRectF | None:
    """Room beside a hump at half its height, on its outer side or the other; None for none."""
    half = np.flatnonzero(own < 0.45 * own[at])
    place = int(np.searchsorted(half, at))
    left = float(x[half[place - 1]]) if place else plot.left
    right = float(x[half[place]]) if place < len(half) else plot.right
    zero = plot.integrand_y(0.0)
    top = 0.5 * (zero + float(y[at]) - height)
    top = max(top, zero + 3) if y[at] > zero else min(top, zero - 3 - height)
    top = min(max(top, plot.lower.top()), plot.lower.bottom() - height + 2)
    rights = QRectF(right + AWAY, top, width, height)
    lefts = QRectF(left - AWAY - width, top, width, height)
    for rect in (rights, lefts) if outer > 0 else (lefts, rights):
        if rect.left() < plot.left or rect.right() > plot.right:
            continue
        first, last = np.searchsorted(x, (rect.left(), rect.right()))
        across = y[first : last + 1]
        if not across.size or across.min() >= rect.bottom() or across.max() <= rect.top():
            return rect
    return None


def area_pieces(scene: Scene) -> list[tuple[str, str, bool]]:
    """The area under the integrand as texts, each with its colour and whether it is bold."""
    theme, measure, desk = scene.theme, scene.drawn, scene.desk
    analysis = scene.analysis
    word = QCoreApplication.translate("Continuous", "area")
    result = analysis.results[measure.id]
    pieces = [(word, theme.muted, False)]
    if not result.is_finite:
        return [*pieces, (f"{INFINITY} {desk.unit}", theme.text, True)]
    total = desk.numbers.with_unit(result.value)
    above, below = scene.parts
    if above and below:
        more, less = "a", "b"
        if measure.is_divergence and measure.of == "g":
            more, less = "b", "a"
        elif not measure.is_divergence:
            more, less = measure.colour, ""
        pieces.append(
            (
                signed(above / scene.nats, desk.measure_decimals),
                theme.of(f"{more}_text"),
                True,
            )
        )
        taken = fixed(-below / scene.nats, desk.measure_decimals)
        pieces.append((f"− {taken}", theme.of(f"{less}_text") if less else theme.muted, True))
        total = f"= {total}"
    pieces.append((total, theme.text, True))
    if scene.measure.id == "js_distance":
        root = desk.numbers.measure(analysis.results["js_distance"].value, 0.5)
        pieces.append((f"√ = {root}", theme.text, True))
    return pieces


def draw_area(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """The area under the integrand, in the row of its formula, as far as there is room."""
    factor = scene.factor
    gap = 9 * factor
    pieces = area_pieces(scene)
    faces: list[Face] = [face(NORMAL, factor, is_bold) for _, _, is_bold in pieces]
    start = plot.rect.left() + 12 * factor + formula_width(scene) + 2 * gap
    right, baseline = plot.right, plot.lower.top() - 11 * factor
    for (text, colour, _), own in zip(reversed(pieces), reversed(faces), strict=True):
        left = right - own.width(text)
        if left < start:
            return
        painter.setPen(colour_of(colour))
        own.write(painter, left, baseline, text)
        right = left - gap
    unit = QCoreApplication.translate("Continuous", "{0} per unit of x").format(scene.desk.unit)
    small = face(SMALL, factor)
    if start + small.width(unit) < right - gap and math.isfinite(start):
        painter.setPen(colour_of(scene.theme.muted))
        small.write(painter, start, baseline, unit)
