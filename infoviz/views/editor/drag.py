"""What a gesture of the pointer does other than dragging a bar: it sketches, or pans."""

from __future__ import annotations

from infoviz.charts.columns import Columns
from infoviz.charts.share_drag import Pointer
from infoviz.charts.zoom import span_of
from infoviz.core.sketch import Sketch
from infoviz.core.state import Side, State
from infoviz.views.base import NO_OUTCOME, Span
from infoviz.views.editor.plot import Plot


class Stroke:
    """A sketch drawn over the bars."""

    outcome = NO_OUTCOME

    def __init__(self, base: State, side: Side, press: Pointer, plot: Plot) -> None:
        self.sketch = Sketch.begin(base, side)
        self._last = press
        if plot.left <= press.x < plot.right:
            first, last = plot.outcomes_under(press.x)
            self.sketch = self.sketch.set_range(first, last, self._height(press.y, plot))

    def move(self, pointer: Pointer, plot: Plot) -> State | None:
        """The sketch as a state; None while it has no mass.

        A straight line is drawn from the last place of the pointer to this one. Outcomes that
        share a pixel column all get its height.
        """
        start, self._last = self._last, pointer
        if max(start.x, pointer.x) >= plot.left and min(start.x, pointer.x) < plot.right:
            self._draw(_held_inside(start, pointer, plot), _held_inside(pointer, start, plot), plot)
        return self.sketch.state()

    def _draw(self, start: Pointer, end: Pointer, plot: Plot) -> None:
        first, last = plot.outcomes_under(start.x), plot.outcomes_under(end.x)
        height = self._height(end.y, plot)
        near, far = (first[1], last[0]) if first[0] < last[0] else (first[0], last[1])
        if abs(far - near) > 1:
            self.sketch = self.sketch.stroke(near, self._height(start.y, plot), far, height)
        self.sketch = self.sketch.set_range(*last, height)

    def _height(self, y: float, plot: Plot) -> float:
        return min(max(plot.share(y), 0.0), plot.high)


def _held_inside(point: Pointer, other: Pointer, plot: Plot) -> Pointer:
    """`point`, or where the line from `other` leaves the plot."""
    x = min(max(point.x, plot.left), plot.right - 0.5 / plot.ratio)
    if x == point.x or point.x == other.x:
        return point
    part = (x - other.x) / (point.x - other.x)
    return Pointer(x, other.y + part * (point.y - other.y))


class Pan:
    """The axis of the outcomes, drawn along under the pointer."""

    def __init__(self, press: Pointer, plot: Plot) -> None:
        self._columns: Columns = plot.columns
        self._ratio = plot.ratio
        self._x = press.x
        self.before = span_of(plot.columns)

    def move(self, pointer: Pointer) -> Span | None:
        """What is in view now."""
        return span_of(self._columns.panned((self._x - pointer.x) * self._ratio))
