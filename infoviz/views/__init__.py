"""The views, and the registry of those that are shown one at a time, as tabs."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from infoviz.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from infoviz.views.base import View


@dataclass(frozen=True)
class ViewKind:
    """A view by its id, its title, and the class as "module:name" inside infoviz.views."""

    id: str
    title: str
    target: str

    def create(self) -> View:
        """A new view. Its module is imported only now."""
        module, _, name = self.target.partition(":")
        view: View = getattr(import_module(f"infoviz.views.{module}"), name)()
        return view

    def translated_title(self) -> str:
        return QCoreApplication.translate("ViewKind", self.title)


VIEWS: dict[str, ViewKind] = {
    kind.id: kind
    for kind in (
        # One line a view, in the order of the tabs.
        ViewKind("terms", QT_TRANSLATE_NOOP("ViewKind", "Terms"), "terms:Terms"),
        ViewKind(
            "coding_cost", QT_TRANSLATE_NOOP("ViewKind", "Coding cost"), "coding_cost:CodingCost"
        ),
        ViewKind("surprisal", QT_TRANSLATE_NOOP("ViewKind", "Surprisal"), "surprisal:Surprisal"),
        ViewKind("landscape", QT_TRANSLATE_NOOP("ViewKind", "Landscape"), "landscape:Landscape"),
        ViewKind("pairs", QT_TRANSLATE_NOOP("ViewKind", "Pairs"), "pairs:Pairs"),
        ViewKind("loss", QT_TRANSLATE_NOOP("ViewKind", "Loss"), "loss:Loss"),
        ViewKind(
            "continuous", QT_TRANSLATE_NOOP("ViewKind", "Continuous"), "continuous:Continuous"
        ),
    )
}
