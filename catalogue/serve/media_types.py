"""The media type of a file by its ending. Not from the system's own table, which differs from computer to computer."""

from pathlib import PurePosixPath

_TEXTS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".vtt": "text/vtt",
    ".md": "text/markdown",
    ".xml": "application/xml",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".sha256": "text/plain",
    ".webmanifest": "application/manifest+json",
}
_OTHERS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".odp": "application/vnd.oasis.opendocument.presentation",
}

HTML = "text/html; charset=utf-8"


def media_type(path: str) -> str:
    """What a server says that the file at `path` is."""
    ending = PurePosixPath(path).suffix.lower()
    if ending in _TEXTS:
        return f"{_TEXTS[ending]}; charset=utf-8"
    return _OTHERS.get(ending, "application/octet-stream")
