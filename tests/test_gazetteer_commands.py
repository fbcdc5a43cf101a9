"""``corroborate gazetteer``, and which installed layers a record is read with. Places and reports are invented."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from corroborate import app, cli
from corroborate.app import References
from corroborate.shell.gazetteer import Layer, SqlGazetteer, open_gazetteer
from corroborate.shell.pipeline import Progress

REPORT = (
    "---\ntitle: Twelve killed near Qarbel\nsource: Tarve Post\npublished: 2031-03-07\nlanguage: en\n---\n"
    "At least 12 farmers were killed in an air strike on the village of Qarbel in Tarve on Thursday, residents said.\n"
)
BASE = Layer("base", "name,lat,lon,country,feature,population\nTarve,42,28,XO,P.PPLC,90000\nParis,41,28,XO,,900\n")
VILLAGES = "name,lat,lon,country,population,aliases\nQarbel,41.5,28.25,XO,120,قربل\nParis,41.1,28.1,XO,5,\n"


class Result(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str

    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command in this process, over an invented base, with a data folder of the test's own."""

    def gazetteer(references: References, progress: Progress) -> SqlGazetteer:
        given = [Layer(layer.name, layer.text) for layer in references.gazetteer]
        return open_gazetteer([*given, BASE], base=False, installed=[layer.path for layer in references.layers])

    def run_command(*arguments: str | Path) -> Result:
        monkeypatch.setattr(sys, "argv", ["corroborate", *map(str, arguments)])
        with pytest.raises(SystemExit) as leaving:
            cli.main()
        out, err = capsys.readouterr()
        return Result(int(leaving.value.code or 0), out, err)

    monkeypatch.setenv("CORROBORATE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(app, "_gazetteer", gazetteer)
    return run_command


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    """A file of two invented villages."""
    path = tmp_path / "villages.csv"
    path.write_text(VILLAGES, encoding="utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """One invented report on one of them."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def places(run: Run, record: Path, *options: str) -> set[str | None]:
    """The gazetteer ids at which the events of a record lie, without what identifies a place of a layer."""
    result = run("export", "--record", record, *options)
    assert result.status == 0, result.err
    made = result.json()
    here = {event["place"] for event in made["events"]}
    return {(p["gazetteer"] or "").partition(":")[0] or None for p in made["places"] if p["id"] in here}


def used(run: Run, record: Path, *options: str) -> dict[str, str]:
    """The settings of a dossier that tell of layers."""
    settings = run("export", "--record", record, *options).json()["manifest"]["settings"]
    return {key: value for key, value in settings.items() if "layers" in key}


# ------------------------------------------------------------------ the commands


def test_add_list_find_remove(run: Run, villages: Path) -> None:
    """A layer is installed, listed with its digest, asked, and taken away."""
    added = run("gazetteer", "add", villages, "--json")
    assert added.status == 0
    assert (added.json()["places"], added.json()["countries"], added.json()["already"]) == (2, ["XO"], False)
    digest = added.json()["digest"]
    assert f"installed: villages, 2 places, 0.0 MB, digest {digest}" in added.err
    assert "installed already" in run("gazetteer", "add", villages).err
    assert [layer["digest"] for layer in run("gazetteer", "list", "--json").json()] == [digest]
    listed = run("gazetteer", "list")
    assert digest in listed.out
    assert "villages.csv" in listed.out
    assert listed.err == "1 layer installed\n"
    for name in ("Qarbel", "al-Karbel", "قربل"):
        (found,) = run("gazetteer", "find", name, "--json").json()
        assert (found["name"], found["country"], found["population"], found["lat"], found["layer"]) == (
            "Qarbel", "XO", 120, 41.5, "villages")  # fmt: skip
    assert "41.5000, 28.2500" in run("gazetteer", "find", "Qarbel").out
    assert run("gazetteer", "remove", "villages", "--json").json() == {"removed": "villages"}
    assert run("gazetteer", "list", "--json").json() == []
    gone = run("gazetteer", "find", "Qarbel")
    assert (gone.status, gone.out) == (1, "")
    assert "no gazetteer holds 'Qarbel'" in gone.err
    assert run("gazetteer", "remove", "villages").status == 1


def test_rows_that_are_no_places_are_told_and_the_status_says_so(run: Run, tmp_path: Path) -> None:
    """The layer is installed without them."""
    path = tmp_path / "own.csv"
    path.write_text("name,lat,lon\nKell,12.5,28.25\n" + "Oria,north,28\n" * 7)
    result = run("gazetteer", "add", path)
    assert result.status == 1
    assert result.err.count("skipped: own, line") == 5
    assert "skipped: 2 more rows that are no places" in result.err
    assert "installed: own, 1 places" in result.err


def test_find_puts_first_where_most_people_live(run: Run, villages: Path, tmp_path: Path) -> None:
    """Of those that bear the name in any language; a layer's before the base's."""
    path = tmp_path / "own.csv"
    path.write_text(
        "name,lat,lon,country,population,aliases\nDoren,1,1,XA,50,\nDor,2,2,XB,7000,Doren\nDoran,3,3,XC,9,\n"
    )
    assert run("gazetteer", "add", path).status == 0
    found = run("gazetteer", "find", "Doren", "--json").json()
    assert [(c["name"], c["matched"]) for c in found] == [("Dor", "Doren"), ("Doren", "Doren")]


def test_layers_may_be_chosen_or_left_aside(run: Run, villages: Path, report: Path) -> None:
    """Reading uses all that are installed, unless told otherwise; a name that is none is a mistake."""
    assert run("gazetteer", "add", villages).status == 0

    def read(*options: str) -> set[str]:
        lines = run("read", report, "--reader", "rules", "--json", *options).json()
        return {(place["gazetteer"] or "").partition(":")[0] for place in lines[0]["places"]}

    assert "villages" in read()
    assert "villages" in read("--layers", "villages")
    assert "villages" not in read("--layers", "none")
    wrong = run("read", report, "--layers", "villages,hamlets")
    assert wrong.status == 1
    assert "no gazetteer layer 'hamlets'; there are: villages" in wrong.err
    assert "names no layer" in run("read", report, "--layers", "").err


# ------------------------------------------------------------------ a record and its layers


def test_a_new_record_takes_what_is_installed_and_stays_with_it(
    run: Run, villages: Path, report: Path, tmp_path: Path
) -> None:
    """A layer that is installed later changes nothing until it is asked for; the note says how."""
    record = tmp_path / "case.db"
    first = run("gazetteer", "add", villages, "--json").json()["digest"]
    added = run("add", report, "--record", record, "--reader", "rules")
    assert "read with the installed gazetteer layers: villages" in added.err
    assert places(run, record) == {"villages"}
    before = run("tolls", "--record", record, "--json").json()
    assert used(run, record) == {"layers": first}

    hamlets = villages.with_name("hamlets.csv")
    hamlets.write_text("name,lat,lon,country\nQarbel,45,30,XO\n")
    second = run("gazetteer", "add", hamlets, "--json").json()["digest"]
    assert run("tolls", "--record", record, "--json").json() == before
    again = run("add", report, "--record", record)
    assert "not used for this record: the gazetteer layer hamlets; to read all of it anew" in again.err
    assert run("tolls", "--record", record, "--json").json() == before

    switched = run("add", report, "--record", record, "--layers", "installed")
    assert "from now on: hamlets, villages (before: villages)" in switched.err
    assert used(run, record) == {"layers": f"{second} {first}"}
    assert "from now on" not in run("add", report, "--record", record, "--layers", "installed").err
    assert run("verify", "--record", record).status == 0


def test_a_record_of_before_stays_without_layers(run: Run, villages: Path, report: Path, tmp_path: Path) -> None:
    """What was made with none is read with none, and says nothing of layers."""
    record = tmp_path / "case.db"
    run("add", report, "--record", record, "--reader", "rules")
    before = run("tolls", "--record", record, "--json").json()
    run("gazetteer", "add", villages)
    assert run("tolls", "--record", record, "--json").json() == before
    assert used(run, record) == {}
    assert places(run, record) == {None}  # a village that no gazetteer holds


def test_a_layer_that_is_not_installed_here_is_asked_for(
    run: Run, villages: Path, report: Path, tmp_path: Path
) -> None:
    """Which, from which file, and how to go on knowingly; nothing is read otherwise in silence."""
    record = tmp_path / "case.db"
    digest = run("gazetteer", "add", villages, "--json").json()["digest"]
    run("add", report, "--record", record, "--reader", "rules")
    assert places(run, record) == {"villages"}  # and public ids are issued
    before = run("tolls", "--record", record, "--json").json()
    run("gazetteer", "remove", "villages")
    for command in ("tolls", "events", "export", "add"):
        result = run(command, *([report] if command == "add" else []), "--record", record)
        assert (result.status, result.out) == (1, "")
        assert len(result.err.splitlines()) == 1
        for words in ("villages (2 places of villages.csv", digest[:12], "gazetteer add villages.csv --name villages"):
            assert words in result.err
    examined = run("doctor", "--record", record)
    assert examined.status == 1
    assert "NOT  gazetteer layers: this record is read with the gazetteer layer villages" in examined.out

    knowingly = run("tolls", "--record", record, "--layers", "none")
    assert knowingly.status == 0
    assert "read with other gazetteer layers than the record's (none, not villages)" in knowingly.err
    assert used(run, record, "--layers", "none") == {"layers of the record": digest}
    assert places(run, record, "--layers", "none") == {None}  # a village that no gazetteer holds

    run("gazetteer", "add", villages)
    assert run("tolls", "--record", record, "--json").json() == before
    moved = run("add", report, "--record", record, "--layers", "none")
    assert "from now on: none (before: villages)" in moved.err
    assert places(run, record) == {None}  # a village that no gazetteer holds


def test_the_same_name_with_other_places_is_not_the_layer(
    run: Run, villages: Path, report: Path, tmp_path: Path
) -> None:
    """A record knows a layer by its digest."""
    record = tmp_path / "case.db"
    run("gazetteer", "add", villages)
    run("add", report, "--record", record, "--reader", "rules")
    villages.write_text(VILLAGES.replace("41.5", "41.6"), encoding="utf-8")
    refused = run("gazetteer", "add", villages)
    assert refused.status == 1
    assert "--replace" in refused.err
    assert run("gazetteer", "add", villages, "--replace").status == 0
    assert "is not installed here" in run("tolls", "--record", record).err


def test_a_record_is_known_with_the_layers_of_that_moment(
    run: Run, villages: Path, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--known-at reads with the layers that stood then."""
    record = tmp_path / "case.db"
    digest = run("gazetteer", "add", villages, "--json").json()["digest"]
    run("add", report, "--record", record, "--reader", "rules")
    between = app.now().isoformat()
    run("add", report, "--record", record, "--layers", "none")
    assert used(run, record) == {}
    assert used(run, record, "--known-at", between) == {"layers": digest}


def test_doctor_tells_the_layers(run: Run, villages: Path) -> None:
    """With their digests, or that there are none."""
    assert "ok   gazetteer layers: none installed" in run("doctor").out
    digest = run("gazetteer", "add", villages, "--json").json()["digest"]
    assert f"ok   gazetteer layers: villages, 2 places of villages.csv, digest {digest}" in run("doctor").out


@pytest.mark.parametrize("command", ["add", "list", "remove", "find"])
def test_help_has_an_example(run: Run, command: str) -> None:
    """Of each command."""
    result = run("gazetteer", command, "--help")
    assert result.status == 0
    assert f"corroborate gazetteer {command}" in result.out.partition("\n")[2]
