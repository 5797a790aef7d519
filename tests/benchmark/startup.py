"""Start-up to the first paint, and its memory, beside a bare PlotWidget of the same size."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmark.rows import Row, ratio_row, row_of

ROOT = Path(__file__).parents[2]
ASKED = 1.4


def measure_startup(rounds: int) -> list[Row]:
    """Each round starts one process of each kind; the first start of both is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("window", "bare"):
            start(kind, folder)
        ours, theirs = [], []
        for _ in range(rounds):
            theirs.append(start("bare", folder))
            ours.append(start("window", folder))
    seconds, memory = zip(*ours, strict=True)
    bare_seconds, bare_memory = zip(*theirs, strict=True)
    return [
        ratio_row("start to first paint: of a bare PlotWidget", seconds, bare_seconds, ASKED),
        row_of("start to first paint: milliseconds", [1e3 * one for one in seconds]),
        row_of("bare PlotWidget: milliseconds", [1e3 * one for one in bare_seconds]),
        ratio_row("memory at first paint: of a bare PlotWidget", memory, bare_memory, ASKED),
        row_of("memory at first paint: megabytes", [one / 2**20 for one in memory]),
        row_of("bare PlotWidget: megabytes", [one / 2**20 for one in bare_memory]),
    ]


def start(kind: str, folder: str) -> tuple[float, float]:
    """Seconds from before the process is made to its first paint; and bytes."""
    start = time.time()
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmark.first_paint", kind, folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0 or not run.stdout:
        raise RuntimeError(f"{kind} did not start: {run.stderr}")
    painted, memory = map(float, run.stdout.split())
    return painted - start, memory
