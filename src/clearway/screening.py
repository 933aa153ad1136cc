"""The main path on one page."""
