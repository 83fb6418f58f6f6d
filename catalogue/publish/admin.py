"""The browser editor below /admin/: its page, settings and script. Off unless enabled in site.yaml.

Its page has a looser security policy than all others, and no other page loads any of its files.
"""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from html import escape

from catalogue.artifact.artifact import Artifact, RenderTask
from catalogue.config import SiteConfig
from catalogue.schema.forms.cms import cms_settings
from catalogue.schema.models import SCHEMAS
from catalogue.schema.parties import party_fields

FOLDER = "admin/"

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' blob: data: https://*.githubusercontent.com",
        "font-src 'self'",
        "media-src 'self' blob:",
        "connect-src 'self' blob: data: https://api.github.com",
        "worker-src 'self' blob:",
        "frame-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<title>{title}</title>
<link rel="icon" href="data:,">
<script type="module" src="start.js"></script>
</head>
<body>
<noscript>Editing here needs JavaScript. Every entry can also be edited as a file: see the repository.</noscript>
</body>
</html>
"""
_START = """\
import CMS from "./editor/index.js";

// A party may be its id alone. The editor knows no list of ids and groups, and what it does not know it leaves out.
const PARTIES = %s;
const expand = (party) => (typeof party === "string" ? { organisation: party } : party);
globalThis.expandBareIds = (meta) => {
  for (const name of PARTIES) {
    if (meta?.[name]) meta[name] = Array.isArray(meta[name]) ? meta[name].map(expand) : expand(meta[name]);
  }
  return meta;
};

const answer = await fetch(new URL("config.json", import.meta.url));
CMS.init({ config: await answer.json() });
"""


def admin(config: SiteConfig, editor: Mapping[str, bytes]) -> Iterator[Artifact]:
    """The files of the editor.

    Args:
        editor: the files of its script, by path.
    """
    page = _PAGE.format(policy=escape(_POLICY, quote=True).replace("&#x27;", "'"), title=escape(config.name))
    settings = json.dumps(cms_settings(config), ensure_ascii=False, indent=1) + "\n"
    start = _START % json.dumps(sorted({field.name for model in SCHEMAS.values() for field in party_fields(model)}))
    ours = {"index.html": page, "start.js": start, "config.json": settings}
    for name, text in ours.items():
        yield _file(FOLDER + name, text.encode())
    for name, data in editor.items():
        yield _file(f"{FOLDER}editor/{name}", data)


def _file(path: str, data: bytes) -> Artifact:
    fingerprint = sha256(data).hexdigest()
    task = RenderTask(fingerprint, partial(bytes, data))
    return Artifact(path, fingerprint, lambda: task)
