"""The lenses, one tab each; a lens is made when its tab is first chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from infoviz.views import VIEWS
from infoviz.views.base import View
from infoviz.views.controls import tab_behind


class _Page(QWidget):
    """Where a lens will stand. It needs room only while it is in front."""

    def __init__(self) -> None:
        super().__init__()
        self.view: View | None = None
        QVBoxLayout(self).setContentsMargins(0, 0, 0, 0)

    def take(self, view: View) -> None:
        self.view = view
        # How much it needs is told by its hint, to the whole column.
        view.setMinimumSize(1, 1)
        self.layout().addWidget(view)
        view.show()

    def minimumSizeHint(self) -> QSize:
        if self.view is None or self.isHidden():
            return QSize(1, 1)
        return self.view.minimumSizeHint()


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

    def least_height(self) -> int:
        """What the lens in front needs, with the tabs above it, as soon as it is in front."""
        page, stack = self.currentWidget(), self.findChild(QStackedWidget)
        return page.minimumSizeHint().height() + self.height() - stack.height()

    def make_current(self) -> None:
        """Makes the lens in front, unless it has been made."""
        id = self.lens
        if id in self.lenses:
            return
        view = self.lenses[id] = VIEWS[id].create()
        self.created.emit(view)
        page = self.currentWidget()
        assert isinstance(page, _Page)
        page.take(view)
        tab_behind(self.tabBar(), view)

    def _on_current_changed(self) -> None:
        self.make_current()
        self.lens_changed.emit(self.lens)
