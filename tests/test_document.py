"""The document: previews, commits, undo, and the limits of the undo stack."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from infoviz import document as document_module
from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_share
from infoviz.core.softmax import softmax_of
from infoviz.core.state import State
from infoviz.document import UNDO_STEPS, Document


def pair(n: int = 3) -> State:
    labels = tuple(f"x{i}" for i in range(n))
    return State(labels, Distribution.uniform(n), Distribution.uniform(n))


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    return Document(pair())


def shown(document: Document) -> list[Analysis]:
    analyses: list[Analysis] = []
    document.changed.connect(analyses.append)
    return analyses


def test_many_previews_in_one_turn_cost_one_analysis_of_the_newest(document: Document) -> None:
    analyses = shown(document)
    for share in np.linspace(0.4, 0.9, 100):
        document.preview(set_share(document.state, "a", 0, float(share)))
    assert analyses == []
    QCoreApplication.sendPostedEvents()
    assert [analysis.state.a.p[0] for analysis in analyses] == [0.9]


def test_commit_shows_the_newest_preview_and_is_one_step(document: Document) -> None:
    before = document.state
    after = set_share(before, "a", 0, 0.5)
    document.preview(set_share(before, "a", 0, 0.4))
    document.preview(after)
    document.commit("Drag x0 in A")
    assert document.state is after
    assert document.undo_stack.undoText() == "Drag x0 in A"
    document.undo_stack.undo()
    assert document.state is before
    document.undo_stack.redo()
    assert document.state is after


def test_a_move_that_only_logarithms_tell_is_a_step(document: Document) -> None:
    faint = softmax_of(np.array([0.0, 0.0, -800.0]))
    fainter = softmax_of(np.array([0.0, 0.0, -900.0]))
    document.apply(replace(document.state, b=faint), "Drag z of x2")
    document.apply(replace(document.state, b=fainter), "Drag z of x2")
    assert document.state.b is fainter
    document.undo_stack.undo()
    assert document.state.b is faint


def test_cancel_gives_the_committed_state_back_to_the_bit(document: Document) -> None:
    before = document.state
    document.preview(set_share(before, "a", 0, 0.5))
    document.flush()
    assert document.is_previewing
    document.cancel()
    assert document.analysis.state is before
    assert document.undo_stack.count() == 0
    assert not document.is_previewing


def test_a_gesture_that_ends_where_it_began_is_no_step(document: Document) -> None:
    before = document.state
    document.preview(set_share(before, "a", 0, 0.5))
    document.flush()
    document.preview(set_share(before, "a", 0, float(before.a.p[0])))
    document.commit("Drag x0 in A")
    assert document.undo_stack.count() == 0
    assert document.analysis.state is before


def test_edited_tells_what_was_before_and_what_is_after(document: Document) -> None:
    told: list[tuple[str, Analysis, Analysis]] = []
    document.edited.connect(lambda *news: told.append(news))
    before = document.analysis
    document.apply(set_share(document.state, "b", 1, 0.5), "Drag x1 in B")
    document.undo_stack.undo()
    assert [(text, was.state, now.state) for text, was, now in told] == [
        ("Drag x1 in B", before.state, told[0][2].state),
        ("", told[0][2].state, before.state),
    ]


def test_the_origin_goes_back_and_forth_with_undo(document: Document) -> None:
    document.apply(set_share(document.state, "a", 0, 0.5), "Preset coin", "coin")
    document.apply(set_share(document.state, "a", 0, 0.6), "Drag")
    assert document.origin == "coin"
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.origin == ""
    document.undo_stack.redo()
    assert document.origin == "coin"


def test_the_oldest_steps_go_beyond_a_thousand(document: Document) -> None:
    for i in range(UNDO_STEPS + 50):
        document.apply(set_share(document.state, "a", 0, 0.2 + 0.5 * (i % 7) / 7), "Drag")
    assert document.undo_stack.count() == UNDO_STEPS


def test_the_oldest_steps_go_beyond_the_bytes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    n = 1000
    document = Document(pair(n))
    monkeypatch.setattr(document_module, "UNDO_BYTES", 20 * (16 * n + 1000))
    states = []
    for i in range(50):
        document.apply(set_share(document.state, "a", 0, 0.1 + 0.8 * i / 50), "Drag")
        states.append(document.state)
    undone = 0
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
        undone += 1
    assert undone == 20
    assert document.state is states[29]
