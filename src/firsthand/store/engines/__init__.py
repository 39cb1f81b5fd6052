"""What differs between the databases that hold a store: one module each, with the same functions."""
