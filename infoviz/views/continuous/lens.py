"""The continuous lens: its parts, and what of them is drawn when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from infoviz.charts.raster import colour_of
from infoviz.core.density_pair import LETTERS, densities_of
from infoviz.views.base import Part, View
from infoviz.views.continuous.charts import Charts
from infoviz.views.continuous.foot import Foot
from infoviz.views.continuous.header import Header
from infoviz.views.continuous.options import Options
from infoviz.views.continuous.picture import Picture
from infoviz.views.continuous.places import arrange
from infoviz.views.continuous.scene import Scene
from infoviz.views.continuous.table import Table

SOON, REST = 16, 40
"""So many milliseconds after a move the bins follow, and after the last one their curves."""


class Lens(View):
    """f and g on the line, the integrand of the chosen measure, and bins.

    Header, picture, table, charts and foot are widgets of their own, so that a move paints no
    more than it changes.
    """

    shows_densities = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scene = self.scene = Scene()
        self.header = Header(scene, self)
        self.picture = Picture(scene, self)
        self.table = Table(scene, self)
        self.charts = Charts(scene, self)
        self.foot = Foot(scene, self)
        self._is_drawn = False
        self._soon, self._rest = QTimer(self), QTimer(self)
        for timer, pause, follow in (
            (self._soon, SOON, self._on_soon),
            (self._rest, REST, self._on_rest),
        ):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(follow)
        for row in self.header.rows.values():
            row.hint_changed.connect(self._on_hint_changed)
        self.charts.moved.connect(self._on_bins_moved)
        self.foot.bins_moved.connect(self._on_bins_moved)

    @property
    def presets_button(self) -> QToolButton:
        """Where the window puts its menu of pairs of densities."""
        return self.header.presets

    # What a hand or keys have to say

    @property
    def is_busy(self) -> bool:
        """Whether a handle is moving."""
        raise NotImplementedError

    def name_handles(self) -> None:
        """Tells assistive technology of the handle that has the focus."""
        raise NotImplementedError

    # Options

    def options(self) -> dict[str, Any]:
        return self.scene.options.as_data()

    def restore(self, options: dict[str, Any]) -> None:
        self.set_options(self.scene.options.changed_by(options))

    def set_options(self, options: Options) -> None:
        before, self.scene.options = self.scene.options, options
        if not self._is_drawn:
            return
        if options.frame != before.frame:
            self._choose_frame()
            self.picture.follow(settled=True)
        if options.bins != before.bins:
            self.picture.update()
            self.charts.update()
            self.foot.follow(rescaled=True)

    # Drawing

    def redraw(self, part: Part) -> None:
        assert self.analysis is not None
        if part in ("hover", "span", "pin"):
            return
        scene = self.scene
        scene.theme, scene.desk = self.theme, self.desk
        pair = densities_of(self.analysis.state)
        if part == "analysis" and self._is_drawn:
            if pair is not scene.pair:
                scene.pair = pair
                self._follow()
            return
        scene.pair = pair
        if part == "settled" and self._is_drawn:
            self._settle()
        else:
            self._lay_out()

    def _follow(self) -> None:
        """Draws what a move has changed.

        What takes longer than all else together follows: bins and fields within a frame, in the
        time that a hand leaves between two moves, and the curves when it rests.
        """
        self.scene.is_moving = True
        self._choose_frame()
        self.picture.follow(settled=False)
        self.table.follow()
        self._rest.start()
        if not self._soon.isActive():
            self._soon.start()
        self.header.say()

    def _settle(self) -> None:
        """Scales may shrink, and handles change sides."""
        self._soon.stop()
        self._rest.stop()
        self.scene.is_moving = False
        self.scene.choose_sides()
        self._choose_frame()
        self.picture.follow(settled=True)
        self.table.follow()
        self.table.name()
        self.foot.follow(rescaled=True)
        self._on_rest()
        if self._show_fields():
            self._place()
        self.header.say()
        self.name_handles()

    def _on_soon(self) -> None:
        """Draws the bins of the densities on show, and writes the parameters into their fields."""
        self.scene.catch_up()
        self.picture.update()
        self.foot.follow(rescaled=False)
        if self._show_fields():
            self._place()

    def _on_rest(self) -> None:
        """Makes the curves over the bins, if anybody sees them."""
        if self.charts.isVisible():
            self.scene.make_curve()
            self.charts.follow(settled=not self.is_busy)

    def _show_fields(self) -> bool:
        """Shows the parameters; whether a row has other fields than before."""
        pair, rows = self.scene.pair, self.header.rows
        # Both, whatever the first one says.
        is_other = [rows[letter].show_density(pair.of(letter)) for letter in LETTERS]
        return any(is_other)

    def _choose_frame(self) -> None:
        """The densities decide what is in view, unless a person has zoomed.

        While a handle moves the line stands still, but for one that is pushed beyond an end.
        """
        scene = self.scene
        key = (scene.held or scene.focused) if self.is_busy else None
        if key is None:
            scene.fit_frame()
        else:
            scene.reach(key)

    def _lay_out(self) -> None:
        """Puts all in its place, and draws it anew."""
        self._is_drawn = True
        self.scene.is_moving = False
        self.scene.choose_sides()
        self._choose_frame()
        self._show_fields()
        self._place()
        for canvas in (self.table, self.charts):
            canvas.ground_changed()
        self.picture.lay_out()
        self.foot.lay_out()
        self.foot.follow(rescaled=True)
        self.header.say()
        self.header.update()
        self._on_rest()
        self.table.name()
        self.name_handles()
        self.update()

    def _place(self) -> None:
        """The header above, picture and foot at the left, table and charts at the right."""
        places = arrange(self.header, self.foot, self.table, self.charts, self.size(), self.desk)
        self.header.setGeometry(places.header)
        self.picture.setGeometry(places.picture)
        self.foot.setGeometry(places.foot)
        self.table.setGeometry(places.table)
        self.charts.setVisible(places.charts is not None)
        if places.charts is not None:
            self.charts.setGeometry(places.charts)
        self.foot.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.analysis is not None and self.isVisible():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour_of(self.theme.surface))
        painter.end()

    def _on_hint_changed(self) -> None:
        if self._is_drawn:
            self._place()

    def _on_bins_moved(self, bins: int) -> None:
        self.set_options(replace(self.scene.options, bins=bins))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()
        self._rest.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_drawn and self.isVisible():
            self._lay_out()

    # Size

    def sizeHint(self) -> QSize:
        return QSize(760, 420) * self.desk.factor

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 430) * self.desk.factor
