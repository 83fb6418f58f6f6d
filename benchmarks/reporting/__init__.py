"""From measurements to `benchmarks/RESULTS.md` and its plot."""
