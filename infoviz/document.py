"""The only mutable truth: the committed State, the Analysis on show, and the undo stack."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from infoviz.core.analysis import Analysis, analyse
from infoviz.core.state import State

UNDO_STEPS = 1000
UNDO_BYTES = 64 * 2**20

_Origin = tuple[State, str]

_RECOMPUTE = QEvent.Type(QEvent.registerEventType())


class ReplaceState(QUndoCommand):
    """One undo step: the state before and the state after, each with its origin."""

    def __init__(self, document: Document, before: _Origin, after: _Origin, text: str) -> None:
        super().__init__(text)
        self._document = document
        self._before = before
        self._after = after
        # Neighbouring steps share their states, so a step costs what is new in it.
        self.bytes = state_bytes(after[0], before[0])

    def undo(self) -> None:
        self._document.replace(*self._before)

    def redo(self) -> None:
        self._document.replace(*self._after)

    def forget(self) -> None:
        """Frees the states; the step can no longer be taken back."""
        self.setObsolete(True)
        self.bytes = 0
        del self._before, self._after


def state_bytes(state: State, beside: State) -> int:
    """About how much memory `state` takes that `beside` does not share with it."""
    size = 1000  # the Python objects around the arrays
    if state.labels is not beside.labels:
        size += 8 * len(state)
    for side in ("a", "b"):
        if state.of(side) is not beside.of(side):
            # The shares, and their logarithms once somebody has asked for them.
            size += 2 * state.of(side).p.nbytes
    return size


class Document(QObject):
    """Holds the pair and says when it changes.

    `preview` shows a state without committing it; many previews in one turn of the event loop
    cost one analysis, of the newest. `commit` makes the previewed state an undo step, `cancel`
    gives the committed one back, `apply` does both for an edit that is no gesture. `origin` is
    the name of what the pair was made from, such as a preset; an edit leaves it. `open` begins
    anew with another pair; `is_changed` says whether anything has changed since then, or since
    `mark_saved`.
    """

    changed = Signal(object)  # Analysis on show
    settled = Signal()  # what is on show is committed
    edited = Signal(str, object, object)  # undo text, Analysis before, Analysis after
    pin_changed = Signal(object)  # Analysis | None
    opened = Signal()
    changed_since_saved = Signal(bool)

    def __init__(self, state: State, origin: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.origin = origin
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_STEPS)
        self.undo_stack.indexChanged.connect(self._on_index_changed)
        self.undo_stack.cleanChanged.connect(self._tell_whether_changed)
        self._undo_bytes = 0
        self._saved_pin: Analysis | None = None
        self._loaded = {origin: state}
        self.analysis: Analysis = analyse(state)
        self.pinned: Analysis | None = None
        self._committed: Analysis = self.analysis
        self._waiting: State | None = None
        self._is_previewing = False

    @property
    def state(self) -> State:
        """The committed state."""
        return self._committed.state

    @property
    def is_as_loaded(self) -> bool:
        """Whether the committed state is still the one that came from `origin`."""
        loaded = self._loaded.get(self.origin)
        return loaded is not None and self._committed.is_of_pair(loaded)

    @property
    def is_previewing(self) -> bool:
        """Whether a gesture has shown a state that is neither committed nor cancelled."""
        return self._is_previewing

    @property
    def is_changed(self) -> bool:
        """Whether the pair, or what is pinned, is not what was opened or saved last."""
        return not self.undo_stack.isClean() or self.pinned is not self._saved_pin

    def open(
        self, state: State, origin: str = "", pin: State | None = None, changed: bool = False
    ) -> None:
        """Begins anew with another pair, which nothing can undo.

        `changed` says that it counts as changed from the start, as what was never saved.
        """
        self._waiting = None
        self._is_previewing = False
        self.origin = origin
        self._loaded = {origin: state}
        self._committed = analyse(state)
        self._undo_bytes = 0
        self._saved_pin = None if pin is None else analyse(pin)
        self._show(self._committed)
        self.settled.emit()
        self.set_pin(self._saved_pin)
        self.undo_stack.clear()
        if changed:
            self.undo_stack.resetClean()
        self.opened.emit()
        self._tell_whether_changed()

    def mark_saved(self) -> None:
        """What is committed and pinned is what counts as unchanged from now on."""
        self._saved_pin = self.pinned
        self.undo_stack.setClean()
        self._tell_whether_changed()

    def preview(self, state: State) -> None:
        """Shows `state` soon; the newest of several wins."""
        self._is_previewing = True
        if self._waiting is None:
            # After the input that is already queued, so that each frame shows the newest move.
            QCoreApplication.postEvent(
                self, QEvent(_RECOMPUTE), Qt.EventPriority.LowEventPriority.value
            )
        self._waiting = state

    def flush(self) -> None:
        """Shows the newest preview now."""
        state, self._waiting = self._waiting, None
        if state is not None and state is not self.analysis.state:
            self._show(analyse(state, self.analysis))

    def commit(self, text: str, origin: str | None = None) -> None:
        """Makes the previewed state one undo step; a gesture that changed nothing leaves none."""
        self.flush()
        self._is_previewing = False
        if self.analysis is not self._committed:
            if _same(self.analysis.state, self._committed.state):
                self._show(self._committed)
            else:
                self._push(self.analysis, text, origin)
        self.settled.emit()

    def cancel(self) -> None:
        """Gives the committed state back."""
        self._waiting = None
        self._is_previewing = False
        if self.analysis is not self._committed:
            self._show(self._committed)
        self.settled.emit()

    def apply(self, state: State, text: str, origin: str | None = None) -> None:
        """Shows and commits `state` as one step."""
        self.preview(state)
        self.commit(text, origin)

    def replace(self, state: State, origin: str) -> None:
        """Shows a committed state again; for the undo commands alone."""
        self.origin = origin
        if state is self._committed.state:
            return
        before = self._committed
        self._committed = (
            self.analysis if state is self.analysis.state else analyse(state, self.analysis)
        )
        if self._committed is not self.analysis:
            self._show(self._committed)
        self.settled.emit()
        self.edited.emit("", before, self._committed)

    def set_pin(self, pinned: Analysis | None) -> None:
        """Keeps an analysis to compare with, or none."""
        self.pinned = pinned
        self.pin_changed.emit(pinned)
        self._tell_whether_changed()

    def customEvent(self, event: QEvent) -> None:
        if event.type() == _RECOMPUTE:
            self.flush()

    def _tell_whether_changed(self) -> None:
        self.changed_since_saved.emit(self.is_changed)

    def _show(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.changed.emit(analysis)

    def _push(self, after: Analysis, text: str, origin: str | None) -> None:
        before, self._committed = self._committed, after
        if origin is None:
            origin = self.origin
        else:
            self._loaded[origin] = after.state
        step = ReplaceState(self, (before.state, self.origin), (after.state, origin), text)
        self._undo_bytes += step.bytes
        self.undo_stack.push(step)
        self._forget_the_oldest()
        self.edited.emit(text, before, after)

    def _forget_the_oldest(self) -> None:
        """Lets go of the oldest steps where all of them take more than UNDO_BYTES."""
        if self._undo_bytes <= UNDO_BYTES:
            return
        commands = [self.undo_stack.command(i) for i in range(self.undo_stack.count())]
        steps = [c for c in commands if isinstance(c, ReplaceState) and not c.isObsolete()]
        self._undo_bytes = sum(step.bytes for step in steps)
        for step in steps[:-1]:
            if self._undo_bytes <= UNDO_BYTES:
                break
            self._undo_bytes -= step.bytes
            step.forget()

    def _on_index_changed(self, index: int) -> None:
        # A QUndoStack drops its oldest step only by count. A forgotten one is obsolete, and
        # goes when it is undone, which changes nothing: so undo it at once.
        stack = self.undo_stack
        while stack.index() > 0 and stack.command(stack.index() - 1).isObsolete():
            stack.undo()


def _same(one: State, other: State) -> bool:
    return (
        one.labels == other.labels
        and one.locks_a == other.locks_a
        and one.locks_b == other.locks_b
        and (one.name_a, one.name_b) == (other.name_a, other.name_b)
        and one.a.is_same(other.a)
        and one.b.is_same(other.b)
        and one.densities == other.densities
    )
