"""How the program ends: with status 0, whatever it was doing before."""

import os
import subprocess
import sys

import pytest

from tests.shell import ROOT

COPY_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from infoviz.app import application, make_window
from infoviz.command_line import parse
from infoviz.ui.settings import Settings

app = application()
window = make_window(app, parse([]), Settings(None))
window.show()

def leave():
    window.term_panel.copy_rows()
    print(app.clipboard().text().splitlines()[1].split("\t")[0])
    window.close()

QTimer.singleShot(0, leave)
sys.exit(app.exec())
"""


@pytest.mark.parametrize("platform", ["offscreen", "minimal"])
def test_rows_on_the_clipboard_do_not_outlive_the_program(platform: str) -> None:
    done = subprocess.run(
        [sys.executable, "-B", "-c", COPY_AND_CLOSE],
        env=os.environ | {"QT_QPA_PLATFORM": platform},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "sunny\n"), done.stderr
