"""The program, started as from a shell on a machine without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")


def infoviz(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs infoviz to its end; `environment` is added to what there is."""
    kept = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    return subprocess.run(
        [sys.executable, "-m", "infoviz", *arguments],
        env=kept | {"PYTHONIOENCODING": "utf-8"} | environment,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
