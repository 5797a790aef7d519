"""Connects every view to the one document and to every other view, in one loop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from infoviz.core.analysis import Analysis
from infoviz.core.state import State
from infoviz.desk import Desk
from infoviz.document import Document
from infoviz.theme import Theme
from infoviz.views.base import NO_OUTCOME, Span, View


class Wiring(QObject):
    """Views emit facts, the document changes, and every view gets the same news."""

    measure_chosen = Signal(str)
    explained = Signal(str)

    def __init__(self, document: Document, views: Sequence[View], parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._views: list[View] = []
        self._length = len(document.state)
        self._hovered = NO_OUTCOME
        self._span: Span | None = None
        self._theme: Theme | None = None
        self._desk: Desk | None = None
        self._gesturing: QObject | None = None
        document.changed.connect(self._on_changed)
        document.settled.connect(self._on_settled)
        document.pin_changed.connect(self._on_pin_changed)
        for view in views:
            self.add(view)

    def add(self, view: View) -> None:
        """Connects a view, and tells it all that the others know."""
        document = self._document
        view.previewed.connect(self._on_previewed)
        view.committed.connect(self._on_committed)
        view.cancelled.connect(self._on_cancelled)
        view.outcome_hovered.connect(self.show_hover)
        view.span_changed.connect(self.show_span)
        view.measure_chosen.connect(self.measure_chosen)
        view.explained.connect(self.explained)
        self._views.append(view)
        if self._theme is not None:
            view.show_theme(self._theme)
        if self._desk is not None:
            view.show_desk(self._desk)
        view.show_analysis(document.analysis)
        view.show_pin(document.pinned)
        view.show_span(self._span)
        view.show_hover(self._hovered)

    @property
    def hovered(self) -> int:
        """The outcome under the pointer, or NO_OUTCOME."""
        return self._hovered

    def show_hover(self, outcome: int) -> None:
        self._hovered = outcome
        for view in self._views:
            view.show_hover(outcome)

    def show_span(self, span: Span | None) -> None:
        self._span = span
        for view in self._views:
            view.show_span(span)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for view in self._views:
            view.show_theme(theme)

    def show_desk(self, desk: Desk) -> None:
        self._desk = desk
        for view in self._views:
            view.show_desk(desk)

    def finish_gestures(self) -> None:
        for view in self._views:
            view.finish_gesture()

    def _on_previewed(self, state: State) -> None:
        """One gesture at a time: where another view's goes on without a hand, it is ended first."""
        view = self.sender()
        if self._gesturing is not view:
            before, self._gesturing = self._gesturing, view
            if isinstance(before, View):
                before.finish_gesture()
                self._gesturing = view
        self._document.preview(state)

    def _on_committed(self, text: str) -> None:
        self._gesturing = None
        self._document.commit(text)

    def _on_cancelled(self) -> None:
        self._gesturing = None
        self._document.cancel()

    def _on_settled(self) -> None:
        for view in self._views:
            view.show_settled()

    def _on_pin_changed(self, pinned: Analysis | None) -> None:
        for view in self._views:
            view.show_pin(pinned)

    def _on_changed(self, analysis: Analysis) -> None:
        for view in self._views:
            view.show_analysis(analysis)
        # A zoom belongs to a number of outcomes.
        if len(analysis.state) != self._length:
            self._length = len(analysis.state)
            self.show_span(None)
        if self._document.is_previewing:
            self._paint()

    def _paint(self) -> None:
        """Paints now what has just been computed.

        Left to Qt, a move that comes in between would be handled first, and the frame would show
        the one before it; or, if it were computed first as well, a fast hand would keep the
        frame from being painted at all.
        """
        QCoreApplication.sendEvent(self.parent(), QEvent(QEvent.Type.UpdateRequest))
