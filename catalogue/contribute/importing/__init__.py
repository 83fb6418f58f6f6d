"""Spreadsheets: tools come in as rows of any sheet, and `catalogue export` writes those that bring them back whole."""
