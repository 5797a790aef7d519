"""Files that are written: whether they can be, and so that what was there stays whole."""

from __future__ import annotations

import os
from pathlib import Path


def fault_of(path: Path) -> str:
    """Why `path` can most likely not be written, "" where it can; whoever writes it has to look."""
    try:
        if not path.parent.is_dir():
            return f"there is no folder {str(path.parent)!r}"
        if path.is_dir():
            return "it is a folder"
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            return "permission denied"
    except OSError as error:  # such as a name that is too long
        return error.strerror or str(error)
    except ValueError as error:  # a name with a null
        return str(error)
    return ""


def write_whole(path: Path, data: bytes) -> None:
    """Writes `data` beside `path` and then in its place: a full disk leaves what was there whole.

    OSError where it cannot be written; nothing is left beside it then. A link is followed, and
    the rights of a file that was there are kept.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name[:200]}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
