"""Mentions by rules: persons, groups, organisations, places, facilities, nationalities and weapons.

A name is a run of capitalised words, and the words around it tell of what: a title before a person, "town of" or "in"
before a place, "Brigade" at the end of an organisation.  Nothing is looked up here.  So a run that could be a place
is given as one with a low score, for weigh/places/ to judge with the gazetteer's candidates.  Of a place's score:

* 0.9   said to be one ("town of X", "X province", a dateline)
* 0.8   after a word of place ("in X", "near X")
* 0.6   going on from another place ("X, Y")
* 0.45  nothing tells ("X denied it", a metonym, or no place): confirmed by a gazetteer only
* 0.3   part of an institution's name ("X Police Department"), or by what capital letters a text has left

Where a text has lost its capitals, or has nothing else, candidates are the words after a preposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from corroborate.codec import anchor
from corroborate.read.calendar import MONTHS, WEEKDAYS
from corroborate.read.given import GIVEN
from corroborate.read.nations import NATIONS, PEOPLES
from corroborate.read.ordinary import ORDINARY
from corroborate.text.tokens import NUMBER, WORD, Sentence, Token
from corroborate.values import NAMED_ONLY, Document, EntityKind, Mention, PassageKind, VoiceKind

MADE_BY = "rules-1"
SAID, AFTER_PREPOSITION, GOING_ON, UNTOLD, WITHIN = 0.9, 0.8, 0.6, 0.45, 0.3
_AT = 0.7  # after "at" and its kin, which go before more than places, or a verb that takes places
_OFFICE = 0.35  # the place of an office: "X Mayor Y Z"
# A run of capitals that is longer is a headline or junk; n-grams of a run are at most so many words.
_LONGEST, _GRAM = 12, 4

# ------------------------------------------------------------------ lexicons

_TITLES = frozenset(
    """mr mrs ms miss dr prof professor gen general col colonel lt lieutenant maj major capt captain sgt sergeant cpl
    corporal pvt private spc brig brigadier adm admiral cmdr commander rev reverend father fr bishop archbishop
    cardinal pope monsignor sister brother hon gov governor sen senator rep representative congressman congresswoman
    mayor judge justice president vice-president premier chancellor minister secretary ambassador spokesman
    spokeswoman spokesperson king queen prince princess sheikh imam ayatollah mullah maulvi mawlawi hajji haji emir
    sultan sir lady lord dame deputy officer detective det inspector chief superintendent supt sheriff constable
    director chairman chairwoman attorney lawyer auditor clerk prosecutor commissioner solicitor coroner treasurer
    administrator manager superintendent councilman councilwoman selectman journalist activist reporter
    correspondent comrade engineer don dona sr señor senor sra analyst author coach leader marshal field-marshal
    under-secretary undersecretary undersecretary-general doctor""".split()
)
# Of these, the ones that go before a name in capitals only; in lower case they end a run ("the president").
_ORG_ENDS = frozenset(
    """police army ministry department office council agency center centre network observatory front brigade brigades
    battalion battalions party university bank court committee corporation corp inc ltd llc news times post herald
    tribune gazette journal telegraph guardian today school college academy church force forces movement union
    association society organization organisation authority commission group fund institute team league club company
    co airlines airways government parliament senate congress assembly house cabinet coalition alliance federation
    confederation foundation bureau service services media radio tv television channel press newspaper magazine
    command corps division regiment unit guard guards militia militias state-department administration mission
    embassy consulate crescent cross nations secretariat delegation legion squad faction factions taliban network
    airforce navy marines initiative project program programme campaign board trust hospital clinic library museum
    theater theatre mosque cathedral stadium airport airbase prison jail hotel restaurant station barracks base camp
    checkpoint market mall bridge square street road avenue highway boulevard lane drive building tower plant
    factory refinery dam crossing port dock embassy palace cemetery park""".split()
)
FACILITY_ENDS = frozenset(
    """hospital clinic library museum theater theatre mosque cathedral church stadium airport airbase prison jail hotel
    restaurant station barracks base checkpoint market mall bridge square street road avenue highway boulevard lane
    drive building tower plant factory refinery dam crossing port dock palace cemetery park school st ave rd blvd
    airfield roundabout junction intersection""".split()
)
# Facilities that are where something happened when "in", "near" or "at" goes before.
_OUTDOORS = frozenset(
    """street road avenue highway boulevard lane square bridge crossing checkpoint airport airbase airfield roundabout
    junction intersection market park port dam drive camp""".split()
)
_REGION_ENDS = frozenset(
    "bank house hall park church market bridge camp base station center centre school lane port st".split()
)
# Institutions that stand where their name says: the place inside such a name is a place, if a faint one.
LOCAL_ENDS = frozenset(
    """police department office council court university college school hospital clinic prison jail airport airbase
    stadium mosque cathedral church bridge square street road highway airport market parliament government
    administration board commission authority county city militia station sheriff fire library dam crossing port house
    senate legislature courthouse service services refinery military army district schools""".split()
)
_GROUPS = frozenset(
    """taliban isis isil daesh is al-qaeda qaeda al-qaida hezbollah hizbullah hizballah hamas fatah farc eln fmln
    al-shabaab shabaab shabab boko-haram haram houthis houthi pkk ypg ypj sdf fsa jabhat haqqani nusra al-nusra
    peshmerga janjaweed rsf m23 adf lra ira eta sendero wagner contras sandinistas khmer rouge mujahideen mujahedeen
    islamic-state iszl ansar ahrar faylaq jaysh jaish liwa harakat ltte maoists naxalites""".split()
)
_WEAPONS = frozenset(
    """bomb bombs grenade grenades mortar mortars rocket rockets missile missiles rifle rifles gun guns pistol pistols
    handgun handguns shotgun shotguns knife knives machete machetes mine mines landmine landmines dynamite explosive
    explosives ied ieds revolver revolvers artillery machinegun machineguns machine-gun machine-guns bayonet shells
    shell bullet bullets gunfire drone drones warplane warplanes helicopter helicopters tank tanks napalm sarin
    chlorine cannon howitzer torpedo submachine-gun submachine-guns submachinegun firearm firearms firebomb molotov
    ak-47 ak-47s ar-15 m-16 m-16s m-60 rpg rpgs sledgehammer axe sword""".split()
)
_WEAPON_HEADS = frozenset(
    """car truck barrel cluster suicide roadside time hand rocket-propelled surface-to-surface ballistic cruise machine
    sniper assault hunting petrol gas incendiary thermobaric phosphorus vacuum anti-tank anti-personnel homemade
    fragmentation improvised explosive mortar artillery tank plastic high-caliber heavy light automatic
    semi-automatic""".split()
)
_LOCATIVE = frozenset(
    """in near at outside around across into toward towards inside throughout within via beyond reaching leaving
    entered entering reached besieged""".split()
)
_ONSLAUGHTS = frozenset(
    """assault attack attacks offensive raid raids strike strikes airstrike airstrikes bombing bombings advance shelling
    bombardment crackdown siege march""".split()
)
_TAKEN = frozenset(
    """shelled bombed bombarded captured recaptured retook liberated stormed overran pounded strafed seized besieged
    shelling bombing bombarding capturing hit struck targeting targeted""".split()
)
_KIND_WORDS = frozenset(
    """province provinces governorate governorates district districts county counties city cities town towns village
    villages region regions state states neighborhood neighborhoods neighbourhood neighbourhoods suburb suburbs
    countryside area areas municipality department departments parish hamlet settlement settlements camp border
    territory territories enclave prefecture oblast canton valley mountains mountain island islands peninsula
    outskirts capital jungle desert crossing crossroads quarter sector subdistrict sub-district township
    barrio commune river lake hills plain front frontline""".split()
)
_KIND_OF = frozenset(
    """province governorate district county city cities town towns village villages region state neighborhood
    neighborhoods neighbourhood neighbourhoods suburb suburbs countryside area areas municipality department parish
    hamlet settlement camp outskirts capital north south east west northeast northwest southeast southwest northern
    southern eastern western miles kilometers kilometres km port island republic kingdom center centre streets
    residents people inhabitants north-east north-west south-east south-west control mayor governor bishop bastion
    stronghold districts settlements provinces counties camps enclave battle archbishop liberation siege outside
    edge part parts entrance quarter township valley""".split()
)
_DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern upper lower greater rural downtown metropolitan north-east
    north-west south-east south-west north-eastern north-western south-eastern south-western""".split()
)
_MONTHS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    ramadan eid christmas easter""".split()
)
# What begins a sentence, a quotation or a headline without being a name.
_FUNCTION = frozenset(
    """the a an this that these those he she it they we you i his her its their our my your in on at of for from to by
    with and or but as if when while where who what which how why there here after before since during until under
    over between among against about into through no not all some many most more two three four five six seven eight
    nine ten both each every any another other meanwhile however according although though because despite also then
    now yesterday today tomorrow earlier later photo video image file read watch related advertisement updated
    posted published mr mrs ms dr new former us-led u.s.-led""".split()
)
# What governments do in words, called by their capitals: "Marra denied it".
SPEAKS = frozenset(
    """said says denied denies accused accuses condemned condemns insisted insists urged urges warned warns announced
    wants wanted claimed claims rejected rejects blamed blames agreed agrees called calls vowed vows backed backs
    supports supported responded hopes signed accepted""".split()
)
_SPOKE = frozenset("said says told added stated noted explained wrote testified recalled tweeted claimed asked".split())
_DOES = frozenset("is was are were has have had will would can could should does did wants sees can't won't".split())
_PARTICLES = frozenset("al el bin ibn abu abou umm bint de la del los las da dos van von der ul ould ag".split())
_AMBIGUOUS_TITLES = frozenset("general sheikh prince king lady lord justice sister brother father leader don".split())
_ABBREVIATED = frozenset("st mt ft ste pt".split())
_OWNING = frozenset("people's workers' women's peasants' children's popular's citizens' teachers' nation's".split())
_STATES = frozenset(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.h n.j n.m n.y
    n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo d.c""".split()
)
# The Arabic article as it is assimilated, before a name ("As Suwayda") and, after a head that takes one, within it.
_ARTICLES = frozenset("as ash ar ad az at an es ez ed er".split())
_ARTICLES_WITHIN = _ARTICLES | frozenset({"ud", "ur"})
_HEADS = frozenset(
    """deir dayr der tell tall tal khan kafr kfar ras ain ayn ein jisr jabal jebel wadi beit bayt bab umm abu marj burj
    qalat dahiyat hawsh souq suq bir maarat qasr hosh sahl rif""".split()
)
_JOINED = re.compile(r"(?:(?:al|el|as|ash|an|ad|ar|at|az|ez|es|ul|bin|abu|um|umm|d|l|o)[-'])+[A-Z]", re.UNICODE)
_OWNER = re.compile(r"['’]s?$")
_SHORTEST_OWNER = 5  # letters: "Malis"
_NATIONAL_SUFFIX = re.compile(
    r"-(?:led|backed|based|held|born|made|run|controlled|occupied|allied|supported|funded|trained|owned|dominated|linked)$"
)


