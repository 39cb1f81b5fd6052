"""Claims into events."""
