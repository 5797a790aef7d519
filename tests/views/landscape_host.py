"""The landscape in a window of its own, with pairs of two and of three outcomes."""

from PySide6.QtCore import Qt

from infoviz.core.distribution import Distribution
from infoviz.core.state import State
from infoviz.views.landscape import Landscape
from tests.views.hands import EditingHost
from tests.views.host import WEATHER

COIN = State(("heads", "tails"), Distribution([0.7, 0.3]), Distribution([0.4, 0.6]))
THREE = State(
    ("sunny", "cloudy", "rain"), Distribution([0.5, 0.3, 0.2]), Distribution([0.2, 0.45, 0.35])
)


def landscape_host(qtbot):
    """The lens on the weather."""
    made = EditingHost(Landscape(), WEATHER)
    qtbot.addWidget(made)
    return made


def show(host, state):
    """Draws a pair, and gives the mode that it is drawn in."""
    host.put(state)
    host.picture()
    return host.view.mode


def drag(mouse, start, end, modifiers=Qt.KeyboardModifier.NoModifier):
    """Presses at one place and moves to another, without letting go."""
    mouse.press(start.x(), start.y(), modifiers)
    middle = 0.5 * (start + end)
    mouse.move(middle.x(), middle.y(), modifiers)
    mouse.move(end.x(), end.y(), modifiers)
