"""The loss: logits that are dragged, the way to the loss, labels, temperature, arrows."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks, set_share
from infoviz.core.softmax import softmax_of
from infoviz.core.state import State
from infoviz.views.loss import Loss
from infoviz.views.loss.pipeline.plot import lay_out
from tests.views.hands import CTRL, FREE, SHIFT, EditingHost, PictureMouse
from tests.views.host import EQUAL, INFINITE, WEATHER, many

ARTICLE = State(
    ("cat", "dog", "bird"),
    Distribution([0.0, 0.0, 1.0]),
    softmax_of(np.array([-0.5, 0.3, 1.2])),
)


@pytest.fixture
def bench(qtbot):
    made = EditingHost(Loss(), ARTICLE)
    made.face = made.view.face("pipeline")
    qtbot.addWidget(made)
    return made


def mouse(view):
    return PictureMouse(view, view.picture)


def grab(view, outcome, modifiers=FREE):
    plot = view.picture.plot
    x, y = plot.middle(outcome), plot.y(float(view.scene.shown.z[outcome]))
    mouse(view).press(x, y, modifiers)
    return x, y


def pull(view, outcome, to, modifiers=FREE):
    """Drags a logit by its end, without letting go."""
    x, y = grab(view, outcome, modifiers)
    mouse(view).move(x, y - 4, modifiers)
    y = view.picture.plot.y(to)
    mouse(view).move(x, y, modifiers)
    return x, y


def drag(view, outcome, to, modifiers=FREE):
    x, y = pull(view, outcome, to, modifiers)
    mouse(view).release(x, y, modifiers)


def test_the_loss_of_the_article(bench):
    figures = bench.face.scene.shown
    assert figures.pipeline.loss == pytest.approx(0.463264, abs=5e-7)
    assert np.diff(figures.z) == pytest.approx([0.8, 0.9])
    assert figures.gradient == pytest.approx(ARTICLE.b.p - ARTICLE.a.p)
    # Cross-entropy in the window's own numbers.
    assert figures.pipeline.loss == pytest.approx(figures.analysis.totals["ce_ab"], rel=1e-12)


def test_a_dragged_logit_follows_the_pointer_and_the_others_keep_their_ratio(bench):
    view = bench.face
    before = view.scene.shown.z
    drag(view, 1, -0.25)
    z = view.scene.shown.z
    assert z[1] == pytest.approx(-0.25, abs=1e-9)
    assert z[[0, 2]] == pytest.approx(before[[0, 2]], abs=1e-12)
    assert bench.shown.b.p == pytest.approx(softmax_of(z).p, abs=1e-15)
    ratio = bench.shown.b.p[0] / bench.shown.b.p[2]
    assert ratio == pytest.approx(ARTICLE.b.p[0] / ARTICLE.b.p[2], rel=1e-12)
    assert bench.committed == ["Drag the logit of dog"]


def test_a_drag_and_back_gives_the_base_itself(bench):
    view = bench.face
    x, y = grab(view, 1)
    mouse(view).move(x, y + 30)
    assert bench.shown is not ARTICLE
    mouse(view).move(x, y)
    assert bench.shown is ARTICLE


def test_a_click_moves_nothing(bench):
    view = bench.face
    x, y = grab(view, 1)
    mouse(view).move(x + 1, y + 1)
    mouse(view).release(x + 1, y + 1)
    assert bench.committed == []
    assert view.scene.selected == 1


def test_escape_puts_everything_back(bench):
    pull(bench.face, 2, -1.0)
    QTest.keyClick(bench.face, Qt.Key.Key_Escape)
    assert bench.shown is ARTICLE
    assert bench.committed == []


def test_shift_is_ten_times_finer_and_ctrl_snaps(bench):
    view = bench.face
    x, y = grab(view, 1, SHIFT)
    start = float(view.scene.shown.z[1])
    plot = view.picture.plot
    mouse(view).move(x, y + 30, SHIFT)
    moved = (plot.value(y + 30) - plot.value(y)) / 10
    assert float(view.scene.shown.z[1]) == pytest.approx(start + moved, abs=1e-9)
    mouse(view).release(x, y + 30, SHIFT)
    drag(view, 1, -0.43, CTRL)
    assert float(view.scene.shown.z[1]) == pytest.approx(-0.4, abs=1e-12)


def test_beyond_the_scale_each_push_goes_a_step_further(bench):
    view = bench.face
    x, _ = grab(view, 2)
    high = view.picture.scale.high
    reached = []
    for up in (4, 17, 30):
        mouse(view).move(x, view.picture.plot.ceiling_y - up)
        reached.append(float(view.scene.shown.z[2]))
    assert reached[0] > high
    assert reached == sorted(reached)
    assert view.picture.scale.high >= reached[-1]


def test_a_locked_outcome_says_why_it_stays(bench):
    bench.put(set_locks(ARTICLE, "b", {1}))
    drag(bench.face, 1, -1.0)
    assert bench.committed == []
    assert "dog is locked" in bench.sentences[0]


def test_arrow_keys_choose_and_move_a_logit(bench):
    view = bench.face
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    before = float(view.scene.shown.z[1])
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert float(view.scene.shown.z[1]) == pytest.approx(before + 0.1)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert float(view.scene.shown.z[1]) == pytest.approx(before + 0.09)
    assert bench.committed == ["Move the logit of dog"] * 2


def test_gauges_move_all_logits_alike_and_no_share(bench):
    view = bench.face
    for gauge, of in (("mean", np.mean), ("max", np.max)):
        bench.view.restore({"gauge": gauge})
        z = view.scene.shown.z
        assert of(z) == pytest.approx(0, abs=1e-12)
        assert np.diff(z) == pytest.approx([0.8, 0.9])
    assert bench.shown is ARTICLE


def test_a_label_is_a_class_sharp_or_smoothed(bench):
    view = bench.face
    switches = view.switches
    switches.label_chosen.emit("class", 0)
    assert bench.shown.a.p.tolist() == [1, 0, 0]
    assert bench.committed == ["Label cat"]
    switches.label_chosen.emit("smoothed", 0)
    assert bench.shown.a.p == pytest.approx([0.9 + 0.1 / 3, 0.1 / 3, 0.1 / 3])
    switches.smoothing_moved.emit(0.3)
    switches.smoothing_moved.emit(0.6)
    switches.released.emit("Smooth the label")
    assert bench.shown.a.p == pytest.approx([0.6, 0.2, 0.2])
    assert bench.committed == ["Label cat", "Label cat", "Smooth the label"]
    # A label that is changed elsewhere is as it is.
    bench.put(set_share(bench.shown, "a", 1, 0.5))
    assert view.scene.options.label == "as_is"


def test_the_temperature_leaves_the_logits_and_moves_b(bench):
    view = bench.face
    z = view.scene.shown.z
    view.switches.temperature_moved.emit(2.0)
    view.switches.released.emit("Temperature 2.00")
    assert bench.committed == ["Temperature 2.00"]
    assert view.scene.shown.z == pytest.approx(z, abs=1e-12)
    assert bench.shown.b.p == pytest.approx(softmax_of(z, 2.0).p)
    assert [stage.id for stage in view.scene.shown.pipeline.stages][1] == "scaled"
    assert view.scene.shown.gradient == pytest.approx((bench.shown.b.p - bench.shown.a.p) / 2)


def test_each_objective_has_its_own_gradient(bench):
    bench.put(WEATHER)
    seen = {}
    for id in ("ce_ab", "kl_ab", "kl_ba", "js", "brier"):
        bench.view.restore({"arrows": id})
        seen[id] = bench.face.scene.shown.gradient.tolist()
    assert seen["ce_ab"] == seen["kl_ab"]
    assert len({tuple(each) for each in seen.values()}) == 4


def test_an_impossible_outcome_runs_off_and_can_be_pulled_in(bench):
    bench.put(INFINITE)
    view = bench.face
    assert view.scene.shown.z[4] == -math.inf
    assert view.scene.shown.pipeline.loss == math.inf
    plot = view.picture.plot
    x = plot.middle(4)
    mouse(view).press(x, plot.floor_y)
    mouse(view).move(x, plot.floor_y - 20)
    mouse(view).release(x, plot.floor_y - 20)
    assert bench.shown.b.p[4] > 0
    assert math.isfinite(view.scene.shown.pipeline.loss)


def test_logits_of_a_thousand_are_right(bench):
    b = softmax_of(np.array([0.0, 1000.0, -1000.0]))
    bench.put(replace(ARTICLE, b=b))
    assert bench.face.scene.shown.pipeline.loss == pytest.approx(2000.0)
    assert bench.face.scene.shown.analysis.totals["ce_ab"] == pytest.approx(2000.0)


def test_rows_and_bars_tell_which_outcome_is_under_the_pointer(bench):
    view = bench.face
    picture = view.picture
    x = picture.plot.middle(2)
    mouse(view).move(x, picture.plot.ceiling_y + 20)
    table = picture.parts.layout.table
    y = table.top() + 46 + 6 + 0.5 * picture.parts.layout.row_height
    mouse(view).move(table.center().x(), y)
    assert bench.hovered == [2, 0]


def test_the_rows_of_many_scroll(bench):
    bench.put(many(200))
    view = bench.face
    rows = view.picture.parts.layout.rows
    assert 0 < rows < 200
    view.select(150)
    assert view.scene.first_row <= 150 < view.scene.first_row + rows


def test_what_gives_way_first():
    def parts(height, is_low, asked=False):
        made = lay_out(QRectF(0, 0, 860, height), 1.0, 5, shows_mistakes=asked, is_low=is_low)
        named = {"table": made.table, "routes": made.routes, "arrows": made.arrows}
        named |= {"boxes": made.has_boxes or None, "mistakes": made.mistakes}
        return {name for name, part in named.items() if part is not None}

    assert parts(90, True) == {"table"}
    assert parts(200, True) == {"table", "routes"}
    assert parts(200, True, asked=True) == {"mistakes"}
    assert parts(330, False) == {"table", "routes", "arrows", "mistakes"}
    assert parts(500, False) == {"table", "routes", "boxes", "arrows", "mistakes"}


def test_options_come_back_and_junk_is_left(bench):
    view = bench.view
    view.restore({"gauge": "max", "arrows": "js", "temperature": 3.0, "label": "mauve", "x": 1})
    options = view.options()
    assert (options["gauge"], options["arrows"], options["temperature"]) == ("max", "js", 3.0)
    assert options["label"] == "as_is"
    view.restore({"temperature": "hot", "smoothing": -1, "gauge": 3})
    assert view.options() == options


def test_equal_pairs_have_no_arrows(bench):
    bench.put(EQUAL)
    assert not bench.face.scene.shown.gradient.any()


def test_undo_of_a_temperature_brings_it_back_and_leaves_the_logits(bench):
    view = bench.face
    z = view.scene.shown.z
    view.switches.temperature_moved.emit(2.0)
    view.switches.temperature_moved.emit(4.0)
    view.switches.released.emit("Temperature 4.00")
    after = bench.shown
    bench.put(ARTICLE)
    assert bench.view.options()["temperature"] == 1.0
    assert view.scene.shown.z == pytest.approx(z, abs=1e-12)
    bench.put(after)
    assert bench.view.options()["temperature"] == 4.0
    assert view.scene.shown.z == pytest.approx(z, abs=1e-12)
