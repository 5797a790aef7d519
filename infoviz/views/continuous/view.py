"""The continuous lens as a view: handles, fields and keys, and what each gesture makes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from infoviz.core.densities import Density, Interval
from infoviz.core.density_pair import LETTERS, Letter, densities_of
from infoviz.core.state import State
from infoviz.views.continuous.hand import Hand
from infoviz.views.continuous.keys import Keys
from infoviz.views.continuous.lens import Lens
from infoviz.views.continuous.pointing import Pointing
from infoviz.views.continuous.scene import HandleKey, name_of


class Continuous(Lens):
    """The lens with handles on f and g, fields for their parameters, and bins to be sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand, self._keys = Hand(self), Keys(self)
        self._pointing = Pointing(self, self._hand, self._keys)
        self._last_previewed: State | None = None
        self.header.rows["f"].changed.connect(self._on_f_changed)
        self.header.rows["g"].changed.connect(self._on_g_changed)
        for row in self.header.rows.values():
            row.refused.connect(self.explained)
        self.table.chosen.connect(self.measure_chosen)
        self.foot.sent.connect(self._on_sent)
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture.installEventFilter(self._pointing)
        self.setAccessibleName(self.tr("Measures of two densities as integrals"))

    @property
    def state(self) -> State:
        """The pair on show, with its densities."""
        assert self.analysis is not None
        return self.analysis.state

    @property
    def is_busy(self) -> bool:
        return self._hand.is_busy or self._keys.is_running

    def name_handles(self) -> None:
        self._pointing.name()

    # Gestures

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

    def hold(self, key: HandleKey | None) -> None:
        """Shows that a handle is in the hand, or none."""
        self.scene.held = key
        if key is not None:
            self.scene.focused = None
        self.picture.update()

    def finish_gesture(self) -> None:
        self._keys.finish()

    def change(self, letter: Letter, density: Density, text: str) -> None:
        """Puts another density in the place of f or g, as one step."""
        self.finish_gesture()
        pair = densities_of(self.state).with_density(letter, density)
        self.preview(replace(self.state, densities=pair))
        self.commit(text)

    def zoom_to(self, frame: Interval | None) -> None:
        """Shows a part of the line; None for what the densities need."""
        low, high = (None, None) if frame is None else frame
        self.set_options(replace(self.scene.options, low=low, high=high))

    # News

    def _on_f_changed(self, density: Density, text: str) -> None:
        self.change("f", density, text)

    def _on_g_changed(self, density: Density, text: str) -> None:
        self.change("g", density, text)

    def _on_sent(self) -> None:
        """The binned pair becomes A and B, called by the names of the densities."""
        self.finish_gesture()
        names = [f"{letter} = {name_of(self.scene.pair.of(letter))}" for letter in LETTERS]
        state = self.scene.bins.state(*names)
        self.preview(replace(state, densities=self.state.densities))
        self.commit(self.tr("Send {0} bins to the editors").format(len(state)))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hand.cancel()
        self.finish_gesture()
