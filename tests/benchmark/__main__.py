"""`python -m tests.benchmark` measures what the window must reach, and prints one table."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

# Qt must know that it draws off screen before it is imported.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from tests.benchmark.rows import Row, machine_facts, row_from, table, write_json

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROUNDS, QUICK_ROUNDS = 40, 7
JSON = Path("out/benchmark.json")


def window(app: QApplication, rounds: int) -> list[Row]:
    from tests.benchmark.window import measure_window

    return measure_window(app, rounds)


def densities(app: QApplication, rounds: int) -> list[Row]:
    from tests.benchmark.densities import measure_densities

    return measure_densities(app, rounds)


def matplotlib(app: QApplication, rounds: int) -> list[Row]:
    from tests.benchmark.beside_matplotlib import measure_matplotlib

    return measure_matplotlib(app, max(rounds // 4, 3))


def moves(app: QApplication, rounds: int) -> list[Row]:
    from tests.benchmark.moves import measure_moves

    return measure_moves(app)


def training(app: QApplication, rounds: int) -> list[Row]:
    from tests.benchmark.training import measure_training

    return measure_training(app)


def startup(app: QApplication, rounds: int) -> list[Row]:
    from tests.benchmark.startup import measure_startup

    return measure_startup(max(rounds // 3, 3))


def import_(app: QApplication, rounds: int) -> list[Row]:
    from tests.benchmark.kernel import measure_import

    return [row_from(one) for one in measure_import(max(rounds // 3, 3))]


def kernel(app: QApplication, rounds: int) -> list[Row]:
    from tests.benchmark.kernel import measure_kernel

    return [row_from(one) for one in measure_kernel(rounds)]


def integrals(app: QApplication, rounds: int) -> list[Row]:
    from tests.benchmark.integrals import measure_integrals

    return [row_from(one) for one in measure_integrals(rounds)]


def gestures(app: QApplication, rounds: int) -> list[Row]:
    from tests.benchmark.gestures import measure_gestures

    return measure_gestures(app)


Subject = Callable[["QApplication", int], list[Row]]
SUBJECTS: dict[str, tuple[Subject, str | None]] = {
    "window": (window, None),
    "densities": (densities, None),
    "matplotlib": (matplotlib, "matplotlib"),
    "moves": (moves, None),
    "training": (training, None),
    "startup": (startup, None),
    "import": (import_, "scipy"),
    "kernel": (kernel, "scipy"),
    "integrals": (integrals, "scipy"),
    "gestures": (gestures, "psutil"),
}
"""What can be measured, and the library that it takes beside those of the window."""

USUAL = [name for name in SUBJECTS if name != "gestures"]


def main() -> None:
    options = _options()
    from infoviz.app import application

    app = application()
    rows: list[Row] = []
    for name in options.only:
        measure, library = SUBJECTS[name]
        if library is not None and find_spec(library) is None:
            print(f"{name}: skipped, since {library} is not installed", flush=True)
            continue
        print(f"measuring {name} …", flush=True)
        rows += measure(app, options.rounds)
    print(table(rows))
    write_json(options.json, rows, machine_facts())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark",
        description="The window beside a bare widget and matplotlib, its start beside a bare "
        "PlotWidget, the kernel beside numpy and SciPy: medians of per-round ratios.",
    )
    parser.add_argument("--rounds", type=int, help=f"usually {ROUNDS}")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds")
    parser.add_argument(
        "--only",
        type=_subjects,
        default=USUAL,
        metavar="NAMES",
        help=f"of {','.join(SUBJECTS)}; usually all but gestures, which takes some minutes",
    )
    parser.add_argument("--json", type=Path, default=JSON, help=f"usually {JSON}")
    options = parser.parse_args()
    if options.rounds is None:
        options.rounds = QUICK_ROUNDS if options.quick else ROUNDS
    return options


def _subjects(text: str) -> list[str]:
    names = text.split(",")
    for name in names:
        if name not in SUBJECTS:
            raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(SUBJECTS)}")
    return names


if __name__ == "__main__":
    main()
