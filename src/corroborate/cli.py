"""The command line: reads arguments, asks the App, prints, exits. The only place that catches our errors.

Results go to standard output, what was done to standard error, progress bars there too and only on a terminal.
Exit status: 0 all went well; 1 some input could not be read, or the user has something to put right; 2 a bug of
ours, or a command that does not exist.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corroborate import __version__
from corroborate.desk.exports.json import (
    claim_json,
    error_json,
    event_json,
    figure_json,
    grade_json,
    reading_json,
    toll_json,
)
from corroborate.errors import BadSetting, Bug, NotFound, UserError
from corroborate.text.tokens import sentences
from corroborate.values import (
    Candidate,
    Claim,
    Dossier,
    Event,
    Figure,
    Measure,
    PlaceMention,
    Reading,
    Toll,
    Voice,
    When,
)

if TYPE_CHECKING:
    from corroborate.app import App, ReadOne
    from corroborate.shell.installed import InstalledLayer
    from corroborate.shell.people import People, Person, PersonRole
    from corroborate.shell.pipeline import Added, Progress, Unread

cli = typer.Typer(
    name="corroborate",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Conflict reports in, a record out: who was harmed, where and when, by whom, who says so, how sure are we.

\b
  corroborate read report.html                     what one report says, figure by figure
  corroborate add reports/ --record case.db        keep reports in a record
  corroborate tolls --record case.db               killed, injured … by event: low, best, high
  corroborate show ID --record case.db             down to the sentence
  corroborate dossier -o case.html --record case.db
  corroborate serve --record case.db --open        the review desk in the browser

A record is one file. Give it with --record or set CORROBORATE_RECORD.
""",
)


# ------------------------------------------------------------------ options that commands share


def _day(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is not a day; write it as 2031-03-09") from error


def _moment(value: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is not a moment; write it as 2031-03-09T18:00Z") from error
    if len(value) <= len("2031-03-09"):  # a day means until its end
        moment = dt.datetime.combine(moment.date(), dt.time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


Record = Annotated[
    str | None, typer.Option("--record", metavar="FILE", envvar="CORROBORATE_RECORD", help="The record's file.")
]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Reports: files (text, Markdown, HTML, PDF), documents files (.jsonl, .csv), folders of them, - for "
        "standard input.",
    ),
]
Published = Annotated[
    dt.date | None,
    typer.Option("--published", metavar="DATE", parser=_day, help="When they were published, if they do not say it."),
]
SourceName = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Who printed them, if they do not say it.")
]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        help="Places of your own: .csv, .geojson, a GeoNames country (.zip, .txt). Win over the base. May be repeated.",
    ),
]
Layers = Annotated[
    str | None,
    typer.Option(
        "--layers",
        metavar="WHICH",
        help="Gazetteer layers that are installed: installed (all), none, or names with commas between. Default: the "
        "record's; all where there is no record, or a new one.",
    ),
]
Voices = Annotated[
    list[Path] | None,
    typer.Option("--voices", metavar="FILE", help="A voice directory of your own (.csv). May be repeated."),
]
Parties = Annotated[Path | None, typer.Option("--parties", metavar="FILE", help="The sides and their allies (.csv).")]
Reader = Annotated[
    str | None,
    typer.Option(
        "--reader",
        metavar="NAME",
        help="How text is read: model (trained) or rules. Default: the record's, else model.",
    ),
]
AsOf = Annotated[
    dt.date | None,
    typer.Option("--as-of", metavar="DATE", parser=_day, help="What had been said by the end of that day."),
]
KnownAt = Annotated[
    dt.datetime | None,
    typer.Option("--known-at", metavar="TIME", parser=_moment, help="What this record held at that moment (UTC)."),
]
Case = Annotated[
    str | None,
    typer.Option(
        "--case",
        metavar="QUERY",
        help="Only some events: place:NAME from:DATE to:DATE kind:KIND document:ID event:ID, with blanks between, "
        "as in 'place:Hadra from:2031-03-06 to:2031-03-10'. Default: everything.",
    ),
]
Level = Annotated[
    str,
    typer.Option(
        "--protection",
        metavar="LEVEL",
        help="strict: what private people testify is given without its words and link; masked: with their names "
        "replaced.",
    ),
]


# ------------------------------------------------------------------ commands


@cli.command()
def read(
    paths: Paths,
    published: Published = None,
    source: SourceName = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print one JSON object a report, one a line.")] = False,
    as_json: Json = False,
    gazetteer: Gazetteers = None,
    layers: Layers = None,
    voices: Voices = None,
    parties: Parties = None,
    reader: Reader = None,
) -> None:
    """Read reports and print what they say. Keeps nothing.

    \b
    corroborate read report.pdf --published 2031-03-07
    corroborate read reports/ --jsonl > readings.jsonl
    cat report.txt | corroborate read - --source "The Harbour Post"
    """
    from corroborate.shell.pipeline import Unread

    with _app(gazetteer=gazetteer, layers=layers, voices=voices, parties=parties, reader=reader) as app:
        good = bad = bugs = figures = 0
        printed = _Lines(jsonl=jsonl) if jsonl or as_json else None
        with _progress(printing=True) as progress:
            for outcome in app.read(paths, _given(published, source), progress=progress, notes=_say):
                if isinstance(outcome, Unread):
                    _say_unread(outcome)
                    bad += 1
                    bugs += isinstance(outcome.error, Bug)
                else:
                    good += 1
                    figures += len(outcome.reading.figures)
                if printed is not None:
                    printed.put(_read_json(outcome))
                elif not isinstance(outcome, Unread):
                    _print_reading(outcome.reading, outcome.path)
        if printed is not None:
            printed.end()
        _say(
            f"{_count(good, 'report')} read, {_count(figures, 'figure')}"
            + (f"; {bad} could not be read" if bad else "")
        )
        _exit(bad, bugs)


