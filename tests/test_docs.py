"""What the documents say is what the software does: every example in them runs."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from corroborate.cli import cli
from corroborate.read.claims import compose
from corroborate.read.figures import figures
from corroborate.read.voices import attributions
from corroborate.shell.people import ACTS, MAY, PersonRole
from corroborate.shell.pipeline import Parts, read_document
from corroborate.text.arabic import is_arabic
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Document, Figure, Reading
from fakes import DictGazetteer

DOCS = Path(__file__).parent.parent / "docs"
COMMANDS = DOCS / "commands.md"
BLOCKS = re.findall(r"```reading\n(.+?)```", (DOCS / "reading.md").read_text(encoding="utf-8"), re.DOTALL)


def said(figure: Figure) -> str:
    """A figure as docs/reading.md writes it."""
    bounds = "/".join("-" if n is None else str(n) for n in (figure.low, figure.best, figure.high))
    voice = f" {figure.voice.words}" if figure.voice else ""
    return f"{figure.measure.value} {bounds} {figure.group.value} `{figure.words}`{voice}"


@pytest.mark.parametrize("block", BLOCKS)
def test_each_example_of_reading_is_read_so(block: str) -> None:
    """The sentence gives exactly the figures that stand under it."""
    text, *expected = block.strip().splitlines()
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    if is_arabic(text):
        found = read_document(document, Parts(gazetteer=DictGazetteer(), voice_kinds={}, reader="test"))
        assert isinstance(found, Reading)
        assert [said(f) for f in found.figures] == expected
        return
    stretches = passages(document)
    lines = sentences(text, stretches)
    reading = compose(
        document,
        stretches,
        lines,
        attributions=attributions(lines, {}),
        figures=figures(document, lines),
        times=(),
        places=(),
        acts=(),
        entities=(),
    )
    assert [said(f) for f in sorted(reading.figures, key=lambda f: f.start)] == expected


def command_group() -> TyperGroup:
    """The program as click sees it."""
    group = typer.main.get_command(cli)
    assert isinstance(group, TyperGroup)
    return group


def commands() -> str:
    """docs/commands.md: every command's --help, as it prints."""
    group = command_group()
    lines = ["# The commands", "", "Made from `--help` by `python tests/test_docs.py`; a test holds it.", ""]
    context = typer.Context(group, info_name="corroborate", terminal_width=100, max_content_width=100)
    lines += ["```", group.get_help(context).rstrip(), "```", ""]
    return "\n".join([*lines, *described(group, context)])


def described(group: TyperGroup, context: typer.Context) -> list[str]:
    """The help of each command of a group, and of those of a group among them."""
    lines: list[str] = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = typer.Context(command, info_name=name, parent=context, terminal_width=100, max_content_width=100)
        title = inner.command_path.removeprefix("corroborate ")
        lines += [f"## {title}", "", "```", command.get_help(inner).rstrip(), "```", ""]
        if isinstance(command, TyperGroup):
            lines += described(command, inner)
    return lines


def test_the_commands_are_documented_as_they_are() -> None:
    """docs/commands.md is what --help prints; run this file to make it anew."""
    assert COMMANDS.read_text(encoding="utf-8") == commands()


def test_the_readme_names_every_command() -> None:
    """A command that the README does not show is not found."""
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    group = command_group()
    names = group.list_commands(typer.Context(group))
    missing = [name for name in names if f"corroborate {name}" not in readme]
    assert missing in ([], ["events"])


def test_the_table_of_roles_is_the_one_that_the_desk_goes_by() -> None:
    """Who may do what on the desk stands in docs/desk.md as it stands in the code."""
    rows = [f"| may | {' | '.join(PersonRole)} |", "|---" * (len(PersonRole) + 1) + "|"]
    for act, words in ACTS.items():
        rows.append(f"| {words} | {' | '.join('yes' if act in MAY[role] else '–' for role in PersonRole)} |")
    assert "\n".join(rows) in (DOCS / "desk.md").read_text(encoding="utf-8")


def test_every_decision_is_listed() -> None:
    """An ADR that the index leaves out is not read."""
    index = (DOCS / "adr" / "README.md").read_text(encoding="utf-8")
    assert all(path.name in index for path in (DOCS / "adr").glob("0*.md"))


if __name__ == "__main__":
    COMMANDS.write_text(commands(), encoding="utf-8")
    sys.stdout.write(f"{COMMANDS}\n")
