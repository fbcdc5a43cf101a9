"""The commands: what they print where, with which exit status, and what they say of a mistake."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from corroborate import app, cli
from corroborate.app import References
from corroborate.errors import InvalidValue
from corroborate.shell import pipeline
from corroborate.shell.pipeline import Progress
from corroborate.values import Candidate, Document
from fakes import DictGazetteer

STORIES = {
    "a.txt": (
        "---\ntitle: Twelve killed near Oria\nsource: Tarve Post\npublished: 2031-03-07\nlanguage: en\n---\n"
        "At least 12 farmers were killed in an air strike on Oria on Thursday, the Belun Monitor said.\n"
    ),
    "b.txt": (
        "---\ntitle: Oria mourns\nsource: Belun Times\npublished: 2031-03-08\nlanguage: en\n---\n"
        "At least 12 farmers were killed in an air strike on Oria on Thursday, residents said.\n\n"
        "Two fishermen were injured in Tarve on Friday, officials said.\n"
    ),
}
ORIA = Candidate(
    gazetteer="test:1",
    name="Oria",
    name_matched="Oria",
    lat=41.0,
    lon=28.0,
    feature="P.PPL",
    country="Kestria",
    admin1="Marran",
    admin2=None,
    population=900,
    layer="test",
)

TARVE = replace(ORIA, gazetteer="test:2", name="Tarve", name_matched="Tarve", lat=42.0)


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
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in this process, with two invented places for a gazetteer."""

    def gazetteer(references: References, progress: Progress) -> DictGazetteer:
        return DictGazetteer({"Oria": (ORIA,), "Tarve": (TARVE,), "Paris": (ORIA,)})  # doctor asks for Paris

    def run_command(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "argv", ["corroborate", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as leaving:
            cli.main()
        out, err = capsys.readouterr()
        return Result(int(leaving.value.code or 0), out, err)

    monkeypatch.setattr(app, "_gazetteer", gazetteer)
    return run_command


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of two invented reports about one event, and one about another in passing."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def record(run: Run, reports: Path, tmp_path: Path) -> Path:
    """A record of these reports."""
    path = tmp_path / "case.db"
    assert run("add", reports, "--record", path).status == 0
    return path


class TestRead:
    """``corroborate read``."""

    def test_a_table_for_people(self, run: Run, reports: Path) -> None:
        """Figures by document on standard output, a summary on standard error."""
        result = run("read", reports)
        assert result.status == 0
        assert "Twelve killed near Oria (Tarve Post, 2031-03-07)" in result.out
        assert "12 farmers" in result.out
        assert "the Belun Monitor" in result.out
        assert result.err.startswith("2 reports read, 3 figures")

    def test_one_json_object_a_line(self, run: Run, reports: Path) -> None:
        """The keys that other tools depend on, and words that stand at their offsets."""
        result = run("read", reports, "--jsonl")
        lines = [json.loads(line) for line in result.out.splitlines()]
        assert [Path(line["document"]["path"]).name for line in lines] == ["a.txt", "b.txt"]
        assert set(lines[0]) == {"document", "passages", "figures", "claims", "events", "places", "entities"}
        for line in lines:
            for figure in line["figures"]:
                assert line["document"]["text"][figure["start"] : figure["end"]] == figure["words"]
        assert lines[0]["figures"][0]["low"] == 12

    def test_json_is_one_array(self, run: Run, reports: Path) -> None:
        """The same objects as elements; none at all is an empty array."""
        assert len(run("read", reports, "--json").json()) == 2
        (reports / "none").mkdir()
        assert run("read", reports / "none", "--json").json() == []

    def test_standard_input(self, run: Run) -> None:
        """A dash reads one text; the date and source given are the document's."""
        text = b"Two fishermen were injured in Tarve on Friday, officials said."
        result = run("read", "-", "--published", "2031-03-08", "--source", "X", "--jsonl", stdin=text)
        document = json.loads(result.out)["document"]
        assert (document["path"], document["published"], document["source"]) == (None, "2031-03-08", "X")

    def test_one_bad_input_among_good_ones(self, run: Run, reports: Path) -> None:
        """It is a line with its error, in its place; the rest goes on; the status is 1."""
        (reports / "aa.txt").write_text("")
        result = run("read", reports, "--jsonl")
        lines = [json.loads(line) for line in result.out.splitlines()]
        assert [line.get("error", {}).get("type") for line in lines] == [None, "EmptyInput", None]
        assert result.status == 1
        assert "aa.txt: not read: there is nothing in it" in result.err

    def test_a_documents_file_keeps_its_text_and_ids(self, run: Run, tmp_path: Path) -> None:
        """Offsets fit the given text, the user's id is the ref."""
        text = "  Two fishermen\twere injured in Tarve, officials said. "
        path = tmp_path / "docs.jsonl"
        path.write_text(json.dumps({"id": "x-1", "text": text}) + "\n" + '{"id": "x-2"}\n')
        result = run("read", path, "--jsonl")
        first, second = (json.loads(line) for line in result.out.splitlines())
        assert (first["document"]["ref"], first["document"]["text"]) == ("x-1", text)
        assert second["error"]["type"] == "BadDocumentsFile"
        assert result.status == 1


class TestRecord:
    """The commands that keep or ask a record."""

    def test_adding_twice(self, run: Run, reports: Path, record: Path) -> None:
        """The second time everything is there already, and the digest is the same."""
        first = run("add", reports, "--record", record, "--json")
        assert (first.json()["new"], first.json()["already"]) == (0, 2)
        assert run("add", reports, "--record", record, "--json").json()["digest"] == first.json()["digest"]
        assert "0 reports added, 2 already there" in first.err

    def test_what_was_read_before_is_not_looked_at_again(
        self, run: Run, reports: Path, record: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """One report more costs the reading of one; what was kept but not read by a stopped run is still read."""
        looked: list[int] = []
        read = pipeline.read_many

        def counting(documents: Iterable[Document], *args: Any, **named: Any) -> Iterator[Any]:
            held = list(documents)
            looked.append(len(held))
            return read(held, *args, **named)

        monkeypatch.setattr(pipeline, "read_many", counting)
        (reports / "third.txt").write_text("Six farmers were killed in Oria on 7 March 2031, residents said.\n")
        assert run("add", reports / "third.txt", "--record", record).status == 0
        assert looked == [1]
        record.with_name(record.name + ".derived").unlink()
        assert run("add", reports, "--record", record).status == 0
        assert looked == [1, 3]

    def test_the_record_may_come_from_the_environment(
        self, run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """CORROBORATE_RECORD stands where no --record is given."""
        assert run("verify").status == 1
        monkeypatch.setenv("CORROBORATE_RECORD", str(record))
        assert run("verify").status == 0

    def test_tolls_for_people(self, run: Run, record: Path) -> None:
        """A line a toll: event, place, measure, interval, and how many independent voices."""
        result = run("tolls", "--record", record)
        assert result.status == 0
        lines = [line.split() for line in result.out.splitlines() if "killed" in line]
        assert lines
        assert all(line[1:3] == ["Oria", "2031-03-06"] for line in lines)
        assert any(line[3:8] == ["killed", "civilian", "12", "12", "–"] for line in lines)
        assert "2 reports, " in result.out

    def test_a_record_stays_with_its_reader_until_another_is_asked_for(
        self, run: Run, reports: Path, tmp_path: Path
    ) -> None:
        """The first reader is pinned; a switch is a decision, told with what it reads otherwise."""
        record = tmp_path / "pinned.db"
        assert run("add", reports, "--record", record, "--reader", "rules").status == 0
        assert run("verify", "--record", record, "--json").json()["facts"]["tags"] == 0
        again = run("add", reports, "--record", record)
        assert "another reader" not in again.err
        assert run("verify", "--record", record, "--json").json()["facts"]["tags"] == 0
        switched = run("add", reports, "--record", record, "--reader", "model")
        assert switched.status == 0
        assert "read by another reader from now on (rules before): of 2 reports" in switched.err
        assert run("verify", "--record", record, "--json").json()["facts"]["tags"] == 2
        assert "12" in run("tolls", "--record", record).out

    @pytest.mark.parametrize("command", ["tolls", "events", "export", "verify", "doctor"])
    def test_every_command_takes_json(self, run: Run, record: Path, command: str) -> None:
        """What is printed is one JSON object."""
        result = run(command, "--record", record, "--json")
        assert result.status == 0, result.err
        assert isinstance(result.json(), dict)

    def test_show_goes_down_to_the_sentence(self, run: Run, record: Path) -> None:
        """From an event to its statements, and from a figure to the words in their sentence."""
        event = run("tolls", "--record", record, "--json").json()["tolls"][0]["event"]
        shown = run("show", event, "--record", record, "--json").json()
        figure = shown["statements"][0]["figure"]
        lines = run("show", figure["id"], "--record", record).out
        assert f"[{figure['words']}]" in lines
        for ident in (figure["claim"], shown["documents"][0], event[:-2]):
            assert run("show", ident, "--record", record).status == 0
            assert run("show", ident, "--record", record, "--json").json()

    def test_show_of_nothing(self, run: Run, record: Path) -> None:
        """An id that is nobody's, or fits several, is a mistake of the user's in one line."""
        for ident in ("nobody", "fig-"):
            result = run("show", ident, "--record", record)
            assert result.status == 1
            assert result.out == ""
            assert len(result.err.splitlines()) == 1

    def test_as_of_leaves_out_what_came_later(self, run: Run, record: Path) -> None:
        """On the first day one report was out; before it none."""
        tolls = run("tolls", "--record", record, "--as-of", "2031-03-07", "--json").json()["tolls"]
        assert {toll["reports"] for toll in tolls} == {1}
        assert run("tolls", "--record", record, "--as-of", "2031-03-01", "--json").json()["tolls"] == []

    def test_known_at_leaves_out_what_was_recorded_later(self, run: Run, record: Path) -> None:
        """In 2020 the record knew nothing."""
        assert run("events", "--record", record, "--known-at", "2020-01-01", "--json").json()["events"] == []

    def test_a_case_is_part_of_the_record(self, run: Run, record: Path) -> None:
        """Only the events of the case; a case that means nothing is a mistake of the user's."""
        everything = run("events", "--record", record, "--json").json()["events"]
        oria = run("events", "--record", record, "--json", "--case", "place:Oria").json()["events"]
        assert 0 < len(oria) < len(everything)
        assert run("events", "--record", record, "--case", "colour:red").status == 1

    def test_export_to_a_file_and_public_ids(self, run: Run, record: Path, tmp_path: Path) -> None:
        """Exporting issues public ids, and they stay."""
        out = tmp_path / "case.json"
        assert run("export", "--record", record, "-o", out).status == 0
        first = json.loads(out.read_text())
        issued = {e["public_id"] for e in run("events", "--record", record, "--json").json()["events"]}
        assert None not in issued
        assert run("export", "--record", record, "-o", out).status == 0
        assert json.loads(out.read_text())["tolls"] == first["tolls"]
        assert {e["public_id"] for e in run("events", "--record", record, "--json").json()["events"]} == issued
        assert run("verify", "--record", record).status == 0

    def test_a_dossier_is_one_page(self, run: Run, record: Path, tmp_path: Path) -> None:
        """HTML is written; what is not supported today is said in one line."""
        page = tmp_path / "case.html"
        assert run("dossier", "-o", page, "--record", record, "--title", "Oria, March 2031").status == 0
        assert "Oria, March 2031" in page.read_text()
        result = run("dossier", "-o", tmp_path / "case.pdf", "--record", record)
        assert result.status == 1
        assert ".html today" in result.err
        assert "json" in run("export", "--format", "parquet", "--record", record).err

    def test_verify_finds_a_changed_row(self, run: Run, record: Path) -> None:
        """A number altered in the file is named, with status 1."""
        connection = sqlite3.connect(record)
        with connection:
            connection.execute("UPDATE documents SET body = replace(body, '12 farmers', '21 farmers')")
        connection.close()
        result = run("verify", "--record", record)
        assert result.status == 1
        assert result.out.count("was altered") == 2
        assert not run("verify", "--record", record, "--json").json()["ok"]
        assert run("doctor", "--record", record).status == 1

    def test_the_cache_may_be_deleted(self, run: Run, record: Path) -> None:
        """Nothing changes but the time it takes."""
        before = run("tolls", "--record", record, "--json").json()
        (derived,) = record.parent.glob("*.derived")
        derived.unlink()
        assert run("tolls", "--record", record, "--json").json() == before

    def test_references_are_kept_with_their_content(
        self, run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A register given to add is in the record, so that its file is not needed again."""
        voices = tmp_path / "voices.csv"
        voices.write_text("id,name,kind,aliases,parent,country,generic\nbm,Belun Monitor,monitor,,,,\n")
        record = tmp_path / "kept.db"
        assert run("add", reports, "--record", record, "--voices", voices).status == 0
        before = run("tolls", "--record", record, "--json").json()
        voices.unlink()
        assert run("tolls", "--record", record, "--json").json() == before
        assert run("add", reports, "--record", record, "--json").json()["already"] == 2

    def test_a_voice_directory_makes_two_names_one_voice(self, run: Run, reports: Path, tmp_path: Path) -> None:
        """Two monitors are two voices, until a directory says that they are one."""
        head, _, _ = STORIES["b.txt"].partition("At least")
        told = "The air strike on Oria on Thursday killed 12 farmers, according to the Oria Observatory.\n"
        (reports / "b.txt").write_text(head + told)
        voices = tmp_path / "voices.csv"
        voices.write_text("id,name,kind,aliases\nbm,Belun Monitor,monitor,Oria Observatory\n")
        counts = []
        for number, options in enumerate(((), ("--voices", voices))):
            record = tmp_path / f"{number}.db"
            assert run("add", reports, "--record", record, *options).status == 0
            tolls = run("tolls", "--record", record, "--json").json()["tolls"]
            counts.append(max(toll["voices"] for toll in tolls if toll["measure"] == "killed"))
        assert counts == [2, 1]

    def test_a_register_that_does_not_parse_changes_nothing(self, run: Run, reports: Path, tmp_path: Path) -> None:
        """A bad file is found before a record is made."""
        bad = tmp_path / "voices.csv"
        for content, option in (
            (b"\xff\xfe\x00bad", "--voices"),
            (b"id,name,kind\nbm,Belun Monitor,oracle\n", "--voices"),
            (b"id,name,since\na,Army,yesterday\n", "--parties"),
            (b"name,lat,lon\nOria,north,28\n", "--gazetteer"),
        ):
            bad.write_bytes(content)
            result = run("add", reports, "--record", tmp_path / "new.db", option, bad)
            assert result.status == 1
            assert "voices.csv" in result.err
            assert not (tmp_path / "new.db").exists()


class TestMistakes:
    """What is said when something is wrong, and with which status."""

    def test_a_user_error_is_one_line(self, run: Run, tmp_path: Path) -> None:
        """What happened and what to do; nothing on standard output."""
        result = run("tolls", "--record", tmp_path / "none.db")
        assert (result.status, result.out) == (1, "")
        assert result.err.startswith("corroborate: there is no record at")
        assert len(result.err.splitlines()) == 1

    def test_a_bug_of_ours_asks_to_be_reported(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """A broken invariant exits with 2."""

        def broken(*_: object, **__: object) -> None:
            raise InvalidValue("counts must be in order")

        monkeypatch.setattr(app, "open_app", broken)
        result = run("doctor")
        assert result.status == 2
        assert "please report it" in result.err

    @pytest.mark.parametrize(
        "arguments", [("nonsense",), ("read",), ("tolls", "--as-of", "yesterday"), ("dossier", "--record", "x")]
    )
    def test_a_wrong_command_is_usage(self, run: Run, arguments: tuple[str, ...]) -> None:
        """An unknown command, a missing argument or a day that is none exit with 2, with the usage."""
        result = run(*arguments)
        assert result.status == 2
        assert "Usage:" in result.err

    def test_an_unknown_reader(self, run: Run, reports: Path) -> None:
        """It says which there are."""
        result = run("read", reports, "--reader", "oracle")
        assert result.status == 1
        assert "there are: rules, model" in result.err

    def test_a_closed_pipe_is_quiet(self, reports: Path) -> None:
        """Who reads our output may leave at any time."""
        command = f"{sys.executable} -m corroborate --help | true"
        result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
        assert result.stderr == ""

    def test_help_has_an_example_for_each_command(self, run: Run) -> None:
        """And the version is printed."""
        for command in ("read", "add", "tolls", "events", "show", "export", "dossier", "verify", "doctor"):
            result = run(command, "--help")
            assert result.status == 0
            assert result.out.count(f"corroborate {command}") >= 2 - (command in ("verify",))
        assert run("--version").out.startswith("corroborate ")
