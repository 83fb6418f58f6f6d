"""The tools as tables, in the words of a language: columns from the schema, cells, CSV and workbooks. Reads none."""
