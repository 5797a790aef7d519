"""The loss where room is short: nothing overlaps, nothing leaves the view, all can be reached."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QWidget

from infoviz.charts.fonts import NORMAL
from infoviz.charts.numerals import face as face_of
from infoviz.core.softmax import softmax_of
from infoviz.core.state import State
from infoviz.files.presets import load_preset
from infoviz.views.loss import Loss
from infoviz.views.loss.training.plot import lay_out
from tests.views.hands import EditingHost
from tests.views.host import DISJOINT, INFINITE, WEATHER, many

FAR = load_preset("logits_far").state()
LONG = State(
    ("a label of so many words that it has no room", "Donaudampfschifffahrt", "c"),
    load_preset("article").state().a,
    softmax_of(np.array([-0.5, 0.3, 1.2])),
)
STATES = {
    "weather": WEATHER,
    "far": FAR,
    "infinite": INFINITE,
    "disjoint": DISJOINT,
    "long": LONG,
    "many": many(1_000),
}
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
SIZES = [(772, 250), (772, 290), (864, 300), (880, 560), (1240, 420)]

each_size = pytest.mark.parametrize("size", SIZES, ids=str)


@pytest.fixture
def bench(qtbot):
    made = EditingHost(Loss(), WEATHER)
    qtbot.addWidget(made)
    return made


def show(bench, size, **options):
    bench.resize(*size)
    bench.view.setFixedSize(*size)
    bench.view.restore(options)
    return bench.view.front


def controls(view):
    """What can be seen of the view's own widgets but its pictures."""
    faces = [view.face(id) for id in ("pipeline", "training")]
    pictures = [face.picture for face in faces]
    return [
        child
        for face in (view, *faces)
        for child in face.findChildren(QWidget, options=DIRECT)
        if child.isVisible() and child not in pictures and child not in faces
    ]


@each_size
@pytest.mark.parametrize("kind", ["class", "smoothed", "as_is"])
@pytest.mark.parametrize("name", ["pipeline", "training"])
def test_no_switch_leaves_the_view_or_covers_another(bench, size, kind, name):
    show(bench, size, face=name, label=kind, start="random")
    view = bench.view
    placed = [
        (child, QRectF(child.rect().translated(child.mapTo(view, child.rect().topLeft()))))
        for child in controls(view)
    ]
    assert len(placed) > 4
    for i, (child, rect) in enumerate(placed):
        assert QRectF(view.rect()).contains(rect), child.accessibleName()
        assert child.width() >= child.minimumSizeHint().width()
        for other, its in placed[:i]:
            assert not rect.intersects(its), (child, other)


@each_size
@pytest.mark.parametrize("id", STATES)
def test_no_number_of_the_table_reaches_into_the_column_before(bench, size, id):
    bench.put(STATES[id])
    face = show(bench, size, face="pipeline", temperature=1.0)
    table = face.picture.parts.table
    assert table is not None
    written = face_of(NORMAL, face.desk.factor)
    face.picture.grab()
    left = table.grid.labels_right
    for column, stage in (
        (each, face.scene.shown.pipeline.stage(each.id)) for each in table.grid.columns
    ):
        values = stage.values[: table.grid.rows].tolist()
        for text in table._texts(column, values):
            assert column.right - written.width(text) >= left, (column.id, text)
        left = column.right
    assert left <= table.grid.loss_left


def test_rows_that_are_out_of_view_are_reached_by_the_bar(bench):
    bench.put(many(200))
    face = show(bench, (880, 300), face="pipeline")
    bar, grid = face.row_bar, face.picture.parts.table.grid
    assert bar.isVisible()
    assert bar.maximum() == 200 - grid.rows
    bar.setSliderPosition(50)
    bar.scrolled.emit(bar.sliderPosition())
    assert face.scene.first_row == 50
    face.select(199)
    assert bar.value() == bar.maximum()
    bench.put(WEATHER)
    assert not bar.isVisible()


def test_mistakes_that_are_asked_for_are_told_however_low_the_face(bench):
    face = show(bench, (772, 290), face="pipeline", shows_mistakes=True)
    assert face.picture.parts.layout.mistakes is not None
    before = face.picture.grab().toImage()
    face = show(bench, (772, 290), face="pipeline", shows_mistakes=False)
    assert face.picture.parts.layout.mistakes is None
    assert face.picture.grab().toImage() != before


def test_what_is_infinite_says_so_where_its_gradient_is_chosen(bench):
    bench.put(FAR)
    face = show(bench, (880, 560), face="pipeline")
    assert face.switches.widgets.arrows.button("kl_ba").text() == "KL(B‖A) ∞"
    face.switches.changed.emit({"arrows": "kl_ba"})
    assert "A has none of it" in bench.sentences[-1]
    bench.put(WEATHER)
    assert face.switches.widgets.arrows.button("kl_ba").text() == "KL(B‖A)"


def test_a_race_of_bells_stays_where_room_is_short():
    def parts(height, is_bell):
        made = lay_out(QRectF(0, 0, 860, height), 1.0, has_race=True, is_bell=is_bell)
        named = {"numbers": made.read_out, "trail": made.trail, "race": made.race}
        return {name for name, part in named.items() if part is not None}

    assert parts(200, False) == {"numbers"}
    assert parts(200, True) == {"race"}
    assert parts(420, False) == parts(420, True) == {"numbers", "trail", "race"}


def test_a_menu_chooses_what_the_buttons_do(bench):
    face = show(bench, (700, 290), face="training", start="random")
    widgets = face.switches.widgets
    assert widgets.objective_menu.isVisible()
    assert not widgets.objective.isVisible()
    actions = {action.data(): action for action in widgets.objective_menu.menu().actions()}
    actions["js"].trigger()
    assert bench.view.options()["objective"] == "js"
    assert "JS" in widgets.objective_menu.text()
    assert widgets.objective.value == "js"
