"""Puts everything together: the application, the document, the window; or a picture of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QBuffer, QCoreApplication, QSettings, QSize, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from infoviz import __version__
from infoviz.command_line import CommandLineError, Request, ViewOption, check_view
from infoviz.desk import Desk
from infoviz.document import Document
from infoviz.files.atomic import replace_file
from infoviz.files.exports import USUAL_PART
from infoviz.files.presets import DEFAULT_PRESET, load_preset
from infoviz.typed_pair import quoted
from infoviz.ui.appearance import Appearance
from infoviz.ui.main_window import MainWindow
from infoviz.ui.recovery import Recovery
from infoviz.ui.settings import Settings
from infoviz.ui.wording import translated
from infoviz.views import VIEWS

TITLE_BAR = 40

PRIVATE_CLIPBOARDS = ("offscreen", "minimal")
"""Platforms whose clipboard no other program reads; it ends with the process, after Python."""

_KEPT = QStandardPaths.StandardLocation.AppDataLocation


def run(request: Request) -> int:
    """Does what the command line asked for, and gives the exit status."""
    check_view(request, VIEWS)
    app = application(request.pixel_ratio if request.render else None)
    if request.render or request.export:
        return _draw(app, request)
    data = request.data
    # What is to be imported is seen first, over the usual pair.
    window = open_window(app, request if data is None else replace(request, state=None))
    sys.excepthook = LastResort(window)
    folder = Path(QStandardPaths.writableLocation(_KEPT)) / "recovery"
    window.life.keep_against_a_crash(folder)
    Recovery(window, folder).offer()
    if data is not None:
        window.importing.take(data)
    return app.exec()


def open_window(app: QApplication, request: Request) -> MainWindow:
    """The window on the screen, as the command line and what was remembered want it."""
    # By name, since the application may be another's.
    window = make_window(app, request, Settings(QSettings("infoviz", "infoviz")))
    if request.size is None:
        # With room for a title bar, which is not known before the window is shown.
        room = window.screen().availableSize() - QSize(0, TITLE_BAR)
        window.resize(window.size().boundedTo(room))
    window.show()
    return window


def application(pixel_ratio: float | None = None) -> QApplication:
    """The QApplication; with a pixel ratio, one whose pictures have that many pixels a pixel."""
    if pixel_ratio is not None:
        os.environ["QT_SCALE_FACTOR"] = str(pixel_ratio)
        policy = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(policy)
    QCoreApplication.setOrganizationName("infoviz")
    QCoreApplication.setApplicationName("infoviz")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication(sys.argv[:1])
    app.aboutToQuit.connect(_leave_clipboard)
    return app


def _leave_clipboard() -> None:
    """Elsewhere Qt hands over what was copied while Python lives; here it would ask it later."""
    if QGuiApplication.platformName() in PRIVATE_CLIPBOARDS:
        QGuiApplication.clipboard().clear()


def make_window(app: QApplication, request: Request, settings: Settings) -> MainWindow:
    """The window as the command line and the settings want it, not yet shown."""
    state, origin = request.state, request.origin
    if state is None:
        preset = load_preset(DEFAULT_PRESET)
        state, origin = preset.state(), translated("Preset", preset.name)
    if request.densities is not None:
        state = replace(state, densities=request.densities)
    document = Document(state, origin)
    window = MainWindow(
        document,
        Appearance(app, request.theme or settings.theme_mode()),
        settings,
        _desk(settings.desk(), request),
        request.view,
    )
    document.setParent(window)
    if request.document is not None:
        window.life.show_content(request.document, request.path)
        window.memory.borrow_desk(_desk(window.desk, request), request.view or window.lens)
    if request.size:
        window.memory.borrow_size(QSize(*request.size))
    if request.view_options is not None:
        _restore_view(window, request.view_options)
    return window


def _restore_view(window: MainWindow, options: Mapping[str, ViewOption]) -> None:
    """Gives the lens in front its options; CommandLineError where it has none such."""
    view, lens = window.front, window.lens
    known = view.options()
    for name in options:
        if name not in known:
            names = ", ".join(known) or "none"
            raise CommandLineError(
                f"--view-options: the view {lens} has no option {quoted(name)}; it has {names}"
            )
    # All at once: steps are taken by whatever else was asked for, in whichever order.
    view.restore(dict(options))
    taken = view.options()
    for name, value in options.items():
        # A count may be told as what came of it; all else is what was asked for.
        is_count = type(value) is int and type(known[name]) is int
        if not is_count and taken[name] != value:
            raise CommandLineError(f"--view-options: {name} cannot be {quoted(str(value))}")


def _desk(desk: Desk, request: Request) -> Desk:
    if request.unit:
        desk = replace(desk, unit=request.unit)
    if request.measure:
        desk = replace(desk, measure=request.measure)
    return desk


def _draw(app: QApplication, request: Request) -> int:
    """Draws the real window into files. What a person has set before has no part in it."""
    request = replace(request, theme=request.theme or "light")
    window = make_window(app, request, Settings(None))
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    if request.size:
        # A picture may be smaller than a window that a person can use.
        window.setMinimumSize(QSize(*request.size))
        window.setMaximumSize(QSize(*request.size))
    window.show()
    # A second turn lets what was laid out in the first one settle.
    app.processEvents()
    app.processEvents()
    if request.render is not None:
        data = QBuffer()
        data.open(QBuffer.OpenModeFlag.WriteOnly)
        if not window.grab().save(data, "PNG"):
            raise CommandLineError(
                f"--render {str(request.render)!r}: the picture could not be encoded"
            )
        _write("--render", request.render, data.data().data())
    if request.export is not None:
        suffix, part = request.export.suffix.lower()[1:], request.part or USUAL_PART
        scale = request.pixel_ratio if request.render is None else 1.0
        from infoviz.ui.pictures import picture_bytes

        _write("--export", request.export, picture_bytes(window, part, suffix, scale))
    window.close()
    return 0


def _write(option: str, path: Path, data: bytes) -> None:
    try:
        replace_file(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandLineError(f"{option} {str(path)!r} cannot be written: {reason}") from None


class LastResort:
    """Shows what nobody caught in a dialog, one at a time, and lets the program go on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._is_open = False

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        if self._is_open:
            # What fails while it is painted fails again behind the dialog.
            return
        self._is_open = True
        window = self._window
        window.document.cancel()
        box = QMessageBox(QMessageBox.Icon.Warning, "infoviz", "", parent=window)
        box.setText(
            QCoreApplication.translate(
                "LastResort",
                "Something went wrong that infoviz did not foresee; your pair is safe.",
            )
        )
        box.setDetailedText(f"{kind.__name__}: {error}")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._on_closed)
        box.open()

    def _on_closed(self) -> None:
        self._is_open = False
