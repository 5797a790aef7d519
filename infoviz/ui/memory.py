"""How the window was left, and what of it was for one run alone."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize

from infoviz.desk import Desk

if TYPE_CHECKING:
    from infoviz.ui.main_window import MainWindow


class Memory(QObject):
    """Brings back what the settings hold, and keeps what a person has changed since.

    What the command line or a document asks for is borrowed: it is kept only where it was changed
    afterwards.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.settings
        self._borrowed_size: QSize | None = None

    def restore(self, lens: str | None) -> None:
        """Sizes, what is folded, and the lens that was left, unless it is another for this run."""
        window, settings = self._window, self._settings
        window.right.heights = settings.heights(window.right.heights)
        geometry = settings.layout("geometry")
        if geometry is not None:
            window.restoreGeometry(geometry)
        for name, splitter in window.splitters.items():
            layout = settings.layout(name)
            if layout is not None:
                splitter.restoreState(layout)
        # Before there is a lens, which may fold it for want of room: that is nobody's choice.
        window.term_panel.set_folded(settings.is_folded())
        window.set_lens(settings.view() if lens is None else lens)
        window.tabs.make_current()
        self._begin()

    def borrow_size(self, size: QSize) -> None:
        """Gives the window a size for this run."""
        self._window.resize(size)
        self._borrowed_size = self._window.size()

    def borrow_desk(self, desk: Desk, lens: str) -> None:
        """Shows a desk that is not the person's own, such as that of a document."""
        self._keep_desk()
        self._window.set_desk(desk)
        self._window.set_lens(lens)
        self._begin()

    def keep(self) -> None:
        """Writes down how the window stands."""
        window, settings = self._window, self._settings
        self._keep_desk()
        settings.save_factor(window.presentation.factor)
        # What gave way to a small window comes back in a large one.
        settings.save_folded(window.term_panel.is_folded and not window.right.folded_for_room)
        settings.save_heights(window.right.heights)
        if window.size() != self._borrowed_size:
            settings.save_layout("geometry", window.saveGeometry())
        for name, splitter in window.splitters.items():
            settings.save_layout(name, splitter.saveState())

    def _begin(self) -> None:
        self._first_desk, self._first_lens = self._window.desk, self._window.lens

    def _keep_desk(self) -> None:
        window, settings = self._window, self._settings
        settings.save_desk(_changed(settings.desk(), self._first_desk, window.desk))
        if window.lens != self._first_lens:
            settings.save_view(window.lens)


def _changed(kept: Desk, first: Desk, last: Desk) -> Desk:
    """`kept` with what is not the same in `last` as in `first`."""
    changes = {
        field.name: getattr(last, field.name)
        for field in fields(Desk)
        if getattr(last, field.name) != getattr(first, field.name)
    }
    return replace(kept, **changes)
