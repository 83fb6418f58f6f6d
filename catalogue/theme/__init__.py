"""A theme as it lies on the disk: its chain of folders, its options, its assets. Knows no template from the inside."""

from catalogue.theme.inheritance import ThemeFiles, find_theme, shown

__all__ = ["ThemeFiles", "find_theme", "shown"]
