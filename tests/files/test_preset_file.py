"""The file of presets: one of one's own, and what is refused in it."""

from pathlib import Path

import pytest

from infoviz.files.presets import read_presets

GOOD = """
[[preset]]
id = "one"
name = "One"
look_for = "Look."
labels = ["x", "y"]
a_shares = [0.5, 0.5]
b_weights = [1, 3]
"""


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "presets.toml"
    path.write_text(GOOD, "utf-8")
    (preset,) = read_presets(path)
    assert preset.b.p.tolist() == [0.25, 0.75]
    assert preset.name_a == preset.source == ""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id = "one"', "", r"preset number 1: 'id'"),
        ('"Look."', "3", r"preset 'one': 'look_for' must be a text"),
        ('name = "One"', 'naem = "One"', r"'naem' means nothing"),
        ('["x", "y"]', '["x", "x"]', r"preset 'one'.*both called"),
        ('["x", "y"]', '["x"]', r"preset 'one'.*outcomes"),
        ('["x", "y"]', "7", r"'labels' must be a list"),
        ("[0.5, 0.5]", "[0.5, 0.6]", r"'a_shares': the shares sum to 1.1"),
        ("[0.5, 0.5]", "[0.5, -0.5]", r"'a_shares': share 2 is -0.5"),
        ("[0.5, 0.5]", '[0.5, "x"]', r"'a_shares' must be a list of numbers"),
        ("[0.5, 0.5]", "[true, false]", r"'a_shares' must be a list of numbers"),
        ("[1, 3]", "[0, 0]", r"'b_weights': all weights are 0"),
        ("[1, 3]", f"[1, 1{'0' * 400}]", r"'b_weights'"),
        (
            "b_weights",
            "b_shares = [1, 0]\nb_weights",
            r"exactly one of 'b_shares', 'b_weights', 'b_logits'",
        ),
        ("b_weights", "c_weights", r"'c_weights' means nothing"),
        ("[[preset]]", "[preset]", r"holds no \[\[preset\]\]"),
        ("[[preset]]", "preset = [1]\n[x]", r"preset number 1: it is not a table"),
        ("[[preset]]", GOOD + "[[preset]]", r"preset 'one': there is one of that id already"),
        ("[[preset]]", "[[preset", r"presets.toml could not be read"),
    ],
)
def test_a_malformed_file_is_refused_in_one_sentence(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    path = tmp_path / "presets.toml"
    path.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match=fault) as refusal:
        read_presets(path)
    assert "\n" not in str(refusal.value)
    assert "presets.toml" in str(refusal.value)


def test_a_file_that_is_missing_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="No such file"):
        read_presets(tmp_path / "presets.toml")
    (tmp_path / "presets.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ValueError, match=r"presets\.toml could not be read"):
        read_presets(tmp_path / "presets.toml")
