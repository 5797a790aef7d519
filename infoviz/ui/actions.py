"""Every action of the window, once; menus, toolbar and the shortcuts sheet share them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoStack

from infoviz.core.measures import MEASURES
from infoviz.core.state import SIDES, Side
from infoviz.core.units import UNITS
from infoviz.desk import DECIMALS, Desk
from infoviz.files.code_export import LIBRARIES
from infoviz.files.exports import PARTS
from infoviz.ui.parts import exclusive
from infoviz.ui.side_actions import SideActions
from infoviz.ui.wording import translated

if TYPE_CHECKING:
    from infoviz.ui.main_window import MainWindow


class Actions(QObject):
    """The window's actions, by name, each wired to what it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        commands = window.commands
        outcomes = window.outcomes
        act = self._action

        life, importing = window.life, window.importing
        self.new = act(self.tr("&New"), life.new, ["Ctrl+N"])
        self.open = act(self.tr("&Open…"), life.open, ["Ctrl+O"])
        self.save = act(self.tr("&Save"), life.save, ["Ctrl+S"])
        self.save_as = act(self.tr("Save &as…"), life.save_as, ["Ctrl+Shift+S"])
        self.revert = act(self.tr("Re&vert…"), life.revert, [])
        self.revert.setEnabled(False)
        life.can_revert.connect(self.revert.setEnabled)
        self.import_file = act(self.tr("&Import…"), importing.choose, ["Ctrl+I"])
        self.import_texts = act(self.tr("Import from two &texts…"), importing.two_texts, [])
        self.paste = act(self.tr("&Paste shares or counts…"), importing.paste, ["Ctrl+V"])
        self.quit = act(self.tr("&Quit"), window.close, ["Ctrl+Q"])
        self.undo = act(self.tr("&Undo"), commands.undo, ["Ctrl+Z"])
        self.redo = act(self.tr("&Redo"), commands.redo, ["Ctrl+Shift+Z", "Ctrl+Y"])
        self.undo.setIconText("↶")
        self.redo.setIconText("↷")
        self.swap = act(self.tr("&Swap A and B"), commands.swap, ["Ctrl+T"])
        self.swap.setIconText(self.tr("Swap A ↔ B"))
        self.copy_ab = act(self.tr("Copy &A to B"), partial(commands.copy, "a"), ["Ctrl+Right"])
        self.copy_ab.setIconText(self.tr("Copy A → B"))
        self.copy_ba = act(self.tr("Copy &B to A"), partial(commands.copy, "b"), ["Ctrl+Left"])
        self.copy_ba.setIconText(self.tr("Copy B → A"))
        self.copy_rows = act(
            self.tr("&Copy rows of the table"), window.term_panel.copy_rows, ["Ctrl+C"]
        )
        self.export = act(self.tr("&Export…"), window.exports.export, ["Ctrl+Shift+E"])
        self.copy_lens = act(
            self.tr("Copy the lens as a &picture"),
            partial(window.exports.copy_picture, "lens"),
            ["Ctrl+Shift+C"],
        )
        self.copy_picture = {
            id: self._choice(translated("Export", name), partial(window.exports.copy_picture, id))
            for id, name in PARTS.items()
        }
        self.copy_code = {
            id: self._choice(library.name, partial(window.exports.copy_code, id))
            for id, library in LIBRARIES.items()
        }
        self.find = act(self.tr("&Find an outcome…"), window.find_outcome, ["Ctrl+F"])

        self.add = act(self.tr("&Add an outcome"), outcomes.add, ["Ctrl+Shift+N"])
        self.remove = act(self.tr("&Remove the outcome"), outcomes.remove, ["Delete"])
        self.rename = act(self.tr("Re&name the outcome…"), outcomes.rename, ["F2"])
        self.move_left = act(self.tr("Move the outcome &left"), outcomes.move_left, ["Alt+Left"])
        self.move_right = act(
            self.tr("Move the outcome &right"), outcomes.move_right, ["Alt+Right"]
        )
        self.sort_a = act(self.tr("Sort by share in &A"), partial(commands.sort_outcomes, "a"), [])
        self.sort_b = act(self.tr("Sort by share in &B"), partial(commands.sort_outcomes, "b"), [])
        self.sort_label = act(
            self.tr("Sort by na&me"), partial(commands.sort_outcomes, "label"), []
        )
        self.sides: dict[Side, SideActions] = {
            side: SideActions(window, side, act) for side in SIDES
        }

        self.pin = act(self.tr("&Pin this state"), window.toggle_pin, ["P"])
        self.pin.setCheckable(True)
        self.pin.setIconText(self.tr("Pin state"))
        self.draw = act(self.tr("&Draw mode"), window.toggle_draw, ["D"])
        self.draw.setCheckable(True)
        self.show_all = act(self.tr("Show &all outcomes"), window.show_all_outcomes, ["Ctrl+0"])
        self.fold = act(self.tr("&Fold the term table"), window.toggle_fold, ["Ctrl+E"])
        self.fold.setCheckable(True)
        self.full_scale = act(self.tr("Vertical scale always &0 to 1"), window.toggle_scale, [])
        self.full_scale.setCheckable(True)

        self.measures = {
            id: self._choice(
                self.tr("{0}   {1}").format(measure.symbol, translated("Measure", measure.name)),
                partial(self._set, measure=id),
            )
            for id, measure in MEASURES.items()
        }
        for number, action in enumerate(self.measures.values(), start=1):
            action.setShortcut(f"Ctrl+{number}")
        self.units = {id: self._choice(id, partial(self._set, unit=id)) for id in UNITS}
        self.share_decimals = {
            n: self._choice(str(n), partial(self._set, share_decimals=n)) for n in DECIMALS
        }
        self.measure_decimals = {
            n: self._choice(str(n), partial(self._set, measure_decimals=n)) for n in DECIMALS
        }
        self.themes = {
            "system": self._choice(self.tr("As the &system"), partial(window.set_theme, "system")),
            "light": self._choice(self.tr("&Light"), partial(window.set_theme, "light")),
            "dark": self._choice(self.tr("&Dark"), partial(window.set_theme, "dark")),
        }
        for choices in (
            self.measures,
            self.units,
            self.share_decimals,
            self.measure_decimals,
            self.themes,
        ):
            exclusive(choices.values(), window)

        self.present = act(self.tr("&Presentation"), window.presentation.toggle, ["F5"])
        self.present.setCheckable(True)
        self.present.setIconText(self.tr("Present F5"))
        self.larger = act(
            self.tr("&Larger while presenting"), window.presentation.enlarge, ["Ctrl++", "Ctrl+="]
        )
        self.smaller = act(
            self.tr("S&maller while presenting"), window.presentation.reduce, ["Ctrl+-"]
        )
        self.shortcuts = act(self.tr("&Keys and gestures"), window.show_shortcuts, ["F1"])
        self.about = act(self.tr("&About infoviz"), window.show_about, [])

    def follow_desk(self, desk: Desk, theme_mode: str) -> None:
        """Checks what the desk says."""
        self.units[desk.unit].setChecked(True)
        self.measures[desk.measure].setChecked(True)
        self.share_decimals[desk.share_decimals].setChecked(True)
        self.measure_decimals[desk.measure_decimals].setChecked(True)
        self.full_scale.setChecked(desk.scale == "full")
        self.themes[theme_mode].setChecked(True)

    def follow_history(self, stack: QUndoStack) -> None:
        """Says what would be undone and redone."""
        for action, can, name, text in (
            (self.undo, stack.canUndo(), self.tr("&Undo"), stack.undoText()),
            (self.redo, stack.canRedo(), self.tr("&Redo"), stack.redoText()),
        ):
            action.setEnabled(can)
            shown = text.replace("&", "&&")
            action.setText(self.tr("{0}: {1}").format(name, shown) if text else name)

    def follow_selection(self) -> None:
        """Names the outcomes that are selected, for a menu that is about to be shown."""
        for side, actions in self.sides.items():
            outcome = self._window.editors[side].selected
            actions.follow(self._window.document.state, outcome)

    def _set(self, **change: object) -> None:
        self._window.set_desk(replace(self._window.desk, **change))  # type: ignore[arg-type]

    def _choice(self, text: str, slot: Callable[[], None]) -> QAction:
        return self._action(text, slot, [])

    def _action(self, text: str, slot: Callable[[], object], keys: list[str]) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(_Slot(slot))
        # The menu bar is hidden while presenting, and the shortcuts must go on.
        self._window.addAction(action)
        return action


class _Slot:
    """Calls without the `checked` that QAction.triggered carries."""

    def __init__(self, slot: Callable[[], object]) -> None:
        self._slot = slot

    def __call__(self, checked: bool = False) -> None:
        self._slot()
