"""Channels between the keys of a repetition: a periodic cubic that never goes beyond its keys."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.drawing.motion import Key
from catalog.drawing.posture import Channel


@dataclass(frozen=True, slots=True)
class Curve:
    """One number over a repetition.

    Monotone between two keys and at rest where it turns or is held (Fritsch and Carlson, SIAM Journal on Numerical
    Analysis 1980;17:238); it ends as it begins.

    Attributes:
        times: When its keys are, rising from 0 to under 1.
        values: What it is there.
        slopes: How fast it changes there, per repetition.
    """

    times: tuple[float, ...]
    values: tuple[float, ...]
    slopes: tuple[float, ...]

    def at(self, t: float) -> float:
        """Return its value at a moment; t counts repetitions, so 1.25 is 0.25."""
        t %= 1.0
        i = bisect_right(self.times, t) - 1
        j = (i + 1) % len(self.times)
        span = (self.times[j] - self.times[i]) % 1.0 or 1.0
        u = (t - self.times[i]) / span
        rise = self.values[j] - self.values[i]
        start, end = self.slopes[i] * span, self.slopes[j] * span
        return self.values[i] + u * (start + u * (3 * rise - 2 * start - end + u * (start + end - 2 * rise)))


def curve(times: Sequence[float], values: Sequence[float]) -> Curve:
    """Return the curve through *values* at *times*."""
    count = len(times)
    spans = [(times[(i + 1) % count] - times[i]) % 1.0 or 1.0 for i in range(count)]
    rates = [(values[(i + 1) % count] - values[i]) / spans[i] for i in range(count)]
    slopes = [_slope(spans[i - 1], spans[i], rates[i - 1], rates[i]) for i in range(count)]
    return Curve(tuple(times), tuple(values), tuple(slopes))


def _slope(span_before: float, span_after: float, before: float, after: float) -> float:
    """Return the slope at a key: a weighted harmonic mean of the rates around it, 0 where it turns."""
    if before * after <= 0:
        return 0.0
    early, late = 2 * span_after + span_before, span_after + 2 * span_before
    return (early + late) / (early / before + late / after)


class Timeline:
    """All channels of a repetition.

    Args:
        keys: In order; all set the same channels, but for efforts, which count as 0 where they are missing.
    """

    def __init__(self, keys: Sequence[Key]) -> None:
        names = dict.fromkeys(name for key in keys for name in key.channels)
        self._still: dict[str, Channel] = {}
        self._numbers: list[tuple[str, Curve]] = []
        self._places: list[tuple[str, Curve, Curve]] = []
        times = [key.t for key in keys]
        for name in names:
            self._add(name, times, [key.channels.get(name, 0.0) for key in keys])

    def at(self, t: float) -> dict[str, Channel]:
        """Return the channels at a moment; t counts repetitions."""
        channels = dict(self._still)
        for name, number in self._numbers:
            channels[name] = number.at(t)
        for name, x, y in self._places:
            channels[name] = (x.at(t), y.at(t))
        return channels

    def _add(self, name: str, times: Sequence[float], values: Sequence[Channel]) -> None:
        if all(value == values[0] for value in values):
            self._still[name] = values[0]
            return
        numbers = [value for value in values if isinstance(value, float)]
        places = [value for value in values if isinstance(value, tuple)]
        if places:
            self._places.append((name, curve(times, [x for x, _ in places]), curve(times, [y for _, y in places])))
        else:
            self._numbers.append((name, curve(times, numbers)))
