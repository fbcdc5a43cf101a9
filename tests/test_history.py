"""A toll as a war writes it: one monitor through nine outlets, copies, a verified minimum, a rival, an inquiry.

Eighteen invented reports on one invented village, read and weighed by the whole program.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from corroborate.app import App, Settings, open_app
from corroborate.values import Event, Group, Measure, Toll

GAZETTEER = """name,lat,lon,admin1,admin2,country,precision,aliases
Sennat,41.3470,28.3990,Marran,Port Adal,QZ,1,Sinnat|سنات
Qarsa,41.0390,28.9230,Marran,Jebra,QZ,1,Karsa
Marran,41.3000,28.4000,Marran,,QZ,4,Marran province
"""
VOICES = """id,name,kind,aliases,parent,country,generic
harvest,Harvest Monitor,monitor,the Monitor|the Velis-based monitor|مرصد الحصاد,,QZ,
ledger,Open Ledger Network,ngo,the Network,,QZ,
unfm,UN Fact-Finding Mission on Marran,un,the UN mission|UN Fact-Finding Mission,,,
commission,National Commission of Inquiry,inquiry,the commission|Commission of Inquiry,,QZ,
"""

LEADS = {
    7: "At least 34 civilians were killed in the village of Sennat on 6 March, Harvest Monitor said on Friday.",
    8: "The number of civilians killed in the village of Sennat on 6 March has risen to 51, Harvest Monitor said.",
    9: "Harvest Monitor said on Sunday that 68 civilians were killed in the village of Sennat on 6 March.",
}
OWN = {
    7: "According to Harvest Monitor, gunmen killed at least 34 civilians in Sennat on 6 March.",
    8: "Harvest Monitor, which is based in Velis, raised its count of civilians killed in Sennat on 6 March to 51.",
    9: "In Sennat 68 civilians were killed on 6 March, according to a new count by Harvest Monitor.",
}
MORE = (
    "The road to the coast has been closed since the weekend and telephone lines are down in most of the hills.",
    "Aid groups say that food is running short and that most families left on foot.",
    "The government has promised an inquiry into abuses by its forces.",
)
# One in an agency's words, one in a local network's; both quote the monitor.
ARABIC = {
    "Akhbar al-Sahil": "قال مرصد الحصاد إن 68 مدنيا قتلوا في قرية سنات في 6 مارس.",
    "Sawt Marran": "ارتفاع حصيلة ضحايا الهجوم على قرية سنات في السادس من آذار إلى 68 مدنياً، بحسب ما أفاد مرصد الحصاد.",
}


def rows() -> list[dict[str, str]]:
    """The reports, in the order of printing."""
    outlets = iter(
        ("Northgate Wire", "Harbour Post", "Coast Echo", "Gulf Courier", "Radio Meridian", "Plain Herald", "Union News",
         "Delta Post", "Signal Courier")
    )  # fmt: skip
    made: list[dict[str, str]] = []

    def report(source: str, printed: str, text: str) -> None:
        made.append({"id": f"r{len(made)}", "source": source, "published": printed, "text": text})

    for day, lead in LEADS.items():
        full = "\n\n".join((lead, *MORE))
        report(next(outlets), f"2031-03-{day:02d}", full)
        report(next(outlets), f"2031-03-{day:02d}", full.replace("telephone lines", "phone lines"))
        report(next(outlets), f"2031-03-{day:02d}", OWN[day] + "\n\n" + MORE[day % 3])
    report("Late Edition", "2031-03-10", "\n\n".join((LEADS[9].replace("68", "86"), *MORE)))
    for source, text in ARABIC.items():
        report(source, "2031-03-10", text)
    report(
        "Northgate Wire",
        "2031-03-12",
        "The UN Fact-Finding Mission on Marran said on Wednesday that it had so far verified the killing of 41 "
        "civilians in Sennat on 6 March. Its work continues.",
    )
    report(
        "Harbour Post",
        "2031-03-13",
        "Open Ledger Network said on Thursday that it had counted 60 civilians killed in Sennat on 6 March.",
    )
    report(
        "Coast Echo",
        "2031-09-02",
        "The National Commission of Inquiry found that 72 civilians were killed in Sennat on 6 March 2031. It "
        "published its findings on Tuesday.",
    )
    return made


def record(here: Path, reports: list[dict[str, str]], reader: str) -> App:
    """A record of some reports, with the places and voices of Marran."""
    (here / "places.csv").write_text(GAZETTEER)
    (here / "voices.csv").write_text(VOICES)
    (here / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in reports))
    app = open_app(
        Settings(
            record=str(here / "sennat.db"),
            gazetteer=(here / "places.csv",),
            voices=(here / "voices.csv",),
            reader=reader,
        ),
        create=True,
    )
    app.add([str(here / "reports.jsonl")], {})
    return app


@pytest.fixture(scope="module", params=["rules", "model"])
def history(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> App:
    """A record of them all."""
    return record(tmp_path_factory.mktemp("history"), rows(), request.param)


def known(app: App, until: str) -> tuple[Event, Toll]:
    """The one event of killed civilians as it was known at the end of a day, and their toll."""
    dossier = app.dossier(as_of=dt.date.fromisoformat(until))
    tolls = [
        t for t in dossier.tolls
        if t.measure is Measure.KILLED and t.group is Group.CIVILIAN and t.subgroup is None and t.perpetrator is None
    ]  # fmt: skip
    assert len(tolls) == 1
    return next(e for e in dossier.events if e.id == tolls[0].event), tolls[0]


@pytest.mark.parametrize(
    ("until", "bounds", "voices"),
    [
        ("2031-03-07", (34, 34, None), 1),
        ("2031-03-08", (51, 51, 51), 1),
        ("2031-03-09", (68, 68, 68), 1),
        ("2031-03-10", (68, 68, 68), 1),
        ("2031-03-12", (41, 68, 68), 2),
        ("2031-03-13", (41, 60, 68), 3),
        ("2031-09-02", (60, 72, 72), 4),
    ],
)
def test_the_toll_as_it_was_known(history: App, until: str, bounds: tuple[int, int, int | None], voices: int) -> None:
    """The monitor counts once and supersedes itself; the UN's minimum is the low until the inquiry has counted."""
    event, toll = known(history, until)
    assert (toll.low, toll.best, toll.high) == bounds
    assert toll.voices == voices
    assert event.when is not None
    assert (event.when.start, event.when.end) == (dt.date(2031, 3, 6), dt.date(2031, 3, 6))
    assert event.place is not None
    assert event.place.words == "Sennat"


