"""Decisions sent from pages: kept at once, seen by others, taken back; two people, and what the second may not see."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from corroborate.desk.reviews import REJECTED, seen
from corroborate.shell.people import PersonRole
from corroborate.values import Figure, Verdict
from desk_rig import Rig


def sheet(desk: Rig, figure: str, client: TestClient | None = None) -> dict[str, Any]:
    """A figure as JSON, as whoever asks may see it."""
    plain: dict[str, Any] = (client or desk.client).get(f"/api/figures/{figure}").json()
    return plain


def decide(desk: Rig, figure: Figure, by: TestClient | None = None, **fields: Any) -> Any:
    """Decide about a figure as its panel would."""
    now = desk.live.figure(figure.id)[0]
    return desk.post(f"/figures/{figure.id}/decide", {"seen": seen(now), "verdict": "accept", **fields}, by)


@pytest.mark.parametrize(("verdict", "state"), [("accept", "accepted"), ("reject", "rejected"), ("unsure", "unsure")])
def test_a_decision_is_kept_and_shown(desk: Rig, verdict: str, state: str) -> None:
    """It stands in the log under the person's name, the page says so, and goes back to where it was sent from."""
    figure = desk.figures()[0]
    answer = decide(desk, figure, verdict=verdict, note="by the list", next=f"/reports/{figure.document}")
    review = desk.live.reviews()[-1]
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/reports/{figure.document}?done={review.id}"
    assert (review.reviewer, review.verdict, review.note) == ("somebody", Verdict(verdict), "by the list")
    assert sheet(desk, figure.id)["statement"]["judged"]["state"] == state
    assert "by the list" in desk.client.get(f"/reports/{figure.document}?figure={figure.id}").text


def test_what_is_rejected_leaves_the_toll_and_stays_in_the_text(desk: Rig) -> None:
    """It is struck through where it stands, and no event counts it."""
    figure = next(f for f in desk.figures() if desk.live.event_of(f.id) is not None)
    decide(desk, figure, verdict="reject")
    assert REJECTED in desk.live.figure(figure.id)[0].flags
    assert desk.live.event_of(figure.id) is None
    assert re.search(rf'id="{figure.id}" class="[^"]*k-rejected', desk.client.get(f"/reports/{figure.document}").text)


def test_an_amendment_changes_what_was_typed_and_nothing_else(desk: Rig) -> None:
    """Fields that are sent as they stand are no change; bounds are read as people write them."""
    figure = next(f for f in desk.figures() if f.low == f.best == f.high and f.when is not None)
    plain = sheet(desk, figure.id)["statement"]
    same = {
        "measure": plain["measure"],
        "group": plain["group"],
        "subgroup": plain["subgroup"] or "",
        "low": str(plain["low"]),
        "best": str(plain["best"]),
        "high": "1 234",
        "voice": plain["voice_key"],
        "place": f"mention:{plain['where']['mention']}" if plain["where"] else "",
        "when_start": plain["when_start"] or "",
        "when_end": plain["when_end"] or "",
        "said": plain["said"] or "",
        "certainty": plain["certainty"],
        "scope": plain["scope"],
        "part_of": plain["part_of"] or "",
    }
    decide(desk, figure, verdict="amend", **same)
    assert desk.live.reviews()[-1].change == (("high", "1234"),)
    now = desk.live.figure(figure.id)[0]
    assert (now.low, now.best, now.high) == (figure.low, figure.best, 1234)
    page = desk.client.get(f"/reports/{figure.document}?figure={figure.id}").text
    assert "The machine read" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"low": "9", "high": "3", "best": ""}, "low may not be above best"),
        ({"low": "", "best": "", "high": ""}, "needs a low, a best or a high"),
        ({"low": "a dozen"}, "no number"),
        ({"high": "-3"}, "no number"),
        ({"high": "9" * 30}, "no number"),
        ({"when_start": "2031-13-40"}, "no day"),
        ({"when_start": "2031-03-09", "when_end": "2031-03-01"}, "cannot end"),
        ({"measure": "eaten"}, "no measure"),
        ({"place": "gazetteer:geonames:0"}, "not among those"),
        ({"part_of": "fig-none"}, "no figure"),
        ({"voice": "a voice that nobody wrote"}, "do not stand in the report"),
        ({}, "nothing was changed"),
    ],
)
def test_an_amendment_that_makes_no_sense_is_refused(desk: Rig, fields: dict[str, Any], words: str) -> None:
    """In plain words that name the field; the log holds nothing of it."""
    answer = decide(desk, desk.figures()[0], verdict="amend", **fields)
    assert answer.status_code == 400
    assert words.casefold() in answer.text.casefold()
    assert desk.live.reviews() == ()


