"""The picture of the real window, drawn without a display."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.shell import ROOT, infoviz


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_has_the_size_that_was_asked_for(tmp_path: Path, theme: str) -> None:
    path = tmp_path / "window.png"
    done = infoviz(
        "--render", str(path), "--size", "1280x720", "--pixel-ratio", "2", "--theme", theme
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (2560, 1440)
    # The window's own ground, not a blank picture.
    assert picture.pixelColor(12, 1300).lightness() > 128 or theme == "dark"
    assert len({picture.pixel(x, y) for x in range(0, 2560, 7) for y in range(0, 1440, 7)}) > 20


def test_settings_and_scaling_of_the_desktop_have_no_part_in_it(tmp_path: Path) -> None:
    one, other = tmp_path / "one.png", tmp_path / "other.png"
    assert infoviz("--render", str(one)).returncode == 0
    scaled = infoviz("--render", str(other), QT_SCALE_FACTOR="3", QT_FONT_DPI="200")
    assert scaled.returncode == 0
    assert QImage(str(one)) == QImage(str(other))


def test_an_unknown_view_is_refused_in_one_sentence(tmp_path: Path) -> None:
    done = infoviz("--view", "mauve", "--render", str(tmp_path / "x.png"))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "mauve" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_is_one_sentence_and_leaves_the_old_picture_whole(tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    path.write_bytes(b"old")
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "from infoviz.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited, "--render", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "cannot be written" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["window.png"]
    assert path.read_bytes() == b"old"


def test_without_a_display_one_sentence_names_render() -> None:
    done = infoviz()
    assert done.returncode == 2
    assert "--render" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
