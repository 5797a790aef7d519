"""How the window is laid out: tool bar, cards, splitters, status line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from infoviz.ui.actions import Actions
from infoviz.ui.parts import CARD_MARGIN, GAP, ActionButton, Card, Rule, Segments
from infoviz.views.ladder import Ladder
from infoviz.views.term_panel import TermPanel

LEFT_WIDTH, RIGHT_WIDTH = 490, 908
HEIGHTS = (206, 303, 247)
"""Of the ladder, the lenses and the term panel."""

STRETCHES = (0, 3, 2)
"""Who takes, and who gives, what a window has more or less: the ladder keeps its height."""

QWIDGETSIZE_MAX = 2**24 - 1
"""Qt's own "no maximum", which PySide6 does not export."""


class RightColumn(QSplitter):
    """Ladder, lenses and term panel, and what gives way first where the room is short.

    First the term panel folds to its sum line, then the ladder keeps only bars and numbers. A
    panel that folded for want of room unfolds when the room is back; one that a person folded
    stays as it is.
    """

    def __init__(self, ladder: Ladder, tabs: QTabWidget, panel: TermPanel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._panel = panel
        self.folded_for_room = False
        self._unfolded_sizes = list(HEIGHTS)
        self._cards = (Card(ladder), Card(tabs, 1), Card(panel))
        for i, (card, stretch) in enumerate(zip(self._cards, STRETCHES, strict=True)):
            self.addWidget(card)
            self.setStretchFactor(i, stretch)
        self.setSizes(self._unfolded_sizes)
        panel.folded_changed.connect(self._on_folded_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(card.minimumSizeHint().height() for card in self._cards[:2])
        panel = self._panel.unfolded_minimum_height() + 2 * CARD_MARGIN
        short = self.height() < needed + panel + 2 * self.handleWidth()
        if short and not self._panel.is_folded:
            self._panel.set_folded(True)
            self.folded_for_room = True
        elif not short and self.folded_for_room:
            self._panel.set_folded(False)

    def _on_folded_changed(self, folded: bool) -> None:
        """What a folded panel does not need goes to the lenses, and comes back with the table."""
        card = self._cards[2]
        if folded:
            self._unfolded_sizes = self.sizes()
            card.setMaximumHeight(card.sizeHint().height())
        else:
            self.folded_for_room = False
            card.setMaximumHeight(QWIDGETSIZE_MAX)
            self.setSizes(self._unfolded_sizes)


def tool_bar(actions: Actions, preset_button: QToolButton, unit: str) -> QWidget:
    """The row of buttons; `unit` names the group of unit buttons for assistive technology."""
    bar = QWidget()
    bar.setObjectName("bar")
    bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(bar)
    row.setContentsMargins(GAP, 6, GAP, 8)
    row.setSpacing(8)
    row.addWidget(preset_button)
    row.addSpacing(4)
    for action in (actions.undo, actions.redo, actions.swap, actions.copy_ab, actions.pin):
        row.addWidget(ActionButton(action))
    row.addStretch(1)
    row.addWidget(ActionButton(actions.present))
    row.addSpacing(4)
    row.addWidget(Segments(actions.units.values(), unit))
    return bar


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
