"""A library becomes a Site: every entry has its address, every reference its target."""

from catalogue.site.site import ResolvedLinks, Site, link, resolve_links

__all__ = ["ResolvedLinks", "Site", "link", "resolve_links"]
