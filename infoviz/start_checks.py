"""What the machine must have before a window can be drawn: Qt, its libraries, a display.

Qt aborts the process where one of these is missing, so they are looked for first.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import socket
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path

_OFFSCREEN_PACKAGES = "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
_X11_PACKAGES = (
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
)

# A picture is the same on every machine, whatever its desktop is set to.
_DESKTOP_SETTINGS = (
    "QT_AUTO_SCREEN_SCALE_FACTOR",
    "QT_DEVICE_PIXEL_RATIO",
    "QT_ENABLE_HIGHDPI_SCALING",
    "QT_FONT_DPI",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "QT_SCALE_FACTOR_ROUNDING_POLICY",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_STYLE_OVERRIDE",
    "QT_USE_PHYSICAL_DPI",
)


class StartError(Exception):
    """The window cannot be drawn on this machine; the text is one sentence for people."""


def draw_off_screen(environment: MutableMapping[str, str]) -> None:
    """Makes Qt, which is not yet imported, draw without a display and without scaling."""
    for name in _DESKTOP_SETTINGS:
        environment.pop(name, None)
    environment["QT_QPA_PLATFORM"] = "offscreen"


def check_start(environment: Mapping[str, str]) -> None:
    """StartError where Qt cannot run, or has no display to draw on. Imports QtWidgets."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    needs_display = sys.platform.startswith(("linux", "freebsd")) and (
        not platform or platform.startswith(("xcb", "wayland"))
    )
    display = environment.get("DISPLAY", "")
    wayland = "" if platform.startswith("xcb") else environment.get("WAYLAND_DISPLAY", "")
    if needs_display and not display and not wayland:
        raise StartError(
            "there is no display here, since neither DISPLAY nor WAYLAND_DISPLAY is set; "
            "--render OUT.png draws the window without one"
        )
    _check_qt()
    if needs_display and not (wayland and _wayland_answers(environment, wayland)):
        # Without a Wayland server Qt falls back to X11.
        _check_x11(display or wayland)


def _check_qt() -> None:
    try:
        import PySide6

        # What an incomplete removal leaves of the package has no version.
        version = getattr(PySide6, "__version__", "0")
        if sys.version_info < (3, 12) and tuple(map(int, version.split(".")[:2])) >= (6, 12):
            # Each void call drops one reference to None, which is not immortal before 3.12.
            raise StartError(
                f"PySide6 {version} aborts on Python before 3.12; "
                "pip install 'PySide6-Essentials<6.12', or use a newer Python"
            )
        importlib.import_module("PySide6.QtWidgets")
    except ModuleNotFoundError as error:
        raise StartError(_not_installed(str(error.name))) from None
    except ImportError as error:
        raise StartError(
            f"Qt cannot be loaded ({error}); on Debian install {_OFFSCREEN_PACKAGES}"
        ) from None
    if importlib.util.find_spec("pyqtgraph") is None:
        raise StartError(_not_installed("pyqtgraph"))


def _not_installed(module: str) -> str:
    return f"{module} is not installed; pip install PySide6-Essentials pyqtgraph numpy brings it"


def _wayland_answers(environment: Mapping[str, str], display: str) -> bool:
    # The socket's name is relative to the folder unless it is a whole path.
    path = Path(environment.get("XDG_RUNTIME_DIR", "/run")) / display
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


def _check_x11(display: str) -> None:
    """StartError where Qt's X11 plugin lacks a library, or the X server lets nobody in."""
    from PySide6.QtCore import QLibraryInfo

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    plugin = plugins / "platforms" / "libqxcb.so"
    try:
        if plugin.is_file():
            ctypes.CDLL(str(plugin))  # Qt loads it next in any case
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        raise StartError(
            f"Qt cannot draw on X11 here ({error}); on Debian install {_X11_PACKAGES}"
        ) from None
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(None, None)
    has_error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if has_error:
        raise StartError(
            f"the display {display!r} cannot be opened; "
            "--render OUT.png draws the window without one"
        )
