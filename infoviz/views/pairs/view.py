"""Pairs as a view: when it is drawn, its switches, and what a hand and the keys can do with it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from infoviz.charts.raster import colour_of
from infoviz.charts.share_drag import Pointer
from infoviz.core.joint import Groups, joint_of
from infoviz.core.state import Side, State
from infoviz.views.announce import announce
from infoviz.views.base import NO_OUTCOME, Part, View
from infoviz.views.pairs.hand import Hand
from infoviz.views.pairs.header import Header
from infoviz.views.pairs.keys import Keys
from infoviz.views.pairs.picture import Picture
from infoviz.views.pairs.pointing import Pointing
from infoviz.views.pairs.scene import Bar, Figures, Scene

LEFT = Qt.MouseButton.LeftButton


class Pairs(View):
    """Two draws at once: their joint table, and what one of them tells of the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.picture = Picture(self.scene, self)
        self.header = Header(self)
        self._hand = Hand(self)
        self._keys = Keys(self, self._hand)
        self._pointing = Pointing(self, self._hand)
        self._groups: Groups | None = None
        self._chosen_before: tuple[int | None, int | None] = None, None
        self._last_previewed: State | None = None
        self.header.moved.connect(self._on_moved)
        self.header.slider.released.connect(self._on_released)
        self.header.ordered.connect(self._on_ordered)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Pairs of draws"))

    # Options

    def options(self) -> dict[str, Any]:
        return asdict(self.scene.options)

    def restore(self, options: dict[str, Any]) -> None:
        self._hand.cancel()
        self.scene.options = self.scene.options.changed_by(options)
        self.header.show_options(self.scene.options)
        self._redraw_if_visible("all")

    def _on_ordered(self, order: str) -> None:
        self.restore({"order": order})

    def _on_moved(self, part: float) -> None:
        """Follows the slider: scales grow, as in every drag."""
        self.scene.options = self.scene.options.changed_by({"part": part})
        self.header.show_options(self.scene.options)
        self.update(self.header.value_rect.toAlignedRect())
        self._redraw_if_visible("analysis")

    def _on_released(self) -> None:
        self.header.show_options(self.scene.options)
        self._redraw_if_visible("settled")

    # Drawing

    def redraw(self, part: Part) -> None:
        assert self.analysis is not None
        scene, picture = self.scene, self.picture
        if part in ("span", "pin"):
            return
        if part == "hover":
            scene.hovered = self.hovered
            picture.highlight_changed()
            return
        state = self.analysis.state
        is_new = self._follow_labels(state)
        scene.theme, scene.desk, scene.hovered = self.theme, self.desk, self.hovered
        # Which outcomes are likely enough for a row of their own is asked when the hand lets go.
        groups = None if is_new or part != "analysis" else self._groups
        options = scene.options
        joint = joint_of(state.a, state.b, options.part, options.order, groups)
        is_other = self._groups is None or (
            joint.groups is not self._groups and not _are_same(joint.groups, self._groups)
        )
        self._groups = joint.groups
        scene.figures = Figures(state, joint)
        if is_new or is_other or part in ("all", "desk", "theme"):
            self.header.show_rows(scene.shown.own, joint.groups.has_rest)
            self._lay_out()
            self.update()
        is_rescaled = picture.scales.follow(scene, may_shrink=part != "analysis")
        if is_rescaled or is_other or is_new or part not in ("analysis", "settled"):
            picture.ground_changed()
        else:
            picture.update()
        if part != "analysis":
            self._tell()

    def _follow_labels(self, state: State) -> bool:
        """Keeps what is chosen where outcomes were added, removed, renamed or reordered."""
        scene = self.scene
        if scene.figures is None:
            return True
        before = scene.state
        if before.labels is state.labels:
            return False
        self._hand.forget()
        scene.pointed = scene.near = None
        self._chosen_before = None, None
        n, places = len(state), state.index
        x, y = (places.get(before.labels[outcome], min(outcome, n - 1)) for outcome in scene.chosen)
        scene.chosen = x, y
        return True

    def _lay_out(self) -> None:
        top = self.header.lay_out(self.width(), self.height(), self.desk.factor)
        self.picture.setGeometry(0, top, self.width(), max(self.height() - top, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour_of(self.theme.surface))
        self.header.draw(painter, self.theme, self.desk.factor)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self.picture.ground_changed()

    def _tell(self) -> None:
        """Exposes the chosen cell to assistive technology; has it read where it has the focus."""
        figures, numbers = self.scene.shown, self.desk.numbers
        row, column = self.scene.cell
        text = self.tr("{0} in A, {1} in B: share {2}, self-information {3}").format(
            figures.label(row),
            figures.label(column),
            numbers.share(float(figures.joint.table[row, column])),
            numbers.with_unit(figures.joint.surprise(row, column)),
        )
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            if self.hasFocus():
                announce(self, text)

    # What the hand and the keys do

    def preview(self, state: State) -> None:
        """Shows `state` everywhere, unless it was the last to be shown."""
        if state is not self._last_previewed:
            self._last_previewed = state
            self.previewed.emit(state)

    def commit(self, text: str) -> None:
        self._last_previewed = None
        self.committed.emit(text)

    def cancel(self) -> None:
        self._last_previewed = None
        self.cancelled.emit()

    def hold(self, bar: Bar | None) -> None:
        if bar != self.scene.held:
            self.scene.held = bar
            self.picture.highlight_changed()

    def choose(self, row: int, column: int) -> None:
        """Chooses a cell of the table."""
        scene, figures = self.scene, self.scene.shown
        if (row, column) == scene.cell:
            return
        before = scene.chosen
        # Of outcomes that share a row any one stands for all.
        of = figures.groups.of
        x, y = (
            outcome if outcome != NO_OUTCOME else int((of == place).argmax())
            for place, outcome in ((row, figures.outcome(row)), (column, figures.outcome(column)))
        )
        scene.chosen = x, y
        was_a, was_b = self._chosen_before
        self._chosen_before = (
            before[0] if x != before[0] else was_a,
            (before[1] if y != before[1] else was_b),
        )
        self.picture.scales.follow(scene, may_shrink=True)
        self.picture.highlight_changed()
        self._tell()

    def chosen_before(self, side: Side) -> int | None:
        """The outcome of a side that was chosen before the present one."""
        return self._chosen_before[0 if side == "a" else 1]

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != LEFT or self.scene.figures is None or self._hand.is_down:
            return
        place = self._in_picture(event)
        cell, bar = self._pointing.found(place)
        row, column = self.scene.cell
        if cell is not None:
            self.choose(*cell)
        elif bar is not None:
            self.choose(*((bar[1], column) if bar[0] == "a" else (row, bar[1])))
        is_bar = self.picture.plot.bar_at(place) is not None
        if cell is not None or bar is not None:
            self._hand.press(self._pointer(event), bar if is_bar else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.scene.figures is None:
            return
        if self._hand.is_down and not event.buttons() & LEFT:
            # The release went elsewhere, as when another window took the pointer.
            self._hand.cancel()
        self._hand.move(self._pointer(event))
        if not self._hand.is_down:
            self._pointing.point(self._in_picture(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self._hand.is_down:
            self._hand.release(self._pointer(event))
            self._pointing.point(self._in_picture(event))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._hand.is_down:
            self._pointing.show(None, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.scene.figures is None or not self._keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._keys.release(event):
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._hand.cancel()
        self._show_focus(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hand.cancel()

    def _show_focus(self, has_focus: bool) -> None:
        self.scene.has_focus = has_focus
        self.picture.ground_changed()

    def _in_picture(self, event: QMouseEvent) -> QPointF:
        return event.position() - self.picture.pos().toPointF()

    def _pointer(self, event: QMouseEvent) -> Pointer:
        place = self._in_picture(event)
        return Pointer(place.x(), place.y(), event.modifiers())

    # Size

    def sizeHint(self) -> QSize:
        return QSize(640, 240) * self.desk.factor

    def minimumSizeHint(self) -> QSize:
        # Five rows with numbers need as much beside margins and reading; a lower window folds
        # the term panel for it.
        return QSize(300, 256) * self.desk.factor


def _are_same(one: Groups, other: Groups) -> bool:
    return one.kept.shape == other.kept.shape and bool((one.kept == other.kept).all())
