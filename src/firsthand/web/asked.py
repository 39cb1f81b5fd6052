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
    """State on one day as known on another, in a world; `late` if a day after `known` was asked for.

    `keep` is the region where it is not the one that the reports tell of most; `snap` is the state of the
    store that a permanent link was made of.
    """

    world: World
    on: date
    known: date
    late: bool
    path: str
    region: str | None
    keep: str | None = None
    snap: str | None = None

    def link(self, path: str, fragment: str = "", /, **more: object) -> str:
        """An address on this site that keeps both days; parameters that are None are left out."""
        kept = None if path.startswith("/map/") else self.keep
        given: Mapping[str, object] = {"on": self.on, "known": self.known, "region": kept, **more}
        query = urlencode({k: v for k, v in given.items() if v not in (None, "", ())}, doseq=True)
        return f"{quote(path)}?{query}" + (f"#{quote(fragment)}" if fragment else "")

    def moved(self, **more: object) -> str:
        """This page's own address with other parameters."""
        return self.link(self.path, "", **more)

    def lasting(self) -> str:
        """This page's address with the state of the store: a reader is told if it is another by then."""
        return self.moved(snap=self.world.snapshot(self.known))

    @property
    def changed(self) -> bool:
        """Whether the store is no longer as it was when the link was made."""
        return self.snap is not None and self.snap != self.world.snapshot(self.known)


def asked(
    request: Request,
    on: Annotated[date | None, Query(description="Day that is shown")] = None,
    known: Annotated[date | None, Query(description="Last day whose reports count")] = None,
) -> Asked:
    """Read the two days of a request; without them, the last report's day and all that is known."""
    world: World = request.app.state.world
    axes = world.axes(on, known)
    told = world.regions(axes.known)
    here = request.path_params.get("region") or request.query_params.get("region")
    drawn = here is not None and (here in told or world.gazetteer.regions.known(here))
    region = here if drawn else next(iter(told), None)
    late = on is not None and on > axes.known
    keep = region if told and region != told[0] else None
    snap = request.query_params.get("snap")
    return Asked(world, axes.on, axes.known, late, request.url.path, region, keep, snap)


Question = Annotated[Asked, Depends(asked)]