@cli.command()
def add(
    paths: Paths,
    record: Record = None,
    published: Published = None,
    source: SourceName = None,
    gazetteer: Gazetteers = None,
    layers: Layers = None,
    voices: Voices = None,
    parties: Parties = None,
    reader: Reader = None,
    as_json: Json = False,
) -> None:
    """Add reports to a record, which is made if it is not there. Adding again adds nothing.

    It may be stopped at any moment and run again. A gazetteer, voice directory or party register that is given is
    kept in the record and stands, instead of the one before, for all of its reports. So do the gazetteer layers that
    --layers names: of an installed layer the record keeps the digest.

    \b
    corroborate add reports/ --record case.db
    corroborate add reports.jsonl --record case.db --voices voices.csv --parties parties.csv
    """
    with _app(
        record, gazetteer=gazetteer, layers=layers, voices=voices, parties=parties, reader=reader, create=True
    ) as app:
        with _progress() as progress:
            added, broken = app.add(paths, _given(published, source), progress=progress)
        for note in added.notes:
            _say(note)
        for unread in (*added.unread, *broken):
            _say_unread(unread)
        if as_json:
            _print_json(_added_json(added, broken, app.record_name, app.digest()))
        _say(
            f"{app.record_name}: {_count(added.new, 'report')} added, {added.already} already there"
            + (f", {added.recleaned} cleaned anew" if added.recleaned else "")
            + (f", {len(added.unread)} could not be read" if added.unread else "")
        )
        bad = [*added.unread, *broken]
        _exit(len(bad), sum(isinstance(u.error, Bug) for u in bad))


@cli.command()
def tolls(
    record: Record = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    case: Case = None,
    layers: Layers = None,
    as_json: Json = False,
) -> None:
    """Print the tolls: by event, measure and group, the low, best and high number of persons.

    \b
    corroborate tolls --record case.db
    corroborate tolls --record case.db --as-of 2031-03-09
    corroborate tolls --record case.db --case 'place:Hadra kind:"armed clash"'
    """
    with _dossier(record, as_of, known_at, case, layers) as dossier:
        if as_json:
            _print_json(_tolls_json(dossier))
        elif dossier.tolls:
            _table(
                ("event", "place", "when", "measure", "group", ">low", ">best", ">high", "grade", "said by"),
                _toll_rows(dossier),
            )
        _say_dossier(dossier)


@cli.command()
def events(
    record: Record = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    case: Case = None,
    layers: Layers = None,
    as_json: Json = False,
) -> None:
    """Print the events, each with its kind, place, time, reports and grade.

    \b
    corroborate events --record case.db
    corroborate events --record case.db --case 'from:2031-03-06 to:2031-03-07' --json
    """
    with _dossier(record, as_of, known_at, case, layers) as dossier:
        if as_json:
            _print_json(_events_json(dossier))
        elif dossier.events:
            _table(("event", "kind", "place", "when", ">reports", ">claims", "grade", "part of"), _event_rows(dossier))
        _say_dossier(dossier)


@cli.command()
def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="An event, a figure, a claim or a document.")],
    record: Record = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    layers: Layers = None,
    as_json: Json = False,
) -> None:
    """Show one event, figure, claim or document, down to the sentences it rests on.

    The ids are those that tolls, events and show print; the first letters are enough if they fit one only.

    \b
    corroborate show E-k3v2m7qa --record case.db
    corroborate show fig-2x7 --record case.db
    """
    with _dossier(record, as_of, known_at, None, layers) as dossier:
        shown = _shown(dossier, ident)
        if as_json:
            _print_json(shown.plain)
        else:
            _write("\n".join(shown.lines) + "\n")


@cli.command()
def export(
    format_: Annotated[str, typer.Option("--format", metavar="F", help="json or html.")] = "json",
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Default: print it.")] = None,
    record: Record = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    case: Case = None,
    protection: Level = "strict",
    layers: Layers = None,
    as_json: Json = False,
) -> None:
    """Export what the record says, its private people protected. Issues public ids to the events that have none.

    \b
    corroborate export --format json -o case.json --record case.db
    corroborate export --record case.db --as-of 2031-03-09 | jq '.tolls[]'
    """
    level = _protection(protection)
    with _app(record, layers=layers) as app:
        app.require(format_)
        with _progress() as progress:
            dossier = app.publish(as_of=as_of, known_at=known_at, case=case, progress=progress)
            text = app.export(dossier, format_, level)
        _say_notes(app)
        if output is None:
            _write(text)
        else:
            _write_file(output, text)
            if as_json:
                _print_json({"file": str(output), "format": format_, "digest": dossier.digest})
        _say_dossier(dossier)


@cli.command()
def dossier(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="Where to write it.")],
    title: Annotated[str | None, typer.Option("--title", help="What it says at the top.")] = None,
    record: Record = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    case: Case = None,
    protection: Level = "strict",
    layers: Layers = None,
    as_json: Json = False,
) -> None:
    """Write the dossier as a page that stands alone: tolls, events, who says what, and how sure we are.

    \b
    corroborate dossier -o case.html --record case.db
    corroborate dossier -o hadra.html --record case.db --case place:Hadra --title "Hadra, March 2031"
    """
    if output.suffix.lower() not in (".html", ".htm"):
        raise BadSetting(f"a dossier is written as .html today, not as {output.suffix or 'a file without suffix'}")
    level = _protection(protection)
    with _app(record, layers=layers) as app:
        with _progress() as progress:
            made = app.publish(as_of=as_of, known_at=known_at, case=case, title=title, progress=progress)
            _write_file(output, app.export(made, "html", level))
        _say_notes(app)
        if as_json:
            _print_json(
                {"file": str(output), "digest": made.digest, "events": len(made.events), "tolls": len(made.tolls)}
            )
        _say_dossier(made)
        _say(f"written to {output}")


