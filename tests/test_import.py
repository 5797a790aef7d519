"""`import infoviz` is the numerics alone, for a notebook."""

import subprocess
import sys

import pytest

import infoviz


def modules_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in result.stdout.split()}


@pytest.mark.parametrize("heavy", ["PySide6", "shiboken6", "pyqtgraph", "scipy", "matplotlib"])
def test_what_is_heavy_is_not_imported(heavy: str) -> None:
    assert heavy not in modules_after("import infoviz")


def test_nothing_of_the_window_is_imported() -> None:
    code = "import sys, infoviz; print(*(m for m in sys.modules if m.startswith('infoviz.')))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert {name.split(".")[1] for name in result.stdout.split()} == {"core"}


def test_every_public_name_is_there() -> None:
    for name in infoviz.__all__:
        assert getattr(infoviz, name).__doc__
