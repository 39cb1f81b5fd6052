"""What a page was asked for: the two days, the region, and links that keep them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request

from firsthand.pipeline.state import World


@dataclass(frozen=True)
class Asked:
    """State on one day as known on another, in a world; `late` if a day after `known` was asked for."""

    world: World
    on: date
    known: date
    late: bool
    path: str
    region: str | None

    def link(self, path: str, fragment: str = "", **more: object) -> str:
        """An address on this site that keeps both days; parameters that are None are left out."""
        given: Mapping[str, object] = {"on": self.on, "known": self.known, **more}
        query = urlencode({k: str(v) for k, v in given.items() if v is not None and v != ""})
        return f"{quote(path)}?{query}" + (f"#{quote(fragment)}" if fragment else "")

    def moved(self, **more: object) -> str:
        """This page's own address with other parameters."""
        return self.link(self.path, **more)


def asked(
    request: Request,
    on: Annotated[date | None, Query(description="Day that is shown")] = None,
    known: Annotated[date | None, Query(description="Last day whose reports count")] = None,
) -> Asked:
    """Read the two days of a request; without them, the last report's day."""
    world: World = request.app.state.world
    last = known or world.days()[1]
    axes = world.axes(on, last)
    told = world.regions(axes.known)
    here = request.path_params.get("region") or request.query_params.get("region")
    region = (
        here if here in told or (here and world.gazetteer.regions.known(here)) else next(iter(told), None)
    )
    late = on is not None and on > axes.known
    return Asked(world, axes.on, axes.known, late, request.url.path, region)


Question = Annotated[Asked, Depends(asked)]
