"""The switches of the lens, and how they find room beside its picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from infoviz.core.measures import MEASURES
from infoviz.theme import Theme
from infoviz.views.controls import Choice
from infoviz.views.landscape.options import CURVES, Options
from infoviz.views.landscape.words import symbol

OF_MODE = {
    "curves": ("curves", "moves"),
    "simplex": ("levels", "dashed", "moves"),
    "path": ("curves", "along", "moves"),
}
"""The switches that each mode has beside the choice of modes."""


class Switches(QObject):
    """Mode, levels, dashed, along, moves and the curves on show; in a menu where room is short."""

    switched = Signal(object)  # dict: names of options with their new values

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._options = Options()
        self._mode_on_show = "path"
        self.mode = Choice(
            "",
            [
                ("curves", self.tr("Curves")),
                ("simplex", self.tr("Simplex")),
                ("path", self.tr("Path")),
            ],
            view,
        )
        self.mode.setAccessibleName(self.tr("Mode"))
        self.levels = Choice(
            self.tr("levels"), [(id, "") for id in ("h", *CURVES) if id not in ("h_a", "h_b")], view
        )
        self.dashed = Choice(
            self.tr("dashed"), [("none", self.tr("none")), ("kl", ""), ("js", symbol("js"))], view
        )
        self.along = Choice(
            self.tr("along"),
            [("arithmetic", self.tr("arithmetic")), ("geometric", self.tr("geometric"))],
            view,
        )
        self.moves = Choice(self.tr("moves"), [("b", "B"), ("a", "A")], view)
        self.curves = _menu_button(self.tr("curves ▾"), view)
        self.more = _menu_button(self.tr("options ▾"), view)
        for menu in (self.curves.menu(), self.more.menu()):
            menu.triggered.connect(self._on_triggered)
        self.curves.menu().aboutToShow.connect(self._fill_curves)
        self.more.menu().aboutToShow.connect(self._fill_more)
        self.mode.chosen.connect(self._on_mode_chosen)
        self.levels.chosen.connect(self._on_levels_chosen)
        self.dashed.chosen.connect(self._on_dashed_chosen)
        self.along.chosen.connect(self._on_along_chosen)
        self.moves.chosen.connect(self._on_moves_chosen)
        self.show_options(self._options, 2)

    def show_options(self, options: Options, n: int) -> None:
        """Sets every switch; for `n` outcomes, modes that do not fit cannot be chosen."""
        self._options, self._mode_on_show = options, options.mode_for(n)
        self.mode.set_enabled("curves", n == 2)
        self.mode.set_enabled("simplex", n == 3)
        self.mode.set_value(self._mode_on_show)
        for id in options.level_measures:
            _name(self.levels, _level_id(id), symbol(id))
        self.levels.set_value(_level_id(options.level_measure))
        _name(self.dashed, "kl", symbol(options.other_kl))
        self.dashed.set_enabled("js", options.level_measure != "js")
        self.dashed.set_value(options.dashed if options.dashed_measure else "none")
        self.along.set_value(options.along)
        self.moves.set_value(options.moves)

    def show_theme(self, theme: Theme) -> None:
        """Gives what stands for a distribution or a measure its colour."""
        for side in ("a", "b"):
            _paint(self.moves, side, theme.of(f"{side}_text"))
        own = {"h": self._options.moves, "kl_ab": "b", "kl_ba": "a"}
        for id in ("h", "kl_ab", "kl_ba"):
            _paint(self.levels, id, theme.of(f"{own[id]}_text"))
        for id in ("ce_ab", "ce_ba", "js"):
            _paint(self.levels, id, theme.text)
        _paint(self.dashed, "kl", theme.of(f"{MEASURES[self._options.other_kl].colour}_text"))

    # Room

    def groups(self) -> list[QWidget]:
        """The switches of the mode on show, without the modes themselves."""
        return [getattr(self, name) for name in OF_MODE[self._mode_on_show]]

    def show_only(self, shown: Sequence[QWidget], *, words: bool) -> None:
        """Shows these, with or without the word before each; the others are hidden."""
        for widget in self.all:
            if isinstance(widget, Choice):
                for word in widget.findChildren(QLabel):
                    word.setVisible(words)
            widget.setVisible(widget in shown)

    @property
    def all(self) -> tuple[QWidget, ...]:
        return (
            *(self.levels, self.dashed, self.curves, self.along, self.moves),
            *(self.more, self.mode),
        )

    # News

    def _on_mode_chosen(self, mode: str) -> None:
        self.switched.emit({"mode": mode})

    def _on_levels_chosen(self, id: str) -> None:
        self.switched.emit({"levels": f"h_{self._options.moves}" if id == "h" else id})

    def _on_dashed_chosen(self, id: str) -> None:
        self.switched.emit({"dashed": id})

    def _on_along_chosen(self, kind: str) -> None:
        self.switched.emit({"along": kind})

    def _on_moves_chosen(self, side: str) -> None:
        self.switched.emit({"moves": side})

    # Menus

    def _on_triggered(self, action: QAction) -> None:
        name, value = action.data()
        if name == "hidden":
            hidden = self._options.hidden ^ {value}
            self.switched.emit({"hidden": sorted(hidden)})
        else:
            self.switched.emit({name: value})

    def _fill_curves(self) -> None:
        menu = self.curves.menu()
        menu.clear()
        _add_curves(menu, self._options)

    def _fill_more(self) -> None:
        """All switches of the mode, each a menu of its own."""
        menu, options = self.more.menu(), self._options
        menu.clear()
        for name in OF_MODE[self._mode_on_show]:
            if name == "curves":
                _add_curves(menu.addMenu(self.tr("curves")), options)
            elif name == "levels":
                entries = [(id, symbol(id)) for id in options.level_measures]
                _add_group(menu.addMenu(self.tr("levels")), name, entries, options.level_measure)
            elif name == "dashed":
                entries = [
                    ("none", self.tr("none")),
                    ("kl", symbol(options.other_kl)),
                    ("js", symbol("js")),
                ]
                _add_group(menu.addMenu(self.tr("dashed")), name, entries, options.dashed)
            elif name == "along":
                entries = [
                    ("arithmetic", self.tr("arithmetic")),
                    ("geometric", self.tr("geometric")),
                ]
                _add_group(menu.addMenu(self.tr("along")), name, entries, options.along)
            else:
                entries = [("b", "B"), ("a", "A")]
                _add_group(menu.addMenu(self.tr("moves")), name, entries, options.moves)


def _add_group(menu: QMenu, name: str, entries: list[tuple[str, str]], chosen: str) -> None:
    group = QActionGroup(menu)
    for id, text in entries:
        action = menu.addAction(text)
        action.setData((name, id))
        action.setCheckable(True)
        action.setChecked(id == chosen)
        group.addAction(action)


def _add_curves(menu: QMenu, options: Options) -> None:
    for id in CURVES:
        action = menu.addAction(symbol(id))
        action.setData(("hidden", id))
        action.setCheckable(True)
        action.setChecked(id not in options.hidden)


def _menu_button(text: str, view: QWidget) -> QToolButton:
    button = QToolButton(view)
    button.setText(text)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(text.rstrip(" ▾"))
    button.setMenu(QMenu(button))
    return button


def _level_id(measure_id: str) -> str:
    """The switch knows the entropy of what moves by one name, whichever moves."""
    return "h" if measure_id in ("h_a", "h_b") else measure_id


def _name(choice: Choice, id: str, text: str) -> None:
    button = choice.button(id)
    if button.text() != text:
        button.setText(text)
        button.setAccessibleName(f"{choice.accessibleName()} {text}")


def _paint(choice: Choice, id: str, colour: str) -> None:
    style = f"QToolButton:checked {{ color: {colour}; }}"
    button = choice.button(id)
    if button.styleSheet() != style:
        button.setStyleSheet(style)
