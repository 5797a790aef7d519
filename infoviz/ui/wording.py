"""Sentences for people that are made of numbers and names."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from infoviz.core.analysis import Analysis
from infoviz.core.explanation import Explanation, explain
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import NumberFormat
from infoviz.core.refusal import Refusal
from infoviz.core.state import State

LETTERS = {"a": "A", "b": "B"}
OTHER = {"a": "B", "b": "A"}


def translated(context: str, text: str) -> str:
    """A text that a layer without Qt marked with QT_TRANSLATE_NOOP."""
    return QCoreApplication.translate(context, text)


def refusal(error: ValueError) -> str:
    """A refusal as one sentence."""
    sentence = _said(error)
    # A name at its beginning, such as that of a file, stays as it is written.
    if not (isinstance(error, Refusal) and error.text.startswith("{")):
        sentence = sentence[:1].upper() + sentence[1:]
    return sentence if sentence.endswith((".", "?", "!")) else sentence + "."


def _said(error: ValueError) -> str:
    """What a refusal says, in which another may be told."""
    if not isinstance(error, Refusal):
        return str(error)
    values = [_said(value) if isinstance(value, Refusal) else value for value in error.values]
    return translated("Refusal", error.text).format(*values)


class Wording(QObject):
    """The sentences of the status line."""

    def explanation(
        self, text: str, before: Analysis, after: Analysis, measure: str, numbers: NumberFormat
    ) -> str:
        """Why the chosen measure changed, after an edit whose undo step is called `text`."""
        if after.is_of_pair(before.state):
            return self._of_densities(text, before.state, after.state, measure, numbers)
        story = explain(before, after, measure)
        if set(before.state.labels).isdisjoint(after.state.labels):
            # Another pair altogether, such as bins: no outcome of the one explains the other.
            story = replace(story, parts=())
        return f"{self._subject(text, story, numbers)}  {self._change(story, numbers)}".strip()

    def _subject(self, text: str, story: Explanation, numbers: NumberFormat) -> str:
        move = story.move
        if move is None:
            return self.tr("{0}.").format(text) if text else ""
        return self.tr("{0} in {1}: {2} → {3}.").format(
            move.label,
            LETTERS[move.side],
            numbers.share(move.before),
            numbers.share(move.after),
        )

    def _change(self, story: Explanation, numbers: NumberFormat) -> str:
        measure = MEASURES[story.measure_id]
        symbol = measure.symbol
        cause = story.cause
        if cause is not None:
            return self._infinity(story, symbol)
        if story.trend == "same":
            value = numbers.with_unit(story.after, measure.degree)
            return self.tr("{0} stayed at {1}.").format(symbol, value)
        amount = numbers.with_unit(abs(story.change), measure.degree)
        rose = story.trend == "rose"
        change = self.tr("{0} rose by {1}") if rose else self.tr("{0} fell by {1}")
        parts = ", ".join(self._part(part.label, part.change, numbers) for part in story.parts)
        whole = change.format(symbol, amount)
        return self.tr("{0}: {1}.").format(whole, parts) if parts else self.tr("{0}.").format(whole)

    def _of_densities(
        self, text: str, before: State, after: State, measure: str, numbers: NumberFormat
    ) -> str:
        """The same where f or g changed, and A and B did not."""
        # Not at the top: a window that never shows densities loads none.
        from infoviz.core.density_pair import densities_of
        from infoviz.core.integrals import CONTINUOUS_MEASURES

        subject = self.tr("{0}.").format(text) if text else ""
        if before.densities is after.densities:
            return subject
        was, now = (densities_of(state).analysis.results[measure] for state in (before, after))
        known = CONTINUOUS_MEASURES[measure]
        if not now.is_finite or not was.is_finite:
            if was.is_finite:
                change = self.tr("{0} became ∞.")
            elif now.is_finite:
                change = self.tr("{0} is finite again.")
            else:
                change = self.tr("{0} is still ∞.")
            return f"{subject}  {change.format(known.symbol)}".strip()
        if abs(now.value - was.value) <= now.error + was.error:
            value = numbers.with_unit(now.value, known.degree)
            change = self.tr("{0} stayed at {1}.").format(known.symbol, value)
            return f"{subject}  {change}".strip()
        amount = numbers.with_unit(abs(now.value - was.value), known.degree)
        change = self.tr("{0} rose by {1}") if now.value > was.value else self.tr("{0} fell by {1}")
        return f"{subject}  {change.format(known.symbol, amount)}.".strip()

    def _part(self, label: str, change: float, numbers: NumberFormat) -> str:
        amount = numbers.measure(abs(change))
        if change > 0:
            return self.tr("{0} added {1}").format(label, amount)
        return self.tr("{0} took back {1}").format(label, amount)

    def _infinity(self, story: Explanation, symbol: str) -> str:
        cause = story.cause
        if cause is None:
            return ""
        if story.trend == "became_finite":
            said = self.tr("{0} is finite again: {1} no longer has {2} where {3} has none.")
            return said.format(symbol, LETTERS[cause.side], cause.label, OTHER[cause.side])
        if story.trend == "became_infinite":
            said = self.tr("{0} became ∞: {1} has {2} and {3} lacks it.")
        else:
            said = self.tr("{0} is still ∞: {1} has {2} and {3} lacks it.")
        return said.format(symbol, LETTERS[cause.side], cause.label, OTHER[cause.side])
