"""Rules of the validate stage: what an entry or a setting may say."""

from catalogue.diagnostics.rules.validate.entries import *  # noqa: F403 - every rule of the stage under one name
from catalogue.diagnostics.rules.validate.fields import *  # noqa: F403 - as above
from catalogue.diagnostics.rules.validate.settings import *  # noqa: F403 - as above
