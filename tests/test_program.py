"""The program as it is started from a shell."""

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from infoviz.__main__ import main
from tests.shell import ROOT, infoviz


def test_a_report_is_printed_and_notes_go_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--a", "1,3", "--labels", "x,y", "--report", "json", "--unit", "bans"]) == 0
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert report["unit"] == "bans"
    assert (report["a"], report["b"]) == ([0.25, 0.75], [0.5, 0.5])
    assert report["measures"]["h_b"]["total"] == pytest.approx(math.log10(2), rel=1e-14)
    assert err.splitlines() == [
        "infoviz: A's shares sum to 4; they were counted as weights and normalised",
        "infoviz: B was not given and is uniform",
    ]


def test_a_report_of_nothing_is_of_the_pair_that_the_window_shows_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--report", "text"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split() == ["sunny", "0.420", "0.220"]


def test_a_report_of_densities_has_their_measures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--f", "normal(0,1)", "--g", "normal(1.2,1.8)", "--report", "text"]) == 0
    printed = capsys.readouterr().out
    assert "KL(f‖g)  0.6699" in printed
    assert "outcome" not in printed
    assert main(["--preset", "heavy_tail", "--a", "1,1", "--report", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["a"] == [0.5, 0.5]
    assert report["densities"]["measures"]["kl_ab"]["value"] == "inf"
    assert report["densities"]["measures"]["kl_ab"]["tails"] == ["left", "right"]


def test_a_report_loads_no_qt() -> None:
    code = (
        "import sys; from infoviz.__main__ import main; status = main(['--report', 'json']);"
        "loaded = {name.partition('.')[0] for name in sys.modules};"
        "sys.exit(status or bool(loaded & {'PySide6', 'shiboken6', 'pyqtgraph', 'scipy'}))"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60)
    assert (result.returncode, result.stderr) == (0, b"")


def test_a_report_survives_a_terminal_that_lacks_its_signs() -> None:
    result = infoviz("--report", "text", PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (0, "")
    assert "KL(A\\u2016B)" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_that_leaves_early_is_no_fault() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run(
        [sys.executable, "-m", "infoviz", "--report", "text"],
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        timeout=60,
    )
    os.close(writer)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said() -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "infoviz", "--report", "text"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            timeout=60,
        )
    assert result.returncode == 2
    assert result.stderr == (b"infoviz: the report could not be printed: No space left on device\n")


def test_bad_input_from_a_shell() -> None:
    result = infoviz("--a", "-0.1,1.1")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "infoviz: --a has '-0.1' in place 1, which is negative\n"


def test_a_start_loads_nothing_that_only_some_need() -> None:
    code = (
        "import sys; from infoviz.app import Settings, application, make_window;"
        "from infoviz.command_line import parse;"
        "app = application(); window = make_window(app, parse([]), Settings(None));"
        "window.show(); app.processEvents();"
        "print(*[name for name in sys.modules if name.startswith((*'SOME',))])"
    )
    some = ("infoviz.core.densities", "infoviz.core.integrals", "infoviz.ui.pictures")
    code = code.replace("(*'SOME',)", repr((*some, "infoviz.ui.export_dialog", "PySide6.QtSvg")))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