def test_the_garbled_copy_is_flagged_and_counts_for_nothing(history: App) -> None:
    """86 for 68: set aside by R1 with how it differs."""
    _, toll = known(history, "2031-09-02")
    assert "contradiction" in toll.flags
    reasons = {w.rule: w.reason for w in toll.set_aside if "changed" in w.reason}
    assert reasons == {"R1": "a copy that changed the number (68 to 86)"}


def test_nine_outlets_are_one_voice(history: App) -> None:
    """All that the monitor is quoted with is one echo group; the reprints say that they are."""
    dossier = history.dossier()
    groups = {echo.voice: echo for echo in dossier.echoes}
    assert {"harvest", "ledger", "unfm", "commission"} <= set(groups)
    assert len(groups["harvest"].members) == 12
    arabic = {r.document.id for r in dossier.readings if r.document.language == "ar"}
    assert len(arabic) == 2
    assert {m.rule for m in groups["harvest"].members if m.document in arabic} == {"same_origin"}
    assert sum(m.rule == "near_copy" for m in groups["harvest"].members) >= 3


@pytest.mark.parametrize("reader", ["rules", "model"])
def test_a_toll_that_rises_in_two_languages(tmp_path: Path, reader: str) -> None:
    """An Arabic digest with the monitor's newer number supersedes its older one in English, and is no second voice."""
    texts = {
        "2031-03-07": LEADS[7],
        "2031-03-08": "أعلن مرصد الحصاد السبت أن عدد القتلى المدنيين في قرية سنات يوم الخميس 6 آذار/مارس ارتفع إلى 51.",
        "2031-03-09": "مرصد الحصاد: ٦٨ مدنياً، بينهم ١٢ طفلاً، قُتلوا في سنات في ٦ آذار",
    }
    reports = [{"id": day, "source": f"Outlet of {day}", "published": day, "text": text} for day, text in texts.items()]
    app = record(tmp_path, reports, reader)
    for day, number in zip(texts, (34, 51, 68), strict=True):
        event, toll = known(app, day)
        assert (toll.low, toll.best, toll.voices) == (number, number, 1)
        assert event.place is not None
        assert event.place.place is not None
        assert event.place.place.name == "Sennat"
    app.close()


