"""How the lens calls the measures, and what it says of what it shows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from infoviz.core.measures import MEASURES
from infoviz.core.state import Side, State


def symbol(measure_id: str) -> str:
    """The measure's symbol, short enough to stand beside a curve: "H(A,B)", "JS"."""
    return "JS" if measure_id == "js" else MEASURES[measure_id].symbol


def locked_sentence(state: State, side: Side) -> str:
    """Why a handle cannot move: one of the outcomes that keep their share, and how to free it."""
    locked = state.locked(side)
    if not locked.size:
        return QCoreApplication.translate("Landscape", "{0} has nothing that could move.").format(
            side.upper()
        )
    return QCoreApplication.translate(
        "Landscape", "{1} is locked in {0} and keeps its share; press L on its bar to unlock it."
    ).format(side.upper(), state.labels[int(locked[0])])
