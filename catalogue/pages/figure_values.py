"""Views of figures in the reader's language, with the dots of a count."""

from catalogue.labels import money_text, number_text
from catalogue.pages import dot_plot
from catalogue.schema.field_groups import Figure
from catalogue.views import FigureView


def figure_view(figure: Figure, language: str) -> FigureView:
    """The view of a figure in a language."""
    number = None if isinstance(figure.value, str) else float(figure.value)
    share = figure.unit == "percent"
    is_count = share or not (figure.unit or figure.currency)
    dots = int(number) if number and dot_plot.is_drawable(number) and is_count else 0
    rest = 100 - dots if dots and share else 0
    return FigureView(
        label=figure.label,
        value=_value_text(figure, language),
        unit=figure.unit or "",
        qualifier=figure.qualifier or "",
        detail=figure.detail or "",
        note=figure.note or "",
        uncertain=figure.uncertain,
        number=number,
        dots=dot_plot.path(dots),
        rest=dot_plot.path(rest, dots),
        dot_rows=dot_plot.rows(dots + rest),
        year=str(figure.year or ""),
    )


def _value_text(figure: Figure, language: str) -> str:
    if figure.currency:
        return money_text(figure.value, figure.currency, language)
    return str(figure.value) if figure.unit == "year" else number_text(figure.value, language)
