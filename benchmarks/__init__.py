"""Measures the catalogue from outside: how fast its pages are, in a real browser. Run by hand, not by the tests."""