def test_a_place_is_amended_to_another_of_that_name(desk: Rig) -> None:
    """What the gazetteer holds for the words is offered, and taken with its coordinates."""
    for figure in desk.figures():
        offered = [w for w in sheet(desk, figure.id)["choices"]["alternatives"] if w["gazetteer"]]
        where = sheet(desk, figure.id)["statement"]["where"]
        other = next((w for w in offered if where and w["gazetteer"] != where["gazetteer"]), None)
        if other is not None:
            break
    assert other is not None
    decide(desk, figure, verdict="amend", place=f"gazetteer:{other['gazetteer']}")
    now = sheet(desk, figure.id)["statement"]["where"]
    assert (now["gazetteer"], now["lat"], now["lon"]) == (other["gazetteer"], other["lat"], other["lon"])


def test_a_decision_is_taken_back_and_that_too(desk: Rig) -> None:
    """Undo is a decision of its own; the log keeps all of them."""
    figure = desk.figures()[0]
    decide(desk, figure, verdict="reject")
    first = desk.live.reviews()[-1]
    desk.post(f"/reviews/{first.id}/undo", {})
    assert sheet(desk, figure.id)["statement"]["judged"]["state"] == "open"
    desk.post(f"/reviews/{desk.live.reviews()[-1].id}/undo", {})
    assert sheet(desk, figure.id)["statement"]["judged"]["state"] == "rejected"
    assert [review.verdict for review in desk.live.reviews()] == [Verdict.REJECT, Verdict.UNDO, Verdict.UNDO]


def test_a_missed_figure_is_added_at_its_words(desk: Rig) -> None:
    """By offsets in code points, as a selection gives them, or by the words themselves."""
    document = desk.live.documents()[0]
    start = len(document.text) // 3
    end = start + 12
    words = document.text[start:end]
    page = desk.client.get(f"/reports/{document.id}/add?start={start}&end={end}", headers={"hx-request": "true"})
    assert page.status_code == 200
    answer = desk.post(
        f"/reports/{document.id}/figures",
        {"start": str(start), "end": str(end), "measure": "injured", "low": "4", "best": "", "high": ""},
    )
    assert answer.status_code == 303, answer.text
    added = next(f for f in desk.live.reading(document.id).figures if f.start == start and f.measure.value == "injured")
    assert (added.words, added.low, added.best, added.high) == (words, 4, None, None)
    assert "a person" in desk.client.get(f"/reports/{document.id}?figure={added.id}").text
    again = desk.post(f"/reports/{document.id}/figures", {"words": words, "measure": "missing", "best": "7"})
    assert again.status_code == 303
    assert any(f.measure.value == "missing" and f.best == 7 for f in desk.live.reading(document.id).figures)


@pytest.mark.parametrize(
    "fields",
    [
        {"start": "5", "end": "5"},
        {"start": "0", "end": "99999999"},
        {"start": "-1", "end": "4"},
        {"words": "words that are not there"},
        {},
    ],
)
def test_a_figure_needs_words_that_stand_there(desk: Rig, fields: dict[str, str]) -> None:
    """Nothing is added without."""
    answer = desk.post(f"/reports/{desk.live.documents()[0].id}/figures", {"measure": "killed", "low": "1", **fields})
    assert answer.status_code == 400
    assert desk.live.reviews() == ()


def test_two_events_are_said_to_be_one_and_are_one(desk: Rig) -> None:
    """From the queue's pair; and the decision taken back parts them again."""
    item = desk.client.get("/api/queue?kind=unsure_join").json()["work"]
    before = len(desk.live.events())
    desk.post("/pairs", {"subject": item["subject"], "seen": item["seen"], "verdict": "same"})
    assert len(desk.live.events()) == before - 1
    desk.post(f"/reviews/{desk.live.reviews()[-1].id}/undo", {})
    assert len(desk.live.events()) == before


def test_a_statement_is_told_apart_from_its_event(desk: Rig) -> None:
    """From the panel of a figure: it is of another event than a statement beside it."""
    event = desk.event()
    for id_ in event.figures:
        beside = sheet(desk, id_)["choices"]["beside"]
        if beside:
            break
    answer = desk.post("/pairs", {"subject": f"{id_}|{beside[0]['id']}", "verdict": "different"})
    assert answer.status_code == 303, answer.text
    one, other = desk.live.event_of(id_), desk.live.event_of(beside[0]["id"])
    assert one is not None
    assert other is not None
    assert one.id != other.id


