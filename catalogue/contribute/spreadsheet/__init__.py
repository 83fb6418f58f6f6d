"""Spreadsheets: tools come in as rows of any sheet, and go out as workbooks, CSV and JSON that lose nothing."""
