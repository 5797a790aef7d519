"""Finds the data files of resources/, in a checkout and in an installed wheel alike."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """The path of a file or folder under resources/.

    An installed wheel carries the folder inside the package as `_resources`; a checkout,
    and an editable install of one, has it beside the package.
    """
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
