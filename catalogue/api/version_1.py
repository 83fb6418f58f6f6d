"""Which fields version 1 always holds, though their model can do without them. Decides nothing about any other field.

Whoever reads the data may rely on these: an empty list or `false` is written out. A field that a model gets later may
be missing, whatever it holds, and so nothing is ever added here (`tests/api/promise/`).
"""

from collections.abc import Mapping

ALWAYS_PRESENT: Mapping[str, frozenset[str]] = {
    "Tool": frozenset(
        "status formats countries editions organisers partners contributors audience figures channels links modules "
        "related".split()
    ),
    "Term": frozenset({"short"}),
    "Organisation": frozenset({"summary", "also_known_as", "project_partner", "figures"}),
    "Initiative": frozenset(
        "countries regions partners funding audience aims tools milestones results nominees indicators "
        "recommendations links".split()
    ),
    "Country": frozenset({"summary"}),
    "Module": frozenset({"tools", "outcomes"}),
    "Word": frozenset({"long", "also", "see"}),
    "Edition": frozenset({"uncertain"}),
    "Figure": frozenset({"uncertain"}),
    "Funding": frozenset({"uncertain"}),
    "Indicator": frozenset({"uncertain"}),
}
"""By the name of a record or of a group in one."""