def test_parts_that_exceed_their_whole_are_shown(tmp_path: Path) -> None:
    """40 in the province over three days, 30 and 25 in two of its villages: a person should look."""
    texts = (
        "Harvest Monitor said that 40 civilians were killed in Marran province between 6 and 8 March.",
        "Harvest Monitor said that 30 civilians were killed in Sennat on 6 March.",
        "Harvest Monitor said that 25 civilians were killed in Qarsa on 7 March.",
    )
    reports = [
        {"id": f"p{n}", "source": "Coast Echo", "published": "2031-03-09", "text": text} for n, text in enumerate(texts)
    ]
    for some, flagged in ((reports[:2], False), (reports, True)):
        here = tmp_path / f"{len(some)}"
        here.mkdir()
        dossier = record(here, some, "rules").dossier()
        whole = next(e for e in dossier.events if e.place is not None and e.place.words.startswith("Marran"))
        assert {e.part_of for e in dossier.events} == {None, whole.id}
        tolls = [t for t in dossier.tolls if t.event == whole.id and t.group is Group.CIVILIAN]
        assert [t.best for t in tolls] == [40]
        assert ("parts_exceed" in tolls[0].flags) is flagged


@pytest.mark.parametrize("reader", ["rules", "model"])
def test_a_sides_word_for_its_own_is_its_own(tmp_path: Path, reader: str) -> None:
    """A ministry's "security personnel" are the government's, and its "gunmen" those whom it fights."""
    (tmp_path / "places.csv").write_text(GAZETTEER)
    (tmp_path / "voices.csv").write_text(VOICES + "mini,Interior Ministry of Marran,government,,,QZ,\n")
    (tmp_path / "parties.csv").write_text(
        "id,name,members,allies,since,until\ngovernment,government,mini,,,\ncoast,coast,Coast Brigades,,,\n"
    )
    (tmp_path / "report.txt").write_text(
        "---\nsource: Northgate Wire\npublished: 2031-03-08\n---\nAn ambush in Sennat on Friday killed 13 members of "
        "the security forces, the Interior Ministry of Marran said. It said nine other security personnel were wounded "
        "and 32 gunmen were killed.\n"
    )
    settings = Settings(
        record=str(tmp_path / "r.db"),
        gazetteer=(tmp_path / "places.csv",),
        voices=(tmp_path / "voices.csv",),
        parties=tmp_path / "parties.csv",
        reader=reader,
    )
    app = open_app(settings, create=True)
    app.add([str(tmp_path / "report.txt")], {})
    tolls = {(t.measure, t.party): t for t in app.dossier().tolls if t.group is Group.COMBATANT and not t.perpetrator}
    app.close()
    assert tolls[Measure.INJURED, "government"].low == 9
    assert tolls[Measure.KILLED, "government"].low == 13
    assert tolls[Measure.KILLED, "coast"].high == 32
    assert tolls[Measure.KILLED, "coast"].low == 0
    assert (Measure.INJURED, "coast") not in tolls
