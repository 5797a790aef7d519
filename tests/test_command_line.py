"""The command line: what it takes, what it refuses and how, and what it prints."""

import contextlib
import math
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infoviz import __version__
from infoviz.__main__ import main
from infoviz.command_line import CommandLineError, Request, check_view, parse
from infoviz.core.measures import MEASURES
from infoviz.core.state import MAX_OUTCOMES

REFUSALS = [
    ("--a -0.1,1.1", "--a has '-0.1' in place 1, which is negative"),
    ("--a 0.5,nan", "--a has 'nan' in place 2, which is not finite"),
    ("--b inf,1", "--b has 'inf' in place 1, which is not finite"),
    ("--b 1e999,1", "--b has '1e999' in place 1, which is not finite"),
    ("--a 0.5,,0.5", "--a has nothing in place 2"),
    ("--a 0.5,0.5,", "--a has nothing in place 3"),
    ("--a=", "--a has nothing in place 1"),
    ("--b 0.5,x", "--b, in place 2: “x” is not a share"),
    ("--b 1/0,1", "--b, in place 1: “1/0” divides by zero"),
    ("--a 0.5\n,1 --b \x1b[1m,1", "--b, in place 1: “\\x1b[1m” is not a share"),
    ("--a 1", "--a '1' has 1 share; there can be 2 to 100,000"),
    ("--a 0,0", "--a '0,0': all weights are 0"),
    ("--a " + ",".join(["1"] * 100_001), "…' has 100,001 shares"),
    ("--a 1,1 --b 1,1,1", "--a has 2 shares and --b has 3, not equally many"),
    ("--a 1,1 --labels x", "--labels 'x' has 1 of 2 names"),
    ("--a 1,1 --labels x,x", "--labels 'x,x': outcomes 1 and 2 are both called “x”"),
    ("--a 1,1 --labels x,", "--labels 'x,': outcome 2 has no label"),
    ("--a 1,1 --labels x,y\nz", "--labels 'x,y\\nz': “y\ufffdz” holds the character U+000A"),
    ("--a 1,1 --labels x,\udcff", "U+DCFF"),
    ("--labels x,y", "--labels 'x,y' needs --a or --b"),
    ("--preset moon", "--preset: no preset is called 'moon'; there are weather"),
    ("--preset coin --a 1,1", "--a '1,1' cannot go with --preset 'coin'"),
    ("--preset coin --labels x,y", "--labels 'x,y' cannot go with --preset 'coin'"),
    ("--preset moon", "; and of densities two_normals, narrow_in_wide"),
    (
        "--preset heavy_tail --f normal(0,1)",
        "--f 'normal(0,1)' cannot go with --preset",
    ),
    (
        "--f gauß(0,1)",
        "--f 'gauß(0,1)': “gauß(0,1)” is not a density: type one",
    ),
    ("--g normal(0,-1)", "--g 'normal(0,-1)': σ is −1; it must be above 0"),
    ("--g normal(0)", "--g 'normal(0)': write normal(μ,σ), with a number for each"),
    ("x.infoviz --preset coin", "--preset 'coin' cannot go with the document 'x.infoviz'"),
    ("--import x.csv --a 1,1", "--a '1,1' cannot go with --import 'x.csv', which brings its own"),
    ("--import x.csv", "--import: x.csv cannot be read: No such file or directory"),
    ("x.infoviz y.infoviz", "'y.infoviz' is no option"),
    ("--unit bit", "--unit 'bit' is none of bits, nats, bans"),
    ("--measure kl", "--measure 'kl' is none of h_a, h_b"),
    ("--theme blue", "--theme 'blue' is none of light, dark"),
    ("--report xml", "--report 'xml' is none of text, csv, tsv, md, tex, json"),
    ("--size 1440", "--size '1440' is not of the form 1440x900"),
    ("--size 319x240", "--size '319x240' is not within 320x240 to 16384x16384"),
    ("--size 320x16385", "--size '320x16385' is not within"),
    ("--size 16384x16384 --pixel-ratio 2", "a picture of 32768x32768 pixels"),
    ("--pixel-ratio two", "--pixel-ratio 'two' is not a number"),
    ("--pixel-ratio 0", "--pixel-ratio '0' is not above 0 and at most 8"),
    ("--pixel-ratio nan", "--pixel-ratio 'nan' is not above 0"),
    ("--pixel-ratio 8.1", "--pixel-ratio '8.1' is not above 0"),
    ("--render out.jpg", "--render 'out.jpg' does not end in .png"),
    ("--render /nowhere/out.png", "cannot be written: there is no folder '/nowhere'"),
    ("--render " + "x" * 300 + ".png", "cannot be written: File name too long"),
    ("--a", "--a has no value after it"),
    ("--a --b 1,1", "--a has no value after it"),
    ("--a 1,1 --a 1,2", "--a is given twice"),
    ("--alpha 1", "'--alpha' is no option"),
    ("--pre coin", "'--pre' is no option"),
    (
        "weather.infoviz",
        "weather.infoviz cannot be read: No such file or directory; --import",
    ),
]


