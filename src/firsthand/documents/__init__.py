"""Bytes into documents: readers, sentences, voices, reprints."""
