"""The recipe: in which order sources become a site."""
