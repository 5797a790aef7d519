"""The document and both editors, wired as a window wires them, and hands to act on them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from infoviz.core.distribution import Distribution
from infoviz.core.state import SIDES, State
from infoviz.desk import Desk
from infoviz.document import Document
from infoviz.views.base import Span
from infoviz.views.editor import Editor

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def weather() -> State:
    return State(
        ("sunny", "cloudy", "rain", "snow", "fog"),
        Distribution([0.42, 0.27, 0.18, 0.05, 0.08]),
        Distribution([0.22, 0.24, 0.30, 0.14, 0.10]),
    )


def many(n: int) -> State:
    labels = tuple(f"x{i}" for i in range(n))
    return State(labels, Distribution.uniform(n), Distribution.from_weights(range(1, n + 1)))


class Table(QWidget):
    """Both editors over one document; keeps what the editors said."""

    def __init__(self, state: State | None = None) -> None:
        super().__init__()
        self.document = Document(state or weather())
        self.sentences: list[str] = []
        self.hovered: list[int] = []
        self.menus: list[tuple[str, int, QPoint]] = []
        self.committed: list[str] = []
        self.previews = 0
        self.editors = {side: Editor(side) for side in SIDES}
        layout = QHBoxLayout(self)
        for editor in self.editors.values():
            editor.setFixedSize(490, 370)
            layout.addWidget(editor)
            editor.previewed.connect(self._count)
            editor.previewed.connect(self.document.preview)
            editor.committed.connect(self.document.commit)
            editor.committed.connect(self.committed.append)
            editor.cancelled.connect(self.document.cancel)
            editor.explained.connect(self.sentences.append)
            editor.span_changed.connect(self.show_span)
            editor.outcome_hovered.connect(self.show_hover)
            editor.menu_requested.connect(self._note_menu)
            self.document.changed.connect(editor.show_analysis)
            self.document.settled.connect(editor.show_settled)
            self.document.pin_changed.connect(editor.show_pin)
            editor.show_analysis(self.document.analysis)

    @property
    def a(self) -> Editor:
        return self.editors["a"]

    @property
    def b(self) -> Editor:
        return self.editors["b"]

    @property
    def steps(self) -> int:
        """How many undo steps there are."""
        return self.document.undo_stack.count()

    @property
    def step(self) -> str:
        """The name of the newest undo step."""
        return self.document.undo_stack.undoText()

    def shares(self, side: str = "a") -> list[float]:
        """What is on show, as the other views would show it."""
        self.document.flush()
        shown: list[float] = self.document.analysis.state.of(side).p.tolist()  # type: ignore[arg-type]
        return shown

    def show_span(self, span: Span | None) -> None:
        for editor in self.editors.values():
            editor.show_span(span)

    def show_hover(self, outcome: int) -> None:
        self.hovered.append(outcome)
        for editor in self.editors.values():
            editor.show_hover(outcome)

    def show_desk(self, desk: Desk) -> None:
        for editor in self.editors.values():
            editor.show_desk(desk)

    def _count(self) -> None:
        self.previews += 1

    def _note_menu(self, side: str, outcome: int, place: QPoint) -> None:
        self.menus.append((side, outcome, place))


def settle() -> None:
    QApplication.processEvents()


def send(
    editor: Editor,
    kind: QEvent.Type,
    x: float,
    y: float,
    modifiers: Qt.KeyboardModifier = NONE,
    button: Qt.MouseButton = LEFT,
) -> None:
    """A mouse event at any place, also outside the editor and between pixels."""
    buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
    if kind == QEvent.Type.MouseMove:
        button = Qt.MouseButton.NoButton
    point = QPointF(x, y)
    place = QPointF(editor.mapToGlobal(QPoint(0, 0))) + point
    QApplication.sendEvent(editor, QMouseEvent(kind, point, place, button, buttons, modifiers))


def press(editor: Editor, x: float, y: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
    editor.setFocus(Qt.FocusReason.MouseFocusReason)
    send(editor, QEvent.Type.MouseButtonPress, x, y, modifiers)


def move(editor: Editor, x: float, y: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A move with the left button held."""
    send(editor, QEvent.Type.MouseMove, x, y, modifiers)


def release(editor: Editor, x: float, y: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
    send(editor, QEvent.Type.MouseButtonRelease, x, y, modifiers)


def top(editor: Editor, outcome: int) -> tuple[float, float]:
    """The middle of a bar's top."""
    share = float(editor.state.of(editor.side).p[outcome])
    return editor.plot.middle(outcome), editor.plot.y(share)


def grab(
    editor: Editor, outcome: int, modifiers: Qt.KeyboardModifier = NONE
) -> tuple[float, float]:
    """Presses on the top of a bar, and says where."""
    x, y = top(editor, outcome)
    press(editor, x, y, modifiers)
    return x, y


def pull(
    editor: Editor, outcome: int, to: float, modifiers: Qt.KeyboardModifier = NONE
) -> tuple[float, float]:
    """Grabs a bar by its top and brings it to a share inside the plot, without letting go."""
    x, y = grab(editor, outcome, modifiers)
    move(editor, x, y - 3 if to > 0 else y + 3, modifiers)
    y = editor.plot.y(to)
    move(editor, x, y, modifiers)
    return x, y


def drag(editor: Editor, outcome: int, to: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Drags a bar by its top to a share, pushing above the plot as far as need be."""
    x, _ = grab(editor, outcome, modifiers)
    pushes = 0
    while to > editor.plot.high:
        move(editor, x, editor.plot.ceiling_y - 1 - 12 * pushes, modifiers)
        settle()
        pushes += 1
    y = editor.plot.y(to)
    # Twice, since the first move may be too short to begin a drag.
    move(editor, x + 4, y, modifiers)
    move(editor, x, y, modifiers)
    release(editor, x, y, modifiers)


def key(
    editor: QWidget, which: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1
) -> None:
    for _ in range(times):
        QTest.keyClick(editor, which, modifiers)


def wheel(
    editor: Editor, x: float, along: int = 0, across: int = 0, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    point = QPointF(x, 200.0)
    event = QWheelEvent(
        point,
        QPointF(editor.mapToGlobal(point.toPoint())),
        QPoint(),
        QPoint(across, along),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor, event)
