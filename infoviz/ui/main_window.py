"""The window: owns the views, the commands and the desk, and remembers how it was left."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QSplitter

from infoviz.core.analysis import Analysis
from infoviz.core.state import SIDES, Side, State
from infoviz.desk import Desk
from infoviz.document import Document
from infoviz.ui.actions import Actions
from infoviz.ui.appearance import Appearance
from infoviz.ui.commands import Commands
from infoviz.ui.density_presets import DensityPresets
from infoviz.ui.dialogs import show_about, show_shortcuts
from infoviz.ui.document_life import DocumentLife
from infoviz.ui.export_commands import ExportCommands
from infoviz.ui.find_bar import FindBar
from infoviz.ui.frame import RightColumn, ToolBar, central, columns, menu_button, stack
from infoviz.ui.importing import Importing
from infoviz.ui.lens_tabs import LensTabs
from infoviz.ui.memory import Memory
from infoviz.ui.menus import fill_menu_bar, outcome_menu
from infoviz.ui.outcome_commands import OutcomeCommands
from infoviz.ui.parts import GAP, Card, StatusLine, exclusive
from infoviz.ui.presentation import Presentation
from infoviz.ui.presets_menu import PresetsMenu
from infoviz.ui.settings import Settings
from infoviz.ui.wiring import Wiring
from infoviz.ui.wording import Wording
from infoviz.views import VIEWS
from infoviz.views.base import View
from infoviz.views.editor import Editor
from infoviz.views.ladder import Ladder
from infoviz.views.term_panel import TermPanel

USUAL_SIZE = (1440, 900)
LEAST_SIZE = (800, 560)


class MainWindow(QMainWindow):
    """One pair, many lenses."""

    def __init__(
        self,
        document: Document,
        appearance: Appearance,
        settings: Settings,
        desk: Desk,
        lens: str | None = None,
    ) -> None:
        """`desk` and `lens` may be those of one run, and are not remembered unless a person
        changes them; without a `lens` it is the one that was left."""
        super().__init__()
        self.document = document
        self.appearance = appearance
        self.settings = settings
        self.desk = desk

        self.editors: dict[Side, Editor] = {side: Editor(side) for side in SIDES}
        self.ladder = Ladder()
        self.term_panel = TermPanel()
        self.tabs = LensTabs()
        self.wording = Wording(self)
        self.commands = Commands(document, self)
        self.outcomes = OutcomeCommands(document, self.commands, self.editors, self)
        self.density_presets = DensityPresets(document, self.commands, self)
        self.presentation = Presentation(self, settings.factor())
        self.exports = ExportCommands(self)
        self.wiring = Wiring(
            document,
            [*self.editors.values(), self.ladder, self.term_panel],
            self,
        )
        self.life = DocumentLife(self)
        self.importing = Importing(self)
        self.actions_by_name = Actions(self)
        self._build()
        self._connect()
        self.wiring.show_theme(appearance.theme)
        self.set_desk(desk)
        self.memory = Memory(self)
        self.memory.restore(lens)

    def _build(self) -> None:
        actions = self.actions_by_name
        lens_actions = []
        for id, kind in VIEWS.items():
            action = QAction(kind.translated_title(), self)
            action.setData(id)
            lens_actions.append(action)
        self.lens_actions = exclusive(lens_actions, self)
        lens_actions[0].setChecked(True)
        self.presets = PresetsMenu(self)
        self.preset_button = menu_button(self.presets)
        self.status = StatusLine(
            self.tr("Shift: fine · Alt or T: trade with one bar · Esc: put it back")
        )
        self.find_bar = FindBar()
        self.find_bar.hide()
        fill_menu_bar(self.menuBar(), actions, self.presets, self.life.recent, lens_actions)

        editors = self.editors_column = QSplitter(Qt.Orientation.Vertical)
        for editor in self.editors.values():
            editors.addWidget(Card(editor, 1))
        left = stack((editors, 1), (self.find_bar, 0), spacing=GAP // 2)
        self.right = RightColumn(self.ladder, self.tabs, self.term_panel)
        both = columns(left, self.right)
        self.splitters = {"columns": both, "editors": editors}
        for splitter in (both, editors, self.right):
            splitter.setHandleWidth(GAP)
            splitter.setChildrenCollapsible(False)
        self.tool_bar = ToolBar(actions, self.preset_button, self.tr("Unit"))
        self.setCentralWidget(central(self.tool_bar, both, self.status))
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*USUAL_SIZE)

    def _connect(self) -> None:
        document = self.document
        document.edited.connect(self._on_edited)
        document.pin_changed.connect(self._on_pin_changed)
        document.undo_stack.indexChanged.connect(self._on_history_changed)
        # With nothing to undo before and after, the stack has no news of another document.
        document.opened.connect(self._on_history_changed)
        self.wiring.measure_chosen.connect(self._on_measure_chosen)
        self.wiring.explained.connect(self.status.say)
        self.commands.refused.connect(self.status.say)
        self.presentation.explained.connect(self.status.say)
        self.exports.explained.connect(self.status.say)
        self.term_panel.copied.connect(self.exports.copy_rows)
        self.commands.gesture_in_the_way.connect(self.wiring.finish_gestures)
        self.appearance.changed.connect(self.wiring.show_theme)
        self.presentation.factor_changed.connect(self._on_factor_changed)
        self.presentation.toggled.connect(self.actions_by_name.present.setChecked)
        self.presets.chosen.connect(self._on_preset_chosen)
        self.find_bar.found.connect(self._on_found)
        self.term_panel.folded_changed.connect(self.actions_by_name.fold.setChecked)
        self.tabs.created.connect(self.wiring.add)
        self.tabs.created.connect(self.density_presets.serve)
        self.density_presets.explained.connect(self.status.say)
        self.tabs.lens_changed.connect(self._on_lens_changed)
        self.lens_actions.triggered.connect(self._on_lens_chosen)
        for editor in self.editors.values():
            editor.menu_requested.connect(self._on_menu_requested)
        self._on_history_changed()

    # What is on the desk

    def set_desk(self, desk: Desk) -> None:
        if desk.unit != self.desk.unit:
            # The sentence there is told in the old unit.
            self.status.say("")
        self.desk = desk
        self.wiring.show_desk(desk)
        self.actions_by_name.follow_desk(desk, self.appearance.mode)
        self.actions_by_name.draw.setChecked(self.outcomes.active.is_drawing)

    @property
    def lens(self) -> str:
        """The id of the lens in front."""
        return self.tabs.lens

    @property
    def front(self) -> View:
        """The lens in front."""
        return self.tabs.lenses[self.lens]

    def set_lens(self, id: str) -> None:
        """Shows the lens of that id; one that is unknown leaves the window as it is."""
        self.tabs.set_lens(id)

    def set_theme(self, mode: str) -> None:
        self.appearance.set_mode(mode)
        # Here, not at the end: what the command line asks for once is not to be remembered.
        self.settings.save_theme_mode(mode)
        self.actions_by_name.follow_desk(self.desk, mode)

    def toggle_draw(self) -> None:
        self.set_desk(replace(self.desk, draw=not self.outcomes.active.is_drawing))

    def toggle_scale(self) -> None:
        self.set_desk(replace(self.desk, scale="fit" if self.desk.scale == "full" else "full"))

    def toggle_pin(self) -> None:
        pinned = self.document.pinned
        self.document.set_pin(None if pinned else self.document.analysis)

    def toggle_fold(self) -> None:
        self.term_panel.set_folded(not self.term_panel.is_folded)

    def show_all_outcomes(self) -> None:
        self.wiring.show_span(None)

    def find_outcome(self) -> None:
        self.find_bar.open(self.document.state.labels)

    def show_shortcuts(self) -> None:
        show_shortcuts(self)

    def show_about(self) -> None:
        show_about(self)

    # News

    def _on_edited(self, text: str, before: Analysis, after: Analysis) -> None:
        desk = self.desk
        self.status.say(self.wording.explanation(text, before, after, desk.measure, desk.numbers))

    def _on_pin_changed(self, pinned: Analysis | None) -> None:
        self.actions_by_name.pin.setChecked(pinned is not None)

    def _on_history_changed(self, index: int = 0) -> None:
        self.actions_by_name.follow_history(self.document.undo_stack)
        self.preset_button.setText(self.presets.words_for(self.document))
        self.tool_bar.make_room()
        self.actions_by_name.draw.setChecked(self.outcomes.active.is_drawing)

    def _on_measure_chosen(self, measure: str) -> None:
        self.set_desk(replace(self.desk, measure=measure))

    def _on_factor_changed(self, factor: float) -> None:
        self.appearance.set_factor(factor)
        self.tool_bar.make_room()
        self.set_desk(replace(self.desk, factor=factor))

    def _on_preset_chosen(self, name: str, state: State, sentence: str) -> None:
        self.commands.load(name, state)
        self.status.say(sentence)

    def _on_found(self, outcome: int) -> None:
        self.outcomes.select(outcome)
        self.wiring.show_hover(outcome)

    def _on_lens_changed(self, id: str) -> None:
        for action in self.lens_actions.actions():
            action.setChecked(action.data() == id)

    def _on_lens_chosen(self, action: QAction) -> None:
        self.set_lens(action.data())

    def _on_menu_requested(self, side: Side, outcome: int, place: QPoint) -> None:
        self.outcomes.activate(side, outcome)
        menu = outcome_menu(self.actions_by_name, side, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.presentation.is_on:
            self.presentation.set_on(False)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Such as a run behind another tab.
        self.wiring.finish_gestures()
        if not self.life.may_close():
            event.ignore()
            return
        self.presentation.set_on(False)
        self.memory.keep()
        super().closeEvent(event)
