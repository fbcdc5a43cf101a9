"""Protection of people in Arabic reports: read and published by the whole program, from invented texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corroborate.app import Settings, open_app
from corroborate.desk.exports.json import dossier_json
from corroborate.desk.protect import Protection, Publication, protect

REPORTS = {
    "kin": "قالت أم نبيل، وهي من سكان حضرة، للوكالة عبر الهاتف: «دخلوا بيتنا وقتلوا زوجي واثنين من أبنائي أمام عيني». "
    "وأضافت أن الجيران دفنوا خمس جثث في ذلك اليوم.",
    "crowd": "أفاد شهود عيان من قرية سنات بأن المسلحين قتلوا ثلاثة مزارعين يوم الخميس. ونقلت الوكالة عن سامر الخطيب، "
    "أحد سكان القرية، قوله إن شقيقه ماهر قتل قرب البئر. وأكد مرصد الحصاد مقتل 12 مدنياً. وقال سامر لاحقاً إن الطريق "
    "مقطوع.",
    "dead": "مقتل الشاب أحمد النوري برصاص قناص في حضرة، بحسب مرصد الحصاد. وكان احمد النوري يعمل في البئر. وأقيم عزاء "
    "لأحمد النوري قبل مقتل شخصين آخرين، بحسب مرصد الحصاد.",
}
QUOTED = ("دخلوا بيتنا", "أمام عيني", "خمس جثث", "ثلاثة مزارعين", "قرب البئر")
NAMES = ("نبيل", "سامر", "الخطيب", "ماهر", "أحمد", "احمد", "النوري")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[Protection, Publication]:
    """What may leave a record of the reports, at each level."""
    here = tmp_path_factory.mktemp("protect")
    rows = [
        {
            "id": name,
            "source": "صحيفة الميناء",
            "url": f"https://example.org/{name}",
            "published": "2031-03-09",
            "text": text,
        }
        for name, text in REPORTS.items()
    ]
    (here / "reports.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    data = Path(__file__).parents[1] / "read" / "arabic"
    settings = Settings(
        record=str(here / "r.db"), gazetteer=(data / "places.csv",), voices=(data / "voices.csv",), reader="rules"
    )
    app = open_app(settings, create=True)
    app.add([str(here / "reports.jsonl")], {})
    dossier = app.dossier()
    app.close()
    return {level: protect(dossier, level) for level in Protection}


def rendered(publication: Publication) -> str:
    """All that the JSON export tells."""
    return json.dumps(dossier_json(publication), ensure_ascii=False)


def test_a_quoted_witness_is_withheld_at_strict(published: dict[Protection, Publication]) -> None:
    """Of what private people said in Arabic, the export gives its content: no quotation, no link, no name."""
    publication = published[Protection.STRICT]
    told = rendered(publication)
    assert [words for words in QUOTED if words in told] == []
    assert [name for name in NAMES if name in told] == []
    assert {d.ref: d.url for d in publication.documents}["kin"] is None
    assert {d.ref: d.url for d in publication.documents}["crowd"] is None
    testimonies = [s for s in publication.statements if s.testimony]
    assert sorted(s.figure.best or 0 for s in testimonies) == [1, 1, 2, 3, 5]
    assert all(s.excerpt is None and s.figure.words == "" for s in testimonies)
    assert "مرصد الحصاد" in told
    assert "وأكد مرصد الحصاد مقتل 12 مدنياً." in told


def test_names_are_masked_in_every_spelling(published: dict[Protection, Publication]) -> None:
    """At masked the sentence stays; the name goes, with or without hamza, article, and letters joined to it."""
    told = rendered(published[Protection.MASKED])
    assert [name for name in NAMES if name in told] == []
    assert "دخلوا بيتنا وقتلوا زوجي" in told
    assert "مقتل الشاب [Person 1, victim] برصاص قناص" in told


def test_many_are_no_person(published: dict[Protection, Publication]) -> None:
    """ "شهود عيان" are witnesses without a name, and nobody's pseudonym."""
    speakers = {s.speaker for s in published[Protection.STRICT].statements}
    assert "witnesses" in speakers
    assert {"Witness 1", "Witness 2"} <= speakers


def test_open_changes_nothing(published: dict[Protection, Publication]) -> None:
    """Lifting protection is a person's decision, and then names stand."""
    assert "سامر الخطيب" in rendered(published[Protection.OPEN])
