"""The benchmark still measures what it says, and tells it rightly. No test here times anything."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from infoviz.views.editor.picture import Picture
from tests.benchmark.bare import BareBench
from tests.benchmark.bench import SIZE, Bench, pair, wave
from tests.benchmark.gestures import MASS_ASKED, RandomHand
from tests.benchmark.moves import Watch
from tests.benchmark.rows import (
    COLUMNS,
    Row,
    figure,
    machine_facts,
    ratio_row,
    row_from,
    row_of,
    table,
    write_json,
)
from tests.benchmark.startup import start
from tests.benchmark.window import WindowBench


def test_a_ratio_is_taken_in_each_round_before_the_median() -> None:
    # The machine was ten times slower in the last round, for both alike.
    row = ratio_row("redraw", [4.0, 6.0, 50.0], [1.0, 1.0, 10.0], 8)
    assert row.reached == 5.0
    assert row.quartiles == (4.5, 5.5)
    assert row.rounds == 3
    assert row.is_met is True


def test_rounds_must_pair() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratio_row("redraw", [1.0, 2.0], [1.0])


@pytest.mark.parametrize(
    ("reached", "asked", "at_least", "is_met"),
    [
        (8.0, 8, False, True),
        (8.01, 8, False, False),
        (math.nan, 8, False, False),
        (5.0, 5, True, True),
        (4.99, 5, True, False),
        (1.0, None, False, None),
    ],
)
def test_verdict(reached: float, asked: float | None, at_least: bool, is_met: bool | None) -> None:
    assert Row("redraw", reached, asked, at_least).is_met is is_met


def test_quartiles_of_an_even_sample() -> None:
    row = row_of("seconds", [1.0, 2.0, 3.0, 4.0])
    assert (row.reached, row.quartiles) == (2.5, (1.75, 3.25))


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (7.456, "7.46"), (1234.5, "1,234"), (2.2e-16, "2.2e-16"), (math.nan, "nan")],
)
def test_figure(value: float, text: str) -> None:
    assert figure(value) == text


def test_table_lines_up() -> None:
    rows = [row_of("redraw", [7.0, 8.0, 9.0], 8), Row("faster", 4.0, 5, at_least=True)]
    header, redraw, faster = table(rows).splitlines()
    assert header.split() == " ".join(COLUMNS).split()
    assert redraw.split() == ["redraw", "≤", "8", "8", "7.5", "–", "8.5", "3", "met"]
    assert faster.split() == ["faster", "≥", "5", "4", "missed"]
    assert redraw.index("≤ 8") == faster.index("≥ 5")


def test_json_holds_every_row_and_no_name_of_the_machine(tmp_path: Path) -> None:
    path = tmp_path / "out" / "benchmark.json"
    told = {"name": "kernel", "asked": 0.3, "reached": 0.2}
    write_json(path, [row_from(told), row_of("redraw", [1.0, 3.0])], machine_facts())
    written = json.loads(path.read_text("utf-8"))
    kernel, redraw = written["rows"]
    assert (kernel["name"], kernel["reached"], kernel["is_met"]) == ("kernel", 0.2, True)
    assert (redraw["quartiles"], redraw["rounds"]) == ([1.5, 2.5], 2)
    assert {"python", "qt", "numpy"} <= set(written["machine"])
    assert not {"node", "host", "user"} & set(written["machine"])


def test_the_gesture_moves_at_each_move_and_stays_inside_the_scale() -> None:
    heights = wave(200)
    assert all(0 < height < 1 for height in heights)
    assert all(one != other for one, other in pairwise(heights))


@pytest.mark.parametrize("n", [5, 30, 1_000])
def test_the_pair_has_no_zero(n: int) -> None:
    state = pair(n)
    assert len(state) == n
    assert min(state.a.p.min(), state.b.p.min()) > 0


@pytest.mark.parametrize(
    ("n", "gesture"), [(5, "drag"), (30, "drag"), (200, "drag, zoomed"), (200, "stroke")]
)
def test_each_move_changes_the_pair_and_paints_each_view_once(
    qapp: QApplication, n: int, gesture: str
) -> None:
    window = WindowBench(qapp, n, gesture)
    before = window.bench.document.state
    assert window.watch_paints(5) >= 0
    assert len(window.round(3)) == 3
    after = window.bench.document.state
    assert (after.a.p == before.a.p).all()
    assert window.bench.document.undo_stack.count() == 2
    window.close()


def test_the_bare_widget_paints_once_a_move(qapp: QApplication) -> None:
    bare = BareBench(qapp, *SIZE)
    assert bare.move() > 0
    assert len(bare.round(3)) == 3
    bare.close()


def test_a_watch_tells_an_old_frame_from_the_newest(qapp: QApplication) -> None:
    bench = Bench(qapp, pair(30))
    bench.begin_drag(12)
    watch = Watch(bench, 12)
    one, other = (QPointF(at.toPoint()) for at in bench.drag_path(12, 9)[::8])
    watch.post(one)
    bench.paint()
    bench.paint()
    assert watch.is_newest
    assert watch.taken == 1
    watch.post(other)
    assert not watch.is_newest
    bench.editor.findChild(Picture).repaint()
    assert watch.late == 1
    bench.paint()
    bench.paint()
    assert watch.is_newest
    bench.take_back(other)
    bench.close()


def test_random_gestures_edit_in_many_ways(qapp: QApplication) -> None:
    hand = RandomHand(qapp, seed=2)
    words = set()
    hand.document.edited.connect(lambda text, before, after: words.update(text.split()[:1]))
    for _ in range(120):
        hand.make()
        assert hand.mass_error() <= MASS_ASKED
    assert {"Drag", "Nudge", "Draw", "Swap"} <= words
    hand.close()


@pytest.mark.parametrize("kind", ["window", "bare"])
def test_the_first_paint_is_told(kind: str, tmp_path: Path) -> None:
    seconds, memory = start(kind, str(tmp_path))
    assert seconds > 0
    assert memory > 2**20
