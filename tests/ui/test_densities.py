"""Densities in the whole window: one way for a gesture, undo, the status line, and presets."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from infoviz.core.densities import parse_density
from infoviz.core.density_pair import DEFAULT_PAIR, DensityPair, densities_of
from infoviz.files.density_presets import density_presets
from infoviz.files.presets import load_preset
from infoviz.ui.main_window import MainWindow
from infoviz.views.base import View

OTHER = DensityPair(parse_density("normal(0,1)"), parse_density("normal(1.2,3)"))


@pytest.fixture
def lens(window: MainWindow) -> MainWindow:
    window.set_lens("continuous")
    QApplication.processEvents()
    return window


def apply(window: MainWindow, pair: DensityPair) -> None:
    window.document.apply(replace(window.document.state, densities=pair), "Drag σ of g")


def test_a_gesture_on_the_densities_is_undone_and_redone(lens: MainWindow) -> None:
    document = lens.document
    base = document.state
    apply(lens, OTHER)
    assert document.undo_stack.undoText() == "Drag σ of g"
    assert lens.front.scene.pair == OTHER
    lens.commands.undo()
    assert document.state is base
    assert lens.front.scene.pair == DEFAULT_PAIR
    lens.commands.redo()
    assert lens.front.scene.pair == OTHER
    assert densities_of(document.state) == OTHER


def test_a_move_of_the_densities_redraws_nothing_of_a_and_b(
    lens: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[View] = []
    for view in lens.findChildren(View):
        if view is not lens.front:
            monkeypatch.setattr(view, "redraw", lambda part, view=view: drawn.append(view))
    before = lens.document.analysis
    lens.document.preview(replace(lens.document.state, densities=OTHER))
    lens.document.flush()
    assert lens.document.analysis.pair is before.pair
    assert lens.document.analysis.state.densities is OTHER
    assert drawn == []
    assert lens.front.scene.pair is OTHER
    lens.document.cancel()
    assert lens.front.scene.pair == DEFAULT_PAIR


def test_a_and_b_are_edited_from_the_densities_on_show(lens: MainWindow) -> None:
    apply(lens, OTHER)
    assert lens.editors["a"].state.densities is OTHER
    lens.commands.make_uniform("a")
    assert densities_of(lens.document.state) == OTHER
    lens.commands.swap()
    assert densities_of(lens.document.state) == OTHER.swapped
    lens.commands.load("Coin", load_preset("coin").state())
    assert densities_of(lens.document.state) == OTHER.swapped


def test_a_pair_from_a_preset_stays_so_while_only_densities_move(lens: MainWindow) -> None:
    assert lens.document.is_as_loaded
    apply(lens, OTHER)
    assert lens.document.is_as_loaded


def test_the_status_line_says_what_a_gesture_did(lens: MainWindow) -> None:
    apply(lens, OTHER)
    text = lens.status.sentence.text()
    assert text.startswith("Drag σ of g.  KL(f‖g) rose by 0.3893 bits.")
    apply(lens, DensityPair(OTHER.f, parse_density("uniform(0,1)")))
    assert lens.status.sentence.text() == "Drag σ of g.  KL(f‖g) became ∞."
    lens.commands.undo()
    assert lens.status.sentence.text() == "KL(f‖g) is finite again."


@pytest.mark.parametrize("preset", density_presets(), ids=lambda preset: preset.id)
def test_presets_of_densities_are_one_step_and_their_button_says_so(
    lens: MainWindow, preset
) -> None:
    before = lens.document.undo_stack.count()
    menu = lens.density_presets.menu
    next(action for action in menu.actions() if action.data() == preset.id).trigger()
    pair = densities_of(lens.document.state)
    assert (pair.f, pair.g) == (preset.f, preset.g)
    assert lens.front.presets_button.text() == f"Preset: {preset.name} ▾"
    assert lens.status.sentence.text() == preset.look_for
    # The first of them is what everybody begins with.
    assert lens.document.undo_stack.count() == before + 1
    apply(lens, OTHER)
    assert lens.front.presets_button.text() == "Presets ▾"


def test_the_binned_pair_is_in_the_editors_and_in_the_terms(lens: MainWindow) -> None:
    lens.front.restore({"bins": 12})
    lens.front.foot.button.click()
    state = lens.document.state
    assert len(state) == 12
    assert lens.editors["b"].state is state
    assert lens.document.undo_stack.undoText() == "Send 12 bins to the editors"
    lens.set_lens("terms")
    total = lens.document.analysis.totals["kl_ab"]
    bins = lens.tabs.lenses["continuous"].scene.bins
    assert total == pytest.approx(bins.total("kl_ab"), rel=1e-12)
    lens.commands.undo()
    assert len(lens.document.state) == 5


def test_the_lens_has_the_height_and_gives_it_back(lens: MainWindow) -> None:
    lens.resize(1280, 720)
    QApplication.processEvents()
    assert lens.term_panel.is_folded
    assert lens.front.charts.isHidden()
    assert lens.front.table.height() >= lens.front.table.least_height()
    lens.set_lens("terms")
    QApplication.processEvents()
    assert not lens.term_panel.is_folded
