"""Linking of a library into a Site, in which every entry has an address and every reference a target."""

from catalogue.site.site import ResolvedLinks, Site, link, resolve_links

__all__ = ["ResolvedLinks", "Site", "link", "resolve_links"]
