"""Records to a stream."""