@cli.command()
def serve(
    record: Record = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535)] = 8475,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Open the review desk in the browser: check what was read, decide, amend, enter by hand.

    On this machine alone it needs no account, as long as nobody has one. To be reached from elsewhere it needs
    accounts (`corroborate people add`) and a secret of 32 characters in CORROBORATE_SECRET; with an address such as
    0.0.0.0 also the names by which it is called in CORROBORATE_HOSTS.

    \b
    corroborate serve --record case.db --open
    corroborate serve --record case.db --host 192.0.2.7
    """
    from corroborate.web import server

    secret = server.secret_of(os.environ)
    hosts = server.host_names(host, os.environ.get(server.HOSTS))
    with _app(record) as app, contextlib.closing(app.people(secret)) as people:
        server.check_binding(host, accounts=people.any(), secret=secret)
        with _progress() as progress, contextlib.closing(app.live(progress=progress)) as live:
            desk = server.desk_of_record(live, people, title=Path(app.record_name).name, secret=secret, host=host)
            shown = f"[{host}]" if ":" in host else host
            _say(
                f"{app.record_name}: {_count(len(live.documents()), 'report')}; the desk is at "
                f"http://{shown}:{port}/ (stop it with Ctrl-C)"
            )
            if desk.open_to_all():
                _say("nobody has an account: whoever can use this machine can open it")
            elif secret is None:
                _say(f"{server.SECRET} is not set: when the desk stops, everybody has to sign in again")
            server.serve(server.build(desk, hosts=hosts), host, port, keep_up=live.refresh, open_page=open_)


people_cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""The people who may use the desk: accounts with name, role and password.

They lie in a file of their own beside the record (NAME.people). A password is asked for, or read from standard input.

\b
  corroborate people add "Ada Example" --role admin --record case.db
  corroborate people list --record case.db
""",
)
cli.add_typer(people_cli, name="people")

Name = Annotated[str, typer.Argument(metavar="NAME", help="As decisions bear it.")]
PersonRoleName = Annotated[str, typer.Option("--role", metavar="ROLE", help="coder, reviewer or admin.")]


@people_cli.command("add")
def people_add(name: Name, role: PersonRoleName, record: Record = None, as_json: Json = False) -> None:
    """Make an account. Once there is one, the desk asks everybody to sign in."""
    with _people(record) as people:
        person = people.add(name, _person_role(role), _password())
        if as_json:
            _print_json(_person_json(person))
        _say(f"{person.name} is {_article(person.role.value)} of {record}")


@people_cli.command("list")
def people_list(record: Record = None, as_json: Json = False) -> None:
    """Print the accounts: name, role, state and since when."""
    with _people(record) as people:
        everybody = people.everybody()
        if as_json:
            _print_json([_person_json(person) for person in everybody])
        elif everybody:
            rows = [(p.name, p.role.value, p.state, p.since.date().isoformat() if p.since else "") for p in everybody]
            _table(("name", "role", "state", "since"), rows)
        _say(_count(sum(p.state == "active" for p in everybody), "active account"))


@people_cli.command("role")
def people_role(name: Name, role: PersonRoleName, record: Record = None, as_json: Json = False) -> None:
    """Give somebody another role."""
    with _people(record) as people:
        people.set_role(name, _person_role(role))
        _tell_person(people.person(name), as_json)


@people_cli.command("password")
def people_password(name: Name, record: Record = None, as_json: Json = False) -> None:
    """Set another password; the person is signed out everywhere."""
    with _people(record) as people:
        people.set_password(name, _password())
        _tell_person(people.person(name), as_json)


@people_cli.command("disable")
def people_disable(
    name: Name,
    record: Record = None,
    again: Annotated[bool, typer.Option("--undo", help="Let the person in again.")] = False,
    as_json: Json = False,
) -> None:
    """Shut somebody out at once; the account stays and can be let in again."""
    with _people(record) as people:
        people.set_state(name, "active" if again else "disabled")
        _tell_person(people.person(name), as_json)


@people_cli.command("remove")
def people_remove(name: Name, record: Record = None, as_json: Json = False) -> None:
    """Remove an account for good. The name stays taken, since decisions bear it."""
    with _people(record) as people:
        people.set_state(name, "removed")
        _tell_person(people.person(name), as_json)


@contextlib.contextmanager
def _people(record: str | None) -> Iterator[People]:
    with _app(record) as app, contextlib.closing(app.people(None)) as people:
        yield people


def _person_role(role: str) -> PersonRole:
    from corroborate.shell.people import PersonRole

    try:
        return PersonRole(role)
    except ValueError:
        raise BadSetting(f"there is no role {role!r}; it is {', '.join(PersonRole)}") from None


def _password() -> str:
    """Asked for twice without echo on a terminal, else the first line of standard input."""
    import getpass

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("password: ")
    if getpass.getpass("once more: ") != password:
        raise BadSetting("the two passwords differ; nothing was changed")
    return password


def _article(role: str) -> str:
    return f"an {role}" if role[0] in "aeiou" else f"a {role}"


def _person_json(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "role": person.role.value,
        "state": person.state,
        "since": person.since.isoformat() if person.since else None,
    }


