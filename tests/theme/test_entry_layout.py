"""Another layout of a tool's page needs no copy of it: a theme fills one block and leaves the others as they are."""

from pathlib import Path

from tests.projects import full
from tests.rendered_site import rendered
from tests.site_helpers import write

BLOCKS = ("head", "facts", "figures", "body", "after")
FILES = {
    "themes/quay/theme.yaml": "name: quay\nextends: harbour\n",
    "themes/quay/templates/tool.html": '{% extends "harbour/tool.html" %}\n'
    "{% block facts %}{% endblock %}\n"
    "{% block after %}<p>{{ _('Similar tools here') }}: {{ view.related|length }}</p>{{ super() }}{% endblock %}\n",
}


def test_a_theme_changes_one_block_of_a_page_and_keeps_the_others(tmp_path: Path) -> None:
    project = write(full(tmp_path), FILES)
    settings = project / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("theme: harbour", "theme: quay"), "utf-8")
    site = rendered(project)
    tool, initiative = site.text("tools/harbour-fair/index.html"), site.text("initiatives/open-water/index.html")
    assert "fact-box-wide" not in tool
    assert "fact-box-wide" in initiative
    assert tool.index('class="tool-header"') < tool.index("data-text") < tool.index("<p>Similar tools here: ")
    assert tool.index("<p>Similar tools here: ") < tool.index('id="_related-title"')


def test_tools_and_initiatives_fill_the_same_blocks() -> None:
    templates = Path(__file__).parents[2] / "themes" / "harbour" / "templates"
    layout = (templates / "entry.html").read_text("utf-8")
    assert [name for name in BLOCKS if f"block {name} %" not in layout] == []
    for name in ("tool.html", "initiative.html"):
        text = (templates / name).read_text("utf-8")
        assert text.startswith('{% extends "entry.html" %}')
        assert "<article" not in text
