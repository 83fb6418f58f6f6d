"""A theme as it lies on the disk: its chain of folders, its options, its assets. Knows no template from the inside."""

from catalogue.theme.inheritance import ThemeFiles, display_path, find_theme

__all__ = ["ThemeFiles", "display_path", "find_theme"]
