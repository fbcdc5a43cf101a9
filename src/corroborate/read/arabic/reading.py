"""Arabic passages to a reading: what the Arabic rooms see, composed by the rooms that all languages share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from corroborate.codec import anchor
from corroborate.read.arabic import names, speech
from corroborate.read.arabic.acts import acts
from corroborate.read.arabic.figures import figures
from corroborate.read.arabic.gloss import glossed
from corroborate.read.arabic.times import times
from corroborate.read.arabic.voices import attributions
from corroborate.read.claims import compose
from corroborate.read.entities import entities
from corroborate.text.arabic import has_arabic, is_arabic
from corroborate.text.tokens import Sentence
from corroborate.values import (
    Candidate,
    Document,
    EntityKind,
    Mention,
    Passage,
    PlaceMention,
    Reading,
    Voice,
    VoiceKind,
)

# Places by their names: a document, its sentences as glossed, the mentions, and what the gazetteer holds of them.
Resolve = Callable[
    [Document, Sequence[Sentence], Sequence[Mention], Mapping[str, tuple[Candidate, ...]]], tuple[PlaceMention, ...]
]


def in_arabic(document: Document, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages that are read as Arabic: mostly in its letters, or without letters in a text that is."""
    text = document.text
    if not has_arabic(text):
        return ()
    whole = is_arabic(text)
    found = []
    for passage in passages:
        words = text[passage.start : passage.end]
        if is_arabic(words) or (whole and not any(letter.isalpha() for letter in words)):
            found.append(passage)
    return tuple(found)


# Words: a sentence of news has forty. Without full stops a text is read in pieces, so that its cost stays linear.
_LONGEST = 200


def pieces(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, those that are longer than any of news cut into pieces, numbered anew."""
    found: list[Sentence] = []
    for sentence in sentences:
        for first in range(0, len(sentence.tokens), _LONGEST):
            tokens = sentence.tokens[first : first + _LONGEST]
            found.append(Sentence(tokens[0].start, tokens[-1].end, tokens, sentence.passage, len(found)))
    return tuple(found)


def wide_names(document: Document, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """The runs of words that may be places, to be looked up before ``read`` is called."""
    return names.wide(document, pieces(sentences), ())


def read(
    document: Document,
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    *,
    candidates: Mapping[str, tuple[Candidate, ...]],
    voice_kinds: Mapping[str, VoiceKind],
    resolve: Resolve,
) -> Reading:
    """The reading of a document's Arabic passages, whose sentences are given; offsets count in the whole text.

    Perpetrators and roles are not read, but for persons named as victims. Never raises on any text.
    """
    sentences = pieces(sentences)
    said, speakers = attributions(sentences, voice_kinds)
    voices = {(v.start, v.end): v for a in said for v in a.chain}
    persons = _persons(document, sentences, tuple(voices.values()))
    bodies = sorted(at for at, voice in voices.items() if voice.kind not in _AT_HOME)
    told = names.settled(document, sentences, bodies, candidates)
    starts = sorted(mention.start for mention in told)
    lines = tuple(glossed(sentence, starts) for sentence in sentences)
    named = tuple(sorted((*told, *persons), key=lambda m: (m.start, m.end)))
    places = resolve(document, lines, told, candidates)
    when = times(sentences, document.published, document.text)
    counted = figures(document, sentences, when, [(m.start, m.end) for m in persons])
    done = acts(document, sentences, named, counted)
    return compose(
        document,
        passages,
        lines,
        attributions=said,
        figures=counted,
        times=when,
        places=places,
        acts=done,
        entities=entities(document, named, done),
        speakers=speakers,
        phrases=speech.PHRASES,
    )


# Whose town is where they tell of; the seat of any other voice is not.
_AT_HOME = frozenset(
    (VoiceKind.WITNESS, VoiceKind.VICTIM, VoiceKind.RELATIVE, VoiceKind.LOCAL_OFFICIAL, VoiceKind.UNKNOWN)
)


def _persons(document: Document, sentences: Sequence[Sentence], voices: Sequence[Voice]) -> tuple[Mention, ...]:
    """Persons named, and voices of which nothing tells that they are a body: when in doubt, somebody to protect."""
    spans = dict.fromkeys(names.persons(sentences))
    for voice in voices:
        if voice.kind is VoiceKind.UNKNOWN and not speech.is_body(voice.words):
            spans.setdefault((voice.start, voice.end))
    found = []
    starts = [sentence.start for sentence in sentences]
    for start, end in sorted(spans):
        passage = sentences[max(bisect_right(starts, start) - 1, 0)].passage.id
        found.append(
            Mention(
                id=anchor("men", document.id, start, end, "person"),
                passage=passage,
                start=start,
                end=end,
                kind=EntityKind.PERSON,
                text=document.text[start:end],
                score=0.8,
                made_by=names.MADE_BY,
            )
        )
    return tuple(found)


def joined(readings: Sequence[Reading], passages: Sequence[Passage]) -> Reading:
    """The readings of the passages of one document that are in different languages, as one."""
    first = readings[0]
    return Reading(
        document=first.document,
        passages=tuple(passages),
        entities=tuple(sorted((e for r in readings for e in r.entities), key=lambda e: (e.mentions[:1], e.id))),
        places=tuple(sorted((p for r in readings for p in r.places), key=lambda p: (p.start, p.end))),
        times=tuple(sorted((t for r in readings for t in r.times), key=lambda t: (t.start, t.end))),
        figures=tuple(
            sorted((f for r in readings for f in r.figures), key=lambda f: (f.start, f.end, f.measure.value))
        ),
        claims=tuple(sorted((c for r in readings for c in r.claims), key=lambda c: (c.start, c.end, c.id))),
        made_by=first.made_by,
        meanings=tuple(m for r in readings for m in r.meanings),
    )
