"""An imaginary catalogue to which a random history happens; whatever happens leaves it without an error."""
