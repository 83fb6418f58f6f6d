"""Pages of a site, one file for each kind, and the builders of the views that their templates receive."""
