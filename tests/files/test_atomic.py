"""Saving leaves the old file or the new one, whatever happens.

`python -m tests.files.test_atomic 200` kills so many savings at random moments.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from infoviz.core.refusal import Refusal
from infoviz.files.atomic import save
from tests.shell import ROOT

posix = pytest.mark.skipif(os.name != "posix", reason="links and permissions are as on POSIX")
not_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything"
)

BYTES = 3_000_000

# Saves a file of one letter again and again, the letter another each time.
SAVER = f"""
import sys
from pathlib import Path
from infoviz.files.atomic import save
for round in range(10_000):
    save(Path(sys.argv[1]), b"ABCDEFGH"[round % 8 : round % 8 + 1] * {BYTES})
    if round == 0:
        print("saving", flush=True)
"""


def kill_while_saving(folder: Path, times: int, seed: int = 1) -> int:
    """Kills a saver so many times; how many of them left the file in the midst of a saving."""
    path, moments, beside = folder / "pair.infoviz", random.Random(seed), 0
    for _ in range(times):
        saver = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert saver.stdout is not None
        saver.stdout.readline()
        time.sleep(moments.uniform(0, 0.05))
        saver.send_signal(signal.SIGKILL)
        saver.wait()
        saver.stdout.close()
        data = path.read_bytes()
        assert len(data) == BYTES
        assert data.count(data[:1]) == BYTES
        left = [other for other in folder.iterdir() if other != path]
        beside += bool(left)
        for other in left:
            other.unlink()
    return beside


@posix
def test_a_saving_that_is_killed_leaves_one_whole_file(tmp_path: Path) -> None:
    kill_while_saving(tmp_path, 6)


def test_a_new_file_and_one_in_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / ("ü" * 100 + ".infoviz")
    for data in (b"one", b"another", b""):
        save(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_a_link_stays_one_and_permissions_stay(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    target, link = folder / "target.infoviz", tmp_path / "link.infoviz"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    save(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


@posix
def test_a_link_to_nothing_yet_makes_its_target(tmp_path: Path) -> None:
    link = tmp_path / "link.infoviz"
    link.symlink_to(tmp_path / "target.infoviz")
    save(link, b"new")
    assert (tmp_path / "target.infoviz").read_bytes() == b"new"


def test_what_cannot_be_written_is_refused_and_stays(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"x\.infoviz cannot be saved"):
        save(tmp_path / "none" / "x.infoviz", b"new")
    with pytest.raises(Refusal, match="is a folder or a device"):
        save(tmp_path, b"new")
    with pytest.raises(Refusal, match="cannot be a file"):
        save(tmp_path / "x\0", b"new")


@not_root
def test_a_file_that_may_not_be_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "x.infoviz"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(Refusal, match=r"x\.infoviz cannot be saved: Permission denied"):
        save(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.infoviz"
    path.write_bytes(b"old")

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match="cannot be saved: No space left on device"):
        save(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


if __name__ == "__main__":
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as where:
        amid = kill_while_saving(Path(where), kills)
    print(f"{kills} kills, {amid} in the midst of a saving; each left one whole file")
