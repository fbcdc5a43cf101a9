"""Sayings in several words: verbs that say something only with what follows them.

``PHRASES`` holds fixed runs ("made it clear that", "ruled out", "took issue with"), ``LIGHT`` the verbs that lend
themselves to a noun of saying or thinking ("raised questions about", "has doubts about", "drew criticism from").
Nothing here parses. Ordinary language only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from corroborate.read.speech import AIM, CLAUSE, OBJECT, Verb, forms

_CLEAR = "clear | it clear | it very clear | it quite clear | it plain | plain"

_SPOKEN: tuple[tuple[str, str, str, str], ...] = (
    # frame, stance, lemma, what must follow it
    (CLAUSE, "said", "make", f"{_CLEAR} | the point | the case | the argument"),
    (CLAUSE, "said", "go", "on to say | on the record"),
    (CLAUSE, "said", "put", "it"),
    (CLAUSE, "said", "point", "to the fact"),
    (CLAUSE, "said", "chime", "in"),
    (CLAUSE, "said", "blurt", "out"),
    (CLAUSE, "said", "sum", "up | it up"),
    (CLAUSE, "believed", "be", "of the opinion | of the view | under the impression"),
    (CLAUSE, "believed", "have", "no doubt | little doubt | no idea | faith | the impression"),
    (CLAUSE, "believed", "come", "to believe | to think | to the conclusion | away convinced"),
    (CLAUSE, "believed", "hold", "out hope"),
    (OBJECT, "believed", "have", "in mind | faith in | confidence in | mixed feelings about"),
    (OBJECT, "believed", "keep", "in mind"),
    (OBJECT, "believed", "bear", "in mind"),
    (OBJECT, "believed", "care", "about | deeply about | for"),
    (OBJECT, "believed", "long", "for"),
    (OBJECT, "believed", "look", "forward to | ahead to | to"),
    (AIM, "aimed", "hold", "out for"),
    (AIM, "aimed", "like", "to"),
    (AIM, "aimed", "rule", "out"),
    (AIM, "aimed", "set", "out to"),
    (AIM, "aimed", "count", "on"),
    (AIM, "aimed", "lobby", "for | against"),
    (AIM, "aimed", "campaign", "for | against | on"),
    (AIM, "aimed", "press", "for"),
    (AIM, "aimed", "make", "plans to | up his mind | up her mind"),
    (OBJECT, "judged", "make", "no secret of | fun of | light of | much of | no mention of | a case for | the case for"
     " | the case against | the case that"),
    (OBJECT, "judged", "take", "issue with | a stand against | a stand on"
      " | exception to"
     " | credit for | responsibility for | offense at | offence at | pride in | a swipe at | a jab at | a look at"
     " | a dim view of | sides with | a stance on | a position on | pains to"),
    (OBJECT, "judged", "lay", "out a plan | out plans | out his plan | out her plan | out the case | the blame on"
     " | blame on"),
    (OBJECT, "judged", "play", "down | up"),
    (OBJECT, "judged", "come", "out against | out for | out in favor of | out in favour of | out in support of"
     " | to the defense of | to the defence of | around to | down on"),
    (OBJECT, "judged", "speak", "highly of | ill of | out about | out against | out on | out in favor of"),
    (OBJECT, "judged", "weigh", "in | in on"),
    (OBJECT, "judged", "walk", "back"),
    (OBJECT, "judged", "turn", "down | against"),
    (OBJECT, "judged", "brush", "off | aside"),
    (OBJECT, "judged", "shrug", "off"),
    (OBJECT, "judged", "laugh", "off | at"),
    (OBJECT, "judged", "wave", "off | away"),
    (OBJECT, "judged", "write", "off"),
    (OBJECT, "judged", "single", "out"),
    (OBJECT, "judged", "call", "out | attention to | into question"),
    (OBJECT, "judged", "draw", "attention to | a distinction between | a contrast with | a contrast between"
     " | comparisons to | parallels between | a line between"),
    (OBJECT, "judged", "pay", "tribute to | homage to | attention to | lip service to"),
    (OBJECT, "judged", "poke", "fun at | holes in"),
    (OBJECT, "judged", "cast", "doubt on | doubts on | aspersions on | blame on"),
    (OBJECT, "judged", "throw", "cold water on | doubt on"),
    (OBJECT, "judged", "pour", "cold water on | scorn on"),
    (OBJECT, "judged", "put", "forward | forth | blame on | the blame on | an emphasis on"),
    (OBJECT, "judged", "place", "blame on | the blame on"),
    (OBJECT, "judged", "heap", "praise on | scorn on"),
    (OBJECT, "judged", "shower", "praise on"),
    (OBJECT, "judged", "find", "fault with"),
    (OBJECT, "judged", "give", "credit to | a nod to | an account of | thanks to | voice to"),
    (OBJECT, "judged", "side", "with"),
    (OBJECT, "judged", "stand", "with | up for"),
    (OBJECT, "judged", "stick", "with"),
    (OBJECT, "judged", "rally", "behind | against"),
    (OBJECT, "judged", "vouch", "for"),
    (OBJECT, "judged", "balk", "at"),
    (OBJECT, "judged", "bristle", "at"),
    (OBJECT, "judged", "scoff", "at"),
    (OBJECT, "judged", "sneer", "at"),
    (OBJECT, "judged", "jab", "at"),
    (OBJECT, "judged", "swipe", "at"),
    (OBJECT, "judged", "hit", "out at | back at"),
    (OBJECT, "judged", "dwell", "on"),
    (OBJECT, "judged", "touch", "on | upon"),
    (OBJECT, "judged", "harp", "on"),
    (OBJECT, "judged", "expand", "on"),
    (OBJECT, "judged", "elaborate", "on"),
    (OBJECT, "judged", "home", "in on"),
    (OBJECT, "judged", "hone", "in on"),
    (OBJECT, "judged", "double", "down on"),
    (OBJECT, "judged", "back", "away from | off | down from"),
    (OBJECT, "judged", "shy", "away from"),
    (OBJECT, "judged", "steer", "clear of"),
    (OBJECT, "judged", "rage", "against | at"),
    (OBJECT, "judged", "inveigh", "against"),
    (OBJECT, "judged", "fulminate", "against"),
    (OBJECT, "judged", "rant", "about | against"),
    (OBJECT, "judged", "rave", "about"),
    (OBJECT, "judged", "gush", "about | over"),
    (OBJECT, "judged", "gripe", "about"),
    (OBJECT, "judged", "grouse", "about"),
    (OBJECT, "judged", "fret", "about | over"),
    (OBJECT, "judged", "agonise", "over"),
    (OBJECT, "judged", "agonize", "over"),
    (OBJECT, "judged", "bicker", "over | about"),
    (OBJECT, "judged", "spar", "over | on | with"),
    (OBJECT, "judged", "clash", "over"),
    (OBJECT, "judged", "disagree", "with | on | over | about"),
    (OBJECT, "judged", "differ", "on | over | with"),
    (OBJECT, "judged", "quarrel", "with | over"),
    (OBJECT, "judged", "argue", "over | with"),
    (OBJECT, "judged", "approve", "of"),
    (OBJECT, "judged", "disapprove", "of"),
    (OBJECT, "judged", "acquiesce", "to | in"),
    (OBJECT, "judged", "accede", "to"),
    (OBJECT, "judged", "consent", "to"),
    (OBJECT, "judged", "sign", "off on"),
    (OBJECT, "judged", "sympathize", "with"),
    (OBJECT, "judged", "sympathise", "with"),
    (OBJECT, "judged", "identify", "with"),
    (OBJECT, "judged", "answer", "to | questions about"),
    (OBJECT, "judged", "testify", "about | to"),
    (OBJECT, "judged", "distance", "himself from | herself from | itself from | themselves from"),
    (OBJECT, "judged", "open", "up about"),
    (OBJECT, "judged", "tick", "off"),
    (OBJECT, "judged", "rattle", "off"),
    (OBJECT, "judged", "dress", "down"),
    (OBJECT, "judged", "bill", "himself as | herself as | itself as | themselves as"),
    (OBJECT, "judged", "cast", "himself as | herself as | itself as | themselves as"),
    (OBJECT, "judged", "present", "himself as | herself as | itself as | themselves as"),
    (OBJECT, "judged", "pride", "himself on | herself on | itself on | themselves on"),
    (OBJECT, "judged", "see", "himself as | herself as | itself as | themselves as"),
    (OBJECT, "judged", "warm", "to"),
    (OBJECT, "judged", "marvel", "at"),
    (OBJECT, "judged", "insist", "on | upon"),
    (OBJECT, "judged", "settle", "on"),
)  # fmt: skip

_LIGHT = """make raise express voice have issue offer give deliver level launch file show hold repeat reiterate pose
    lodge draw harbor harbour put take feel announce air outline share mount renew revive spread receive present"""
_RECEIVING = "draw face spark receive win earn attract get prompt provoke gain suffer"

NOUNS = frozenset(
    """concern concerns doubt doubts question questions support opposition criticism criticisms praise confidence
        interest fear fears hope hopes regret regrets outrage anger frustration frustrations disappointment dismay
        alarm surprise skepticism scepticism sympathy solidarity gratitude thanks condolences appreciation admiration
        respect contempt disdain scorn enthusiasm optimism pessimism willingness reluctance desire intention
        intentions commitment commitments belief beliefs view views opinion opinions objection objections
        reservation reservations worry worries complaint complaints accusation accusations allegation allegations
        charge charges claim claims denial denials promise promises pledge pledges vow vows threat threats warning
        warnings appeal appeals demand demands request requests proposal proposals suggestion
        suggestions argument arguments statement statements comment comments remark remarks announcement reference
        references mention defense defence prediction predictions
        assessment assessments endorsement apology apologies joke jokes speech speeches message messages rebuke
        condemnation backlash scrutiny distinction contrast comparison comparisons critique
        critiques feelings thoughts advice explanation satisfaction bewilderment indignation unease anxiety
        misgivings qualms preference contention assertion rhetoric words""".split()
)
"""What a light verb makes a saying of."""

AFTER = frozenset("about of over that to for against on with in at toward towards regarding concerning".split())


def _tables() -> tuple[dict[str, tuple[tuple[tuple[str, ...], Verb], ...]], dict[str, Verb], dict[str, Verb]]:
    phrases: dict[str, list[tuple[tuple[str, ...], Verb]]] = {}
    for frame, stance, lemma, tails in _SPOKEN:
        for word, form in forms(lemma):
            for tail in tails.split("|"):
                phrases.setdefault(word, []).append((tuple(tail.split()), Verb(lemma, form, frame, stance, False)))
    ordered = {word: tuple(sorted(runs, key=lambda run: -len(run[0]))) for word, runs in phrases.items()}
    light = dict(_lights(_LIGHT))
    return ordered, light, dict(_lights(_RECEIVING))


def _lights(lemmas: str) -> Iterator[tuple[str, Verb]]:
    for lemma in lemmas.split():
        for word, form in forms(lemma):
            yield word, Verb(lemma, form, OBJECT, "judged", False)


_RUNS, _LENDING, _GETTING = _tables()

PHRASES: Mapping[str, tuple[tuple[tuple[str, ...], Verb], ...]] = MappingProxyType(_RUNS)
"""For the first word of a saying, what may follow it, the longest first, and how the whole is read."""

LIGHT: Mapping[str, Verb] = MappingProxyType(_LENDING)
"""Verbs that lend themselves to a noun of ``NOUNS``: the subject says it."""

RECEIVING: Mapping[str, Verb] = MappingProxyType(_GETTING)
"""Verbs whose subject is told of: "drew criticism from the mayor"; who stands after "from" says it."""
