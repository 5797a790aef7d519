"""`--export` and the reports, as from a shell without a display."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from infoviz.__main__ import main
from infoviz.files.imports import Source
from infoviz.files.imports.unseen import import_unseen
from infoviz.files.presets import load_preset
from tests.shell import ROOT, infoviz

A = load_preset("weather").state().a.p.tolist()


def exported(path: Path, *arguments: str) -> bytes:
    assert main(["--export", str(path), *arguments]) == 0
    return path.read_bytes()


def test_tables_hold_what_is_asked_for(tmp_path: Path) -> None:
    text = exported(tmp_path / "x.csv").decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [float(row["a"]) for row in rows] == A
    terms = exported(tmp_path / "x.json", "--table", "terms", "--measure", "js", "--unit", "nats")
    table = json.loads(terms)
    assert (table["unit"], len(table["rows"])) == ("nats", 5)
    assert "JS" in table["title"]
    assert r"\toprule" in exported(tmp_path / "x.tex", "--table", "measures").decode()
    assert exported(tmp_path / "x.MD").startswith(b"| outcome | A | B |")
    assert exported(tmp_path / "x.tsv", "--a", "1,3").splitlines()[1] == b"1\t0.25\t0.5"


@pytest.mark.parametrize("library", ["numpy", "scipy", "torch"])
def test_a_script_is_for_the_library_asked_for(tmp_path: Path, library: str) -> None:
    code = exported(tmp_path / "x.py", "--library", library, "--measure", "ce_ba").decode()
    compile(code, "x.py", "exec")
    assert {"numpy": "np.log", "scipy": "xlogy", "torch": "F.cross_entropy"}[library] in code


def test_texts_load_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from infoviz.__main__ import main;"
        f"status = main(['--export', {str(tmp_path / 'x.py')!r}, '--report', 'md']);"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]; sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b"| outcome | A | B |" in done.stdout


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_pictures_need_no_display(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    done = infoviz(
        "--export", str(path), "--size", "1000x700", "--theme", "dark", "--pixel-ratio", "2"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    data = path.read_bytes()
    if suffix == "png":
        image = QImage.fromData(data)
        assert (image.width(), image.height()) == (2000, 1400)
        assert image.pixelColor(2, 1398).lightness() < 80
    elif suffix == "svg":
        assert ET.fromstring(data).get("viewBox") == "0 0 1000 700"
    else:
        assert data.startswith(b"%PDF")


def test_a_part_is_smaller_than_the_window(tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    done = infoviz("--export", str(path), "--part", "lens", "--view", "pairs")
    assert done.returncode == 0, done.stderr
    assert float(ET.parse(path).getroot().get("viewBox").split()[2]) < 1000


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("--export x.doc", "does not end in .png, .svg, .pdf, .csv, .tsv, .md, .tex, .json or .py"),
        ("--export nowhere/x.csv", "there is no folder 'nowhere'"),
        ("--export x.csv --part lens", "--part 'lens' needs --export with one of .png, .svg, .pdf"),
        ("--export x.svg --table terms", "--table 'terms' needs --export with one of .csv"),
        ("--export x.csv --library numpy", "--library 'numpy' needs --export with one of .py"),
        ("--table shares", "--table 'shares' needs --export"),
        ("--export x.csv --table mauve", "is none of shares, terms, all_terms, measures"),
        ("--export x.py --library jax", "is none of numpy, scipy, torch"),
        ("--export x.svg --part roof", "is none of window, lens"),
        ("--export x.csv --table terms --measure js_distance", "√JS is no sum"),
        ("--export x.svg --view mauve", "mauve"),
    ],
)
def test_a_refusal_is_one_sentence_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    command = [sys.executable, "-B", "-m", "infoviz", *line.split()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
@pytest.mark.parametrize("suffix", ["json", "svg"])
def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(b"old")
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100));"
        "from infoviz.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited, "--export", str(path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert "cannot be written: File too large" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("format", ["csv", "tsv", "md", "tex"])
def test_a_report_in_each_text_format(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--report", format, "--preset", "one_way"]) == 0
    out = capsys.readouterr().out
    assert "0.45" in out
    assert "zebra" in out
    assert out.endswith("\n")
    assert not out.endswith("\n\n")


@pytest.mark.parametrize("suffix", ["csv", "tsv", "json"])
def test_what_was_exported_is_imported_to_the_bit(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    labels = ("=1+1", "'=x", "−2 | z")
    exported(path, "--a", "1/3,1/7,11/21", "--b", "0.2,0.3,0.5", "--labels", ",".join(labels))
    state, _ = import_unseen(Source(path.name, path.read_bytes()))
    assert state.labels == labels
    assert state.a.p.tolist() == [1 / 3, 1 / 7, 11 / 21]


def test_densities_are_no_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.csv"
    assert main(["--export", str(path), "--preset", "heavy_tail"]) == 2
    assert "tells no densities" in capsys.readouterr().err
    assert not path.exists()
    # But A and B are one, whatever else is asked for.
    assert exported(path, "--a", "1,3", "--f", "normal(0,1)").count(b"\n") == 3
