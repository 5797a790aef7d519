"""Machines on which Qt would abort: each is told in one sentence, before Qt is started."""

import socket
import sys
from pathlib import Path

import pytest

from infoviz.start_checks import draw_off_screen
from tests.shell import infoviz

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays of Linux")


def start(*argv: str, modules: Path | None = None, **environment: str) -> tuple[int, str]:
    """Exit status and standard error of infoviz, started with `modules` before all others."""
    if modules is not None:
        environment["PYTHONPATH"] = str(modules)
    result = infoviz(*argv, **environment)
    assert result.stdout == ""
    return result.returncode, result.stderr


def refused(*argv: str, modules: Path | None = None, **environment: str) -> str:
    status, sentence = start(*argv, modules=modules, **environment)
    assert status == 2
    assert sentence.startswith("infoviz: ")
    assert sentence.count("\n") == 1
    return sentence


def refused_by_x11(**environment: str) -> str:
    """What is said of a display that cannot be opened, where X11 can be tried at all."""
    sentence = refused(modules=None, **environment)
    if "cannot draw on X11" in sentence:
        assert "libxcb-cursor0" in sentence
        pytest.skip("the libraries of X11 are not installed here")
    return sentence


def fake(folder: Path, module: str, code: str) -> Path:
    path = folder.joinpath(*module.split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, "utf-8")
    return folder


def test_no_display() -> None:
    sentence = refused()
    assert "there is no display" in sentence
    assert "--render" in sentence
    assert "there is no display" in refused(QT_QPA_PLATFORM="xcb", DISPLAY="")


@pytest.mark.parametrize("display", [":4711", "nonsense", "localhost:4711"])
def test_a_display_that_cannot_be_opened(display: str) -> None:
    sentence = refused_by_x11(DISPLAY=display)
    assert f"the display {display!r} cannot be opened" in sentence
    assert "--render" in sentence


def test_a_wayland_display_that_cannot_be_opened(tmp_path: Path) -> None:
    folder = str(tmp_path)
    sentence = refused_by_x11(WAYLAND_DISPLAY="wayland-9", XDG_RUNTIME_DIR=folder)
    assert "'wayland-9' cannot be opened" in sentence
    with socket.socket(socket.AF_UNIX) as closed:  # a socket that nobody listens to any more
        closed.bind(str(tmp_path / "wayland-9"))
    assert refused_by_x11(WAYLAND_DISPLAY="wayland-9", XDG_RUNTIME_DIR=folder) == sentence


def test_a_display_is_not_needed_to_draw_off_screen(tmp_path: Path) -> None:
    # Qt is asked for next, which here is not there.
    modules = fake(tmp_path, "PySide6.__init__", "raise ModuleNotFoundError(name='PySide6')")
    assert "PySide6 is not installed" in refused("--render", "out.png", modules=modules)
    assert "PySide6 is not installed" in refused(QT_QPA_PLATFORM="offscreen", modules=modules)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal")
def test_the_pyside_that_aborts_on_this_python(tmp_path: Path) -> None:
    modules = fake(tmp_path, "PySide6.__init__", "__version__ = '6.12.0'")
    sentence = refused("--render", "out.png", modules=modules)
    assert "PySide6 6.12.0 aborts on Python before 3.12" in sentence
    assert "PySide6-Essentials<6.12" in sentence


def test_a_system_library_that_is_missing(tmp_path: Path) -> None:
    fake(tmp_path, "PySide6.__init__", "__version__ = '6.11.3'")
    modules = fake(
        tmp_path,
        "PySide6.QtWidgets",
        "raise ImportError('libEGL.so.1: cannot open shared object file')",
    )
    sentence = refused("--render", "out.png", modules=modules)
    assert "libEGL.so.1" in sentence
    assert "libegl1" in sentence


def test_a_picture_does_not_depend_on_the_desktop() -> None:
    environment = {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "xcb", "QT_FONT_DPI": "200", "X": "y"}
    draw_off_screen(environment)
    assert environment == {"QT_QPA_PLATFORM": "offscreen", "X": "y"}
