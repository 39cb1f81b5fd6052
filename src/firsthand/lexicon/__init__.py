"""Words are data: loaders and schemas over lexicon/data."""
