"""The two sets of colours, and how colours are mixed and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

ThemeName = Literal["light", "dark"]

SHAPES = 3.0
"""Least contrast of a shape with what it lies on (WCAG 2.2, success criterion 1.4.11)."""

WORDS = 4.5
"""Least contrast of words with what they lie on (WCAG 2.2, success criterion 1.4.3)."""

FAINTEST = 0.12
"""Work or stretch below this share is not coloured."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour of a picture.

    ``work`` and ``stretch`` run from little to much; hue and luminance change together, so that the
    order is seen without colour too. ``heat`` begins with the colour of a day without sets.
    """

    name: ThemeName
    card: str
    floor: str
    shade: str
    near: str
    far: str
    line: str
    hair: str
    vest: str
    shorts: str
    shoe: str
    sole: str
    iron: str
    steel: str
    pad: str
    prop: str
    band: str
    wood: str
    arrow: str
    text: str
    right: str
    wrong: str
    muscle: str
    work: tuple[str, str, str]
    stretch: tuple[str, str, str]
    heat: tuple[str, str, str, str, str]
    biceps_femoris: str = "#D64550"
    semitendinosus: str = "#EFA13A"
    semimembranosus: str = "#8A5FBF"


LIGHT = Theme(
    name="light",
    card="#F4F6FA",
    floor="#7F8DA2",
    shade="#DDE3EB",
    near="#C5CCD8",
    far="#98A4B5",
    line="#344054",
    hair="#3B4658",
    vest="#5F86A8",
    shorts="#46536A",
    shoe="#344054",
    sole="#FFFFFF",
    iron="#475467",
    steel="#7B8798",
    pad="#5B6B82",
    prop="#2E9E8F",
    band="#157368",
    wood="#C9A777",
    arrow="#1565C0",
    text="#1D2939",
    right="#1B7A3E",
    wrong="#C62828",
    muscle="#7A1710",
    work=("#FFE08A", "#FB9A29", "#D7301F"),
    stretch=("#DCC9F6", "#A77BE0", "#6B2FB3"),
    heat=("#DDE3EB", "#9FD8C0", "#4DB692", "#1B8A68", "#0B5A44"),
)

DARK = Theme(
    name="dark",
    card="#1E2530",
    floor="#6F7E97",
    shade="#2F394A",
    near="#AAB4C3",
    far="#77849A",
    line="#0E131B",
    hair="#8A7560",
    vest="#4F7CA6",
    shorts="#66799A",
    shoe="#D5DBE5",
    sole="#FFFFFF",
    iron="#98A4B5",
    steel="#C5CCD8",
    pad="#75869F",
    prop="#3DB8A7",
    band="#5FD0C0",
    wood="#C9A777",
    arrow="#6CB4FF",
    text="#F2F4F7",
    right="#58C27D",
    wrong="#FF7A70",
    muscle="#5E0F0A",
    work=("#FFE08A", "#FB9A29", "#E8432E"),
    stretch=("#E4D6FA", "#B592EA", "#8A55D6"),
    heat=("#2F394A", "#0F6B52", "#1F9A75", "#5CC4A2", "#B4E6D3"),
)

THEMES: Mapping[str, Theme] = {"light": LIGHT, "dark": DARK}


@lru_cache(maxsize=1024)
def channels(colour: str) -> tuple[int, ...]:
    """Return red, green and blue of 0 to 255, and the opacity where *colour* has one."""
    return tuple(int(colour[i : i + 2], 16) for i in range(1, len(colour), 2))


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that goes *share* (0 to 1) of the way from *one* to *other*."""
    pairs = zip(channels(one)[:3], channels(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def glass(colour: str, opacity: float) -> str:
    """Return *colour* with an *opacity* of 0 to 1."""
    return f"{colour[:7]}{round(255 * opacity):02X}"


def on_ramp(colours: Sequence[str], share: float) -> str:
    """Return the colour at *share* (0 to 1, cut to that) of the way along *colours*."""
    place = min(max(share, 0.0), 1.0) * (len(colours) - 1)
    first = min(int(place), len(colours) - 2)
    return mix(colours[first], colours[first + 1], place - first)


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
