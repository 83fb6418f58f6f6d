"""Ways into the catalogue, and out of it, for people who do not write Markdown: spreadsheets, forms, questions."""
