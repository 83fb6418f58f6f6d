"""Imports tools from the rows of spreadsheets, and exports them to spreadsheets that import without loss."""
