"""Pages, API and static files."""
