"""Rules of the read stage: R1 files, R2 front matter and other YAML, R3 Markdown, R5 pictures."""

from catalogue.diagnostics.rules.read.files import *  # noqa: F403 - every rule of the stage under one name
from catalogue.diagnostics.rules.read.markdown import *  # noqa: F403 - as above
from catalogue.diagnostics.rules.read.pictures import *  # noqa: F403 - as above
from catalogue.diagnostics.rules.read.settings import *  # noqa: F403 - as above
from catalogue.diagnostics.rules.read.yaml_syntax import *  # noqa: F403 - as above
