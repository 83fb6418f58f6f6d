"""The pages of a site, one file for each kind, and the views that their templates see."""
