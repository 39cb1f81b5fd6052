"""Country dumps of GeoNames: the official server's layout, on the network or in a mirror folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from firsthand.model import FetchError
from firsthand.remote.download import Fetched, NotThere, Progress, download

SERVER = "https://download.geonames.org/export/dump"


@dataclass(frozen=True, slots=True)
class CountryFiles:
    """The files of one country: its dump and, where the server has it, its alternate names."""

    country: str
    dump: Fetched
    alternates: Fetched | None

    @property
    def urls(self) -> tuple[str, ...]:
        """Addresses that the files came from."""
        return tuple(f.url for f in (self.dump, self.alternates) if f)

    @property
    def sha256(self) -> dict[str, str]:
        """SHA-256 by address, as recorded with the installed layer."""
        return {
            f.url.rsplit("/dump/")[-1].rsplit("/geonames/")[-1]: f.sha256 for f in (self.dump, self.alternates) if f
        }


def fetch_country(
    country: str, folder: Path, mirror: Path | None = None, progress: Progress | None = None
) -> CountryFiles:
    """Fetch <CC>.zip and alternatenames/<CC>.zip into a folder.

    `mirror` is a folder that holds geonames/<CC>.zip.

    FetchError if the code is no country code or a file cannot be had; a missing alternate names file is no
    error.
    """
    code = country.upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise FetchError(f"{country!r} is no ISO 3166-1 alpha-2 country code, such as SY")
    base = (mirror.resolve() / "geonames").as_uri() if mirror else SERVER
    dump = download(f"{base}/{code}.zip", folder / f"{code}.zip", progress)
    try:
        alternates = download(f"{base}/alternatenames/{code}.zip", folder / "alternatenames" / f"{code}.zip", progress)
    except NotThere:
        alternates = None
    return CountryFiles(code, dump, alternates)
