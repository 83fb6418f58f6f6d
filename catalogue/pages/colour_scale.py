"""Colour scale of four shades for counts, shared by the matrix and the map."""

from catalogue.i18n import Messages
from catalogue.labels import number_text
from catalogue.views import ShadeView

STEPS = 4


def level(count: int, most: int) -> int:
    """The shade of a count: 0 for none, then equal steps up to 4 for the highest one."""
    return 1 + (count - 1) * STEPS // most if count else 0


def legend(most: int, messages: Messages) -> tuple[ShadeView, ...]:
    """Every shade for counts up to `most`, with the range of its counts."""
    views = []
    for step in range(1, STEPS + 1):
        # Smallest count of a step: the inverse of `level`.
        first, after = (1 - (-(n - 1) * most // STEPS) for n in (step, step + 1))
        if first < after and first <= most:
            ends = [number_text(count, messages.language) for count in (first, after - 1)]
            views.append(ShadeView(step, "–".join(dict.fromkeys(ends))))
    return tuple(views)