@pytest.mark.parametrize("subject", ["x", "|", "fig-a|fig-a", "fig-a|fig-b", "a|b|c"])
def test_a_pair_names_two_things_that_are_there(desk: Rig, subject: str) -> None:
    """Else nothing is decided."""
    assert desk.post("/pairs", {"subject": subject, "verdict": "same"}).status_code in (400, 404)
    assert desk.live.reviews() == ()


def test_a_note_changes_no_number(desk: Rig) -> None:
    """It stands on the event's page with its author."""
    event = desk.event()
    before = desk.live.tolls(event.id)
    desk.post(f"/events/{event.public_id}/note", {"note": "the list names 43", "verdict": "accept", "seen": "x"})
    assert desk.live.tolls(event.id) == before
    assert "the list names 43" in desk.client.get(f"/events/{event.id}").text


# ------------------------------------------------------------------ the queue


def test_the_queue_moves_on_by_itself(desk: Rig) -> None:
    """Each decision brings the next item, by a plain form and by a piece of the page alike."""
    first = desk.client.get("/api/queue").json()
    fields = {
        "at": "0",
        "kinds": "",
        "item": first["work"]["id"],
        "subject": first["work"]["subject"],
        "seen": first["work"]["seen"],
        "verdict": "accept",
    }
    answer = desk.post("/queue/decide", fields, page="/queue")
    assert answer.status_code == 303
    second = desk.client.get("/api/queue").json()
    assert second["total"] == first["total"] - 1
    assert second["work"]["id"] == first["entries"][1]["id"]
    work = {
        **fields,
        "item": second["work"]["id"],
        "subject": second["work"]["subject"],
        "seen": second["work"]["seen"],
    }
    token = desk.token("/queue")
    piece = desk.client.post("/queue/decide", data={"token": token, **work}, headers={"hx-request": "true"})
    assert piece.status_code == 200
    assert "<html" not in piece.text
    assert f'data-item="{first["entries"][2]["id"]}"' in piece.text
    assert piece.headers["hx-push-url"].startswith("/queue?done=rev-")


def test_the_last_decision_of_the_queue_is_taken_back(desk: Rig) -> None:
    """And its item is in hand again."""
    first = desk.client.get("/api/queue").json()["work"]
    fields = {"at": "0", "item": first["id"], "subject": first["subject"], "seen": first["seen"], "verdict": "accept"}
    desk.post("/queue/decide", fields, page="/queue")
    answer = desk.post("/queue/undo", {"at": "0", "review": desk.live.reviews()[-1].id}, page="/queue")
    assert answer.status_code == 303
    page = desk.client.get(answer.headers["location"]).text
    assert f'data-item="{first["id"]}"' in page


def test_the_whole_queue_is_worked_off(desk: Rig) -> None:
    """Item after item by accepting, or leaving what cannot be accepted; it ends, and says so."""
    for _ in range(400):
        sheet_ = desk.client.get("/api/queue").json()
        work = sheet_["work"]
        if work is None:
            break
        verdict = next((v for v in ("accept", "different", "reject") if v in work["verdicts"]), None)
        assert verdict is not None, work
        answer = desk.post(
            "/queue/decide",
            {"item": work["id"], "subject": work["subject"], "seen": work["seen"], "verdict": verdict},
            page="/queue",
        )
        assert answer.status_code == 303, answer.text
    assert desk.client.get("/api/queue").json()["total"] == 0
    assert "Nothing waits here" in desk.client.get("/queue").text


def test_two_names_are_said_to_be_one_voice(desk: Rig) -> None:
    """A monitor that an outlet calls otherwise waits as two names, with what they say, and counts once from then on."""
    text = "At least 45 civilians were killed in Qarsa on 12 March 2031, the Documentation Network of Marran said."
    given = {"source": "Delta Star", "published": "2031-03-13", "title": "More dead in Qarsa", "url": None}
    desk.live.add_report("star.txt", text.encode(), given, person="somebody")
    page = desk.client.get("/queue?kind=same_voice").text
    assert "may be one voice" in page
    assert "Documentation Network of Marran" in page
    assert "in the voice directory" in page
    assert "Same voice" in page
    assert "More dead in Qarsa" in page
    work = desk.client.get("/api/queue?kind=same_voice").json()["work"]
    assert work["verdicts"] == ["same", "different", "unsure"]
    told = next(f for f in desk.figures() if f.document == desk.live.documents()[0].id)
    assert told.voice is not None
    fields = {"subject": work["subject"], "item": work["id"], "seen": work["seen"], "verdict": "same", "at": "0"}
    desk.post("/queue/decide", {**fields, "kinds": "same_voice"})
    event = desk.live.event_of(told.id)
    assert event is not None
    assert {echo.voice for echo in desk.live.echoes(event.id)} == {"mdn"}
    assert desk.client.get("/api/queue?kind=same_voice").json()["total"] == 0
    assert "one voice" in desk.client.get(f"/queue?done={desk.live.reviews()[-1].id}").text


