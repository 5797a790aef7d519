"""How the window is laid out: tool bar, cards, splitters, status line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from infoviz.ui.actions import Actions
from infoviz.ui.lens_tabs import LensTabs
from infoviz.ui.parts import GAP, ActionButton, Card, Rule, Segments
from infoviz.views.ladder import Ladder
from infoviz.views.term_panel import TermPanel

LEFT_WIDTH, RIGHT_WIDTH = 490, 908
HEIGHTS = (206, 303, 247)
"""Of the ladder, the lenses and the term panel."""

QWIDGETSIZE_MAX = 2**24 - 1
"""Qt's own "no maximum", which PySide6 does not export."""


class RightColumn(QSplitter):
    """Ladder, lenses and term panel, and what gives way first where the room is short.

    First the ladder comes down to what its axis and its limits need, then the term panel folds to
    its sum line, then the ladder keeps only bars and numbers. A panel that folded for want of
    room unfolds when the room is back; one that a person folded, or unfolded in spite of that,
    stays as it is. `heights` are the usual ones, or those given by hand: where there is room the
    ladder has its own, and the other two share the rest in proportion to theirs, the panel by
    whole rows.
    """

    def __init__(self, ladder: Ladder, tabs: LensTabs, panel: TermPanel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._ladder, self._tabs, self._panel = ladder, tabs, panel
        self._is_fitting = False
        self._is_held_open = False
        self.folded_for_room = False
        self.heights = HEIGHTS
        self._cards = (Card(ladder), Card(tabs, 1), Card(panel))
        for card in self._cards:
            self.addWidget(card)
        tabs.lens_changed.connect(self._fit)
        panel.folded_changed.connect(self._on_folded_changed)
        self.splitterMoved.connect(self._on_splitter_moved)
        self.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # One of the three needs another height: another lens is in front, or there are more rows.
        if event.type() == QEvent.Type.LayoutRequest and watched is self:
            self._fit()
        return False

    def _fit(self) -> None:
        lens = self._least_lens
        panel = self._panel.unfolded_minimum_height() + self._around
        short = self._room < self._whole_ladder + lens + panel
        self._is_fitting = True
        if short and not self._panel.is_folded and not self._is_held_open:
            self._panel.set_folded(True)
            self.folded_for_room = True
        elif not short and self.folded_for_room:
            self._panel.set_folded(False)
        self._is_fitting = False
        self._share_out()

    @property
    def _room(self) -> int:
        return self.height() - 2 * self.handleWidth()

    @property
    def _around(self) -> int:
        """What a card takes beside its content: margins and border."""
        return self._cards[2].minimumSizeHint().height() - self._panel.minimumSizeHint().height()

    @property
    def _least_lens(self) -> int:
        # Not as its card says, which learns of another lens only in the next turn.
        card = self._cards[1]
        return self._tabs.least_height() + card.height() - card.content.height()

    @property
    def _whole_ladder(self) -> int:
        """The least height in which the ladder has its axis and its limits."""
        return self._ladder.whole_minimum_height() + self._around

    def _share_out(self) -> None:
        """Gives each its height, as far as the window goes."""
        least = [card.minimumSizeHint().height() for card in self._cards]
        least[1] = self._least_lens
        room, factor = self._room, self._ladder.desk.factor
        ladder, lens, panel = self.heights
        wanted = round(ladder * factor)
        shared = round(room * ladder / sum(self.heights))
        roomy = self._ladder.roomy_minimum_height() + self._around
        ladder = min(wanted, max(shared, roomy))
        ladder = min(ladder, max(room - least[1] - least[2], least[0]))
        rest = room - ladder
        if self._panel.is_folded:
            panel = least[2]
        else:
            panel = round(rest * panel / (lens + panel)) - self._around
            panel = self._panel.height_of_whole_rows(panel) + self._around
            panel = max(min(panel, rest - least[1]), least[2])
        self.setSizes([ladder, rest - panel, panel])

    def _on_splitter_moved(self) -> None:
        ladder, lens, panel = self.sizes()
        # A folded panel keeps the part that it will have of what the two share.
        folded = lens * self.heights[2] // max(self.heights[1], 1)
        self.heights = ladder, lens, folded if self._panel.is_folded else panel

    def _on_folded_changed(self, folded: bool) -> None:
        """What a folded panel does not need goes to the lenses, and comes back with the table."""
        card = self._cards[2]
        card.setMaximumHeight(card.sizeHint().height() if folded else QWIDGETSIZE_MAX)
        if not folded:
            self.folded_for_room = False
        if not self._is_fitting:
            self._is_held_open = not folded
        self._share_out()


class ToolBar(QWidget):
    """The row of buttons. Where it is too narrow for all, those that menus have too give way."""

    def __init__(self, actions: Actions, preset_button: QToolButton, unit: str) -> None:
        """`unit` names the group of unit buttons for assistive technology."""
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 6, GAP, 8)
        row.setSpacing(8)
        row.addWidget(preset_button)
        row.addSpacing(4)
        names = (actions.undo, actions.redo, actions.swap, actions.copy_ab, actions.pin)
        undo, redo, swap, copy, pin = buttons = [ActionButton(action) for action in names]
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        present = ActionButton(actions.present)
        row.addWidget(present)
        row.addSpacing(4)
        row.addWidget(Segments(actions.units.values(), unit))
        self._give_way = (copy, swap, pin, present, redo, undo)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    def make_room(self) -> None:
        """To be called when a button has another text, or all of them another size."""
        for button in self._give_way:
            button.show()
        for button in self._give_way:
            if self._row.sizeHint().width() <= self.width():
                break
            button.hide()


def menu_button(menu: QMenu) -> QToolButton:
    """A button that opens a menu at once."""
    button = QToolButton()
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def columns(left: QWidget, right: QWidget) -> QSplitter:
    """Editors at the left, all else at the right."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    for widget, width in ((left, LEFT_WIDTH), (right, RIGHT_WIDTH)):
        splitter.addWidget(widget)
        splitter.setStretchFactor(splitter.count() - 1, width)
    splitter.setSizes([LEFT_WIDTH, RIGHT_WIDTH])
    return splitter


def stack(*widgets: tuple[QWidget, int], spacing: int = 0) -> QWidget:
    """Widgets above one another, each with its stretch, without margins."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget, stretch in widgets:
        layout.addWidget(widget, stretch)
    return whole


def central(tool_bar: QWidget, body: QWidget, status: QWidget) -> QWidget:
    """The whole inside of the window."""
    padded = stack((body, 1))
    padded.layout().setContentsMargins(GAP, GAP, GAP, GAP // 2)
    return stack((tool_bar, 0), (Rule(), 0), (padded, 1), (Rule(), 0), (status, 0))
