"""Small pieces of the window: cards, rules, a row of exclusive buttons, the status line."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

CARD_MARGIN = 8
GAP = 14


class Card(QFrame):
    """A surface with one border and round corners around one widget."""

    def __init__(self, content: QWidget, margin: int = CARD_MARGIN) -> None:
        super().__init__()
        self.setObjectName("card")
        self.content = content
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(content)


class Rule(QWidget):
    """A horizontal line of one pixel."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rule")
        self.setFixedHeight(1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


class Segments(QWidget):
    """Exclusive actions as buttons that touch."""

    def __init__(self, actions: Iterable[QAction], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        actions = list(actions)
        for i, action in enumerate(actions):
            button = ActionButton(action)
            button.setObjectName("segment")
            place = "first" if i == 0 else "last" if i == len(actions) - 1 else "middle"
            button.setProperty("place", place)
            layout.addWidget(button)


class ActionButton(QToolButton):
    """A button with the words of an action (its `iconText`, where that is shorter).

    It follows the action by hand: `setDefaultAction` adds a connection each time the action
    changes, and undo changes its text with every step.
    """

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCheckable(action.isCheckable())
        self.clicked.connect(self._on_clicked)
        action.changed.connect(self._follow)
        self._follow()

    def _on_clicked(self) -> None:
        self._action.trigger()
        # A click checks the button by itself; what counts is whether the action is checked.
        self._follow()

    def _follow(self) -> None:
        action = self._action
        self.setText(action.iconText())
        self.setToolTip(action.toolTip())
        self.setAccessibleName(action.text().replace("&", ""))
        self.setEnabled(action.isEnabled())
        self.setChecked(action.isChecked())


def exclusive(actions: Iterable[QAction], parent: QWidget) -> QActionGroup:
    """Puts checkable actions into a group of which one is chosen."""
    group = QActionGroup(parent)
    for action in actions:
        action.setCheckable(True)
        group.addAction(action)
    return group


class ElidedLabel(QLabel):
    """A label that ends in an ellipsis where it lacks the room, and then has itself as tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._set_tool_tip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_tool_tip()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(
            self.contentsRect(),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self._elided(),
        )
        painter.end()

    def _elided(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _set_tool_tip(self) -> None:
        text = self.text()
        self.setToolTip(text if self._elided() != text else "")


class StatusLine(QWidget):
    """One sentence on what just changed and why, and at the right what the keys do."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = ElidedLabel()
        self.hint = QLabel(hint)
        self.hint.setObjectName("muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, 4, GAP, 4)
        layout.setSpacing(GAP)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.hint)

    def say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The hint gives way first where the sentence needs its room."""
        needed = self.sentence.fontMetrics().horizontalAdvance(self.sentence.text())
        room = self.width() - self.hint.sizeHint().width() - 3 * GAP
        self.hint.setVisible(needed <= room)
