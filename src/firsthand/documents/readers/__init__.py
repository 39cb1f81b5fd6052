"""One reader a format: bytes in, documents and problems out."""