def _tell_person(person: Person, as_json: bool) -> None:
    if as_json:
        _print_json(_person_json(person))
    _say(f"{person.name}: {person.role.value}, {person.state}")


@cli.command()
def verify(record: Record = None, as_json: Json = False) -> None:
    """Check that nothing in the record was altered, removed, added from outside or put in another order.

    \b
    corroborate verify --record case.db
    """
    with _app(record) as app:
        breaches, counts, digest = app.verify()
        if as_json:
            _print_json({"ok": not breaches, "breaches": list(breaches), "facts": counts, "digest": digest})
        else:
            for breach in breaches:
                _write(breach + "\n")
        facts = sum(counts.values())
        if breaches:
            _say(f"{app.record_name}: {_count(len(breaches), 'breach', 'breaches')} in {_count(facts, 'fact')}")
        else:
            _say(f"{app.record_name} is sound: {_count(facts, 'fact')}, digest {digest}")
        _exit(len(breaches), 0)


@cli.command()
def doctor(record: Record = None, as_json: Json = False) -> None:
    """Look whether everything that Corroborate needs is there and works.

    \b
    corroborate doctor
    corroborate doctor --record case.db
    """
    with _app(record, needed=False) as app:
        findings = app.doctor()
        if as_json:
            _print_json({"ok": all(f.ok for f in findings), "findings": [f.plain() for f in findings]})
        else:
            for finding in findings:
                _write(f"{'ok ' if finding.ok else 'NOT'}  {finding.what}: {finding.words}\n")
        wrong = sum(not finding.ok for finding in findings)
        _say("all is well" if not wrong else f"{_count(wrong, 'thing')} to put right")
        _exit(wrong, 0)


# ------------------------------------------------------------------ commands on the gazetteer

places = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
)
cli.add_typer(
    places,
    name="gazetteer",
    help="""Install layers of places, list and remove them, and ask what a name could be.

\b
corroborate gazetteer add SY.zip                 every town and village of GeoNames' Syria
corroborate gazetteer find "Deir ez-Zor"         what a name could be
""",
)


