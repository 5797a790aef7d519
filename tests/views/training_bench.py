"""The training before a person, as the one view of a host."""

from PySide6.QtTest import QTest

from infoviz.views.loss import Loss
from tests.views.hands import EditingHost
from tests.views.host import WEATHER


def training_bench(qtbot):
    """A host with the training in front, at the greatest speed; its face is `face`."""
    made = EditingHost(Loss(), WEATHER)
    made.view.restore({"face": "training", "speed": 240.0})
    made.face = made.view.face("training")
    qtbot.addWidget(made)
    return made


def press(bench, key, times=1):
    bench.face.setFocus()
    for _ in range(times):
        QTest.keyClick(bench.face, key)


def run_to(bench, qtbot, steps):
    """Runs until so many steps were taken, and pauses."""
    driver = bench.face.driver
    driver.run()
    qtbot.waitUntil(lambda: driver.course.steps >= steps or not driver.is_running)
    driver.finish()
