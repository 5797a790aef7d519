"""`infoviz.show`: the window from a script, and what it gives back."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import infoviz
from infoviz.ui.main_window import MainWindow
from tests.shell import ROOT

A, B = [0.1, 0.2, 0.7], [0.2, 0.3, 0.5]


def windows() -> list[MainWindow]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]


@pytest.fixture
def do(qapp, monkeypatch, tmp_path):
    """Does something with the next window, and closes it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    seen = []

    def later(act) -> list[object]:
        def run() -> None:
            window = next(each for each in windows() if each.isVisible())
            try:
                seen.append(act(window))
            finally:
                window.close()

        QTimer.singleShot(100, run)
        return seen

    return later


def test_the_pair_comes_back_as_it_was_left(do) -> None:
    seen = do(lambda window: window.commands.swap())
    a, b = infoviz.show(A, np.array(B))
    assert seen == [None]
    assert (a.p.tolist(), b.p.tolist()) == (B, A)
    assert isinstance(a, infoviz.Distribution)


def test_a_pair_that_nobody_touches_comes_back_to_the_bit(do) -> None:
    given = infoviz.Distribution.from_weights([3, 1, 4])
    do(lambda window: None)
    a, _ = infoviz.show(given, B)
    assert a is given


def test_labels_and_names_are_shown(do) -> None:
    def look(window: MainWindow) -> tuple[object, ...]:
        state = window.document.state
        return tuple(state.labels), state.name_a, state.name_b

    seen = do(look)
    infoviz.show(A, B, labels=["x", "y", "z"], names=("Label", "Model"))
    do(look)
    infoviz.show(A, B)
    assert seen == [(("x", "y", "z"), "Label", "Model"), (("1", "2", "3"), "", "")]


def test_an_application_that_was_there_gets_its_look_back(do, qapp: QApplication) -> None:
    qapp.setStyleSheet("QLabel { color: red }")
    quits = qapp.quitOnLastWindowClosed()
    font = qapp.font()
    try:
        seen = do(lambda window: qapp.styleSheet())
        infoviz.show(A, B)
        assert seen[0] != "QLabel { color: red }"
        assert qapp.styleSheet() == "QLabel { color: red }"
        assert qapp.font() == font
        assert qapp.quitOnLastWindowClosed() == quits
    finally:
        qapp.setStyleSheet("")


@pytest.mark.parametrize(
    ("a", "b", "labels", "sentence"),
    [
        ([1, 3], [0.5, 0.5], None, "a: the shares sum to 4, not to 1; Distribution.from_weights"),
        ([0.5, 0.5], [0.5, -0.5], None, "b: share 2 is -0.5, which is negative"),
        (A, [0.5, 0.5], None, "A has 3 shares and B has 2"),
        (A, B, ["x", "x", "y"], "outcomes 1 and 2 are both called “x”"),
        ([1.0], [1.0], None, "there are 1 outcomes; there can be 2"),
    ],
)
def test_a_pair_at_fault_opens_nothing(a, b, labels, sentence: str, qapp: QApplication) -> None:
    before = len(windows())
    with pytest.raises(ValueError, match="^" + sentence.replace(";", ".").split(".")[0]):
        infoviz.show(a, b, labels)
    assert len(windows()) == before


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=ROOT,
        env={"PATH": "", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_a_script_without_an_application_may_show_twice(tmp_path) -> None:
    code = """
import threading, infoviz, sys
assert not [name for name in sys.modules if name.startswith("PySide6")]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import infoviz.interactive as interactive
from infoviz.start_checks import check_start
opened = interactive._borrowed
def borrowed(app):
    QTimer.singleShot(100, lambda: [each.close() for each in app.topLevelWidgets()])
    return opened(app)
interactive._borrowed = borrowed
for _ in range(2):
    a, b = infoviz.show([0.25, 0.75], [0.5, 0.5])
    print(a.p.tolist(), b.p.tolist())
"""
    done = run(code, QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[0.25, 0.75] [0.5, 0.5]\n" * 2


def test_without_a_display_it_is_one_sentence() -> None:
    done = run(
        "import infoviz\ntry: infoviz.show([0.5, 0.5], [0.5, 0.5])\n"
        "except RuntimeError as error: print(error)"
    )
    if sys.platform.startswith("linux"):
        assert done.stdout.startswith("there is no display here")
        assert len(done.stdout.splitlines()) == 1


def test_another_thread_is_refused() -> None:
    done = run(
        "import infoviz, threading\n"
        "def show():\n"
        "    try: infoviz.show([0.5, 0.5], [0.5, 0.5])\n"
        "    except RuntimeError as error: print(error)\n"
        "thread = threading.Thread(target=show); thread.start(); thread.join()\n",
        QT_QPA_PLATFORM="offscreen",
    )
    assert done.stdout == "a window can be opened from the main thread alone\n"
