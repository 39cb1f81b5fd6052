"""Places: gazetteer, resolver, regions, geometry and place graphs."""
