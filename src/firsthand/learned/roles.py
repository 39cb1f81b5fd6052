"""What the trained part tells of an incident: its type and who or what had which part in it."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["perpetrator", "organisation", "target", "victim", "weapon"]
IncidentType = Literal["attack", "bombing", "kidnapping", "arson", "robbery", "forced_work_stoppage"]

ROLES: tuple[Role, ...] = get_args(Role)
TYPES: tuple[IncidentType, ...] = get_args(IncidentType)
