"""Who did what to whom: acts from their words, and the fillers of their roles from the clause around them.

Without a parser, a clause is read by its small words: the subject stands left of the verb and its auxiliaries, the
object right of it, "by" after a passive brings the agent, "with" the weapon, and "of" and "on" after a noun of harm
what it harmed.  Acts that a text denies, supposes, fears or foresees are left out.  Figures bring the people they
count as victims, since their rules know more about counting than these.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corroborate.read import sameness
from corroborate.read.acts import MEANS, MUC, NARROWED, PHRASES, TRIGGERS, Trigger
from corroborate.read.blame import confidence
from corroborate.read.nations import NATIONS, PEOPLES
from corroborate.read.ordinary import ORDINARY
from corroborate.text.tokens import NUMBER, WORD, Sentence
from corroborate.values import (
    Confidence,
    Document,
    EntityKind,
    Figure,
    Filler,
    Measure,
    Mention,
    Role,
    RoleKind,
)

# Tokens on either side of an act within which its means are named, and within which its victims are counted.
_SCOPE, _REACH = 40, 14
_SIDE_BY_SIDE = 12  # mentions that can end at one place
_SCORES = {"verb": 0.7, "past": 0.75, "ing": 0.6, "self": 0.55, "meet": 0.6, "noun": 0.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One telling of an act: the words that tell it (``start``:``end``), in which sentence, and its roles.

    ``kind`` is an ACLED sub-type; ``detail`` one of MUC-4's six types where the words tell it, else None.
    """

    start: int
    end: int
    sentence: int
    kind: str
    roles: tuple[Filler, ...]
    score: float
    detail: str | None = None


class _Phrase(NamedTuple):
    """A noun phrase: tokens ``first`` to ``last`` inclusive, without its article."""

    first: int
    last: int


# ------------------------------------------------------------------ lexicons

