"""Where things stand in the pairs lens, and a hand on its margins."""

from PySide6.QtCore import Qt

LOW, HIGH = (880, 260), (880, 560)
"""Sizes of the lens: with the term panel open, and folded."""


def plot(host):
    return host.view.picture.plot


def joint(host):
    return host.view.scene.shown.joint


def couple(host, part, order="same"):
    host.view.restore({"part": part, "order": order})


def middle(host, row, column):
    """The middle of a cell of the joint table."""
    centre = plot(host).cells.cell(row, column).center()
    return centre.x(), centre.y()


def end(host, side, place):
    """The end of a margin bar, where its handle is."""
    at, shares = plot(host), host.view.scene.shown.shares(side)
    across = at.cells.down(place) if side == "a" else at.cells.across(place)
    centre = 0.5 * sum(across)
    scale = at.a if side == "a" else at.b
    there = scale.y(min(float(shares[place]), scale.high))
    return (-there, centre) if side == "a" else (centre, there)


def place_of(host, side, place, share):
    """Where the handle of a bar stands when it has that share."""
    x, y = end(host, side, place)
    return (-plot(host).a.y(share), y) if side == "a" else (x, plot(host).b.y(share))


def drag(host, mouse, side, place, to, modifiers=Qt.KeyboardModifier.NoModifier):
    """Brings a margin bar to a share, and lets go."""
    mouse.press(*end(host, side, place), modifiers)
    where = place_of(host, side, place, to)
    mouse.move(*where, modifiers)
    mouse.release(*where, modifiers)
