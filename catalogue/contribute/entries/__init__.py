"""New entries, from a terminal or an issue form."""
