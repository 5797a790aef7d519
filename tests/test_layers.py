"""Imports point down only: app → ui → {document, views, files} → charts → core."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import infoviz

PACKAGE = Path(infoviz.__file__).parent

QT = ("PySide6", "pyqtgraph", "shiboken6")
"""What those that know no Qt must not import."""

FORBIDDEN = {
    "core": (
        *QT,
        *(f"infoviz.{name}" for name in ("app", "ui", "views", "charts", "files", "document")),
    ),
    "files": (*QT, *(f"infoviz.{name}" for name in ("app", "ui", "views", "charts", "document"))),
    "charts": tuple(f"infoviz.{name}" for name in ("app", "ui", "views", "files", "document")),
    "views": tuple(f"infoviz.{name}" for name in ("app", "ui", "files", "document")),
    "document": tuple(f"infoviz.{name}" for name in ("app", "ui", "views", "charts", "files")),
    "ui": ("infoviz.app",),
    "theme": QT,
    "desk": QT,
    "resources": QT,
    "formulas": QT,
    "command_line": QT,
    "typed_densities": QT,
    "typed_pair": QT,
    "asked_pair": QT,
    "__init__": QT,
}

SHARED = ("base", "controls", "announce", "nudging")
"""What views share among themselves."""

FILES = sorted(path for path in PACKAGE.rglob("*.py") if "_resources" not in path.parts)


def layer_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    forbidden = FORBIDDEN.get(layer_of(path), ())
    for name in imported(path):
        for wrong in forbidden:
            assert not f"{name}.".startswith(f"{wrong}."), f"{name} in {path.name}"


@pytest.mark.parametrize(
    "path", [p for p in FILES if layer_of(p) == "views"], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_no_view_imports_a_sibling(path: Path) -> None:
    parts = path.relative_to(PACKAGE / "views").parts
    mine = parts[0].removesuffix(".py")
    if mine == "__init__":
        return
    for name in imported(path):
        if name.startswith("infoviz.views."):
            sibling = name.split(".")[2]
            assert sibling in (mine, *SHARED), f"{name} in {path.name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_run_time_needs_no_other_libraries(path: Path) -> None:
    known = {*sys.stdlib_module_names, "infoviz", "numpy", "pyqtgraph", "PySide6", "contourpy"}
    assert {name.split(".")[0] for name in imported(path)} <= known


def test_every_layer_is_known() -> None:
    assert {layer_of(path) for path in FILES} - set(FORBIDDEN) == {
        "app",
        "interactive",
        "__main__",
        "start_checks",
    }
