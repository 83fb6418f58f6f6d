"""Drawn covers and social cards."""
