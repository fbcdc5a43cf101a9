"""How surely a sentence says that a party did it, by the words beside the party. The sentences are invented."""

from __future__ import annotations

import pytest

from corroborate.read.blame import confidence
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Confidence, Document

FACT, CLAIMED, ACCUSED = Confidence.FACT, Confidence.CLAIMED, Confidence.ACCUSED
SUSPECTED, POSSIBLE = Confidence.SUSPECTED, Confidence.POSSIBLE


def said(text: str) -> Confidence:
    """What a sentence says of the party between square brackets."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    (sentence,) = sentences(plain, passages(Document(id="doc-1", text=plain, sha256="", cleaned_by="test")))
    at = [n for n, token in enumerate(sentence.tokens) if token.start < end and start < token.end]
    return confidence(sentence.tokens, at[0], at[-1] + 1)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("[The Coast Shield] killed nine villagers in Jebra.", FACT),
        ("[Suspected raiders] killed nine villagers.", SUSPECTED),
        ("Nine villagers were killed by alleged members of the [Coast Shield].", SUSPECTED),
        ("[The army] killed twelve suspected raiders.", FACT),
        ("Raiders are suspected of the killings, said [the Coast Shield].", SUSPECTED),
        ("Residents accused [the army] of killing nine.", ACCUSED),
        ("[The army] was accused of killing nine.", ACCUSED),
        ("[The Coast Shield] accused the mayor and shot him.", FACT),
        ("The blast was attributed to [the Coast Shield].", ACCUSED),
        ("The blast was blamed on [the Coast Shield].", ACCUSED),
        ("Police believe that [the Coast Shield] planted it.", SUSPECTED),
        ("[The Coast Shield] claimed responsibility for the blast.", CLAIMED),
        ("Credit for the blast was claimed by [the Coast Shield].", CLAIMED),
        ("[The Coast Shield] denied responsibility for the blast.", FACT),
        ("It was possibly [the Coast Shield] who fired.", POSSIBLE),
        ("The killings were reportedly carried out by [the army].", POSSIBLE),
        ("[The Coast Shield] may have planted it.", POSSIBLE),
        ("The strike was most likely carried out by [the army].", POSSIBLE),
        ("[The army] could be responsible for it.", POSSIBLE),
        ("[The army] killed nine, and the toll is likely to rise.", FACT),
        ("[The army] killed nine, and more could be under the rubble.", FACT),
        ("On 3 May [the Coast Shield] burned the ferry.", FACT),
    ],
)
def test_the_words_beside_a_party_say_how_surely(text: str, how: Confidence) -> None:
    """What describes it, who points at it, how sure the speaker is."""
    assert said(text) is how


def test_words_far_away_say_nothing_of_it() -> None:
    """A doubt more than twelve words from the party is about something else."""
    far = "in the long cold winter of that year when the river froze over and nobody could cross it"
    assert said(f"[The army] killed nine {far}, reportedly.") is FACT
