"""The JSON that other tools depend on."""

from __future__ import annotations

import json

from invented_episode import episode

from corroborate.desk.exports.json import dossier_json, error_json, reading_json
from corroborate.desk.protect import Protection, protect
from corroborate.errors import EmptyInput

DOSSIER = episode()
READING = next(reading for reading in DOSSIER.readings if reading.document.id == "r12")
EVENTS = tuple(event for event in DOSSIER.events if event.id == "evt-1")

KEYS = {
    "document": "id ref path url source title published language sha256 text",
    "passages": "id start end kind",
    "figures": "id words start end measure group subgroup unit party perpetrator low best high flags scope part_of "
    "place when said voice certainty claim score made_by",
    "claims": "id start end spans chain cue certainty polarity kind event figures score made_by",
    "events": "id kind plover ucdp_type muc_kind when place part_of figures claims perpetrators targets victims "
    "weapons score",
    "places": "id words start end name admin1 country lat lon precision gazetteer score",
    "entities": "id name kind mentions",
}


def test_every_key_is_always_there() -> None:
    """A reader of the lines never has to ask whether a key exists."""
    line = reading_json(READING, path="r12.txt", events=EVENTS)
    assert list(line) == list(KEYS)
    assert set(line["document"]) == set(KEYS["document"].split())
    for key in list(KEYS)[1:]:
        assert line[key]
        assert all(set(item) == set(KEYS[key].split()) for item in line[key])


def test_spans_fit_the_text() -> None:
    """text[start:end] is the words, for figures, voices and places."""
    line = reading_json(READING, path=None, events=())
    text = line["document"]["text"]
    for item in (*line["figures"], *line["places"], *(figure["voice"] for figure in line["figures"])):
        assert text[item["start"] : item["end"]] == item["words"]
    assert line["document"]["path"] is None


def test_a_claim_names_its_event() -> None:
    """Claims that no event took have none."""
    with_event = reading_json(READING, path=None, events=EVENTS)
    without = reading_json(READING, path=None, events=())
    assert {claim["event"] for claim in with_event["claims"]} == {"evt-1"}
    assert {claim["event"] for claim in without["claims"]} == {None}


def test_an_event_has_its_names_in_other_schemes() -> None:
    """PLOVER, UCDP and MUC-4 by table, roles as lists."""
    event = reading_json(READING, path=None, events=EVENTS)["events"][0]
    assert event["plover"].startswith("ASSAULT")
    assert event["ucdp_type"] in {1, 2, 3}
    assert event["perpetrators"][0]["confidence"] == "accused"
    assert event["perpetrators"][0]["mentions"] == [[0, 0, "a brigade of the Ministry of Defence"]]


def test_what_could_not_be_read_is_a_line_too() -> None:
    """With the type and the message of its error."""
    line = error_json("empty.txt", EmptyInput("there is no text in empty.txt"))
    assert line["document"]["path"] == "empty.txt"
    assert line["error"] == {"type": "EmptyInput", "message": "there is no text in empty.txt"}


def test_a_dossier_has_a_manifest() -> None:
    """From which state, as of when, at which level, and what was withheld."""
    manifest = dossier_json(protect(DOSSIER))["manifest"]
    assert manifest["digest"] == DOSSIER.digest
    assert manifest["as_of"] == "2031-03-17"
    assert manifest["level"] == "strict"
    assert manifest["withheld"]["quotations"] == 3


def test_tolls_keep_what_was_used_and_what_was_set_aside() -> None:
    """With rule and reason; group null is everybody."""
    plain = dossier_json(protect(DOSSIER))
    toll = next(t for t in plain["tolls"] if (t["event"], t["measure"], t["group"]) == ("evt-1", "killed", None))
    assert (toll["low"], toll["best"], toll["high"], toll["unverified_high"]) == (21, 27, 30, 300)
    assert {"figure", "rule", "reason"} == set(toll["used"][0])
    known = {figure["id"] for figure in plain["figures"]}
    assert {weighed["figure"] for t in plain["tolls"] for weighed in (*t["used"], *t["set_aside"])} <= known


def test_ids_agree_within_a_publication() -> None:
    """Every figure, claim, place and document that is referred to is there, at every level."""
    for level in Protection:
        plain = dossier_json(protect(DOSSIER, level))
        figures = {figure["id"] for figure in plain["figures"]}
        claims = {claim["id"] for claim in plain["claims"]}
        places = {place["id"] for place in plain["places"]}
        documents = {document["id"] for document in plain["documents"]}
        for event in plain["events"]:
            assert set(event["figures"]) <= figures
            assert set(event["claims"]) <= claims
            assert event["place"] in places
            assert set(event["documents"]) <= documents
        for claim in plain["claims"]:
            assert set(claim["figures"]) <= figures
        for echo in plain["echoes"]:
            assert {echo["origin"], *(member["id"] for member in echo["members"])} <= figures
        assert {figure["place"] for figure in plain["figures"]} - {None} <= places


def test_it_is_json() -> None:
    """No NaN, no dates, no enums: what json.dumps takes strictly."""
    json.dumps(dossier_json(protect(DOSSIER)), allow_nan=False)
    json.dumps(reading_json(READING, path=None, events=EVENTS), allow_nan=False)