class _Run(NamedTuple):
    """Tokens ``first`` to ``last`` (inclusive) of a sentence that make one capitalised run."""

    first: int
    last: int


class _Case(NamedTuple):
    """What capitals are worth in a text."""

    lower: bool
    upper: bool


def _case(sentences: Sequence[Sentence]) -> _Case:
    """Whether a text has lost its capitals, or has nothing else, by its first 2,000 words."""
    words = capital = shouted = 0
    for sentence in sentences:
        for token in sentence.tokens:
            if token.kind == WORD and len(token.text) > 1 and token.text[0].lower() != token.text[0].upper():
                words += 1
                capital += token.text[0].isupper()
                shouted += token.text.isupper()
        if words > 2000:
            break
    if words < 3:
        return _Case(False, False)
    return _Case(capital < 0.015 * words, shouted > 0.7 * words)


# ------------------------------------------------------------------ the room


def mentions(document: Document, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """The mentions of a document in order; those of different kinds may overlap where nothing decides between them.

    Scores are in [0, 1]; a place's says how the text tells that it is one (see above). Never raises for any text.
    """
    case = _case(sentences)
    found: dict[tuple[int, int, EntityKind], Mention] = {}
    for sentence in sentences:
        shouted = case.upper or _shouted(sentence)
        drafts = _uncased(sentence) if case.lower or shouted else _cased(sentence)
        for start, end, kind, score in (*drafts, *_weapons(sentence)):
            key = (start, end, kind)
            if start < end and (key not in found or found[key].score < score):
                found[key] = Mention(
                    id=anchor("men", document.id, start, end, kind.value),
                    passage=sentence.passage.id,
                    start=start,
                    end=end,
                    kind=kind,
                    text=document.text[start:end],
                    score=score,
                    made_by=MADE_BY,
                )
    return tuple(sorted(found.values(), key=lambda m: (m.start, m.end, m.kind)))


def without_voices(mentions: Sequence[Mention], voice_kinds: Mapping[str, VoiceKind], text: str) -> tuple[Mention, ...]:
    """The mentions but for places that are voices by name: "SANA" is an agency, "Islamic State" an armed group.

    ``voice_kinds`` are the casefolded names of the voice directory. The city of a date line stays ("SANA, Yemen"); of
    "Hadra SANA", its comma lost, Hadra stays.
    """
    out = []
    for mention in mentions:
        if mention.kind is not EntityKind.PLACE or _HEADS_LINE.match(text, mention.end):
            out.append(mention)
            continue
        first, _, last = mention.text.rpartition(" ")
        if first and last.isupper() and voice_kinds.get(last.casefold()) in _LETTERS:
            out.append(replace(mention, text=first.rstrip(), end=mention.start + len(first.rstrip())))
            continue
        capitals = mention.text.isupper()
        if voice_kinds.get(mention.text.casefold()) in (_LETTERS if capitals else _NO_PLACES) and (capitals or first):
            continue
        out.append(mention)
    return tuple(out)


def place_names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Every string to be looked up, in order and once: the words of each mention of a place and of its parts."""
    names: dict[str, None] = {}
    for mention in mentions:
        if mention.kind is EntityKind.PLACE:
            for _, _, words in variants(mention.text):
                names[words] = None
    return tuple(names)


_NO_PLACES = frozenset((VoiceKind.AGENCY, VoiceKind.MONITOR, VoiceKind.NGO, VoiceKind.UN, VoiceKind.ARMED_GROUP))
_LETTERS = _NO_PLACES | {VoiceKind.OUTLET}
_HEADS_LINE = re.compile(r"\s*(?:,\s*[A-Z]|\(|[-\u2013\u2014])")
_PIECES = re.compile(r"[^\s,]+")
# "St. Louis-based", "a Gainesville-area dealer": what is said of a name, written as one word with it.
SEATED = re.compile(r"-(?:based|area|born|bound|held|controlled|backed|led|run|wide)$")
ABBREVIATED_NATIONS = frozenset(("US", "UK", "EU", "UAE"))


@lru_cache(maxsize=20_000)
def variants(text: str) -> tuple[tuple[int, int, str], ...]:
    """The names that a run of words may hold: (start, end, words to look up), the longest first.

    Runs of up to four words; a word with hyphens also by its parts ("Athens-Clarke"), one in -s also without it, for
    the country that has lost its apostrophe ("Marras north"). ``start`` and ``end`` count in ``text``; the words are
    single-spaced and without a closing "'s".
    """
    pieces = [(m.start(), m.end()) for m in _PIECES.finditer(text)][:_LONGEST]
    if pieces and (seated := SEATED.search(text, *pieces[-1])):
        pieces[-1] = pieces[-1][0], seated.start()
    out: list[tuple[int, int, str]] = []
    for size in range(min(_GRAM, len(pieces)), 0, -1):
        for i in range(len(pieces) - size + 1):
            start, end = pieces[i][0], pieces[i + size - 1][1]
            words = " ".join(text[a:b] for a, b in pieces[i : i + size])
            words = _OWNER.sub("", words)
            nothing = len(words) < 2 or words.casefold() in _FUNCTION or words.casefold() in _DIRECTIONS
            if size == 1 and nothing and words not in ABBREVIATED_NATIONS:
                continue
            out.append((start, start + len(_OWNER.sub("", text[start:end])), words))
    for start, end in pieces:
        word = text[start:end]
        if word[:1].isupper() and word.endswith("s") and len(word) >= _SHORTEST_OWNER and word[:-1].isalpha():
            out.append((start, end - 1, word[:-1]))
    for start, end in pieces:
        word = text[start:end]
        if "-" in word and not _JOINED.match(word):
            at = start
            for part in word.split("-"):
                if (len(part) > 2 or part in ABBREVIATED_NATIONS) and part[0].isupper():
                    out.append((at, at + len(part), part))
                at += len(part) + 1
    return tuple(out)


# ------------------------------------------------------------------ texts with capitals

_Draft = tuple[int, int, EntityKind, float]


def _capital(token: Token) -> bool:
    return token.kind == WORD and (token.text[0].isupper() or bool(_JOINED.match(token.text)))


def _shouted(sentence: Sentence) -> bool:
    words = [t for t in sentence.tokens if t.kind == WORD and len(t.text) > 1]
    return len(words) >= 6 and sum(t.text.isupper() for t in words) > 0.8 * len(words)


def _titled(sentence: Sentence) -> bool:
    """Whether capitals say little: a headline in Title Case."""
    if sentence.tokens[-1].text == ".":
        return False
    words = [t for t in sentence.tokens if t.kind == WORD and len(t.text) > 3]
    return len(words) >= 5 and sum(t.text[0].isupper() for t in words) > 0.75 * len(words)


def _runs(sentence: Sentence, titled: bool) -> Iterator[_Run]:
    tokens = sentence.tokens
    n = len(tokens)
    i = 0
    quoted = True  # the next word begins a sentence or a quotation
    while i < n:
        token = tokens[i]
        if token.kind != WORD:
            quoted = quoted or token.text in '"“”:‘' or (token.text == "." and not _abbreviates(tokens, i))
            i += 1
            continue
        opening, quoted = quoted, False
        low = token.lower
        joined = (
            low in _PARTICLES
            and i + 1 < n
            and tokens[i + 1].text[:1].isupper()
            and low in ("al", "el", "abu", "abou", "umm", "bin", "ibn")
        )
        if not _capital(token) and not joined:
            i += 1
            continue
        article = low in _ARTICLES and not opening and not titled and i + 1 < n and _capital(tokens[i + 1])
        if (
            low in _MONTHS
            or _CONTRACTED.search(low)
            or (low in _FUNCTION and not _new(tokens, i) and not article and token.text not in ABBREVIATED_NATIONS)
        ):
            i += 1
            continue
        if low in _TITLES and i + 2 < n and tokens[i + 1].text == "." and tokens[i + 1].start == token.end:
            i += 2  # "Sen. X Y": the title is found again before the name
            quoted = False
            continue
        ordinary = low in ORDINARY and low not in _DIRECTIONS and not _new(tokens, i)
        if (opening or titled) and ordinary and not (low in _TITLES or low in _ORG_ENDS):
            after = tokens[i + 1] if i + 1 < n else None
            if titled or after is None or not _capital(after) or after.lower in _FUNCTION:
                i += 1
                continue
            if opening:
                i += 1
                continue
        j = i
        while j + 1 < n and j - i < _LONGEST:
            here, after = tokens[j], tokens[j + 1]
            owns = here.text.endswith(("'s", "’s", "'", "’")) and here.lower not in _OWNING
            if owns and (after.text != "County" or j == i):  # "Banora Vael's County" is the name of one
                break
            if (
                after.text == "."
                and after.start == here.end
                and (here.lower in _ABBREVIATED or (len(here.text) == 1 and here.text.isupper()))
            ):
                if j + 2 < n and _capital(tokens[j + 2]):
                    j += 2
                    continue
                break
            if (
                after.text == "-"
                and j + 2 < n
                and here.lower in ("al", "el", "ar", "as", "ash", "an", "ad", "deir", "abu")
                and _capital(tokens[j + 2])
            ):
                j += 2  # "al- Rassafe": a hyphen torn from its word
                continue
            if _capital(after):
                if after.lower in _FUNCTION - {"new"} or after.lower in _MONTHS:
                    break
                if (
                    titled
                    and after.lower in ORDINARY
                    and after.lower not in _DIRECTIONS
                    and after.lower not in _ORG_ENDS
                ):
                    break
                j += 1
                continue
            if after.lower in _PARTICLES and j + 2 < n and _capital(tokens[j + 2]) and after.lower not in ("la",):
                j += 2
                continue
            if (
                after.text in _ARTICLES_WITHIN
                and (after.text in ("ez", "ud", "ur") or here.lower in _HEADS)
                and j + 2 < n
                and _capital(tokens[j + 2])
            ):
                j += 2  # "Deir ez Zor", "Ras al Ain", "Tall ad Dirrah"
                continue
            break
        yield _Run(i, j)
        i = j + 1


_CONTRACTED = re.compile(r"'(?:ve|d|re|m|ll|t)$")


def _new(tokens: Sequence[Token], i: int) -> bool:
    """Whether a "New" at ``i`` begins a name."""
    if tokens[i].lower != "new" or i + 1 >= len(tokens) or not _capital(tokens[i + 1]):
        return False
    after = tokens[i + 1].lower
    return after not in ORDINARY and after not in _FUNCTION and not _nation(_OWNER.sub("", after))


def _abbreviates(tokens: Sequence[Token], i: int) -> bool:
    """Whether the full stop at ``i`` belongs to the word before it."""
    return i > 0 and tokens[i].start == tokens[i - 1].end and tokens[i - 1].lower in _TITLES | _ABBREVIATED | _STATES


def _cased(sentence: Sentence) -> Iterator[_Draft]:
    dateline = sentence.passage.kind is PassageKind.DATELINE
    titled = _titled(sentence)
    last_place: int | None = None  # the token that ended the last run taken for a place, with its score
    last_score = 0.0
    skip = -1
    for run in _runs(sentence, titled):
        if run.last <= skip:
            continue
        drafts, reach = _judge(sentence, _Run(max(run.first, skip + 1), run.last), dateline, last_place, last_score)
        skip = max(skip, reach)
        for draft in drafts:
            yield draft
            if draft[2] is EntityKind.PLACE:
                last_place, last_score = run.last, draft[3]


def _end(token: Token) -> int:
    """Where a token ends without its "'s"."""
    return token.start + len(_OWNER.sub("", token.text)) if token.kind == WORD else token.end


def _judge(
    sentence: Sentence, run: _Run, dateline: bool, last_place: int | None, last_score: float
) -> tuple[list[_Draft], int]:
    """What a run names, and the last token that it reaches (an "of" and what follows belong to an organisation)."""
    tokens = sentence.tokens
    i, j = run
    # "On March 6 Mr. X Y", "Monday X Y": a date is no part of a name ("April X" may be one).
    while i <= j and (
        tokens[i].lower in WEEKDAYS
        or tokens[i].kind == NUMBER
        or (tokens[i].lower in MONTHS and i < j and tokens[i + 1].kind == NUMBER)
    ):
        i += 1
    n = len(tokens)
    out: list[_Draft] = []
    if i > j:
        return out, j
    # Nationalities before anything else: "Syrian Army" is a body, "Syrian" a people.
    lows = [_OWNER.sub("", t.lower) for t in tokens[i : j + 1]]
    for k in range(i, j + 1):
        word = lows[k - i]
        bare = _NATIONAL_SUFFIX.sub("", word)
        if _nation(bare) or ("-" in bare and any(_nation(p) for p in bare.split("-"))):
            out.append((tokens[k].start, tokens[k].start + len(bare), EntityKind.NATIONALITY, 0.9))
        elif k < j and _nation(f"{word} {lows[k - i + 1]}"):
            out.append((tokens[k].start, _end(tokens[k + 1]), EntityKind.NATIONALITY, 0.9))
    if all(_nation(w) or w in _DIRECTIONS for w in (_NATIONAL_SUFFIX.sub("", w) for w in lows)) and any(
        _nation(w) for w in lows
    ):
        return out, j
    if all(w in _DIRECTIONS or w in _TITLES for w in lows):
        return out, j
    # "X County Sheriff Y Z", "X Mayor Y Z": the office's place, then who holds it.
    for k in range(i + 1, j + 1):
        if lows[k - i] in _TITLES and lows[k - i] not in _AMBIGUOUS_TITLES and lows[0] not in _TITLES:
            if k == j:  # "X County Sheriff's Office"
                out += _inside(tokens, i, k - 1, WITHIN)
                return out, j
            m = k + 1
            while m < j and lows[m - i] in _TITLES:
                m += 1
            out.append((tokens[m].start, _end(tokens[j]), EntityKind.PERSON, 0.9))
            out += _inside(tokens, i, k - 1, _OFFICE)
            return out, j
    # Titles: "Gen. X Y", "President X".
    k = i
    while k < j and (lows[k - i] in _TITLES or (_nation(lows[k - i]) and k + 1 < j and lows[k + 1 - i] in _TITLES)):
        k += 1
        if k <= j and tokens[k].text == ".":
            k += 1
    before = tokens[i - 1] if i else None
    if before is not None and before.text == "." and i > 1 and tokens[i - 2].end == before.start:
        before = tokens[i - 2]
    titled_before = before is not None and before.lower in _TITLES and before.kind == WORD
    honoured = lows[0] in _AMBIGUOUS_TITLES and _cue(tokens, i, j, dateline, last_place, last_score) >= _AT
    if (k > i or titled_before) and not honoured and k <= j and lows[j - i] not in _ORG_ENDS:
        out.append((tokens[k].start, _end(tokens[j]), EntityKind.PERSON, 0.9))
        return out, j
    start, end = tokens[i].start, _end(tokens[j])
    after = tokens[j + 1] if j + 1 < n else None
    # Armed groups and organisations.
    if any(w in _GROUPS for w in lows) and lows[j - i] not in _KIND_WORDS:
        kind = EntityKind.GROUP if lows[j - i] in _GROUPS or j - i < 3 else EntityKind.ORGANISATION
        out.append((start, end, kind, 0.9))
        if lows[0] not in _GROUPS:
            out += _inside(tokens, i, j, WITHIN)
        return out, j
    of = _of_tail(tokens, j) if lows[j - i] not in _KIND_WORDS or lows[j - i] == "department" else j
    if (
        j > i
        and lows[0] in GIVEN
        and lows[j - i] not in _KIND_WORDS
        and (lows[j - i] not in _ORG_ENDS or lows[j - i] in ("house", "church"))
    ):
        out.append((start, end, EntityKind.PERSON, 0.8))
        return out, j
    heads = [w for w in lows if w in _ORG_ENDS]
    if (lows[j - i] in _ORG_ENDS and j > i) or (heads and of > j):
        reach = of if of > j else j
        facility = lows[j - i] in FACILITY_ENDS
        kind = EntityKind.FACILITY if facility else EntityKind.ORGANISATION
        out.append((start, _end(tokens[reach]), kind, 0.85))
        if (
            facility
            and of == j
            and lows[j - i] in _OUTDOORS
            and _cue(tokens, i, j, dateline, None, 0.0) == AFTER_PREPOSITION
        ):
            out.append((start, end, EntityKind.PLACE, AFTER_PREPOSITION))
            return out, reach
        if of == j and lows[j - i] in _REGION_ENDS:
            out.append(
                (start, end, EntityKind.PLACE, WITHIN)
            )  # "West Bank", "Mobile Bay": if a gazetteer holds it whole
        out += _inside(tokens, i, reach, WITHIN if lows[j - i] in LOCAL_ENDS or of > j else 0.0)
        return out, reach
    if j == i and (
        lows[0] in _ORG_ENDS or (tokens[i].text.isupper() and 2 < len(tokens[i].text) <= 6 and not dateline)
    ):
        score = 0.6 if lows[0] not in ORDINARY else 0.3
        out.append((start, end, EntityKind.ORGANISATION, score))
        if lows[0] in _ORG_ENDS:
            return out, j
    cue = _cue(tokens, i, j, dateline, last_place, last_score)
    if all(w in ORDINARY or w in _DIRECTIONS for w in lows) and cue < SAID and not (j == i and cue >= GOING_ON):
        if i == j and _stands_alone(tokens, i):  # "to the US", but not "US forces"
            out.append((start, end, EntityKind.PLACE, cue if cue >= AFTER_PREPOSITION else NAMED_ONLY))
        return out, j
    if j == i and lows[0] in GIVEN and cue < GOING_ON:
        out.append((start, end, EntityKind.PERSON, 0.6))
        return out, j
    # "X Y, 34, ..." and "X Y said" are people; so is a long unknown run that no word of place precedes.
    person = 0.0
    if (
        j > i
        and after is not None
        and after.text == ","
        and j + 2 < n
        and tokens[j + 2].kind == NUMBER
        and len(tokens[j + 2].text) <= 2
    ):
        person = 0.9
    elif after is not None and after.lower in _SPOKE and j > i:
        person = 0.8
    elif j > i and before is not None and before.lower in _SPOKE and cue < GOING_ON:
        person = 0.75
    elif (
        0 < j - i <= 4
        and cue < GOING_ON
        and lows[0] not in _DIRECTIONS
        and not any(w in ORDINARY or w in _KIND_WORDS for w in lows)
    ):
        person = 0.5
    if person:
        out.append((start, end, EntityKind.PERSON, person))
    if person < 0.75:
        out.append((start, end, EntityKind.PLACE, min(cue, UNTOLD) if person and cue < AFTER_PREPOSITION else cue))
    return out, j


@lru_cache(maxsize=20_000)
def _nation(word: str) -> bool:
    return word in NATIONS or word in PEOPLES


def _stands_alone(tokens: Sequence[Token], i: int) -> bool:
    """Whether "US" or "UK" at ``i`` is the country and not what something is said to be."""
    if _OWNER.sub("", tokens[i].text) not in ABBREVIATED_NATIONS or i == 0 or tokens[i - 1].lower != "the":
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is None or after.kind != WORD or after.lower in _FUNCTION or after.lower in _SPOKE | _DOES


def _of_tail(tokens: Sequence[Token], j: int) -> int:
    """The last token of "of X", "for X and Y" after an organisation's head, ``j`` where there is none."""
    n = len(tokens)
    if tokens[j].text.endswith(("'s", "’s")):
        return j
    k = j
    while k + 2 < n and tokens[k + 1].lower in ("of", "for", "on", "and"):
        m = k + 2
        if tokens[m].lower == "the" and m + 1 < n:
            m += 1
        if (
            not _capital(tokens[m])
            or tokens[m].lower in _MONTHS
            or (tokens[k + 1].lower in ("on", "and") and tokens[m].lower not in ORDINARY)
        ):
            break
        while m + 1 < n and _capital(tokens[m + 1]) and tokens[m + 1].lower not in _MONTHS:
            m += 1
        k = m
    return k


def _inside(tokens: Sequence[Token], i: int, reach: int, score: float) -> Iterator[_Draft]:
    """The places that an institution's name may hold: what stands before its ordinary words, or after "of"."""
    if score <= 0:
        return
    k = i
    while k <= reach:
        low = tokens[k].lower
        ordinary = low in ORDINARY and not _new(tokens, k)
        if not _capital(tokens[k]) or ordinary or low in _ORG_ENDS or _nation(_OWNER.sub("", low)):
            k += 1
            continue
        m = k
        if low in _ABBREVIATED and k + 2 <= reach and tokens[k + 1].text == ".":
            m = k + 2  # "Mt. Vael Hospital"
        while (
            m < reach
            and _capital(tokens[m + 1])
            and (
                (tokens[m + 1].lower not in ORDINARY and tokens[m + 1].lower not in _ORG_ENDS)
                or tokens[m + 1].lower in ("city", "county", "parish")
            )
        ):
            m += 1
        yield tokens[k].start, _end(tokens[m]), EntityKind.PLACE, score
        k = m + 1


def _cue(tokens: Sequence[Token], i: int, j: int, dateline: bool, last_place: int | None, last_score: float) -> float:
    """How surely the words around a run say that it is a place."""
    n = len(tokens)
    if dateline and i <= 3:
        return SAID
    after = tokens[j + 1].lower if j + 1 < n else ""
    final = _OWNER.sub("", tokens[j].lower)
    if after in _KIND_WORDS or (final in _KIND_WORDS and j > i):
        return SAID
    if after == "'s" and j + 2 < n and tokens[j + 2].lower in _KIND_WORDS:
        return SAID
    k = i - 1
    while k >= 0 and (
        tokens[k].lower in ("the", "nearby", "neighboring", "neighbouring") or tokens[k].lower in _DIRECTIONS
    ):
        k -= 1
    if k < 0:
        return UNTOLD
    word = tokens[k].lower
    if word in ("of", "called", "named", "in", "as", "around") and k and tokens[k - 1].lower in _KIND_OF:
        return SAID
    if word in _KIND_OF and word.endswith(("s", "city", "town", "village", "province", "district", "capital")):
        return SAID - 0.05
    if word in _LOCATIVE:
        return AFTER_PREPOSITION
    if (
        tokens[k].text in (",", "(", "/", "-")
        and last_place is not None
        and k - last_place <= 2
        and last_score >= WITHIN
    ):
        # "the towns of X, Y and Z": what is said of the first holds for the others.
        return AFTER_PREPOSITION if last_score >= SAID - 0.06 else min(GOING_ON, max(last_score, UNTOLD))
    if word in ("and", "or") and last_place is not None and k - last_place <= 2 and last_score >= UNTOLD:
        return AFTER_PREPOSITION if last_score >= AFTER_PREPOSITION else min(GOING_ON, last_score)
    if k + 1 < i and tokens[k + 1].lower in _DIRECTIONS:
        return GOING_ON
    if word == "on" and k and tokens[k - 1].lower in _ONSLAUGHTS:
        return _AT
    if word in ("from", "to") or (word == "on" and after in FACILITY_ENDS | {"military", "air"}):
        return 0.55
    return UNTOLD


# ------------------------------------------------------------------ texts without capitals


def _uncased(sentence: Sentence) -> Iterator[_Draft]:
    """Nationalities and known groups by their words, places after words of place; a dateline whole."""
    tokens = sentence.tokens
    n = len(tokens)
    dateline = sentence.passage.kind is PassageKind.DATELINE
    i = 0
    while i < n:
        token = tokens[i]
        if token.kind != WORD:
            i += 1
            continue
        low = _OWNER.sub("", token.lower)
        if _nation(_NATIONAL_SUFFIX.sub("", low)):
            yield token.start, _end(token), EntityKind.NATIONALITY, 0.85
            i += 1
            continue
        if low in _GROUPS and low not in ORDINARY:
            yield token.start, _end(token), EntityKind.GROUP, 0.85
            i += 1
            continue
        if low in _TITLES and low not in (
            "leader",
            "private",
            "sister",
            "brother",
            "father",
            "don",
            "chief",
            "major",
            "general",
            "minister",
            "president",
            "deputy",
            "officer",
        ):
            last = _bare_run(tokens, i + 1, 4)
            if last > i:
                yield tokens[i + 1].start, _end(tokens[last]), EntityKind.PERSON, 0.6
                i = last + 1
                continue
        cued = 0.0
        if i:
            k = i - 1
            while k >= 0 and (tokens[k].lower in ("the", "nearby") or tokens[k].lower in _DIRECTIONS):
                k -= 1
            word = tokens[k].lower if k >= 0 else ""
            if word == "of" and k and tokens[k - 1].lower in _KIND_OF:
                cued = SAID
            elif word in _LOCATIVE:
                cued = AFTER_PREPOSITION
            elif word in ("from", "to", "of"):
                cued = GOING_ON
            elif word in ("city", "town", "village", "municipality", "province"):
                cued = SAID - 0.05
        if dateline:
            cued = SAID
        last = _bare_run(tokens, i, 4)
        if (
            last >= i
            and last + 1 < n
            and tokens[last + 1].lower
            in (
                "province",
                "district",
                "city",
                "department",
                "municipality",
                "neighborhood",
                "county",
                "state",
                "region",
            )
        ):
            cued = max(cued, AFTER_PREPOSITION)
        if last >= i:
            # Without capitals the gazetteer alone must tell: nothing unknown is taken for a place.
            yield token.start, _end(tokens[last]), EntityKind.PLACE, (cued and min(cued, GOING_ON)) or WITHIN
            i = last + 1
            continue
        i += 1


def _bare_run(tokens: Sequence[Token], i: int, most: int) -> int:
    """The last of the words from ``i`` on that are not ordinary, ``i - 1`` where the first is."""
    j = i
    heads = frozenset("san santa santo el la los las new south north east west saint puerto port fort".split())
    while j < len(tokens) and j - i < most and tokens[j].kind == WORD:
        low = _OWNER.sub("", tokens[j].lower)
        name = (
            low not in ORDINARY and low not in _FUNCTION and low not in _MONTHS and low not in _TITLES and len(low) > 1
        )
        if low in heads:
            name = j + 1 < len(tokens) and tokens[j + 1].kind == WORD and tokens[j + 1].lower not in _FUNCTION
        if low in ("de", "del", "al") and j > i:
            name = j + 1 < len(tokens) and tokens[j + 1].kind == WORD
        if not name or _nation(low):
            break
        j += 1
        if tokens[j - 1].text.endswith(("'s", "’s")):
            break
    return j - 1


def _weapons(sentence: Sentence) -> Iterator[_Draft]:
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.lower in _WEAPONS:
            first = i
            while first and tokens[first - 1].lower in _WEAPON_HEADS:
                first -= 1
            yield tokens[first].start, token.end, EntityKind.WEAPON, 0.8