def test_what_one_is_unsure_of_is_left_to_others(desk: Rig) -> None:
    """It is gone from one's own queue, and waits for somebody else."""
    desk.account("Ada", PersonRole.ADMIN)
    ada, ben = desk.signed_in("Ada"), desk.account("Ben", PersonRole.CODER)
    work = ada.get("/api/queue?kind=moves_toll").json()["work"]
    fields = {"item": work["id"], "subject": work["subject"], "seen": work["seen"], "verdict": "unsure"}
    desk.post("/queue/decide", fields, ada, "/queue")

    def subjects(client: TestClient) -> set[str]:
        return {entry["subject"] for entry in client.get("/api/queue").json()["entries"]}

    assert work["subject"] not in subjects(ada)
    assert work["subject"] in subjects(ben)


# ------------------------------------------------------------------ two people


def test_two_people_decide_and_the_second_does_not_see_the_first(desk: Rig) -> None:
    """Nowhere: not on the pages, not in JSON, not in the queue. Then both see both, and it takes effect."""
    desk.account("Ada", PersonRole.ADMIN)
    ada, ben = desk.signed_in("Ada"), desk.account("Ben", PersonRole.CODER)
    desk.post("/settings", {"two_person": "yes"}, ada)
    figure = next(f for f in desk.figures() if desk.live.event_of(f.id) is not None)
    decide(desk, figure, ada, verdict="reject", note="a misprint of Ada's")
    assert REJECTED not in desk.live.figure(figure.id)[0].flags
    event = desk.live.event_of(figure.id)
    assert event is not None
    pages = [
        f"/reports/{figure.document}",
        f"/reports/{figure.document}?figure={figure.id}",
        f"/events/{event.id}",
        "/queue?kind=second",
        "/figures",
        f"/api/figures/{figure.id}",
        f"/api/reports/{figure.document}",
        f"/api/events/{event.id}",
        "/api/queue?kind=second",
        "/api/figures",
    ]
    for path in pages:
        shown = ben.get(path).text
        assert "misprint" not in shown, path
        assert not re.search(r"\bAda\b", shown), path
    assert sheet(desk, figure.id, ben)["statement"]["judged"] | {"last": None} == {
        "state": "awaits_second",
        "words": "awaits a second person",
        "decisions": [],
        "hidden": True,
        "last": None,
    }
    assert figure.id in ben.get("/api/queue?kind=second").text
    assert figure.id not in ada.get("/api/queue?kind=second").text
    decide(desk, figure, ben, verdict="reject")
    assert REJECTED in desk.live.figure(figure.id)[0].flags
    told = sheet(desk, figure.id, ben)["statement"]["judged"]
    assert (told["state"], [d["by"] for d in told["decisions"]]) == ("rejected", ["Ada", "Ben"])


def test_the_second_does_not_see_what_the_first_stated_or_noted_down(desk: Rig) -> None:
    """A figure that was added and its being taken back are withheld like any verdict; a note about an event is not."""
    desk.account("Ada", PersonRole.ADMIN)
    ada, ben = desk.signed_in("Ada"), desk.account("Ben", PersonRole.CODER)
    desk.post("/settings", {"two_person": "yes"}, ada)
    document = desk.live.documents()[0]
    words = document.text[5:15]
    added = {"words": words, "measure": "missing", "best": "4321", "note": "counted twice"}
    assert desk.post(f"/reports/{document.id}/figures", added, ada).status_code == 303
    for path in (f"/reports/{document.id}", f"/api/reports/{document.id}", "/queue", "/api/queue"):
        shown = ben.get(path).text
        assert "counted twice" not in shown, path
        assert not re.search(r"\bAda\b", shown), path
    desk.post(f"/reviews/{desk.live.reviews()[-1].id}/undo", {"note": "it was one"}, ada)
    event = desk.event()
    desk.post(f"/events/{event.public_id}/note", {"note": "see the list", "verdict": "accept", "seen": "x"}, ada)
    assert "see the list" in ben.get(f"/events/{event.id}").text


