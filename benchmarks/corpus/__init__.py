"""What invented catalogues are made of: words, texts, facts, and the vocabularies of the real one."""
