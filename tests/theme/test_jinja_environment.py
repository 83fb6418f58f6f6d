"""Words in templates: those that are known when a template is compiled read as those that are asked for later."""

from gettext import NullTranslations
from pathlib import Path

import pytest
from jinja2 import DictLoader, UndefinedError

from catalogue.i18n import Messages
from catalogue.theme.jinja_environment import speaking

WORDS = {"Tools": "Werkzeuge & <i>Räder</i>", "100 %% sure": "zu 100 %% sicher", "%(x)s tools": "%(x)s Räder", "a": "<"}


class German(NullTranslations):
    """A catalogue of a few words."""

    def gettext(self, message: str) -> str:
        """The German word, if there is one."""
        return WORDS.get(message, message)


def shown(
    template: str, translations: NullTranslations | None = None, cache: Path | None = None, **names: object
) -> str:
    messages = Messages("de", translations or German(), repr(type(translations)))
    return speaking(messages, DictLoader({"x.html": template}), cache).get_template("x.html").render(names)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ _("Tools") }}', "Werkzeuge & <i>Räder</i>"),
        ('{{ gettext("Tools") }}', "Werkzeuge & <i>Räder</i>"),
        ("{% trans %}Tools{% endtrans %}", "Werkzeuge & <i>Räder</i>"),
        ('{{ _("100 %% sure") }}', "zu 100 % sicher"),
        ('{{ _("%(x)s tools", x="<5>") }}', "&lt;5&gt; Räder"),
        ('{{ _("Unknown") }}', "Unknown"),
        ("{{ _(word) }}", "<"),
        ('{{ _("a") ~ "<" }}', "<&lt;"),
        ('{{ "<" ~ _("a") ~ word }}', "&lt;<a"),
        ('{% set w = _("a") %}{{ w }}{{ [w, "<"]|join }}', "<<&lt;"),
        ('{% macro m(x, y=_("a")) %}{{ x }}{{ y }}{% endmacro %}{{ m(_("a")) }}', "<<"),
        ('{{ _("a") if word else "<" }}', "<"),
        ('{{ {"k": _("a")}["k"] }}', "<"),
    ],
)
def test_constant_words_read_as_gettext_gives_them(template: str, expected: str) -> None:
    assert shown(template, word="a") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("<a> & 'b'", "&lt;a&gt; &amp; &#39;b&#39;"), (1, "1"), (True, "True"), (1.0, "1.0"), (None, "None")],
)
def test_what_is_put_out_is_escaped(value: object, expected: str) -> None:
    template = "{% macro m(x) %}{{ x }}{% endmacro %}{{ x }}{{ m(x) }}{% set y %}{{ x }}{% endset %}{{ y }}"
    assert shown(template, x=value) == expected * 3


def test_what_is_not_there_is_a_problem() -> None:
    with pytest.raises(UndefinedError, match="'y' is undefined"):
        shown("{{ y }}")


def test_compiled_templates_are_not_taken_for_those_with_other_words(tmp_path: Path) -> None:
    template = '{{ _("Tools") }}'
    assert shown(template, German(), tmp_path) == WORDS["Tools"]
    assert shown(template, NullTranslations(), tmp_path) == "Tools"
    assert shown(template, German(), tmp_path) == WORDS["Tools"]
    assert len(list(tmp_path.iterdir())) == 1
