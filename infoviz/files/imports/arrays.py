"""numpy's files, `.npy` and `.npz`, read from their bytes: no pickle, and no more than is there.

The format is numpy's NEP 1. The header is matched, not evaluated, and what it claims is compared
with the bytes that follow it before anything is made of its size.
"""

from __future__ import annotations

import io
import math
import re
import struct
import zipfile
import zlib

import numpy as np
from numpy.typing import NDArray

from infoviz.core.refusal import Refusal
from infoviz.core.state import MAX_OUTCOMES
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.imports.table import (
    Options,
    Progress,
    StoredTable,
    Table,
    check_size,
    unheard,
)
from infoviz.files.reading import in_file, shown

Array = NDArray[np.generic]

NPY_MAGIC = b"\x93NUMPY"
ZIP_MAGIC = b"PK"

_MAX_HEADER = 10_000
_MAX_MEMBERS = 1000

_TYPE = re.compile(r"""'descr'\s*:\s*'([<>|=]?)([a-zA-Z?])(\d*)'""")
_ORDER = re.compile(r"""'fortran_order'\s*:\s*(True|False)\b""")
_SHAPE = re.compile(r"""'shape'\s*:\s*\(([\dL,\s]*)\)""")


def read_npy(data: bytes, options: Options, progress: Progress = unheard) -> Table:
    """The table of one array: a vector, or a matrix whose longer side runs along the outcomes."""
    return _table(_columns(_array(data), "1"), options)


def read_npz(data: bytes, options: Options, progress: Progress = unheard) -> Table:
    """The table of all arrays of an archive; they must be equally long."""
    columns: dict[str, Array] = {}
    for name, member in _members(data, progress).items():
        try:
            columns |= _columns(_array(member), name)
        except Refusal as fault:
            raise in_file(name, fault) from None
        check_size(1, len(columns))
    return _table(columns, options)


def _table(columns: dict[str, Array], options: Options) -> Table:
    first = next(iter(columns.items()), None)
    for name, column in columns.items():
        if first is not None and len(column) != len(first[1]):
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "“{0}” has {1} values, and “{2}” has {3}"),
                shown(name),
                len(column),
                shown(first[0]),
                len(first[1]),
            )
    kept = [_texts(column) if column.dtype.kind == "U" else column for column in columns.values()]
    return StoredTable([shown(name) for name in columns], kept, Options(), nan_is_empty=False)


def _texts(column: Array) -> list[str]:
    return [str(text) for text in column.tolist()]


def _columns(array: Array, name: str) -> dict[str, Array]:
    """The columns of an array of one or two dimensions, by name."""
    if array.ndim > 2:
        array = array.reshape([length for length in array.shape if length != 1] or [1])
    if array.ndim == 1:
        check_size(len(array), 1)
        return {name: array}
    if array.ndim != 2:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "the array has {0} dimensions, and not one or two"),
            array.ndim,
        )
    if array.shape[1] > array.shape[0]:
        array = array.T
    check_size(*array.shape)
    if array.shape[1] == 1:
        return {name: array[:, 0]}
    stem = "" if name == "1" else f"{name}: "
    return {f"{stem}{i + 1}": array[:, i] for i in range(array.shape[1])}


def _array(data: bytes) -> Array:
    """The array of an npy file, a view of its bytes where it can be one."""
    header, offset = _header(data)
    dtype = _dtype(header)
    order, shape_match = _ORDER.search(header), _SHAPE.search(header)
    if order is None or shape_match is None:
        raise _broken()
    lengths = [length for length in re.split(r"[L,\s]+", shape_match[1]) if length]
    # No array has so many dimensions, or so long ones; int() is slow on a long row of digits.
    if len(lengths) > 32 or any(len(length) > 18 for length in lengths):
        raise _broken()
    shape = [int(length) for length in lengths]
    count = math.prod(shape)
    there = (len(data) - offset) // dtype.itemsize
    if count > there:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "its header claims {0} values, and there are {1}"),
            f"{count:,}" if count < 10**18 else f"{float(count):.0e}",
            f"{there:,}",
        )
    flat = np.frombuffer(data, dtype, count, offset)
    if order[1] == "True":
        return flat.reshape(shape[::-1]).T
    return flat.reshape(shape)


def _header(data: bytes) -> tuple[str, int]:
    """The header of an npy file, and where the values begin."""
    if not data.startswith(NPY_MAGIC) or len(data) < 12:
        raise _broken()
    version = data[6]
    start = 10 if version == 1 else 12
    (length,) = struct.unpack_from("<H" if version == 1 else "<I", data, 8)
    if version not in (1, 2, 3) or length > _MAX_HEADER or start + length > len(data):
        raise _broken()
    # Version 3 has UTF-8, for the names of fields, which are refused anyway.
    return data[start : start + length].decode("latin-1"), start + length


def _dtype(header: str) -> np.dtype[np.generic]:
    """The type of the values: real numbers, truth values or texts."""
    match = _TYPE.search(header)
    if match is not None and match[2] == "O":
        raise Refusal(
            QT_TRANSLATE_NOOP(
                "Refusal", "it holds Python objects, which are not read, since that can run code"
            )
        )
    size = match[3] if match is not None else ""
    kinds = {"b": ("1",), "i": ("1", "2", "4", "8"), "u": ("1", "2", "4", "8")}
    kinds["f"] = ("2", "4", "8")
    is_text = match is not None and match[2] == "U" and 0 < len(size) <= 6 and int(size) > 0
    if match is None or not (is_text or size in kinds.get(match[2], ())):
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "its values are neither real numbers nor texts"))
    return np.dtype(f"{match[1]}{match[2]}{size}")


def _members(data: bytes, progress: Progress) -> dict[str, bytes]:
    """The npy files of an archive, without ending; Refusal where they unpack to too much."""
    # zipfile makes an object of each entry, whatever the archive says of their number.
    if data.count(b"PK\x01\x02") > _MAX_MEMBERS:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "it holds more than {0} arrays"), _MAX_MEMBERS)
    room = 4 * len(data) + 40 * MAX_OUTCOMES
    members: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if info.filename.endswith(".npy")]
            for done, info in enumerate(infos):
                if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    raise NotImplementedError
                with archive.open(info) as file:
                    member = file.read(room + 1)
                room -= len(member)
                if room < 0:
                    raise Refusal(
                        QT_TRANSLATE_NOOP("Refusal", "it unpacks to far more than its size")
                    )
                members[info.filename.removesuffix(".npy")] = member
                progress((done + 1) / len(infos))
    except Refusal:
        raise
    except (
        *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
        *(NotImplementedError, RuntimeError, ValueError, OverflowError),
    ):
        # Each of them has come from a mutated archive; none says more to a person.
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "it is a broken or locked archive")) from None
    if not members:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "it holds no array"))
    return members


def _broken() -> Refusal:
    return Refusal(QT_TRANSLATE_NOOP("Refusal", "its header is not that of an array"))
