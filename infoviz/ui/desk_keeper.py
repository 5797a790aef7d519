"""The desk as a document keeps it, taken from the window and put back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from infoviz.files.saved_desk import Options, SavedDesk, is_option
from infoviz.views.base import View

if TYPE_CHECKING:
    from infoviz.ui.main_window import MainWindow


_NOT_OF_THE_DESK = ("steps",)
"""Steps of training that were taken: to take them again would move the pair."""


class DeskKeeper(QObject):
    """Knows the options of every lens, also of those that have not been made yet."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: dict[str, Options] = {}
        window.tabs.created.connect(self._on_created)

    def saved(self) -> SavedDesk:
        """The desk as it is now."""
        lenses = self._window.tabs.lenses
        options: dict[str, Options] = dict(self._waiting)
        options |= {id: _plain(view.options()) for id, view in lenses.items()}
        desk = replace(self._window.desk, factor=1.0)
        return SavedDesk(
            desk, self._window.lens, {id: each for id, each in options.items() if each}
        )

    def restore(self, saved: SavedDesk) -> None:
        """Puts the desk back; what the window does not know of it stays as it is."""
        window = self._window
        self._waiting = {
            id: options for id, options in saved.options.items() if id not in window.tabs.lenses
        }
        for id, view in window.tabs.lenses.items():
            _restore(view, saved.options.get(id, {}))
        window.memory.borrow_desk(replace(saved.desk, factor=window.desk.factor), saved.view)

    def _on_created(self, view: View) -> None:
        for id, made in self._window.tabs.lenses.items():
            if made is view and id in self._waiting:
                _restore(view, self._waiting.pop(id))


def _plain(options: Mapping[str, Any]) -> Options:
    return {
        name: value
        for name, value in options.items()
        if is_option(value) and name not in _NOT_OF_THE_DESK
    }


def _restore(view: View, options: Options) -> None:
    """Gives a view those options that are of the type it has them in."""
    known = view.options()
    sound = {
        name: value
        for name, value in options.items()
        if name in known
        and name not in _NOT_OF_THE_DESK
        and (type(value) is type(known[name]) or _are_numbers(value, known[name]))
    }
    if sound:
        view.restore(sound)


def _are_numbers(*values: object) -> bool:
    return all(type(value) in (int, float) for value in values)