_AUX = frozenset("is are was were be been being has have had having got get".split())
_BE = frozenset("is are was were be been being got get gets".split())
_MODAL = frozenset("will would could can may might shall should must cannot".split())
_NOT = frozenset(
    "not never no n't without didn't don't doesn't wasn't weren't hasn't haven't hadn't cannot nobody none".split()
)
_SUPPOSED = frozenset(
    """if unless whether threatened threatens threaten threatening threat threats planned planning plan plans plotting
    plotted intended intending intends wants wanted vowed vows prevent prevented preventing avoid avoiding foil foiled
    fear feared fears risk alleged-plot would will shall could might may able hypothetical refused refuse averted
    thwarted exercise drill anniversary denied denies denying""".split()
)
_ADVERBS = frozenset(
    """also then later already reportedly allegedly apparently presumably still again first immediately recently
    brutally seriously severely fatally badly critically slightly simply previously today yesterday just now
    subsequently accidentally deliberately indiscriminately repeatedly viciously""".split()
)
_ARTICLES = frozenset("the a an this that these those his her its their our my your".split())
_STOP = (
    frozenset(
        """in on at from to for with by into onto over under after before during until since through between among
        against about around near and or but nor as than then when while where who whom which that whose why how
        because so if although though because he she it they we you i him them us me himself themselves itself
        there here not also only up down out off away back together apart per via within without outside inside
        behind across toward towards amid despite including according today yesterday tomorrow tonight monday tuesday
        wednesday thursday friday saturday sunday last early late ago this morning afternoon evening night
        said says told tells reported reports added stated announced claimed confirmed denied explained noted believes
        is are was were be been being has have had having do does did done will would could can may might shall
        should must cannot left leaving leaves took takes taking taken came went began begun started stopped carried
        remain remained resulted caused causing occurred happened took made makes making became become led used using
        arrived participated involved perpetrated committed blamed accused suspected belonging stationed traveling
        riding driving walking going identified known called named while when fled escaped entered threw placed
        planted hurled dropped fired launched staged conducted""".split()
    )
    | _AUX
    | _MODAL
)
_OF_HEADS = frozenset(
    """member members group groups column columns unit units squad squads number dozens scores hundreds thousands
    headquarters office offices home homes house residence leader leaders commander commanders president director
    body bodies town city village ministry department university column band gang people residents crowd family
    families couple pair team hundreds tens majority charge kg kilos sticks stick people state wave series car son
    daughter wife brother building embassy mayor secretary minister chief""".split()
)
_PEOPLE_ENDS = ("ers", "ists", "men", "ors", "ants", "ents", "ees", "ians")
_PEOPLE = frozenset(
    """people persons person man men woman women child children boy girl boys girls civilian civilians soldier soldiers
    officer officers policeman policemen guerrilla guerrillas rebel rebels terrorist terrorists militant militants
    insurgent insurgents fighter fighters gunman gunmen priest priests jesuit jesuits peasant peasants student students
    worker workers journalist journalists leader leaders mayor judge judges minister president candidate individuals
    individual subject subjects members member troops commander general colonel guard guards bodyguard bodyguards driver
    passenger passengers citizen citizens resident residents victim victims youth youths teacher teachers nun nuns
    bishop archbishop politician politicians deputy senator governor ambassador businessman businessmen family families
    wife husband son daughter father mother brother sister brothers crew pilot pilots doctor doctors nurse nurses
    refugee refugees protester protesters demonstrator demonstrators prisoner prisoners hostage hostages others other
    one two three four five six seven eight nine ten dozens scores hundreds thousands extremist extremists criminal
    criminals trafficker traffickers assassin assassins murderer murderers assailant assailants attacker attackers
    villager villagers farmer farmers sergeant lieutenant captain major patrolman personnel staff police
    suspect suspects subversive subversives narcoterrorists delinquents hitmen professor lawyer attorney""".split()
)
_BODIES = frozenset(
    """army armies force forces police government military navy regime front movement cartel mafia brigade battalion
    organization organisation party militia squad squads command commandos extraditables guard patrol union network
    coalition group division regiment taliban fmln eln farc isis isil hezbollah hamas state junta air-force jets
    warplanes authorities contras mrta epl m-19 intelligence liberation path""".split()
)
_DEVICES = frozenset(
    """bomb bombs dynamite explosive explosives device devices grenade grenades mine mines landmine landmines rocket
    rockets missile missiles mortar mortars shell shells rifle rifles machinegun machineguns gun guns pistol pistols
    revolver knife machete machetes weapon weapons firearms cocktail cocktails charge charges car-bomb artillery
    bullets bullet ied ieds tnt ak-47 rpg submachinegun submachineguns booby-trap traps""".split()
)
_NOTHING = frozenset(
    """it he she they them him her this that which who who's what responsibility attack attacks war death deaths action
    actions operation operations fire bullets us we you day days week month time times year years part order way
    result scene addition fact case place km kilometers meters responsibility""".split()
)


_SHORTENED = frozenset("gen col lt maj capt sgt cpl dr mr mrs ms gov sen rep rev prof st brig adm".split())
_BEFORE_NAMES = frozenset("least about some both all another more than former suspected alleged presumed".split())
_BEFORE_NOUN = _ARTICLES | frozenset("of in by for after during another two three several".split())
_AFTER_NOUN = frozenset("of on in at against was were by took occurred killed".split())


def acts(
    document: Document, sentences: Sequence[Sentence], names: Sequence[Mention], figures: Sequence[Figure]
) -> tuple[Act, ...]:
    """The acts that a document tells as having happened, in order, each with its roles.

    A filler's ``entity`` is the id that entities() gives the same mention. Never raises for any text.
    """
    found: list[Act] = []
    name_starts = [m.start for m in names]
    figure_starts = [f.start for f in figures]
    for number, sentence in enumerate(sentences):
        here = names[bisect_left(name_starts, sentence.start) : bisect_left(name_starts, sentence.end)]
        counted = figures[bisect_left(figure_starts, sentence.start) : bisect_left(figure_starts, sentence.end)]
        found.extend(_Clauses(document, sentence, number, here, counted).acts())
    spans = [(start, end) for act in found for filler in act.roles for start, end, _ in filler.mentions]
    ids = sameness.clusters(document, names, spans).ids
    return tuple(
        replace(
            act,
            roles=tuple(replace(f, entity=ids.get((f.mentions[0][0], f.mentions[0][1]), f.entity)) for f in act.roles),
        )
        for act in found
    )


