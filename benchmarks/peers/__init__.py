"""Other generators of static sites, given the same catalogue. Each folder here holds the templates of one."""
