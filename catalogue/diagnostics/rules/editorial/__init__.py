"""Editorial rules, and what can be set of them."""

from catalogue.diagnostics.rules.editorial.characters import *  # noqa: F403 - every rule of the family under one name
from catalogue.diagnostics.rules.editorial.entries import *  # noqa: F403 - as above
from catalogue.diagnostics.rules.editorial.entries import REVIEW_TOO_OLD, SUMMARY_TOO_LONG
from catalogue.diagnostics.rules.editorial.headings import *  # noqa: F403 - as above
from catalogue.diagnostics.rules.editorial.links import *  # noqa: F403 - as above
from catalogue.diagnostics.rules.editorial.links import INSECURE
from catalogue.diagnostics.rules.editorial.pictures import *  # noqa: F403 - as above
from catalogue.diagnostics.rules.editorial.prose import *  # noqa: F403 - as above
from catalogue.diagnostics.rules.editorial.silence import *  # noqa: F403 - as above

LIMITS = {SUMMARY_TOO_LONG.code: 160, REVIEW_TOO_OLD.code: 365}
"""The rules that count something, by code, and what each allows where site.yaml sets no `limit`: characters, days."""
HOSTED = frozenset({INSECURE.code})
"""The rules for which site.yaml can name `hosts` that are left alone."""
