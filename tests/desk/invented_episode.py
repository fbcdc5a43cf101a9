"""An invented episode over several villages and five days, as a weighed dossier: no real place, outlet or person.

An agency and its reprints, a monitor's rising toll, a ministry that counts its own dead, a UN body that verified
fewer, residents, a named witness, and a denial. The tolls are written down by hand, so that the desk is developed
against the values of the contract and not against the rooms that make them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from corroborate import codec
from corroborate.desk.dossiers import assemble
from corroborate.text.passages import passages
from corroborate.values import (
    Actor,
    Certainty,
    Claim,
    Confidence,
    Cue,
    Document,
    Dossier,
    Echo,
    Entity,
    EntityKind,
    Event,
    Figure,
    Filler,
    Grade,
    Group,
    Level,
    Measure,
    Member,
    Pair,
    Place,
    PlaceMention,
    Polarity,
    Reading,
    Role,
    RoleKind,
    Scope,
    Toll,
    Verdict,
    Voice,
    VoiceKind,
    Weighed,
    When,
)

MADE_BY = "by-hand-1"


def day(n: int) -> dt.date:
    """A day of the invented March."""
    return dt.date(2031, 3, n)


def when(first: int, last: int | None = None) -> When:
    """A day or a stretch of days of that month."""
    return When(start=day(first), end=day(last or first), precision=1 if last in (None, first) else 2, words="")


def _place(name: str, lat: float, lon: float, precision: int = 1) -> Place:
    return Place(
        id=f"place-{name.lower().replace(' ', '-')}",
        name=name,
        lat=lat,
        lon=lon,
        precision=precision,
        admin1="Orlu",
        country="Vesmara",
        gazetteer=f"invented:{name}",
    )


PLACES = {
    p.name: p
    for p in (
        _place("Tell Amrin", 41.512, 28.402),
        _place("Kafr Lutha", 41.446, 28.531),
        _place("Deir Sahl", 41.391, 28.377),
        _place("Wadi Hanun", 41.478, 28.262),
        _place("Orlu City", 41.330, 28.560),
        _place("Banorat", 41.560, 28.610),
        _place("Sennet", 41.365, 28.240),
    )
}
VALLEY = _place("Orlu valley", 41.440, 28.410, 4)

ACTORS = (
    Actor(id="act-agency", name="Vesmara Press Agency", kind=VoiceKind.AGENCY, aliases=("VPA",)),
    Actor(id="act-monitor", name="Lantern Monitor", kind=VoiceKind.MONITOR),
    Actor(id="act-defence", name="Vesmara Ministry of Defence", kind=VoiceKind.MILITARY),
    Actor(id="act-un", name="UN Verification Office", kind=VoiceKind.UN),
    Actor(id="act-hospital", name="Orlu City Hospital", kind=VoiceKind.HOSPITAL),
    Actor(id="act-front", name="Valley Front", kind=VoiceKind.ARMED_GROUP),
)


class Desk:
    """Writes reports and finds the words in them, so that every offset is true."""

    def __init__(self) -> None:
        self.readings: dict[str, Reading] = {}
        self.figures: dict[str, Figure] = {}

    def report(
        self, ref: str, outlet: str, published: int, text: str, *, title: str | None = None, url: str | None = None
    ) -> str:
        """A report; its id is its ref."""
        body = f"{title}\n\n{text}" if title else text
        document = Document(
            id=ref,
            ref=ref,
            text=body,
            sha256=codec.digest(body),
            cleaned_by="by-hand",
            source=outlet,
            url=url or f"https://{outlet.lower().replace(' ', '')}.example/{ref}",
            published=day(published),
            language="en",
            title=title,
        )
        places = tuple(
            PlaceMention(
                id=codec.anchor("plc", ref, at, at + len(name)),
                document=ref,
                start=at,
                end=at + len(name),
                words=name,
                place=place,
                score=0.9,
            )
            for name, place in PLACES.items()
            if (at := body.find(name)) >= 0
        )
        self.readings[ref] = Reading(
            document=document,
            passages=passages(document),
            entities=(),
            places=places,
            times=(),
            figures=(),
            claims=(),
            made_by=MADE_BY,
        )
        return ref

    def span(self, ref: str, words: str) -> tuple[int, int]:
        """Where words stand in a report. The test's own mistake if they do not."""
        at = self.readings[ref].document.text.index(words)
        return at, at + len(words)

    def voice(self, ref: str, words: str, kind: VoiceKind, actor: str | None = None) -> Voice:
        """A voice as the report words it."""
        start, end = self.span(ref, words)
        return Voice(words=words, start=start, end=end, kind=kind, actor=actor)

    def person(self, ref: str, name: str) -> None:
        """A person whom a report names."""
        start, end = self.span(ref, name)
        entity = Entity(
            id=codec.anchor("ent", ref, start, end),
            document=ref,
            name=name,
            kind=EntityKind.PERSON,
            mentions=((start, end),),
        )
        reading = self.readings[ref]
        self.readings[ref] = replace(reading, entities=(*reading.entities, entity))

    def says(
        self,
        ref: str,
        words: str,
        measure: Measure,
        low: int | None,
        best: int | None,
        high: int | None,
        voice: Voice | None = None,
        *,
        group: Group = Group.UNKNOWN,
        said: int | None = None,
        flags: tuple[str, ...] = (),
        scope: Scope = Scope.INCIDENT,
        certainty: Certainty = Certainty.ASSERTED,
        content: str | None = None,
        polarity: Polarity = Polarity.POSITIVE,
        party: str | None = None,
    ) -> str:
        """A figure and the claim that says it; the id of the figure."""
        reading = self.readings[ref]
        start, end = self.span(ref, words)
        passage = next(p for p in reading.passages if p.start <= start < p.end)
        slot = str(sum(f.start == start for f in reading.figures) or "")
        claim_start, claim_end = self.span(ref, content) if content else (start, end)
        figure = Figure(
            id=codec.anchor("fig", ref, start, end, slot),
            document=ref,
            passage=passage.id,
            words=words,
            start=start,
            end=end,
            measure=measure,
            low=low,
            best=best,
            high=high,
            group=group,
            party=party,
            made_by=MADE_BY,
            flags=flags,
            scope=scope,
            said=day(said) if said else None,
            voice=voice,
            certainty=certainty,
            claim=codec.anchor("clm", ref, claim_start, claim_end, slot),
            place=reading.places[0].id if reading.places else None,
            score=0.9,
        )
        claim = Claim(
            id=figure.claim or "",
            document=ref,
            passage=passage.id,
            start=claim_start,
            end=claim_end,
            spans=((claim_start, claim_end),),
            chain=(voice,) if voice else (),
            cue=Cue(words="said", start=claim_start, end=claim_start) if voice else None,
            certainty=certainty,
            polarity=polarity,
            kind="Shelling/artillery/missile attack",
            roles=(),
            place=figure.place,
            when=None,
            figures=(figure.id,),
            score=0.9,
            made_by=MADE_BY,
        )
        self.readings[ref] = replace(reading, figures=(*reading.figures, figure), claims=(*reading.claims, claim))
        self.figures[figure.id] = figure
        return figure.id

    def event(
        self,
        ident: str,
        kind: str,
        at: When,
        place: Place,
        figures: Iterable[str],
        *,
        part_of: str | None = None,
        by: tuple[str, Confidence] | None = None,
    ) -> Event:
        """An event told by the claims of some figures."""
        mine = [self.figures[f] for f in figures]
        role = (
            Filler(
                role=Role.PERPETRATOR, entity="ent-by", mentions=((0, 0, by[0]),), kind=RoleKind.ORGANISATION,
                confidence=by[1],
            ),
        ) if by else ()  # fmt: skip
        return Event(
            id=ident,
            kind=kind,
            when=at,
            place=PlaceMention(
                id=f"plc-{ident}", document=mine[0].document if mine else "", start=0, end=0, words=place.name,
                place=place, score=0.9,
            ),
            claims=tuple(f.claim for f in mine if f.claim),
            figures=tuple(f.id for f in mine),
            documents=tuple(dict.fromkeys(f.document for f in mine)),
            roles=role,
            part_of=part_of,
            public_id=f"VES-{ident[-1]}",
        )  # fmt: skip


