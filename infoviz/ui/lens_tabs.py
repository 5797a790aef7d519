"""The lenses, one tab each; a lens is made when its tab is first chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from infoviz.views import VIEWS
from infoviz.views.base import View

LEAST = QSize(300, 130)


class _Page(QWidget):
    """Where a lens will stand. All pages need the same room, lest the window jump with the tab."""

    def __init__(self) -> None:
        super().__init__()
        self.factor = 1.0
        QVBoxLayout(self).setContentsMargins(0, 0, 0, 0)

    def minimumSizeHint(self) -> QSize:
        return LEAST * self.factor


class LensTabs(QTabWidget):
    """`created` gives a new lens, to be wired before it is shown; `lens_changed` its id."""

    created = Signal(object)  # View
    lens_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lenses: dict[str, View] = {}
        self._ids = list(VIEWS)
        self.tabBar().setAccessibleName(self.tr("Lenses"))
        for kind in VIEWS.values():
            self.addTab(_Page(), kind.translated_title())
        self.currentChanged.connect(self._on_current_changed)

    @property
    def lens(self) -> str:
        """The id of the lens in front."""
        return self._ids[self.currentIndex()]

    def set_lens(self, id: str) -> None:
        """Brings a lens to the front; one that is unknown leaves all as it is."""
        if id in self._ids:
            self.setCurrentIndex(self._ids.index(id))

    def make_current(self) -> None:
        """Makes the lens in front, unless it has been made."""
        id = self.lens
        if id in self.lenses:
            return
        view = self.lenses[id] = VIEWS[id].create()
        self.created.emit(view)
        # Its own least size does not count: what a lens needs it takes from itself.
        view.setMinimumSize(1, 1)
        self.currentWidget().layout().addWidget(view)
        view.show()

    def set_factor(self, factor: float) -> None:
        for place in range(self.count()):
            page = self.widget(place)
            assert isinstance(page, _Page)
            page.factor = factor
            page.updateGeometry()

    def _on_current_changed(self) -> None:
        self.make_current()
        self.lens_changed.emit(self.lens)
