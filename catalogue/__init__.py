"""A static-site generator for catalogues of internationalisation tools."""

__version__ = "0.1.0"
