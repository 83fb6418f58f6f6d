"""Tree of elements parsed from sanitised HTML."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "col", "hr", "img", "source", "wbr"})


@dataclass(slots=True)
class Element:
    """An element of the HTML."""

    name: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Its class names."""
        return frozenset(self.attributes.get("class", "").split())

    def elements(self, *names: str) -> Iterator["Element"]:
        """Its direct children with one of some names."""
        return (child for child in self.children if isinstance(child, Element) and child.name in names)

    def first(self, *names: str) -> "Element | None":
        """Its first direct child with one of some names."""
        return next(self.elements(*names), None)

    def inner(self, name: str) -> Iterator["Element"]:
        """Every descendant with a name."""
        for child in self.children:
            if isinstance(child, Element):
                if child.name == name:
                    yield child
                yield from child.inner(name)

    @property
    def text(self) -> str:
        """The text in it, including that of its descendants."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Tree(HTMLParser):
    """Parser of HTML in which every element is closed, as in the sanitiser's output."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("div", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1].name == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def tree_of(html: str) -> Element:
    """Parse sanitised HTML into the children of a root element."""
    parser = _Tree()
    parser.feed(html)
    parser.close()
    return parser.root