def toll(
    event: str,
    measure: Measure,
    interval: tuple[int | None, int | None, int | None],
    used: dict[str, tuple[str, str]],
    aside: dict[str, tuple[str, str]] | None = None,
    *,
    group: Group | None = None,
    flags: tuple[str, ...] = (),
    reports: int = 1,
    voices: int = 1,
    unverified_high: int | None = None,
) -> Toll:
    """A toll written down by hand: figures with (rule, reason)."""
    weighed = tuple(Weighed(figure=f, rule=r, reason=why) for f, (r, why) in used.items())
    put_aside = tuple(Weighed(figure=f, rule=r, reason=why) for f, (r, why) in (aside or {}).items())
    return Toll(
        event=event,
        measure=measure,
        group=group,
        low=interval[0],
        best=interval[1],
        high=interval[2],
        used=weighed,
        set_aside=put_aside,
        rules=tuple(sorted({w.rule for w in (*weighed, *put_aside)})),
        flags=flags,
        reports=reports,
        voices=voices,
        unverified_high=unverified_high,
    )


def episode(**options: object) -> Dossier:
    """The invented episode as a dossier. ``options`` go to ``assemble``."""
    d = Desk()
    k, i = Measure.KILLED, Measure.INJURED

    wire = (
        "At least 11 people were killed when shells hit the market of Tell Amrin on Wednesday, "
        "the Vesmara Press Agency reported."
    )
    agency = []
    for ref, outlet, printed, title in (
        ("r01", "Vesmara Press Agency", 12, "Shells hit market in Tell Amrin"),
        ("r02", "Valley Post", 12, "Eleven dead in market shelling"),
        ("r03", "Coast Daily", 13, "At least 11 killed in valley"),
        ("r04", "Northern Herald", 13, None),
        ("r05", "Evening Ledger", 14, "Market shelling: what we know"),
    ):
        d.report(ref, outlet, printed, wire + " The road to Orlu City was closed until the evening.", title=title)
        voice = d.voice(ref, "the Vesmara Press Agency", VoiceKind.AGENCY, "act-agency")
        agency.append(d.says(ref, "At least 11 people", k, 11, 11, None, voice, flags=("open_above",), said=12))

    monitor = []
    for ref, outlet, printed, n in (
        ("r06", "Valley Post", 12, 9),
        ("r07", "Meridian", 13, 14),
        ("r08", "Coast Daily", 14, 21),
        ("r09", "Meridian", 15, 27),
        ("r10", "Harbour Times", 16, 27),
    ):
        d.report(
            ref, outlet, printed,
            f"The Lantern Monitor said it had documented {n} civilians killed in Tell Amrin since the shelling began. "
            "It named the brigade of the Ministry of Defence that holds the ridge above the village.",
            title=f"Monitor counts {n} dead in Tell Amrin",
        )  # fmt: skip
        voice = d.voice(ref, "The Lantern Monitor", VoiceKind.MONITOR, "act-monitor")
        monitor.append(d.says(ref, f"{n} civilians", k, n, n, n, voice, group=Group.CIVILIAN, said=min(printed, 15)))

    d.report(
        "r11", "UN Verification Office", 16,
        "The UN Verification Office has so far verified the deaths of 18 people in Tell Amrin, six of them children. "
        "Verification continues and the number is likely to rise.",
        title="Update on civilian harm in the Orlu valley",
    )  # fmt: skip
    un = d.says(
        "r11", "18 people", k, 18, None, None,
        d.voice("r11", "The UN Verification Office", VoiceKind.UN, "act-un"), flags=("floor",), said=16,
    )  # fmt: skip

    d.report(
        "r12", "Harbour Times", 14,
        "Amina Haddad, a teacher who lives behind the market, said she had counted 30 bodies in the school hall. "
        "“We wrapped them in curtains,” she said. Residents of Tell Amrin said about 30 people had died. "
        "Orlu City Hospital said it had admitted 43 wounded by Thursday evening.",
        title="“We wrapped them in curtains”: Amina Haddad on the night in Tell Amrin",
    )  # fmt: skip
    d.person("r12", "Amina Haddad")
    witness = d.says(
        "r12", "30 bodies", k, 30, 30, 30,
        d.voice("r12", "Amina Haddad, a teacher who lives behind the market", VoiceKind.WITNESS), said=13,
        content="she had counted 30 bodies in the school hall",
    )  # fmt: skip
    residents = d.says(
        "r12", "about 30 people", k, 30, 30, 30, d.voice("r12", "Residents of Tell Amrin", VoiceKind.WITNESS),
        flags=("approximate",), content="about 30 people had died",
    )  # fmt: skip
    hospital = d.says(
        "r12", "43 wounded", i, 43, 43, 43, d.voice("r12", "Orlu City Hospital", VoiceKind.HOSPITAL, "act-hospital"),
        said=13,
    )  # fmt: skip

    d.report(
        "r13", "Northern Herald", 15,
        "Field sources put the toll in Tell Amrin as high as 300. The newspaper could not verify this. "
        "The Vesmara Ministry of Defence said no civilians were killed in Tell Amrin and that its artillery struck "
        "fighters of the Valley Front. Medics told the paper that 35 people were injured.",
        title="Conflicting accounts from the valley",
    )  # fmt: skip
    field = d.says(
        "r13", "as high as 300", k, None, None, 300, d.voice("r13", "Field sources", VoiceKind.ANONYMOUS),
        flags=("not_verified", "open_below"), said=15,
    )  # fmt: skip
    denial = d.says(
        "r13", "no civilians were killed", k, 0, 0, 0,
        d.voice("r13", "The Vesmara Ministry of Defence", VoiceKind.MILITARY, "act-defence"),
        group=Group.CIVILIAN, said=14, certainty=Certainty.DENIED, polarity=Polarity.NEGATIVE,
    )  # fmt: skip
    medics = d.says("r13", "35 people", i, 35, 35, 35, d.voice("r13", "Medics", VoiceKind.HOSPITAL), said=14)

    d.report(
        "r14", "Meridian", 14,
        "Armed men entered Kafr Lutha before dawn on Thursday and killed five farmers, among them Yusuf Rahim and his "
        "son, relatives said. Houses behind the olive press were set on fire. The Lantern Monitor reported six killed.",
        title="Farmers killed in Kafr Lutha raid",
    )  # fmt: skip
    d.person("r14", "Yusuf Rahim")
    relatives = d.says(
        "r14", "five farmers", k, 5, 5, 5, d.voice("r14", "relatives", VoiceKind.RELATIVE),
        group=Group.CIVILIAN, said=13,
    )  # fmt: skip
    lantern = d.voice("r14", "The Lantern Monitor", VoiceKind.MONITOR, "act-monitor")
    raid = d.says(
        "r14", "six killed", k, 6, 6, 6, lantern, said=14
    )  # fmt: skip

    d.report(
        "r15", "Vesmara Press Agency", 15,
        "The Vesmara Ministry of Defence said four of its soldiers were killed and nine wounded in fighting near "
        "Deir Sahl on Friday, and that 60 militants had been killed. The Valley Front said it lost two fighters.",
        title="Soldiers die at Deir Sahl",
    )  # fmt: skip
    ministry = d.voice("r15", "The Vesmara Ministry of Defence", VoiceKind.MILITARY, "act-defence")
    front = d.voice("r15", "The Valley Front", VoiceKind.ARMED_GROUP, "act-front")
    own = d.says(
        "r15", "four of its soldiers", k, 4, 4, 4, ministry, group=Group.COMBATANT, party="Vesmaran army", said=14
    )
    own_hurt = d.says(
        "r15", "nine wounded", i, 9, 9, 9, ministry, group=Group.COMBATANT, party="Vesmaran army", said=14
    )
    theirs = d.says(
        "r15", "60 militants", k, 60, 60, 60, ministry, group=Group.COMBATANT, party="Valley Front", said=14
    )
    lost = d.says("r15", "two fighters", k, 2, 2, 2, front, group=Group.COMBATANT, party="Valley Front", said=15)

    d.report(
        "r16", "Coast Daily", 16,
        "A mine exploded on the track between Wadi Hanun and Sennet on Sunday. Two children were injured, "
        "Orlu City Hospital said.",
        title="Mine injures two children",
    )  # fmt: skip
    mine = d.says(
        "r16", "Two children", i, 2, 2, 2, d.voice("r16", "Orlu City Hospital", VoiceKind.HOSPITAL, "act-hospital"),
        group=Group.CIVILIAN, said=16,
    )  # fmt: skip

    d.report(
        "r17", "UN Verification Office", 17,
        "Between 12 and 16 March at least 35 people were killed across the Orlu valley, "
        "the UN Verification Office said. Some 2,400 families have fled towards Banorat.",
        title="Orlu valley: flash update",
    )  # fmt: skip
    un2 = d.voice("r17", "the UN Verification Office", VoiceKind.UN, "act-un")
    whole = d.says("r17", "at least 35 people", k, 35, 35, None, un2, flags=("open_above",), scope=Scope.CUMULATIVE)

    d.report(
        "r18", "Meridian", 17,
        "The Lantern Monitor put the number of people killed in the Orlu valley in five days at 39.",
        title="Monitor sums up five days in the valley",
    )  # fmt: skip
    summed = d.says(
        "r18", "39", k, 39, 39, 39, d.voice("r18", "The Lantern Monitor", VoiceKind.MONITOR, "act-monitor"),
        said=17, scope=Scope.CUMULATIVE,
    )  # fmt: skip
    d.report(
        "r19", "Harbour Times", 17,
        "The council of the Orlu valley has a list of 44 dead, its chairman said.",
        title="Council lists 44 dead",
    )  # fmt: skip
    council = d.says(
        "r19", "44 dead", k, 44, 44, 44, d.voice("r19", "The council of the Orlu valley", VoiceKind.LOCAL_OFFICIAL),
        said=17, scope=Scope.CUMULATIVE,
    )  # fmt: skip

    shelling = "Shelling/artillery/missile attack"
    events = (
        d.event("evt-0", shelling, when(12, 16), VALLEY, [whole, summed, council]),
        d.event(
            "evt-1", shelling, when(12), PLACES["Tell Amrin"],
            [*agency, *monitor, un, witness, residents, hospital, field, denial, medics], part_of="evt-0",
            by=("a brigade of the Ministry of Defence", Confidence.ACCUSED),
        ),
        d.event(
            "evt-2", "Attack", when(13), PLACES["Kafr Lutha"], [relatives, raid], part_of="evt-0",
            by=("armed men", Confidence.FACT),
        ),
        d.event("evt-3", "Armed clash", when(14), PLACES["Deir Sahl"], [own, own_hurt, theirs, lost], part_of="evt-0"),
        d.event("evt-4", "Remote explosive/landmine/IED", when(16), PLACES["Wadi Hanun"], [mine], part_of="evt-0"),
    )  # fmt: skip

    echoes = (
        Echo(
            id="ech-1", origin=agency[0], voice="act-agency",
            members=tuple(
                Member(id=f, document=d.figures[f].document, rule="near_copy") for f in agency[1:]
            ),
        ),
        Echo(
            id="ech-2", origin=monitor[3], voice="act-monitor",
            members=tuple(
                Member(id=f, document=d.figures[f].document, rule="same_origin") for f in (*monitor[:3], monitor[4])
            ),
        ),
    )  # fmt: skip

    copies = dict.fromkeys(agency[1:], ("R1", "repeats the Vesmara Press Agency word for word"))
    tolls = (
        toll(
            "evt-0", k, (39, 39, 44),
            {summed: ("R8", "the highest-ranked voice: it sets the best number"),
             council: ("R8", "the highest number of an independent voice")},
            {whole: ("dominated", "“at least 35” says nothing more than a count of 39")},
            reports=3, voices=3,
        ),
        toll(
            "evt-1", k, (21, 27, 30),
            {
                monitor[3]: ("R8", "the highest-ranked voice that counts to the end: it sets the best number"),
                residents: ("R8", "the highest number of an independent voice"),
                witness: ("R8", "the highest number of an independent voice"),
                monitor[2]: ("R2", "the monitor’s count of the day before"),
            },
            {
                agency[0]: ("R7", "“at least 11” says nothing more than later counts: dominated"),
                **copies,
                monitor[0]: ("R2", "superseded by the monitor’s later count"),
                monitor[1]: ("R2", "superseded by the monitor’s later count"),
                monitor[4]: ("R1", "repeats the Lantern Monitor’s 27"),
                un: ("R13", "a count of what is verified so far: a floor, and a higher one stands"),
                field: ("R14", "unnamed sources, far above every named voice"),
                denial: ("R12", "the Ministry of Defence, a party to the event, denies civilian deaths"),
            },
            flags=("disputed", "not_verified"), reports=13, voices=6, unverified_high=300,
        ),
        toll(
            "evt-1", k, (27, 27, 27),
            {monitor[3]: ("R2", "the monitor’s newest count of civilians")},
            {monitor[4]: ("R1", "repeats the Lantern Monitor’s 27"),
             denial: ("R12", "denied by a party to the event")},
            group=Group.CIVILIAN, flags=("disputed",), reports=6, voices=2,
        ),
        toll(
            "evt-1", i, (35, 43, 43),
            {hospital: ("R8", "a hospital by name ranks above unnamed medics"),
             medics: ("R8", "the lowest number of an independent voice")},
            reports=2, voices=2,
        ),
        toll(
            "evt-2", k, (5, 6, 6),
            {raid: ("R8", "the monitor ranks above relatives"),
             relatives: ("R8", "the lowest number of an independent voice")},
            reports=1, voices=2,
        ),
        toll(
            "evt-3", k, (6, 6, 66),
            {own: ("R6", "a party admits its own dead"), lost: ("R6", "a party admits its own dead")},
            {theirs: ("R5", "only a warring party, about the other side’s losses")},
            flags=("biased_source",), reports=1, voices=2,
        ),
        toll("evt-3", i, (9, 9, 9), {own_hurt: ("R6", "a party admits its own wounded")}, group=Group.COMBATANT),
        toll("evt-4", i, (2, 2, 2), {mine: ("R4", "one voice, one figure")}),
    )  # fmt: skip
    grades = (
        Grade(subject="evt-0", level=Level.FAIR, voices=3, reasons=("three independent voices",)),
        Grade(
            subject="evt-1", level=Level.CONTESTED, voices=6,
            reasons=("six independent voices, and the Ministry of Defence denies that civilians died",),
        ),
        Grade(subject="evt-1/killed/all", level=Level.FAIR, voices=6, reasons=("six independent voices",)),
        Grade(subject="evt-1/killed/civilian", level=Level.CONTESTED, voices=2, reasons=("denied by a party",)),
        Grade(subject="evt-1/injured/all", level=Level.FAIR, voices=2, reasons=("two independent voices",)),
        Grade(subject="evt-0/killed/all", level=Level.FAIR, voices=3, reasons=("three independent voices",)),
        Grade(subject="evt-2", level=Level.FAIR, voices=2, reasons=("two independent voices",)),
        Grade(subject="evt-3", level=Level.CONFIRMED, voices=2, reasons=("both parties admit their own losses",)),
        Grade(subject="evt-4", level=Level.WEAK, voices=1, reasons=("one voice",)),
    )  # fmt: skip
    pairs = (Pair(a="evt-2", b="evt-3", score=0.41, verdict=Verdict.UNSURE, reasons=("a day and 12 km apart",)),)
    given: dict[str, object] = {
        "readings": tuple(d.readings.values()),
        "actors": ACTORS,
        "events": events,
        "echoes": echoes,
        "tolls": tolls,
        "grades": grades,
        "pairs": pairs,
        "title": "The shelling of the Orlu valley",
        "as_of": day(17),
        "known_at": dt.datetime(2031, 3, 18, 9, 30, tzinfo=dt.UTC),
        "settings": {"rank": "default"},
    }
    return assemble(**{**given, **options})  # type: ignore[arg-type]
