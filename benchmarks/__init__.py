"""Measurements that are too slow or too dependent on a machine to be tests. Each module is a command of its own."""
