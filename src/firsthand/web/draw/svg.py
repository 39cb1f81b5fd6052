"""Elements of SVG: attributes are escaped, colours come from classes, for pages allow no inline style."""

from __future__ import annotations

from markupsafe import Markup, escape


def tag(name: str, *inside: str | Markup, **attributes: str | float | None) -> Markup:
    """An element; `class_` is "class", "_" in a name is "-", and attributes that are None are left out."""
    written = "".join(
        f' {_name(key)}="{escape(_figure(value))}"' for key, value in attributes.items() if value is not None
    )
    body = Markup("").join(inside)
    return Markup(f"<{name}{written}>{body}</{name}>")  # noqa: S704 - name is ours, values are escaped above


def picture(label: str, *inside: str | Markup, **attributes: str | float | None) -> Markup:
    """An SVG drawing whose label states what it shows."""
    return tag("svg", *inside, role="img", aria_label=label, **attributes)


def share(value: float) -> str:
    """A length as per cent of the drawing's width."""
    return f"{value:.3f}%"


def _name(key: str) -> str:
    plain = key.removesuffix("_")
    return plain if plain == "viewBox" or plain == "preserveAspectRatio" else plain.replace("_", "-")


def _figure(value: str | float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
