"""What is kept between runs: cached results, the program's own digest, and the processes that share work."""
