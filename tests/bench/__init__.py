"""Benchmarks of the product beside its peers: `python -m tests.bench`, or `make bench`. See docs/benchmarks.md."""