def test_where_two_people_differ_both_are_shown(desk: Rig) -> None:
    """The machine's value stands until they agree."""
    desk.account("Ada", PersonRole.ADMIN)
    ada, ben = desk.signed_in("Ada"), desk.account("Ben", PersonRole.CODER)
    desk.post("/settings", {"two_person": "yes"}, ada)
    figure = desk.figures()[0]
    decide(desk, figure, ada, verdict="reject")
    decide(desk, figure, ben, verdict="accept")
    for client in (ada, ben):
        told = sheet(desk, figure.id, client)["statement"]["judged"]
        assert told["state"] == "conflict"
        assert [d["verdict"] for d in told["decisions"]] == ["reject", "accept"]
    assert REJECTED not in desk.live.figure(figure.id)[0].flags


def test_a_stale_decision_is_kept_and_shown(desk: Rig) -> None:
    """Two who decide at once lose nothing: the later one learns of the other."""
    figure = desk.figures()[0]
    old = seen(figure)
    decide(desk, figure, verdict="amend", high=str((figure.high or figure.low or 0) + 5), low="", best="")
    answer = desk.post(f"/figures/{figure.id}/decide", {"seen": old, "verdict": "accept"})
    assert answer.status_code == 303
    assert len(desk.live.reviews()) == 2
    assert len(sheet(desk, figure.id)["statement"]["judged"]["decisions"]) == 2


def test_only_who_may_takes_back_what_others_decided(desk: Rig) -> None:
    """A coder their own, a reviewer anybody's."""
    desk.account("Ada", PersonRole.ADMIN)
    ben, cleo = desk.account("Ben", PersonRole.CODER), desk.account("Cleo", PersonRole.REVIEWER)
    figure = desk.figures()[0]
    decide(desk, figure, cleo)
    review = desk.live.reviews()[-1]
    assert desk.post(f"/reviews/{review.id}/undo", {}, ben).status_code == 403
    assert "take back" not in ben.get(f"/reports/{figure.document}?figure={figure.id}").text
    decide(desk, figure, ben)
    own = desk.live.reviews()[-1]
    assert desk.post(f"/reviews/{own.id}/undo", {}, cleo).status_code == 303


# ------------------------------------------------------------------ by hand


def test_a_figure_without_a_text_is_what_was_entered(desk: Rig) -> None:
    """It makes a sentence, an exact figure and an event, and opens as a report."""
    answer = desk.post(
        "/by-hand",
        {
            "kind": "figure",
            "low": "3",
            "best": "3",
            "high": "3",
            "measure": "killed",
            "group": "civilian",
            "place": "Qarsa",
            "when": "2031-03-09",
            "voice": "a baker",
            "voice_kind": "witness",
            "confidential": "yes",
            "published": "2031-03-10",
        },
    )
    assert answer.status_code == 303, answer.text
    document = answer.headers["location"].rpartition("kept=")[2]
    (figure,) = desk.live.reading(document).figures
    assert (figure.low, figure.best, figure.high, figure.group.value) == (3, 3, 3, "civilian")
    assert "confidential" in desk.client.get(f"/reports/{document}").text


def test_a_named_victim_is_one_person(desk: Rig) -> None:
    """With name and age in the record."""
    answer = desk.post(
        "/by-hand",
        {"kind": "victim", "name": "Sami Darr", "age": "9", "sex": "m", "place": "Hadra", "when": "2031-03-07",
         "voice": "his aunt", "voice_kind": "relative"},
    )  # fmt: skip
    document = answer.headers["location"].rpartition("kept=")[2]
    (figure,) = desk.live.reading(document).figures
    assert (figure.low, figure.best, figure.high, figure.subgroup) == (1, 1, 1, "children")


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "report", "text": "  "},
        {"kind": "figure", "place": "Hadra"},
        {"kind": "poem", "text": "x"},
        {"kind": "figure", "low": "5", "high": "2"},
        {"kind": "victim", "name": "A", "when": "yesterday"},
    ],
)
def test_an_entry_that_says_nothing_is_refused(desk: Rig, fields: dict[str, str]) -> None:
    """In plain words, and nothing is kept."""
    before = len(desk.live.documents())
    assert desk.post("/by-hand", fields).status_code == 400
    assert len(desk.live.documents()) == before


@pytest.mark.parametrize(("name", "data"), [("a.txt", b""), ("a.pdf", b"%PDF-1.4 nothing"), ("a.txt", b"\0" * 2000)])
def test_an_upload_that_holds_no_text_is_refused(desk: Rig, name: str, data: bytes) -> None:
    """By the same reader as every input."""
    token = desk.token("/by-hand")
    answer = desk.client.post("/by-hand/upload", data={"token": token}, files={"file": (name, data)})
    assert answer.status_code == 400
    assert len(desk.live.documents()) == 14
