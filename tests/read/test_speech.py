"""Tests of read/speech.py: the lexicon of saying."""

from __future__ import annotations

import pytest

from corroborate.read import speech
from corroborate.values import VoiceKind

KINDS = [
    ("the Narsa Observatory for Human Rights", VoiceKind.MONITOR),
    ("a monitoring group", VoiceKind.MONITOR),
    ("the war monitor", VoiceKind.MONITOR),
    ("Reuters", VoiceKind.AGENCY),
    ("the state news agency", VoiceKind.AGENCY),
    ("state television", VoiceKind.OUTLET),
    ("a correspondent", VoiceKind.OUTLET),
    ("the health ministry", VoiceKind.HEALTH_AUTHORITY),
    ("Health Ministry officials", VoiceKind.HEALTH_AUTHORITY),
    ("a source at the Karim hospital", VoiceKind.HOSPITAL),
    ("doctors", VoiceKind.HOSPITAL),
    ("a medical source", VoiceKind.HOSPITAL),
    ("the army", VoiceKind.MILITARY),
    ("a military source", VoiceKind.MILITARY),
    ("the US-led coalition", VoiceKind.MILITARY),
    ("the defence ministry", VoiceKind.MILITARY),
    ("rebels", VoiceKind.ARMED_GROUP),
    ("the Taliban", VoiceKind.ARMED_GROUP),
    ("residents", VoiceKind.WITNESS),
    ("an eyewitness", VoiceKind.WITNESS),
    ("his brother", VoiceKind.RELATIVE),
    ("survivors", VoiceKind.VICTIM),
    ("activists", VoiceKind.ACTIVIST),
    ("the Local Coordination Committees", VoiceKind.ACTIVIST),
    ("the governor", VoiceKind.LOCAL_OFFICIAL),
    ("local officials", VoiceKind.LOCAL_OFFICIAL),
    ("police", VoiceKind.LOCAL_OFFICIAL),
    ("the government", VoiceKind.GOVERNMENT),
    ("the foreign minister", VoiceKind.GOVERNMENT),
    ("the UN", VoiceKind.UN),
    ("UNICEF", VoiceKind.UN),
    ("the commission of inquiry", VoiceKind.INQUIRY),
    ("Amnesty International", VoiceKind.NGO),
    ("the Red Cross", VoiceKind.NGO),
    ("a post on Facebook", VoiceKind.SOCIAL_MEDIA),
    ("a source", VoiceKind.ANONYMOUS),
    ("reports", VoiceKind.ANONYMOUS),
    ("Ada Morn", VoiceKind.UNKNOWN),
    ("he", VoiceKind.UNKNOWN),
    ("", VoiceKind.UNKNOWN),
]


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_a_voices_kind_is_told_by_its_nouns(words: str, kind: VoiceKind) -> None:
    """The words of a voice tell its kind, whatever their case."""
    assert speech.kind(words, {}) is kind
    assert speech.kind(words.upper(), {}) is kind


def test_the_directory_comes_first() -> None:
    """An alias of the voice directory wins over the nouns, with or without an article or a possessive."""
    directory = {"narsa press": VoiceKind.MONITOR}
    for words in ("Narsa Press", "the Narsa Press", "Narsa Press's"):
        assert speech.kind(words, directory) is VoiceKind.MONITOR


FORMS = [
    ("said", "say", "both"),
    ("says", "say", "s"),
    ("saying", "say", "ing"),
    ("told", "tell", "both"),
    ("denied", "deny", "both"),
    ("denies", "deny", "s"),
    ("admitted", "admit", "both"),
    ("admitting", "admit", "ing"),
    ("wrote", "write", "past"),
    ("written", "write", "done"),
    ("alleging", "allege", "ing"),
    ("agreeing", "agree", "ing"),
    ("confesses", "confess", "s"),
    ("wanders", None, None),
    ("claimed", "claim", "both"),
    ("thought", "think", "both"),
    ("stresses", "stress", "s"),
]


@pytest.mark.parametrize(("word", "lemma", "form"), FORMS)
def test_every_form_of_a_reporting_verb_is_known(word: str, lemma: str | None, form: str | None) -> None:
    """Inflected forms lead to their lemma; other verbs are not in the lexicon."""
    verb = speech.VERBS.get(word)
    assert (verb.lemma, verb.form) == (lemma, form) if verb else lemma is None


def test_every_particle_belongs_to_a_verb() -> None:
    """No table names a verb that the lexicon does not have."""
    lemmas = {verb.lemma for verb in speech.VERBS.values()}
    assert set(speech.NEEDS_PARTICLE) <= lemmas
    assert {lemma for lemma in speech.PARTICLES if lemma not in lemmas} == set()


DISCLAIMERS = [
    ("The claim could not be independently verified.", True),
    ("Northgate could not verify the figures.", True),
    ("It was not possible to confirm the report.", True),
    ("We were unable to confirm the number.", True),
    ("The toll cannot be verified.", True),
    ("The accounts couldnt be verified.", True),
    ("There was no independent confirmation.", True),
    ("The reports are unverified.", True),
    ("Police have yet to confirm the toll.", True),
    ("The ministry confirmed the toll.", False),
    ("Doctors verified the names.", False),
    ("Six people were killed.", False),
]


@pytest.mark.parametrize(("text", "is_one"), DISCLAIMERS)
def test_disclaimers_are_known(text: str, is_one: bool) -> None:
    """An outlet's "could not verify" is a disclaimer, in all its wordings."""
    assert bool(speech.DISCLAIMER.search(text)) is is_one


HEDGES = [
    ("nine may have been killed", True),
    ("nine are believed to be dead", True),
    ("nine are feared dead", True),
    ("unconfirmed reports of nine deaths", True),
    ("it was rumoured that nine died", True),
    ("nine were killed", False),
    ("nine have been killed", False),
]


@pytest.mark.parametrize(("text", "is_one"), HEDGES)
def test_hedged_phrases_are_known(text: str, is_one: bool) -> None:
    """Words that make a number hearsay."""
    assert bool(speech.HEDGED_PHRASES.search(text)) is is_one