OPTIONS = ["--a", "--b", "--labels", "--preset", "--view", "--measure", "--unit", "--theme"]


WORDS = st.one_of(
    st.text(),
    st.sampled_from(OPTIONS),
    st.text(alphabet="0123456789.,-/^%eE+ x", max_size=12),
    st.builds("{}={}".format, st.sampled_from(OPTIONS), st.text()),
)


def test_nothing_asks_for_nothing() -> None:
    assert parse([]) == Request()


def test_shares_and_labels() -> None:
    request = parse(["--a", "0.1, 0.2 ,0.7", "--b", "0.2,0.3,0.5", "--labels", "x, y ,z"])
    assert request.state is not None
    assert request.state.labels == ("x", "y", "z")
    assert request.state.a.p.tolist() == [0.1, 0.2, 0.7]
    assert request.state.b.p.tolist() == [0.2, 0.3, 0.5]
    assert request.notes == ()


def test_an_equals_sign_may_join_option_and_value() -> None:
    request = parse(["--a=0.5,0.5", "--labels=--x,-y"])
    assert request.state is not None
    assert request.state.labels == ("--x", "-y")


def test_shares_may_be_written_as_in_an_editor() -> None:
    request = parse(["--a", "1/3,2/3", "--b", "25%,75%"])
    assert request.state is not None
    assert request.state.a.p.tolist() == pytest.approx([1 / 3, 2 / 3])
    assert request.state.b.p.tolist() == [0.25, 0.75]
    assert request.notes == ()


@pytest.mark.parametrize(("given_one", "missing"), [("a", "B"), ("b", "A")])
def test_the_one_that_is_not_given_is_uniform_and_a_note_says_so(
    given_one: str, missing: str
) -> None:
    request = parse([f"--{given_one}", "0.1,0.2,0.3,0.4"])
    assert request.state is not None
    assert request.state.of("b" if given_one == "a" else "a").p.tolist() == [0.25] * 4
    assert request.state.labels == ("1", "2", "3", "4")
    assert request.notes == (f"{missing} was not given and is uniform",)


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ("0.4,0.8", "1.2"),
        ("3,9", "12"),
        ("1e308,1.5e308", "more than 1e308"),
        ("0.5,0.500001", None),
    ],
)
def test_weights_are_normalised_and_a_note_says_so(weights: str, told: str | None) -> None:
    request = parse(["--a", weights, "--b", "1,0"])
    assert request.state is not None
    assert math.fsum(request.state.a.p.tolist()) == pytest.approx(1, abs=1e-15)
    (note,) = request.notes
    assert note.startswith("A's shares sum to ")
    assert note.endswith("; they were counted as weights and normalised")
    assert told is None or f" {told};" in note


def test_shares_within_a_billionth_of_1_are_shares() -> None:
    assert parse(["--a", "0.5,0.5000000005", "--b", "1,0"]).notes == ()


def test_as_many_outcomes_as_a_state_holds() -> None:
    request = parse(["--a", ",".join(["1"] * MAX_OUTCOMES)])
    assert request.state is not None
    assert len(request.state) == MAX_OUTCOMES


def test_a_preset_by_id_and_by_name() -> None:
    for name in ("nearly_equal", "Nearly equal"):
        request = parse(["--preset", name])
        assert request.state is not None
        assert request.state.labels == ("a", "b", "c", "d")
        assert request.origin == "Nearly equal"