@places.command("add")
def add_layer(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="GeoNames' SY.zip, SY.txt or allCountries.zip; a .csv; a .geojson."),
    ],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Default: the file's.")] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="The country of rows that give none, such as SY.")
    ] = None,
    all_features: Annotated[
        bool,
        typer.Option("--all-features", help="Of GeoNames also mountains, waters, farms and what is abandoned."),
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of a layer of that name with other places.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Install a file of places as a layer for every record on this machine. It wins over the base for its country.

    Files of any size are streamed. Killed half-way it leaves no half layer. A record takes the installed layers when it
    is made and then stays with them, by their digests (add --layers).

    \b
    corroborate gazetteer add SY.zip
    corroborate gazetteer add quarters.csv --name homs-quarters --country SY
    """
    with _app() as app:
        with _progress() as progress:
            done = app.install(
                file, name=name, country=country, all_features=all_features, replace_=replace, progress=progress
            )
        for why in done.why:
            _say(f"skipped: {why}")
        if done.refused > len(done.why):
            _say(f"skipped: {done.refused - len(done.why)} more rows that are no places")
        if done.left_out:
            kinds = ", ".join(f"{number:,} {kind}" for kind, number in done.left_out.items())
            _say(f"left out, since they are no towns or divisions: {kinds}; --all-features takes them too")
        if as_json:
            _print_json(
                {
                    **_layer_json(done.layer),
                    "already": done.already,
                    "left_out": dict(done.left_out),
                    "refused": done.refused,
                    "why": list(done.why),
                }
            )
        _say(
            f"{'installed already' if done.already else 'installed'}: {done.layer.name}, {done.layer.places:,} places, "
            f"{done.layer.size / 1e6:.1f} MB, digest {done.layer.digest}"
        )
        _exit(done.refused, 0)


@places.command("list")
def list_layers(as_json: Json = False) -> None:
    """List the layers that are installed, with their digests.

    \b
    corroborate gazetteer list
    """
    with _app() as app:
        layers = app.layers()
        if as_json:
            _print_json([_layer_json(layer) for layer in layers])
        elif layers:
            rows = (
                (
                    layer.name if layer.usable else f"{layer.name} (of another version: add it anew)",
                    f"{layer.places:,}",
                    _countries(layer.countries),
                    layer.source,
                    layer.added[:10],
                    f"{layer.size / 1e6:.1f}",
                    layer.digest,
                )
                for layer in layers
            )
            _table(("layer", ">places", "countries", "file", "added", ">MB", "digest"), rows)
        _say(f"{_count(len(layers), 'layer')} installed")


@places.command("remove")
def remove_layer(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As gazetteer list gives it.")], as_json: Json = False
) -> None:
    """Take a layer away. Records that are read with it will ask for it, until it is there again.

    \b
    corroborate gazetteer remove SY
    """
    with _app() as app:
        app.uninstall(name)
        if as_json:
            _print_json({"removed": name})
        _say(f"removed: {name}")


@places.command("find")
def find_place(
    name: Annotated[str, typer.Argument(metavar="NAME", help="In Latin or Arabic letters, in any spelling.")],
    record: Record = None,
    gazetteer: Gazetteers = None,
    layers: Layers = None,
    as_json: Json = False,
) -> None:
    """Tell what a name could be, the likeliest first, with division, country, population, coordinates and layer.

    With a record, as that record is read.

    \b
    corroborate gazetteer find Banias
    corroborate gazetteer find "دير الزور" --json
    """
    with _app(record, gazetteer=gazetteer, layers=layers, needed=False) as app:
        with _progress() as progress:
            found = app.find(name, progress=progress)
        if as_json:
            _print_json([_candidate_json(candidate) for candidate in found])
            return
        rows = (
            (
                c.name + (f" ({c.name_matched})" if c.name_matched != c.name else ""),
                c.feature,
                ", ".join(part for part in (c.admin2, c.admin1) if part and (part != c.name or c.feature[0] != "A")),
                c.country or "",
                f"{c.population:,}" if c.population else "",
                f"{c.lat:.4f}, {c.lon:.4f}",
                c.layer,
                c.gazetteer,
            )
            for c in found
        )
        _table(("place", "kind", "division", "country", ">population", "lat, lon", "layer", "id"), rows)


def _layer_json(layer: InstalledLayer) -> dict[str, Any]:
    return {
        "name": layer.name,
        "digest": layer.digest,
        "source": layer.source,
        "places": layer.places,
        "countries": list(layer.countries),
        "added": layer.added,
        "bytes": layer.size,
        "usable": layer.usable,
    }


def _candidate_json(candidate: Candidate) -> dict[str, Any]:
    return {
        "name": candidate.name,
        "matched": candidate.name_matched,
        "feature": candidate.feature,
        "admin1": candidate.admin1,
        "admin2": candidate.admin2,
        "country": candidate.country,
        "population": candidate.population or None,
        "lat": candidate.lat,
        "lon": candidate.lon,
        "layer": candidate.layer,
        "gazetteer": candidate.gazetteer,
    }


def _countries(codes: Sequence[str]) -> str:
    return " ".join(codes) if len(codes) <= 6 else f"{len(codes)} countries"


def _version(value: bool) -> None:
    if value:
        _write(f"corroborate {__version__}\n")
        raise typer.Exit


@cli.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


# ------------------------------------------------------------------ asking the App


_UNASKED = object()
# "evt-" and eight letters: of 10,000 events about one in 20,000 shares them with another, and is then written out.
_LETTERS = 12


@contextlib.contextmanager
def _app(
    record: Any = _UNASKED,
    *,
    gazetteer: Sequence[Path] | None = None,
    layers: str | None = None,
    voices: Sequence[Path] | None = None,
    parties: Path | None = None,
    reader: str | None = None,
    create: bool = False,
    needed: bool = True,
) -> Iterator[App]:
    """The App, closed when the command ends. A record is opened only for commands that take one."""
    from corroborate.app import Settings, open_app

    if record is None and needed:
        raise BadSetting("no record was named; give --record FILE or set CORROBORATE_RECORD")
    settings = Settings(
        record=None if record is _UNASKED else record,
        gazetteer=tuple(gazetteer or ()),
        voices=tuple(voices or ()),
        parties=parties,
        reader=reader,
        layers=layers,
    )
    with contextlib.closing(open_app(settings, create=create)) as app:
        yield app


@contextlib.contextmanager
def _dossier(
    record: str | None, as_of: dt.date | None, known_at: dt.datetime | None, case: str | None, layers: str | None
) -> Iterator[Dossier]:
    with _app(record, layers=layers) as app:
        with _progress() as progress:
            made = app.dossier(as_of=as_of, known_at=known_at, case=case, progress=progress)
        for unread in app.broken:
            _say_unread(unread)
        _say_notes(app)
        yield made


def _protection(level: str) -> str:
    """How private people are protected; to lift it is no option of a command (docs/method.md, section 9)."""
    if level not in ("strict", "masked"):
        raise BadSetting(f"there is no protection {level!r}; it is strict or masked")
    return level


def _given(published: dt.date | None, source: str | None) -> dict[str, str | None]:
    return {"published": published.isoformat() if published else None, "source": source}


# ------------------------------------------------------------------ printing


def _write(text: str) -> None:
    sys.stdout.write(text)


def _say(words: str) -> None:
    """One line on standard error."""
    sys.stderr.write(" ".join(words.split()) + "\n")


def _print_json(plain: Any) -> None:
    _write(json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=False) + "\n")


def _write_file(path: Path, text: str) -> None:
    """All of the file or none: a reader never meets half of it."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise BadSetting(f"{path} cannot be written: {error.strerror or error}; give another -o") from error


class _Lines:
    """JSON objects printed as they come: one a line, or as the elements of one array."""

    def __init__(self, *, jsonl: bool) -> None:
        self._jsonl, self._any = jsonl, False

    def put(self, plain: Any) -> None:
        """Print the next."""
        line = json.dumps(plain, ensure_ascii=False)
        _write(line + "\n" if self._jsonl else (",\n" if self._any else "[\n") + line)
        self._any = True

    def end(self) -> None:
        """Print what closes the array."""
        if not self._jsonl:
            _write("\n]\n" if self._any else "[]\n")


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _say_unread(unread: Unread) -> None:
    kind = "a bug of ours, please report it" if isinstance(unread.error, Bug) else "not read"
    _say(f"{unread.came_from}: {kind}: {unread.error}")


def _say_notes(app: App) -> None:
    for note in app.notes:
        _say(note)


def _added_json(added: Added, broken: Iterable[Unread], record: str, digest: str) -> dict[str, Any]:
    return {
        "record": record,
        "new": added.new,
        "already": added.already,
        "recleaned": added.recleaned,
        "unread": [
            {"path": u.came_from, "error": {"type": type(u.error).__name__, "message": str(u.error)}}
            for u in (*added.unread, *broken)
        ],
        "digest": digest,
    }


def _say_dossier(dossier: Dossier) -> None:
    _say(
        f"{_count(len(dossier.readings), 'report')}, {_count(len(dossier.events), 'event')}, "
        f"{_count(len(dossier.tolls), 'toll')}; digest {dossier.digest}"
    )


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table in plain text; a column whose name begins with ">" holds numbers."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(
            column.removeprefix(">"), justify="right" if column.startswith(">") else "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*(cell.replace("[", "\\[") for cell in row))
    # Into a file or a pipe a row stays one line, however long; on a terminal it folds to fit.
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 10_000, highlight=False)
    console.print(table)


def _read_json(outcome: ReadOne | Unread) -> dict[str, Any]:
    from corroborate.shell.pipeline import Unread

    if isinstance(outcome, Unread):
        return error_json(outcome.came_from, outcome.error)
    return reading_json(outcome.reading, path=outcome.path, events=outcome.events)


def _tolls_json(dossier: Dossier) -> dict[str, Any]:
    return {**_about(dossier), "tolls": [toll_json(toll) for toll in dossier.tolls]}


def _events_json(dossier: Dossier) -> dict[str, Any]:
    grades = {grade.subject: grade_json(grade) for grade in dossier.grades}
    rows = [
        {
            **event_json(event),
            "public_id": event.public_id,
            "documents": list(event.documents),
            "grade": grades.get(event.id),
        }
        for event in dossier.events
    ]
    return {**_about(dossier), "events": rows}


def _about(dossier: Dossier) -> dict[str, Any]:
    return {
        "digest": dossier.digest,
        "case": dossier.case,
        "as_of": dossier.as_of.isoformat() if dossier.as_of else None,
        "known_at": dossier.known_at.isoformat() if dossier.known_at else None,
    }


def _toll_rows(dossier: Dossier) -> Iterator[tuple[str, ...]]:
    """A row a toll: by event, then measure, all persons, the groups, a group before its parts, whose doing."""
    grades = {grade.subject: grade.level.value for grade in dossier.grades}
    names = _names(dossier)
    measures = list(Measure)
    tolls: dict[str, list[Toll]] = {}
    for toll in dossier.tolls:
        tolls.setdefault(toll.event, []).append(toll)
    for event in dossier.events:
        rows = tolls.get(event.id, [])
        for toll in sorted(
            rows, key=lambda toll: (measures.index(toll.measure), toll.perpetrator is not None, *_parts_of(toll))
        ):
            parts = [part for part in _parts_of(toll) if part]
            yield (
                names[event.id],
                _place_name(event),
                _when(event.when),
                toll.measure.value,
                ", ".join(parts) or "all",
                _number(toll.low),
                _number(toll.best),
                _number(toll.high),
                grades.get(toll.subject, ""),
                _heard(toll),
            )


def _names(dossier: Dossier) -> dict[str, str]:
    """What tables call events: the public id, else the first letters of the id, enough for ``show``."""
    first = Counter(event.id[:_LETTERS] for event in dossier.events)
    return {
        event.id: event.public_id or (event.id[:_LETTERS] if first[event.id[:_LETTERS]] == 1 else event.id)
        for event in dossier.events
    }


def _parts_of(toll: Toll) -> tuple[str, ...]:
    """Whom a toll counts, empty words where it counts all."""
    return (
        toll.group.value if toll.group else "",
        toll.party or "",
        toll.subgroup or "",
        f"by {toll.perpetrator}" if toll.perpetrator else "",
    )


def _event_rows(dossier: Dossier) -> Iterator[tuple[str, ...]]:
    grades = {grade.subject: grade.level.value for grade in dossier.grades}
    names = _names(dossier)
    for event in dossier.events:
        yield (
            names[event.id],
            event.kind,
            _place_name(event),
            _when(event.when),
            str(len(event.documents)),
            str(len(event.claims)),
            grades.get(event.id, ""),
            names.get(event.part_of or "", event.part_of or ""),
        )


def _place_name(event: Event) -> str:
    if event.place is None:
        return ""
    return event.place.place.name if event.place.place is not None else event.place.words


def _number(value: int | None) -> str:
    return "–" if value is None else str(value)


def _print_reading(reading: Reading, path: str | None) -> None:
    document = reading.document
    heading = document.title or document.ref or path or "standard input"
    about = ", ".join(x for x in (document.source, document.published and document.published.isoformat()) if x)
    _write(f"{heading}" + (f" ({about})" if about else "") + (f"  {path}" if path and path != heading else "") + "\n")
    if not reading.figures:
        _write("  no figures\n\n")
        return
    named = {mention.id: mention.words for mention in reading.places}
    _table(
        ("measure", "group", ">low", ">best", ">high", "words", "where", "when", "says", "flags"),
        [_figure_row(figure, named) for figure in reading.figures],
    )
    _write("\n")


def _figure_row(figure: Figure, places: dict[str, str]) -> tuple[str, ...]:
    flags = list(figure.flags)
    if figure.certainty.value != "asserted":
        flags.append(figure.certainty.value)
    if figure.unit.value != "persons":
        flags.append(figure.unit.value)
    return (
        figure.measure.value,
        figure.group.value + (f", {figure.subgroup}" if figure.subgroup else ""),
        _number(figure.low),
        _number(figure.best),
        _number(figure.high),
        " ".join(figure.words.split()),
        places.get(figure.place or "", ""),
        _when(figure.when),
        " ".join(figure.voice.words.split()) if figure.voice else "",
        " ".join(flags),
    )


@contextlib.contextmanager
def _progress(*, printing: bool = False) -> Iterator[Progress]:
    """Bars on standard error, if somebody can see them and no results are ``printing`` on the same terminal."""
    from corroborate.shell.pipeline import in_silence

    if not sys.stderr.isatty() or (printing and sys.stdout.isatty()):
        yield in_silence
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def show_progress(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield show_progress


# ------------------------------------------------------------------ show, down to the sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """One thing of the record: for JSON, and in lines for people."""

    plain: dict[str, Any]
    lines: tuple[str, ...]


class _Index:
    """The things of a dossier by id."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.readings = {reading.document.id: reading for reading in dossier.readings}
        self.figures = {figure.id: figure for reading in dossier.readings for figure in reading.figures}
        self.claims = {claim.id: claim for reading in dossier.readings for claim in reading.claims}
        self.places = {place.id: place for reading in dossier.readings for place in reading.places}
        self.events = {event.id: event for event in dossier.events}
        self.telling: dict[str, list[Event]] = {}
        for event in dossier.events:
            for subject in (*event.figures, *event.claims):
                self.telling.setdefault(subject, []).append(event)

    def find(self, ident: str) -> Event | Figure | Claim | Reading:
        """What an id, a public id, a report's own id or the beginning of one stands for. Raises NotFound."""
        by_id: dict[str, Event | Figure | Claim | Reading] = {**self.figures, **self.claims, **self.events}
        for reading in self.dossier.readings:
            by_id[reading.document.id] = reading
            if reading.document.ref:
                by_id.setdefault(reading.document.ref, reading)
        for event in self.dossier.events:
            if event.public_id:
                by_id[event.public_id] = event
        if ident in by_id:
            return by_id[ident]
        fitting = sorted(known for known in by_id if known.startswith(ident)) if ident else []
        if len({id(by_id[known]) for known in fitting}) == 1:
            return by_id[fitting[0]]
        if fitting:
            raise NotFound(f"{ident!r} fits {len(fitting)} things: {', '.join(fitting[:5])} …; give more of it")
        raise NotFound(f"nothing here has the id {ident!r}; `corroborate events` and `corroborate tolls` print ids")


def _shown(dossier: Dossier, ident: str) -> _Shown:
    """One event, figure, claim or document of a dossier. Raises NotFound if the id is nobody's or fits several."""
    index = _Index(dossier)
    match index.find(ident):
        case Event() as event:
            return _show_event(index, event)
        case Figure() as figure:
            plain = {"figure": figure_json(figure), **_where_it_stands(index, figure)}
            return _Shown(plain=plain, lines=tuple(_figure_lines(index, figure)))
        case Claim() as claim:
            told = index.telling.get(claim.id, ())
            plain = {"claim": claim_json(claim, told[0].id if told else None), **_where_it_stands(index, claim)}
            return _Shown(plain=plain, lines=tuple(_claim_lines(index, claim)))
        case Reading() as reading:
            return _show_reading(index, reading)


def _show_event(index: _Index, event: Event) -> _Shown:
    tolls = [toll for toll in index.dossier.tolls if toll.event == event.id]
    grades = [grade for grade in index.dossier.grades if grade.subject.partition("/")[0] == event.id]
    figures = [index.figures[f] for f in event.figures if f in index.figures]
    lines = [
        f"{event.public_id or event.id}  {event.kind}",
        f"  where    {_place_words(event.place)}",
        f"  when     {_when(event.when) or 'not told'}",
        f"  reports  {len(event.documents)}",
    ]
    if event.part_of:
        whole = index.events.get(event.part_of)
        lines.append(f"  part of  {(whole and whole.public_id) or event.part_of}")
    lines += [f"  grade    {g.level.value}: {'; '.join(g.reasons)}" for g in grades if g.subject == event.id]
    for toll in tolls:
        lines += ["", *_toll_lines(index, toll)]
    if figures:
        lines += ["", "statements"]
    for figure in sorted(figures, key=lambda f: (str(f.said or ""), f.document, f.start)):
        lines += ["", *("  " + line for line in _figure_lines(index, figure))]
    plain = {
        "event": event_json(event),
        "public_id": event.public_id,
        "documents": list(event.documents),
        "tolls": [toll_json(toll) for toll in tolls],
        "grades": [grade_json(grade) for grade in grades],
        "statements": [{"figure": figure_json(f), **_where_it_stands(index, f)} for f in figures],
    }
    return _Shown(plain=plain, lines=tuple(lines))


def _show_reading(index: _Index, reading: Reading) -> _Shown:
    document = reading.document
    lines = [f"{document.id}  {_report_words(reading)}", f"  sha256   {document.sha256}"]
    lines += [f"  {name:<8} {value}" for name, value in (("ref", document.ref), ("url", document.url)) if value]
    lines += ["", document.text.rstrip("\n")]
    for figure in reading.figures:
        lines += ["", *_figure_lines(index, figure)]
    events = tuple(event for event in index.dossier.events if document.id in event.documents)
    return _Shown(plain=reading_json(reading, path=None, events=events), lines=tuple(lines))


def _where_it_stands(index: _Index, subject: Figure | Claim) -> dict[str, Any]:
    reading = index.readings[subject.document]
    start, end = _sentence(reading, subject.start, subject.end)
    document = reading.document
    return {
        "sentence": {"start": start, "end": end, "text": document.text[start:end]},
        "events": [event.public_id or event.id for event in index.telling.get(subject.id, ())],
        "document": {
            "id": document.id,
            "ref": document.ref,
            "title": document.title,
            "source": document.source,
            "published": document.published.isoformat() if document.published else None,
            "url": document.url,
        },
    }


def _sentence(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The hull of the sentences that a span touches."""
    touched = [s for s in sentences(reading.document.text, reading.passages) if s.start < end and start < s.end]
    return min([start, *(s.start for s in touched)]), max([end, *(s.end for s in touched)])


def _figure_lines(index: _Index, figure: Figure) -> Iterator[str]:
    whom = figure.group.value + (f" ({figure.subgroup})" if figure.subgroup else "")
    yield f"{figure.id}  {figure.measure.value}, {whom}: {_interval(figure.low, figure.best, figure.high)}"
    claim = index.claims.get(figure.claim or "")
    chain = claim.chain if claim is not None else (figure.voice,) if figure.voice is not None else ()
    yield f"  says     {_chain_words(chain)}, {figure.certainty.value}" + (
        f", on {figure.said.isoformat()}" if figure.said else ""
    )
    if figure.place in index.places:
        yield f"  where    {_place_words(index.places[figure.place])}"
    if figure.when is not None:
        yield f"  when     {_when(figure.when)}"
    if figure.perpetrator is not None:
        yield f"  by       {figure.perpetrator.words} ({figure.perpetrator.confidence.value})"
    if figure.flags:
        yield f"  flags    {', '.join(figure.flags)}"
    if figure.part_of is not None:
        yield f"  part of  {figure.part_of}"
    if figure.claim is not None:
        yield f"  claim    {figure.claim}"
    yield from _standing_lines(index, figure)


def _claim_lines(index: _Index, claim: Claim) -> Iterator[str]:
    yield f"{claim.id}  {claim.kind or 'no event'}, {claim.polarity.value}, {claim.certainty.value}"
    yield f"  says     {_chain_words(claim.chain)}" + (f", on {claim.said.isoformat()}" if claim.said else "")
    if claim.place in index.places:
        yield f"  where    {_place_words(index.places[claim.place])}"
    if claim.when is not None:
        yield f"  when     {_when(claim.when)}"
    for figure in claim.figures:
        yield f"  figure   {figure}"
    yield from _standing_lines(index, claim)


def _standing_lines(index: _Index, subject: Figure | Claim) -> Iterator[str]:
    """The events that it tells of, its report and its sentence, with the words marked."""
    for event in index.telling.get(subject.id, ()):
        yield f"  event    {event.public_id or event.id}"
    reading = index.readings[subject.document]
    yield f"  report   {_report_words(reading)}  {reading.document.id}"
    text = reading.document.text
    start, end = _sentence(reading, subject.start, subject.end)
    marked = f"{text[start : subject.start]}[{text[subject.start : subject.end]}]{text[subject.end : end]}"
    yield f"  sentence {' '.join(marked.split())}"


def _toll_lines(index: _Index, toll: Toll) -> Iterator[str]:
    yield (
        f"{toll.measure.value}, {', '.join(part for part in _parts_of(toll) if part) or 'all persons'}: "
        f"{_interval(toll.low, toll.best, toll.high)}, {_heard(toll)}"
    )
    yield f"  rules    {', '.join(toll.rules) or 'none'}"
    if toll.flags:
        yield f"  flags    {', '.join(toll.flags)}"
    for word, weighed in (("used", toll.used), ("aside", toll.set_aside)):
        for one in weighed:
            figure = index.figures.get(one.figure)
            words = " ".join(figure.words.split()) if figure is not None else ""
            yield f"  {word:<8} {one.figure}  “{words}”  {one.rule}: {one.reason}"


def _report_words(reading: Reading) -> str:
    document = reading.document
    about = ", ".join(w for w in (document.source, document.published and document.published.isoformat()) if w)
    return f"“{document.title or document.ref or 'untitled'}”" + (f", {about}" if about else "")


def _chain_words(chain: Sequence[Voice]) -> str:
    return " → ".join(f"{' '.join(voice.words.split())} ({voice.kind.value})" for voice in chain) or "the report itself"


def _place_words(mention: PlaceMention | None) -> str:
    if mention is None:
        return "not told"
    place = mention.place
    if place is None:
        return mention.words
    wider = ", ".join(w for w in (place.admin1, place.country) if w and w != place.name)
    return f"{place.name}{f' ({wider})' if wider else ''}, precision {place.precision}"


def _interval(low: int | None, best: int | None, high: int | None) -> str:
    """Such as "low 12, best 14, high –": an absent bound is a dash, never a zero."""
    return ", ".join(f"{name} {'–' if n is None else n}" for name, n in (("low", low), ("best", best), ("high", high)))


def _when(when: When | None) -> str:
    """Such as "2031-03-06", "2031-03-06 to 2031-03-08", or "" where nothing is told."""
    if when is None or (when.start is None and when.end is None):
        return ""
    if when.start == when.end:
        return str(when.start)
    return f"{when.start or '…'} to {when.end or '…'}"


def _heard(toll: Toll) -> str:
    """Such as "5 reports, 1 independent voice"."""
    reports = f"{toll.reports} report{'' if toll.reports == 1 else 's'}"
    return f"{reports}, {toll.voices} independent voice{'' if toll.voices == 1 else 's'}"


# ------------------------------------------------------------------ the end


def _exit(bad: int, bugs: int) -> None:
    if bugs:
        raise typer.Exit(2)
    if bad:
        raise typer.Exit(1)


def main() -> None:
    """Run the command that was asked for, and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    status: int | str | None = 0
    try:
        cli(prog_name="corroborate")
    except UserError as error:
        _say(f"corroborate: {error}")
        status = 1
    except Bug as error:
        _say(f"corroborate: a bug of ours: {error}; please report it with the command that you gave")
        status = 2
    except SystemExit as leaving:
        status = leaving.code
    except BrokenPipeError:
        status = 1
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has left; without this the interpreter complains as it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)
