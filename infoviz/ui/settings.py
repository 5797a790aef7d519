"""What is remembered from one run to the next. Whatever cannot be read counts as absent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from infoviz.core.measures import MEASURES
from infoviz.core.units import UNITS
from infoviz.desk import DECIMALS, Desk
from infoviz.ui.appearance import THEME_MODES

MIN_FACTOR, MAX_FACTOR, USUAL_FACTOR = 1.2, 2.5, 1.6


class Settings:
    """Typed access to QSettings; with None it remembers nothing, as a render must."""

    def __init__(self, store: QSettings | None) -> None:
        self._store = store

    def desk(self) -> Desk:
        """The desk as it was left, sound values only."""
        usual = Desk()
        return Desk(
            unit=self._one_of("desk/unit", tuple(UNITS), usual.unit),
            measure=self._one_of("desk/measure", tuple(MEASURES), usual.measure),
            share_decimals=self._int("desk/share_decimals", DECIMALS, usual.share_decimals),
            measure_decimals=self._int("desk/measure_decimals", DECIMALS, usual.measure_decimals),
            scale="full" if self._text("desk/scale") == "full" else "fit",
        )

    def save_desk(self, desk: Desk) -> None:
        self._save("desk/unit", desk.unit)
        self._save("desk/measure", desk.measure)
        self._save("desk/share_decimals", desk.share_decimals)
        self._save("desk/measure_decimals", desk.measure_decimals)
        self._save("desk/scale", desk.scale)

    def theme_mode(self) -> str:
        return self._one_of("theme", THEME_MODES, "system")

    def save_theme_mode(self, mode: str) -> None:
        self._save("theme", mode)

    def factor(self) -> float:
        """The factor of presentation mode."""
        try:
            factor = float(self._text("presentation/factor"))
        except ValueError:
            return USUAL_FACTOR
        return factor if MIN_FACTOR <= factor <= MAX_FACTOR else USUAL_FACTOR

    def save_factor(self, factor: float) -> None:
        self._save("presentation/factor", factor)

    def view(self) -> str:
        return self._text("window/view")

    def save_view(self, view: str) -> None:
        self._save("window/view", view)

    def is_folded(self) -> bool:
        return self._text("window/folded") == "true"

    def save_folded(self, folded: bool) -> None:
        self._save("window/folded", "true" if folded else "false")

    def heights(self, usual: tuple[int, int, int]) -> tuple[int, int, int]:
        """The heights of ladder, lenses and panel; a window may be too low for them."""
        parts = self._text("window/heights").split(" ")
        heights = [int(part) for part in parts if part.isdecimal() and 0 < int(part) < 10_000]
        if len(parts) != 3 or len(heights) != 3:
            return usual
        ladder, lens, panel = heights
        return ladder, lens, panel

    def save_heights(self, heights: tuple[int, int, int]) -> None:
        self._save("window/heights", " ".join(map(str, heights)))

    def recent_files(self) -> list[Path]:
        """The documents that were opened or saved last, the newest first."""
        try:
            paths = json.loads(self._text("files/recent") or "[]")
        except (ValueError, RecursionError):
            return []
        if not isinstance(paths, list):
            return []
        return [Path(path) for path in paths if isinstance(path, str) and "\0" not in path]

    def save_recent_files(self, paths: list[Path]) -> None:
        self._save("files/recent", json.dumps([str(path) for path in paths]))

    def folder(self) -> str:
        """Where a file was opened or saved last; at first where documents are kept."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return self._text("files/folder") or QStandardPaths.writableLocation(documents)

    def save_folder(self, folder: str) -> None:
        self._save("files/folder", folder)

    def layout(self, name: str) -> QByteArray | None:
        """The bytes that Qt gave for a window or a splitter."""
        value = self._store.value(f"window/{name}") if self._store else None
        return value if isinstance(value, QByteArray) else None

    def save_layout(self, name: str, value: QByteArray) -> None:
        self._save(f"window/{name}", value)

    def _text(self, key: str) -> str:
        return str(self._store.value(key, "")) if self._store else ""

    def _one_of(self, key: str, known: tuple[str, ...], usual: str) -> str:
        text = self._text(key)
        return text if text in known else usual

    def _int(self, key: str, known: range, usual: int) -> int:
        text = self._text(key)
        return int(text) if text.isdecimal() and int(text) in known else usual

    def _save(self, key: str, value: Any) -> None:
        if self._store is not None:
            self._store.setValue(key, value)