def test_densities_bring_their_view_and_a_note_says_what_was_not_given() -> None:
    request = parse(["--f", "laplace(-1,2)"])
    assert request.densities is not None
    assert request.densities.f.text == "laplace(-1,2)"
    assert request.densities.g.text == "normal(1.2,1.8)"
    assert request.notes == ("g was not given and is normal(1.2,1.8)",)
    assert request.view == "continuous"
    assert parse(["--f", "normal", "--g", "t", "--view", "loss"]).view == "loss"
    assert parse(["--a", "1,1"]).densities is None


def test_a_preset_of_densities_by_id_and_by_name() -> None:
    for name in ("heavy_tail", "Heavy tail"):
        request = parse(["--preset", name, "--a", "1,2"])
        assert request.densities is not None
        assert request.densities.f.text == "student(1,0,1)"
        assert request.state is not None
        assert request.view == "continuous"


def test_everything_else(tmp_path: Path) -> None:
    out = tmp_path / "out.PNG"
    line = "--view terms --measure js --unit nats --theme dark --size 1440x900 --report json"
    request = parse([*line.split(), "--pixel-ratio", "1.5", "--render", str(out)])
    assert request == Request(
        view="terms",
        measure="js",
        unit="nats",
        theme="dark",
        size=(1440, 900),
        pixel_ratio=1.5,
        render=out,
        report="json",
    )


@pytest.mark.parametrize("measure", MEASURES)
def test_each_measure_can_be_chosen(measure: str) -> None:
    request = parse(["--measure", measure])
    assert (request.measure, request.notes) == (measure, ())


def test_views_are_checked_once_they_are_known() -> None:
    check_view(parse(["--view", "terms"]), ["terms", "pairs"])
    check_view(parse([]), ["terms"])
    with pytest.raises(CommandLineError, match=r"--view 'term' is none of terms, pairs"):
        check_view(parse(["--view", "term"]), ["terms", "pairs"])


@pytest.mark.parametrize(("line", "sentence"), REFUSALS, ids=[line[:40] for line, _ in REFUSALS])
def test_a_refusal_is_one_sentence_and_status_2(
    line: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.split(" ")) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("infoviz: ")
    assert sentence in err
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert len(err) < 400


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(CommandLineError, match="it is a folder"):
        parse(["--render", str(tmp_path / "folder.png")])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_lets_nobody_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CommandLineError, match="permission denied"):
        parse(["--render", str(tmp_path / "out.png")])


@given(st.lists(WORDS, max_size=6))
@example(["--a", "1,2", "--", "--b"])
@example(["--render", "\0.png"])
@example(["--a", "9e999,1e-999"])
@example(["--a", "2^-99999999,1"])
def test_hostile_words_give_a_request_or_one_sentence(argv: list[str]) -> None:
    if any(word.startswith(("-h", "--help", "--version")) for word in argv):
        return
    with contextlib.suppress(CommandLineError):
        assert isinstance(parse(argv), Request)


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--version", "--help"):
        with pytest.raises(SystemExit) as exit:
            main([option])
        assert exit.value.code == 0
        out, err = capsys.readouterr()
        assert err == ""
        if option == "--version":
            assert out == f"infoviz {__version__}\n"
        else:
            assert all(name in out for name in OPTIONS)
            assert "nearly_equal" in out


def test_a_document_brings_its_pair_and_its_unit(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(__file__).parent / "files" / "documents" / "format-1.infoviz"
    request = parse([str(path)])
    assert request.path == path
    assert request.state is not None
    assert request.state.labels[0] == "sunny"
    assert main([str(path), "--report", "text"]) == 0
    assert "terms in nats" in capsys.readouterr().out
    assert main([str(path), "--report", "text", "--unit", "bans"]) == 0
    assert "terms in bans" in capsys.readouterr().out


def test_data_is_imported_with_notes_on_how_it_was_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("label,A\nx,1\ny,3\nz,\n", "utf-8")
    assert main(["--import", str(path), "--report", "json"]) == 0
    out, err = capsys.readouterr()
    assert '"x"' in out
    assert err.splitlines() == [
        "infoviz: empty cells of A that count as 0: 1",
        "infoviz: A sums to 4; it was counted as weights and normalised",
        "infoviz: B was not given and is uniform",
    ]
    path.write_text("label,A\nx,1\ny,z\n", "utf-8")
    assert main(["--import", str(path), "--report", "json"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", "infoviz: --import: x.csv: row 3, column 2: “z” is not a number\n")
