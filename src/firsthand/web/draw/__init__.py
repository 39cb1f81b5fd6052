"""Drawings made on the server: SVG fragments that use the tokens of the style sheet."""
