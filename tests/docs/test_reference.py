"""Every command, setting, exit code and entry point is documented, and the generated parts are up to date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from firsthand.cli.exits import Exit
from firsthand.cli.reference import helps
from firsthand.pipeline import plugins
from firsthand.pipeline.settings import Settings

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
GENERATED = sorted(REFERENCE.glob("*.md"))


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", GENERATED, ids=lambda p: p.name)
def test_the_generated_parts_are_up_to_date(path: Path) -> None:
    cog = Path(sys.executable).with_name("cog")
    done = subprocess.run([cog, "--check", path], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{path.name}: run make docs"


def test_every_command_has_its_help_on_the_page() -> None:
    for words, text in helps():
        assert f"## {words}\n\n```text\n{text}\n```" in page("cli.md")


def test_every_option_says_what_it_is_for() -> None:
    for words, text in helps():
        bare = [
            line for line in text.splitlines() if line.strip().startswith("--") and len(line.split()) == 1
        ]
        assert not bare, words


def test_every_exit_code_is_on_the_page() -> None:
    for code in Exit:
        assert f"| {int(code)} | {code.name} | {code.meaning} |" in page("exit-codes.md")


def test_every_setting_is_on_the_page() -> None:
    for name in Settings.model_fields:
        assert f"`{name}`" in page("settings.md"), name


def test_every_group_of_plug_ins_is_on_the_page() -> None:
    for group in plugins.GROUPS:
        assert f"## {group}" in page("plugins.md")


@pytest.mark.parametrize("path", sorted(ROOT.glob("docs/**/*.md")), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_page_has_under_500_lines_unless_it_is_generated(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 500 or (path in GENERATED and "[[[cog" in text)


@pytest.mark.parametrize(
    "path",
    sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")),
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_links_to_other_files_lead_somewhere(path: Path) -> None:
    import re

    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
