"""Settings written in YAML: front matter, `site.yaml`, `theme.yaml`.

A strict reading of YAML 1.2 on top of libyaml's parser: `NO` is Norway, `12:30` is text, and whatever makes a file
hard to follow or dangerous (anchors, tags, merge keys, duplicate names) is reported with its span.
"""

from catalogue.yaml_source.load import load
from catalogue.yaml_source.locate import locate

__all__ = ["load", "locate"]
