"""The script of the offline copy that runs in readers' browsers."""
