"""Files are read within bounds, and a sentence says why one cannot be."""

import os
from pathlib import Path

import pytest

from infoviz.core.refusal import Refusal
from infoviz.files.reading import MAX_BYTES, decoded, read_bytes


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"\0\xff")
    assert read_bytes(path) == b"\0\xff"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is a folder or a device, not a file"):
        read_bytes(tmp_path)
    with pytest.raises(Refusal, match="none cannot be read: No such file"):
        read_bytes(tmp_path / "none")
    with pytest.raises(Refusal, match="cannot be a file"):
        read_bytes(tmp_path / "x\0y")
    with pytest.raises(Refusal, match="File name too long"):
        read_bytes(tmp_path / ("x" * 300))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refusal, match="is a folder or a device"):
        read_bytes(tmp_path / "pipe")


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # sparse: it takes no room
    with pytest.raises(Refusal, match=r"x has 50\.0 MB; at most 50 MB can be read"):
        read_bytes(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_the_encoding_is_told_by_the_mark(encoding: str) -> None:
    assert decoded("aü日".encode(encoding)) == "aü日"
