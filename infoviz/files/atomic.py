"""Files that are written whole or not at all. No Qt."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.reading import check_path, shown_name


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


def save(path: Path, data: bytes) -> None:
    """Does as `replace_file`; Refusal says why it cannot be done."""
    check_path(path)
    try:
        replace_file(path, data)
    except OSError as error:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "{0} cannot be saved: {1}"),
            shown_name(path.name),
            error.strerror or str(error),
        ) from None


def replace_file(path: Path, data: bytes) -> None:
    """Puts `data` in the place of the file at `path`; OSError where it cannot.

    It is written beside the file, brought to the disk, and then renamed: whatever happens in
    between, the file is the old one or the new one. A symbolic link stays one and its target is
    replaced; the permissions of a file that was there stay. A file that may not be written is not
    replaced either.
    """
    target = Path(os.path.realpath(path))
    before = _status(target)
    if before is not None:
        if not stat.S_ISREG(before.st_mode):
            raise OSError(errno.EISDIR, "it is a folder or a device, not a file")
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = target.with_name(f".infoviz-{os.getpid()}")
    try:
        _write(beside, data, before)
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _status(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _write(path: Path, data: bytes, like: os.stat_result | None) -> None:
    # What a killed process of the same number has left goes; no link is followed.
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        if like is not None and hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), stat.S_IMODE(like.st_mode))
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Brings the new name to the disk as well, where the system lets a folder be opened."""
    # The file is whole either way, so that no failure here is one of saving.
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
