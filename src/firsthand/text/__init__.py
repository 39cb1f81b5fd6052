"""Text at the level of characters: sentences, near-duplicates, romanisation, language."""