class _Clauses:
    """One sentence on its way to acts."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        number: int,
        names: Sequence[Mention],
        figures: Sequence[Figure],
    ) -> None:
        self._document, self._sentence, self._number = document, sentence, number
        self._tokens = sentence.tokens
        self._starts = [t.start for t in sentence.tokens]
        self._names, self._figures = names, figures
        self._low = [t.lower for t in sentence.tokens]
        self._name_starts = [m.start for m in names]
        self._figure_starts = [f.start for f in figures]
        self._arms = [self._tokens_of(m) for m in names if m.kind is EntityKind.WEAPON]

    def _tokens_of(self, mention: Mention) -> _Phrase:
        first = max(bisect_right(self._starts, mention.start) - 1, 0)
        return _Phrase(first, max(bisect_right(self._starts, mention.end - 1) - 1, first))

    def acts(self) -> Iterator[Act]:
        i = 0
        while i < len(self._low):
            trigger, width = self._trigger(i)
            if trigger is None:
                i += 1
                continue
            act = self._act(i, i + width - 1, trigger)
            if act is not None:
                yield act
            i += width

    def _trigger(self, i: int) -> tuple[Trigger | None, int]:
        word = self._low[i]
        for rest, trigger in PHRASES.get(word, ()):
            if tuple(self._low[i + 1 : i + 1 + len(rest)]) == rest:
                return trigger, 1 + len(rest)
        found = TRIGGERS.get(word.removesuffix("'s"))
        if not found:
            return None, 1
        if len(found) == 1:
            return found[0], 1
        before = self._low[i - 1] if i else ""
        after = self._low[i + 1] if i + 1 < len(self._low) else ""
        noun = next((t for t in found if t.form == "noun"), None)
        verb = next((t for t in found if t.form != "noun"), None)
        if noun is None or verb is None:
            return found[0], 1
        described = i > 0 and self._tokens[i - 1].kind == WORD and before.endswith(("ist", "al", "ed", "ic"))
        nominal = before in _BEFORE_NOUN or after in _AFTER_NOUN or (described and verb.form != "past")
        return (noun if nominal else verb), 1

    # ---------------------------------------------------------------- what is told

    def _real(self, i: int) -> bool:
        """Whether the act is told as having happened: nothing in its clause denies, supposes or foresees it."""
        k = i - 1
        steps = 0
        while k >= 0 and steps < 7:
            word = self._low[k]
            if word in (";", ":", ".", ",") or (word in ("that", "who", "which", "when", "while") and steps):
                break
            if word in _NOT or word in _SUPPOSED or word.endswith("n't"):
                return False
            k -= 1
            steps += 1
        return True

    def _act(self, i: int, j: int, trigger: Trigger) -> Act | None:
        if not self._real(i):
            return None
        fillers: list[Filler] = []
        agent: _Phrase | None = None
        patients: list[_Phrase] = []
        if trigger.form == "noun":
            agent, patients = self._of_noun(i, j)
        elif trigger.form == "self":
            subject = self._left(i)
            patients = [subject] if subject is not None and trigger.takes else []
        elif trigger.form == "meet":
            subject = self._left(i)
            agent = subject
        else:
            passive = trigger.form == "past" and self._passive(i)
            if passive:
                patients = self._list_left(i)
                agent = self._by(j)
            else:
                agent = self._left(i)
                patients = self._right(j)
                if trigger.form == "past" and not patients:
                    by = self._by(j)
                    if by is not None:  # "hooded men killed by": a participle without its auxiliary
                        patients, agent = [agent] if agent else [], by
        weapons = list(self._weapons(i, j))
        if agent is not None and self._is_device(agent):
            weapons.append(agent)
            agent = None
        if agent is not None and self._is_agent(agent):
            sure = confidence(self._tokens, agent.first, agent.last + 1)
            fillers.append(self._filler(Role.PERPETRATOR, agent, sure))
        for patient in patients:
            role = self._suffers(patient, trigger.takes)
            if role is not None:
                fillers.append(self._filler(role, patient, Confidence.FACT))
        low, high = self._starts[max(i - _REACH - 1, 0)], self._starts[min(i + _REACH + 1, len(self._starts) - 1)]
        first, last = bisect_left(self._figure_starts, low), bisect_right(self._figure_starts, high)
        for figure in self._figures[first:last]:
            if self._counts(figure, i, trigger):
                mention = (figure.start, figure.end, figure.words)
                if any(
                    f.role is Role.VICTIM and f.mentions[0][0] < figure.end and figure.start < f.mentions[0][1]
                    for f in fillers
                ):
                    continue
                one = figure.best == 1
                fillers.append(
                    Filler(
                        role=Role.VICTIM,
                        entity="",
                        mentions=(mention,),
                        kind=RoleKind.INDIVIDUAL if one else RoleKind.GROUP,
                    )
                )
        fillers.extend(self._filler(Role.WEAPON, weapon, Confidence.FACT) for weapon in weapons)
        if trigger.form == "ing" and not fillers:
            return None
        kind = self._kind(i, j, trigger)
        words = [self._low[k] for k in range(i, j + 1)]
        detail = MUC.get(kind)
        if (
            any(w.startswith(("burn", "torch", "arson")) or w == "fire" or w == "ablaze" for w in words)
            and kind == "Looting/property destruction"
        ):
            detail = "arson"
        elif kind == "Looting/property destruction":
            detail = (
                "robbery" if any(w.startswith(("rob", "loot", "st", "theft", "plunder")) for w in words) else "attack"
            )
        return Act(
            start=self._tokens[i].start,
            end=self._tokens[j].end,
            sentence=self._number,
            kind=kind,
            roles=tuple(dict.fromkeys(fillers)),
            score=_SCORES[trigger.form] if fillers else 0.3,
            detail=detail,
        )

    def _kind(self, i: int, j: int, trigger: Trigger) -> str:
        if trigger.firm or trigger.kind not in NARROWED:
            return trigger.kind
        words = set(self._low[max(i - _SCOPE, 0) : j + 1 + _SCOPE])
        for kind, means in MEANS:
            if not means.isdisjoint(words):
                if trigger.kind in ("Looting/property destruction",) and kind == trigger.kind:
                    continue
                return kind
        return trigger.kind

    def _counts(self, figure: Figure, i: int, trigger: Trigger) -> bool:
        """Whether a figure counts the victims of this act: of its kind of harm, and told nearest to it."""
        if figure.best == 0 and figure.high == 0:
            return False
        harm = {
            "Abduction/forced disappearance": (Measure.ABDUCTED, Measure.MISSING),
            "Arrests": (Measure.DETAINED,),
            "Other": (Measure.DISPLACED,),
        }.get(trigger.kind, (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES))
        if figure.measure not in harm or not trigger.takes or trigger.takes == "target":
            return False
        at = max(bisect_right(self._starts, figure.start) - 1, 0)
        return abs(at - i) <= _REACH and not any(self._low[k] == ";" for k in range(min(at, i), max(at, i)))

    # ---------------------------------------------------------------- phrases

    def _passive(self, i: int) -> bool:
        k = i - 1
        while k >= 0 and (self._low[k] in _ADVERBS or self._low[k].endswith("ly")):
            k -= 1
        if k >= 0 and self._low[k] in _BE:
            return True
        # "was shot and killed"
        return k >= 2 and self._low[k] in ("and", ",") and self._low[k - 1] in TRIGGERS and self._low[k - 2] in _BE

    def _left(self, i: int) -> _Phrase | None:
        """The noun phrase that a verb follows: over adverbs, auxiliaries and "who"."""
        k = i - 1
        low = self._low
        while k >= 0 and (low[k] in _ADVERBS or low[k].endswith("ly") or low[k] in _AUX):
            k -= 1
        if k >= 1 and low[k] in ("and", "or") and low[k - 1] in TRIGGERS:  # "kidnapped and killed"
            return self._left(k - 1)
        if k >= 0 and low[k] in ("who", "that", "which"):
            k -= 1
            if k >= 0 and low[k] == ",":
                k -= 1
        if k >= 2 and low[k] == ",":
            # "X, mayor of Y, was killed": over what stands between commas
            m = k - 1
            while m > 0 and k - m < 25 and low[m] != "," and low[m] not in _BE:
                m -= 1
            if m > 0 and low[m] == ",":
                k = m - 1
        if k >= 0 and low[k] == ")":
            while k >= 0 and low[k] != "(":
                k -= 1
            k -= 1
        return self._ending(k)

    def _list_left(self, i: int) -> list[_Phrase]:
        """The subjects of a passive verb: the last of them, and those that "and" and commas join to it."""
        first = self._left(i)
        if first is None:
            return []
        out = [first]
        k = first.first - 1
        while len(out) < 6 and k > 0:
            while k > 0 and self._low[k] in _ARTICLES:
                k -= 1
            if self._low[k] != "and" and not (self._low[k] == "," and len(out) > 1):
                break
            j = k - 1
            if self._low[j] == ",":
                j -= 1
            more = self._ending(j)
            if more is None or not self._is_person(more):
                break
            out.append(more)
            k = more.first - 1
        return out

    def _ending(self, k: int) -> _Phrase | None:
        """The noun phrase that ends at token ``k``."""
        low, tokens = self._low, self._tokens
        last = k
        first = k + 1
        while k >= 0:
            token = tokens[k]
            word = low[k]
            if word == "." and k >= 1 and low[k - 1] in _SHORTENED and first <= last:
                k -= 1
                continue
            if word == "of" and first <= last and k >= 1 and low[k - 1].removesuffix("'s") in _OF_HEADS:
                k -= 1
                continue
            if word in _ARTICLES and k >= 1 and low[k - 1] == "of" and k >= 2 and low[k - 2] in _OF_HEADS:
                k -= 1
                continue
            if (
                token.kind not in (WORD, NUMBER)
                or word in _STOP
                or word in _ARTICLES
                or (word in TRIGGERS and k != last)
            ):
                break
            first = k
            if last - first >= 9:
                break
            k -= 1
        while first <= last and (low[first] in _ARTICLES or low[first] == "of"):
            first += 1
        return _Phrase(first, last) if first <= last and low[last] not in _NOTHING else None

    def _right(self, j: int) -> list[_Phrase]:
        """The objects of a verb: what follows it, and what "and" and commas join to that."""
        first = self._beginning(j + 1)
        if first is None:
            return []
        out = [first]
        k = first.last + 1
        while len(out) < 5 and k + 1 < len(self._low) and self._low[k] in ("and", ","):
            at = k + 1
            if self._low[at] == "and":
                at += 1
            more = self._beginning(at)
            if more is None or (more.last + 1 < len(self._low) and self._low[more.last + 1] in (_AUX | {"said"})):
                break
            if self._low[more.last] not in _PEOPLE and not self._is_person(more) and self._low[k] == ",":
                break
            out.append(more)
            k = more.last + 1
        return out

    def _beginning(self, k: int) -> _Phrase | None:
        """The noun phrase that begins at token ``k``."""
        low, tokens = self._low, self._tokens
        n = len(low)
        while k < n and (low[k] in _ARTICLES or low[k] in _BEFORE_NAMES):
            k += 1
        first = k
        last = k - 1
        while k < n and k - first < 10:
            word = low[k]
            token = tokens[k]
            if word == "." and last >= first and low[last] in _SHORTENED and k + 1 < n:
                k += 1
                continue
            if word == "of" and last >= first and low[last] in _OF_HEADS and k + 1 < n:
                k += 1
                while k < n and low[k] in _ARTICLES:
                    k += 1
                continue
            if token.kind == WORD and word.endswith("'s") and k + 1 < n:
                k += 1
                continue
            if token.kind not in (WORD, NUMBER) or word in _STOP or word in _ARTICLES or word == "of":
                break
            if word in TRIGGERS and last >= first and TRIGGERS[word][-1].form in ("past", "verb"):
                break
            last = k
            k += 1
            if tokens[k - 1].text.endswith(","):
                break
        if last < first or low[last] in _NOTHING:
            return None
        return _Phrase(first, last)

    def _by(self, j: int) -> _Phrase | None:
        """The agent that "by" brings within reach."""
        low = self._low
        for k in range(j + 1, min(j + 16, len(low) - 1)):
            if low[k] in (";", ".", ":") or (low[k] in ("who", "while", "when", "but") and k > j + 1):
                break
            if low[k] == "by":
                if low[k + 1] in ("a", "the") and k + 2 < len(low) and low[k + 2] in ("time", "end", "way", "hands"):
                    continue
                return self._beginning(k + 1)
        return None

    def _of_noun(self, i: int, j: int) -> tuple[_Phrase | None, list[_Phrase]]:
        """Of a noun of harm: "X's murder", "the attack on Y by Z", "a rebel attack"."""
        low = self._low
        patients: list[_Phrase] = []
        agent: _Phrase | None = None
        n = len(low)
        if j + 1 < n and low[j + 1] in ("of", "on", "against"):
            patients = self._right(j + 1)
        agent = self._by(j)
        if agent is None and i >= 2:
            # "terrorists carried out an attack", "the group claimed the attack"
            k = i - 1
            while k >= 0 and (
                low[k] in _ARTICLES or low[k] in ("new", "armed", "terrorist", "bomb", "series", "of", "several")
            ):
                k -= 1
            if k >= 1 and low[k] in (
                "out",
                "launched",
                "staged",
                "conducted",
                "perpetrated",
                "committed",
                "claimed",
                "made",
                "for",
                "mounted",
            ):
                if low[k] == "out" and low[k - 1] in ("carried", "carry", "carrying"):
                    agent = self._left(k - 1)
                elif low[k] == "for" and low[k - 1] == "responsibility":
                    m = k - 2
                    while m >= 0 and (
                        low[m] in _ADVERBS or low[m] in ("claimed", "claim", "has", "have", "claims", "the")
                    ):
                        m -= 1
                    agent = self._ending(m)
                elif low[k] not in ("out", "for"):
                    agent = self._left(k)
        if i and low[i - 1].endswith("'s"):
            owner = self._ending(i - 1)
            if owner is not None:
                patients = patients or [owner]
        return agent, patients

    def _weapons(self, i: int, j: int) -> Iterator[_Phrase]:
        """The weapons named near an act in its sentence, each with the words that describe it."""
        for phrase in self._arms[bisect_left(self._arms, (i - _SCOPE,)) :]:
            if phrase.first > j + _SCOPE:
                break
            yield phrase

    # ---------------------------------------------------------------- what a phrase is

    def _span(self, phrase: _Phrase) -> tuple[int, int]:
        last = self._tokens[phrase.last]
        end = last.end
        if last.lower.endswith("'s") and len(last.text) > 2:
            end -= 2
        return self._tokens[phrase.first].start, end

    def _head(self, phrase: _Phrase) -> str:
        """The word that says what a phrase is: before an "of", else the last."""
        for k in range(phrase.first, phrase.last):
            if self._low[k + 1] == "of":
                return self._low[k]
        return self._low[phrase.last].removesuffix("'s")

    def _named(self, phrase: _Phrase) -> EntityKind | None:
        start, end = self._span(phrase)
        best: Mention | None = None
        last = bisect_left(self._name_starts, end)
        for mention in self._names[max(last - _SIDE_BY_SIDE, 0) : last]:
            if (
                mention.start < end
                and start < mention.end
                and mention.end >= end - 2
                and (best is None or mention.score > best.score)
            ):
                best = mention
        return best.kind if best is not None and best.score >= 0.5 else None

    def _is_device(self, phrase: _Phrase) -> bool:
        return self._head(phrase) in _DEVICES

    def _is_person(self, phrase: _Phrase) -> bool:
        head = self._head(phrase)
        return (
            head in _PEOPLE
            or head in NATIONS
            or head.endswith(_PEOPLE_ENDS)
            or self._named(phrase) in (EntityKind.PERSON, EntityKind.GROUP, EntityKind.NATIONALITY)
            or any(self._low[k] in _PEOPLE for k in range(phrase.first, phrase.last))
        )

    def _is_agent(self, phrase: _Phrase) -> bool:
        head = self._head(phrase)
        if self._named(phrase) in (EntityKind.PLACE, EntityKind.FACILITY, EntityKind.WEAPON):
            return False
        return head in _BODIES or self._is_person(phrase) or self._named(phrase) in (EntityKind.ORGANISATION,)

    def _suffers(self, phrase: _Phrase, takes: str) -> Role | None:
        head = self._head(phrase)
        if head in _NOTHING or self._is_device(phrase) or not takes:
            return None
        if head not in _PEOPLE and (head in TRIGGERS or head.endswith(("ed", "ly", "ing")) or not head[:1].isalpha()):
            return None
        person = self._is_person(phrase)
        if takes == "victim":
            return Role.VICTIM if person or self._named(phrase) is None else None
        if person:
            return Role.VICTIM
        return Role.TARGET if takes in ("either", "target") else None

    def _name(self, phrase: _Phrase) -> tuple[int, int] | None:
        """A person's name that ends a phrase, where its capitals are lost: "presidential candidate adar vell"."""
        k = phrase.last
        while k >= phrase.first and (
            self._tokens[k].kind == WORD
            and (self._plain(k) or (self._low[k] in ("de", "la", "del", "al") and k > phrase.first))
        ):
            k -= 1
        first = k + 1
        if phrase.last - first < 1 or (first == phrase.first and not self._plain(first)):
            return None
        start, end = self._span(_Phrase(first, phrase.last))
        return start, end

    def _plain(self, k: int) -> bool:
        word = self._low[k].removesuffix("'s")
        return (
            word not in ORDINARY
            and word not in _PEOPLE
            and word not in _BODIES
            and word not in NATIONS
            and word not in PEOPLES
            and word not in _STOP
            and word not in _SHORTENED
        )

    def _filler(self, role: Role, phrase: _Phrase, confidence: Confidence) -> Filler:
        start, end = self._span(phrase)
        words = self._document.text[start:end]
        mentions = [(start, end, words)]
        # "President X Y": the name itself is a mention too.
        for mention in self._names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]:
            if mention.kind is EntityKind.PERSON and start < mention.start and mention.end == end:
                mentions.append((mention.start, mention.end, mention.text))
        name = self._name(phrase)
        if role in (Role.VICTIM, Role.PERPETRATOR) and name is not None and not any(m[0] == name[0] for m in mentions):
            mentions.append((*name, self._document.text[name[0] : name[1]]))
        head = self._head(phrase)
        if role in (Role.TARGET, Role.WEAPON):
            kind = RoleKind.OBJECT
        elif head in _BODIES or self._named(phrase) in (EntityKind.ORGANISATION, EntityKind.GROUP):
            kind = RoleKind.ORGANISATION
        elif head.endswith("s") or head in ("people", "men", "women", "children", "police", "others"):
            kind = RoleKind.GROUP
        else:
            kind = RoleKind.INDIVIDUAL
        return Filler(role=role, entity="", mentions=tuple(mentions), kind=kind, confidence=confidence)
