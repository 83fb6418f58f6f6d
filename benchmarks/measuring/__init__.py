"""How a program is watched while it works, and what is kept of it."""
