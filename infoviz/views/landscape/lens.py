"""The landscape as a lens: its mode, and when it is drawn."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.device import ratio_of
from infoviz.charts.focus_ring import draw_focus_ring
from infoviz.charts.raster import colour_of
from infoviz.views.base import Part, View
from infoviz.views.landscape.frame import Frame, arrange, bare
from infoviz.views.landscape.header import Header
from infoviz.views.landscape.mode import Mode
from infoviz.views.landscape.options import Options
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.strip import Strip
from infoviz.views.landscape.switches import Switches

_MODES = {"curves": "Curves", "simplex": "Simplex", "path": "Path"}

LOW = 220
_HEIGHTS = {"curves": LOW, "simplex": 320, "path": LOW}
"""What each mode needs: a triangle is as wide as it is high, and contours need both."""


class Lens(View, Canvas):
    """Curves over b for two outcomes, the simplex for three, a path from B to A for any number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.switches = Switches(self)
        self.switches.switched.connect(self._on_switched)
        self._modes: dict[str, Mode] = {}
        self._mode_id = ""
        self._frame: Frame | None = None
        self._open = QRegion()
        self._laid: tuple[QRectF, float] | None = None
        self._header = Header(self.scene)
        self._strips = (
            Strip(self.scene, self._draw_caption, self),
            Strip(self.scene, self._draw_figures, self),
        )
        self._is_moving = False

    @property
    def mode(self) -> Mode:
        """The mode on show; its module is imported when it is first shown."""
        if self._mode_id not in self._modes:
            module = import_module(f"infoviz.views.landscape.{self._mode_id}")
            self._modes[self._mode_id] = getattr(module, _MODES[self._mode_id])(self.scene)
        return self._modes[self._mode_id]

    @property
    def mode_id(self) -> str:
        """ "curves", "simplex" or "path"; "" before there is anything to show."""
        return self._mode_id

    # Options

    def options(self) -> dict[str, Any]:
        return self.scene.options.as_data()

    def restore(self, options: dict[str, Any]) -> None:
        self._set_options(self.scene.options.changed_by(options))

    def _set_options(self, options: Options) -> None:
        self.finish_gesture()
        self.scene.options = options
        self._redraw_if_visible("all")

    def _on_switched(self, changes: dict[str, Any]) -> None:
        self._set_options(self.scene.options.changed_by(changes))
        if "levels" in changes:
            self.measure_chosen.emit(changes["levels"])

    def forget_gesture(self) -> None:
        """Lets go of what is held, where the outcomes have become others."""

    # Drawing

    def redraw(self, part: Part) -> None:
        assert self.analysis is not None
        if part in ("span", "pin"):
            return
        scene, before = self.scene, self.scene.analysis
        scene.analysis, scene.hovered = self.analysis, self.hovered
        if part == "hover":
            self.highlight_changed()
            self._strips[0].update()
            return
        labels = self.analysis.state.labels
        if before is None or before.state.labels is not labels:
            self.forget_gesture()
            part = "all"
        if part in ("analysis", "settled"):
            self._follow(part == "settled")
        else:
            self._follow_desk()
            self._lay_out()

    def _follow_desk(self) -> None:
        """Takes the theme and the desk; a measure that was chosen elsewhere becomes the levels."""
        scene = self.scene
        is_chosen = scene.desk.measure != self.desk.measure
        scene.theme, scene.desk = self.theme, self.desk
        if is_chosen and self.desk.measure in scene.options.level_measures:
            scene.options = scene.options.changed_by({"levels": self.desk.measure})

    def _lay_out(self) -> None:
        """Puts everything in its place, after which all is drawn anew."""
        scene = self.scene
        n = len(scene.state)
        before, self._mode_id = self._mode_id, scene.options.mode_for(n)
        if _HEIGHTS[self._mode_id] != _HEIGHTS.get(before):
            self.updateGeometry()
        self.switches.show_options(scene.options, n)
        self.switches.show_theme(self.theme)
        captions = self.mode.captions()
        self._frame = arrange(
            self.switches,
            self._mode_id,
            QRectF(self.rect()),
            scene.factor,
            self._header.width(captions[1]),
        )
        self._place_strips(self._frame)
        self._laid = None
        self._is_moving = False
        self.ground_changed()

    def _follow(self, settled: bool) -> None:
        """Draws what the new numbers have changed, and nothing else."""
        if self._laid is None:
            self.update()
            return
        ground, kept = self.mode.follow(settled)
        was_moving = self._is_moving
        self._is_moving = kept and not settled
        if ground:
            self.ground_changed()
        elif self._is_moving != was_moving or (kept and settled):
            self.highlight_changed()
        else:
            self._paint_what_moves()

    def _place_strips(self, frame: Frame) -> None:
        """Puts the words over the picture where they stand, and says what is left of it to paint.

        The switches need not be painted again when the picture is. A region of one rectangle is
        painted many times faster than one of several.
        """
        caption, figures = self._strips
        caption.setGeometry(frame.caption.toAlignedRect())
        figures.setVisible(frame.figures is not None)
        if frame.figures is not None:
            figures.setGeometry(frame.figures.toAlignedRect())
        below = frame.body.united(frame.aside) if not frame.aside.isNull() else frame.body
        whole = below.toAlignedRect().intersected(self.rect())
        whole.setLeft(0)
        whole.setRight(self.width() - 1)
        widgets = [*self._strips, *self.switches.all]
        shown = [widget.geometry() for widget in widgets if not widget.isHidden()]
        self._open = QRegion(whole)
        for each in shown:
            self._open -= QRegion(each)

    def _paint_what_moves(self) -> None:
        self.update(self._open)
        for strip in self._strips:
            strip.update()

    def _draw_caption(self, painter: QPainter) -> None:
        if self._frame is not None and self.scene.analysis is not None:
            self._header.draw_caption(painter, self._frame, self.mode.captions())
            self._header.draw_outcome(painter, self._frame)

    def _draw_figures(self, painter: QPainter) -> None:
        if self._frame is not None and self.scene.analysis is not None:
            self._header.draw_equation(painter, self._frame, self.mode.equals())

    def _prepare(self, rect: QRectF, ratio: float) -> Frame:
        """Sees to it that the mode is laid out for what is painted on."""
        own = rect == QRectF(self.rect()) and self._frame is not None
        frame = self._frame if own else bare(rect, self.scene.factor)
        assert frame is not None
        if self._laid != (rect, ratio):
            self.mode.lay_out(frame, ratio)
            self.mode.follow(True)
            self._laid = rect, ratio
        return frame

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, colour_of(self.theme.surface))
        if self.scene.analysis is not None:
            self._prepare(rect, ratio_of(painter))
            self.mode.draw_ground(painter)
            if self.scene.has_focus:
                draw_focus_ring(painter, self.theme, rect, self.scene.factor)

    def draw_highlight(self, painter: QPainter, rect: QRectF) -> None:
        if self.scene.analysis is None:
            return
        frame = self._prepare(rect, ratio_of(painter))
        if frame is not self._frame:
            self._header.draw_caption(painter, frame, self.mode.captions())
        if not self._is_moving:
            self.mode.draw_kept(painter, moving=False)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        if self.scene.analysis is None:
            return
        frame = self._prepare(rect, ratio_of(painter))
        if self._is_moving:
            self.mode.draw_kept(painter, moving=True)
        self.mode.draw(painter)
        if frame is not self._frame:
            # Elsewhere than on the screen, where strips of their own have the words.
            self._header.draw_outcome(painter, frame)
            self._header.draw_equation(painter, frame, self.mode.equals())
        found = self.mode.card()
        if found is not None:
            card, place = found
            card.draw(painter, place, self.theme)

    def measure_at(self, place: QPointF) -> str | None:
        """The measure whose name is at `place`."""
        return self._header.measure_at(place) or self.mode.measure_at(place)

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.scene.analysis is not None and self.isVisible():
            self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(640, 240) * self.desk.factor

    def minimumSizeHint(self) -> QSize:
        return QSize(300, _HEIGHTS.get(self._mode_id, LOW)) * self.desk.factor
