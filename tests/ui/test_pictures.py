"""Pictures of the window and its parts, read back by other programs' eyes."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from infoviz.app import make_window
from infoviz.command_line import parse
from infoviz.core.distribution import Distribution
from infoviz.core.state import State
from infoviz.files.exports import PARTS
from infoviz.files.presets import load_preset
from infoviz.theme import load_theme
from infoviz.ui.main_window import MainWindow
from infoviz.ui.pictures import picture_bytes, picture_image, picture_size
from infoviz.ui.pictures.svg import with_clips
from infoviz.ui.settings import Settings
from infoviz.views import VIEWS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def window(qapp: QApplication) -> Iterator[MainWindow]:
    """One for all: each theme dresses every window that there is, and that takes its time."""
    window = make_window(qapp, parse(["--theme", "light"]), Settings(None))
    window.show()
    qapp.processEvents()
    yield window
    window.close()
    window.deleteLater()
    qapp.processEvents()


def many(n: int) -> State:
    x = np.arange(n) / n
    a, b = np.exp(-((x - 0.3) ** 2) * 40), np.exp(-((x - 0.6) ** 2) * 20)
    labels = tuple(f"outcome {i}" for i in range(n))
    return State(labels, Distribution.from_weights(a), Distribution.from_weights(b))


PAIRS = {
    "weather": load_preset("weather").state(),
    "infinite": load_preset("one_way").state(),
    "two": load_preset("coin").state(),
    "200": many(200),
}


def show(window: MainWindow, pair: str, lens: str = "terms") -> None:
    window.document.apply(PAIRS[pair], pair)
    window.set_lens(lens)
    QApplication.processEvents()
    QApplication.processEvents()


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4)[:, :, :3].astype(int)


def texts(svg: bytes) -> list[str]:
    return [each.text or "" for each in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("lens", VIEWS)
@pytest.mark.parametrize("pair", PAIRS)
def test_a_lens_is_lines_and_text_in_a_file(window: MainWindow, pair: str, lens: str) -> None:
    show(window, pair, lens)
    svg = picture_bytes(window, "window", "svg")
    root = ET.fromstring(svg)
    size = picture_size(window, "window")
    assert root.get("viewBox") == f"0 0 {size.width()} {size.height()}"
    # Nothing is a picture of pixels, and no mark of a clip is left.
    assert not list(root.iter(f"{SVG}image"))
    assert b"clip-" not in svg.replace(b"clip-path", b"")
    refers = re.findall(rb"url\(#(clip\d+)\)", svg)
    known = re.findall(rb'clipPath id="(clip\d+)"', svg)
    assert len(refers) > 3
    assert set(refers) <= set(known)
    assert len(set(known)) == len(known)
    numbers, written = window.desk.numbers, " ".join(texts(svg))
    for id in ("h_a", "ce_ab", "kl_ba"):
        assert numbers.measure(window.document.analysis.totals[id]) in written


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="librsvg is not installed")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lens", VIEWS)
def test_librsvg_draws_what_the_window_shows(
    window: MainWindow, tmp_path: Path, lens: str, theme: str
) -> None:
    show(window, "weather", lens)
    path, out = tmp_path / "x.svg", tmp_path / "x.png"
    path.write_bytes(picture_bytes(window, "window", "svg", theme=theme))
    subprocess.run(["rsvg-convert", "--width", "1440", path, "-o", out], check=True, timeout=60)
    assert_alike(QImage(str(out)), picture_image(window, "window", 1, theme))


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lens", VIEWS)
def test_poppler_draws_what_the_window_shows(
    window: MainWindow, tmp_path: Path, lens: str, theme: str
) -> None:
    show(window, "infinite", lens)
    path, out = tmp_path / "x.pdf", tmp_path / "x"
    path.write_bytes(picture_bytes(window, "window", "pdf", theme=theme))
    command = ["pdftoppm", "-r", "96", "-png", "-singlefile", path, out]
    subprocess.run(command, check=True, timeout=60)
    assert_alike(QImage(f"{out}.png"), picture_image(window, "window", 1, theme))
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, timeout=60)
    written = text.stdout.decode("utf-8")
    for word in ("zebra", "KL(A‖B)", "1.8914", "∞"):
        assert word in written


def assert_alike(got: QImage, wanted: QImage) -> None:
    """But for the edges of letters, which each program smooths by itself."""
    height, width = min(got.height(), wanted.height()), min(got.width(), wanted.width())
    assert abs(got.height() - wanted.height()) <= 1
    assert abs(got.width() - wanted.width()) <= 1
    one, other = pixels(got)[:height, :width], pixels(wanted)[:height, :width]
    far = np.abs(one - other).max(axis=2) > 100
    assert far.mean() < 0.012
    # Nor is any patch of 24 pixels quite another.
    rows, columns = height // 24, width // 24
    patches = far[: 24 * rows, : 24 * columns].reshape(rows, 24, columns, 24).mean(axis=(1, 3))
    assert patches.max() < 0.6


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_png_is_as_fine_as_asked_for(window: MainWindow, scale: int) -> None:
    image = QImage.fromData(picture_bytes(window, "ladder", "png", scale))
    size = picture_size(window, "ladder")
    assert (image.width(), image.height()) == (scale * size.width(), scale * size.height())
    assert image.dotsPerMeterX() == pytest.approx(scale * 96 / 0.0254, rel=1e-3)
    if scale > 1:
        # Drawn at that resolution, not enlarged: neighbours differ within a pixel of the window.
        shown = pixels(image)
        inner = shown[::scale, ::scale] != shown[1::scale, 1::scale]
        assert inner.any(axis=2).mean() > 0.005


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_part_has_the_ground_of_its_theme(window: MainWindow, part: str, theme: str) -> None:
    image = picture_image(window, part, 1, theme)
    roles = load_theme(theme)
    ground = roles.background if part in ("window", "editors") else roles.surface
    corner = image.pixelColor(1, image.height() - 1).name().upper()
    assert corner in (ground.upper(), roles.surface.upper())
    assert len(np.unique(pixels(image).reshape(-1, 3), axis=0)) > 5
    assert window.appearance.mode == "light"


def test_what_is_under_the_pointer_is_no_part_of_a_picture(window: MainWindow) -> None:
    show(window, "weather")
    before = picture_image(window, "window")
    window.wiring.show_hover(2)
    assert picture_image(window, "window") == before
    assert window.wiring.hovered == 2


def test_labels_are_text_whatever_they_hold(window: MainWindow) -> None:
    show(window, "weather")
    names = ("<b>&", "晴", '"q"', "a]]>b", "fog")
    window.document.apply(replace(window.document.state, labels=names), "names")
    QApplication.processEvents()
    shown = texts(picture_bytes(window, "a", "svg"))
    assert set(names) <= set(shown)


def test_clips_may_stand_within_one_another() -> None:
    from infoviz.charts.device import CLIP_MARK

    def mark(text: str) -> str:
        return f'<text x="0">{CLIP_MARK} {text}</text>\n'

    head = '<g fill="red" \n>\n'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg">\n<defs>\n</defs>\n<g>\n{head}<a/>\n'
        f"{mark('0,0,9,9')}{mark('begin')}<b/>\n</g>\n{head}<c/>\n{mark('1,1,2,2')}{mark('5,5,1,1')}{mark('begin')}<d/>\n"
        f"{mark('end')}<e/>\n{mark('end')}<f/>\n</g>\n</g>\n</svg>"
    )
    root = ET.fromstring(with_clips(svg))
    parents = {child: parent for parent in root.iter() for child in parent}

    def clips(name: str) -> list[str]:
        (element,) = root.iter(f"{SVG}{name}")
        found = []
        while element in parents:
            element = parents[element]
            found += filter(None, [element.get("clip-path")])
        return found

    outer, inner = "url(#clip0)", "url(#clip1)"
    assert [clips(name) for name in "abcdef"] == [
        [], [outer], [outer], [inner, outer], [outer], [],
    ]  # fmt: skip
    assert len(root.findall(f".//{SVG}clipPath[@id='clip1']/{SVG}rect")) == 2
