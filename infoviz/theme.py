"""Colour roles, read from resources/themes. No Qt: a colour is a "#RRGGBB" string."""

import tomllib
from dataclasses import dataclass
from functools import cache

from infoviz.resources import resource_path

THEME_NAMES = ("light", "dark")


@dataclass(frozen=True)
class Theme:
    """One colour for each role in which the window uses colour."""

    name: str
    dark: bool
    background: str
    surface: str
    line: str
    grid: str
    text: str
    muted: str
    a: str
    a_text: str
    b: str
    b_text: str
    m: str
    m_text: str
    highlight: str
    hatch_a: str
    hatch_b: str
    hatch_line_a: str
    hatch_line_b: str
    bar_hatch: str
    ghost: str
    focus: str

    def of(self, role: str) -> str:
        """The colour of a role named as data, such as the `colour` of a measure."""
        colour = getattr(self, role)
        if not isinstance(colour, str):
            raise ValueError(f"{role!r} is no colour role")
        return colour


@cache
def load_theme(name: str) -> Theme:
    """The theme of that name; ValueError where there is none."""
    if name not in THEME_NAMES:
        raise ValueError(f"no theme is called {name!r}; there are {', '.join(THEME_NAMES)}")
    return Theme(**tomllib.loads(resource_path("themes", f"{name}.toml").read_text("utf-8")))


def _luminance(colour: str) -> float:
    """Relative luminance of WCAG 2, 0 for black to 1 for white."""
    linear = []
    for start in (1, 3, 5):
        channel = int(colour[start : start + 2], 16) / 255
        linear.append(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2 between two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def text_on(theme: Theme, ground: str) -> str:
    """The text or the surface colour, whichever can be read better on `ground`."""
    return max((theme.text, theme.surface), key=lambda colour: contrast(colour, ground))
