"""Gazetteer, resolver, regions, geometry and place graphs."""

from firsthand.places.context import ReportContext
from firsthand.places.gazetteer import Gazetteer
from firsthand.places.mentions import PlaceWords, find
from firsthand.places.regions import Regions
from firsthand.places.resolver import Resolver

__all__ = ["Gazetteer", "PlaceWords", "Regions", "ReportContext", "Resolver", "find"]
