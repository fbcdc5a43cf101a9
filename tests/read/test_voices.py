"""Tests of read/voices.py: who says it, by which cue, and what. All people, places and outlets are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.voices import attributions
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import Attribution, Certainty, Passage, PassageKind, Polarity, VoiceKind


def split(text: str, kind: PassageKind = PassageKind.NARRATION) -> tuple[Sentence, ...]:
    """The sentences of a text of one passage."""
    passage = Passage(id="p", document="d", start=0, end=len(text), kind=kind)
    return sentences(text, (passage,))


def read(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text, without a voice directory."""
    return attributions(split(text), {})


def said(text: str, attribution: Attribution) -> str:
    """The pieces of what is said."""
    return " ... ".join(text[a:b] for a, b in attribution.spans)


def origin(attribution: Attribution) -> str | None:
    """The words of the last link."""
    return attribution.chain[-1].words if attribution.chain else None


# Each row: the text, who says it, by which cue, and what.
PLAIN = [
    # the source before what it says
    ("The ministry said that six people were killed.", "The ministry", "said", "that six people were killed"),
    ("The ministry said six people were killed.", "The ministry", "said", "six people were killed"),
    ("A hospital official said nine bodies had arrived.", "A hospital official", "said", "nine bodies had arrived"),
    ("Residents say the road is mined.", "Residents", "say", "the road is mined"),
    ("She confirmed that the bridge was hit.", "She", "confirmed", "that the bridge was hit"),
    (
        "The Narsa Monitoring Centre reported that four people died.",
        "The Narsa Monitoring Centre",
        "reported",
        "that four people died",
    ),
    ("The army announced that it had taken the hill.", "The army", "announced", "that it had taken the hill"),
    ("The rebels claimed they had shot down a jet.", "The rebels", "claimed", "they had shot down a jet"),
    ("The governor acknowledged that mistakes were made.", "The governor", "acknowledged", "that mistakes were made"),
    ("The mayor warned that food would run out.", "The mayor", "warned", "that food would run out"),
    ("The commander insisted that no civilians were hit.", "The commander", "insisted", "that no civilians were hit"),
    ("Doctors believe the gas was chlorine.", "Doctors", "believe", "the gas was chlorine"),
    ("The envoy added that talks would go on.", "The envoy", "added", "that talks would go on"),
    ("The agency estimates that 4,000 people have fled.", "The agency", "estimates", "that 4,000 people have fled"),
    ("The network has documented 12 attacks on clinics.", "The network", "has documented", "12 attacks on clinics"),
    ("The group has also said it will not leave.", "The group", "has also said", "it will not leave"),
    ("Witnesses alleged that police opened fire.", "Witnesses", "alleged", "that police opened fire"),
    ("The report found that both sides shelled homes.", "The report", "found", "that both sides shelled homes"),
    ("He wrote that the village was empty.", "He", "wrote", "that the village was empty"),
    ("They noted that the wells were dry.", "They", "noted", "that the wells were dry"),
    ("The minister denied that prisoners were beaten.", "The minister", "denied", "that prisoners were beaten"),
    ("Aid workers fear that dozens are trapped.", "Aid workers", "fear", "that dozens are trapped"),
    # a hearer between cue and content
    ("A doctor told reporters that two children died.", "A doctor", "told", "that two children died"),
    ("The colonel told us the road was open.", "The colonel", "told", "the road was open"),
    ("The bishop told the Narsa Herald that he had seen it.", "The bishop", "told", "that he had seen it"),
    ("The envoy informed the council that talks had failed.", "The envoy", "informed", "that talks had failed"),
    # a time or an occasion between cue and content
    ("The army said on Monday that it would withdraw.", "The army", "said", "that it would withdraw"),
    ("The army said in a statement that it would go.", "The army", "said in a statement", "that it would go"),
    ("The army said late on Monday that it would withdraw.", "The army", "said", "that it would withdraw"),
    ("On Tuesday, the army said that it would withdraw.", "the army", "said", "that it would withdraw"),
    ("On Tuesday the army said that it would withdraw.", "the army", "said", "that it would withdraw"),
    ("In Narsa, a nurse said the ward was full.", "a nurse", "said", "the ward was full"),
    ("But the nurse said the ward was full.", "the nurse", "said", "the ward was full"),
    ("However the nurse said the ward was full.", "the nurse", "said", "the ward was full"),
    ("The nurse on Tuesday said the ward was full.", "The nurse", "on Tuesday said", "the ward was full"),
    # after it
    ("Six people were killed, the ministry said.", "the ministry", "said", "Six people were killed"),
    ("Six people were killed, the ministry said on Friday.", "the ministry", "said", "Six people were killed"),
    ("Six people were killed, he told reporters.", "he", "told", "Six people were killed"),
    ("Six people were killed, according to the ministry.", "the ministry", "according to", "Six people were killed"),
    ("Six people were killed, said the ministry.", "the ministry", "said", "Six people were killed"),
    (
        "Six people were killed, said Ada Morn, the town's mayor.",
        "Ada Morn, the town's mayor",
        "said",
        "Six people were killed",
    ),
    ("Six people were killed - activists said.", "activists", "said", "Six people were killed"),
    # before it, with according to
    ("According to the ministry, six people were killed.", "the ministry", "According to", "six people were killed"),
    ("According to residents the shelling began at dawn.", "residents", "According to", "the shelling began at dawn"),
    # inside it
    ("The road, residents said, was mined.", "residents", "said", "The road ... was mined"),
    ("Nine houses, he added, were burnt down.", "he", "added", "Nine houses ... were burnt down"),
    # appositions and relative clauses
    (
        "Ada Morn, head of the clinic, said nine people died.",
        "Ada Morn, head of the clinic",
        "said",
        "nine people died",
    ),
    (
        "Ada Morn, who runs the clinic, said nine people died.",
        "Ada Morn, who runs the clinic",
        "said",
        "nine people died",
    ),
    ("Ada Morn who runs the clinic said nine people died.", "Ada Morn", "said", "nine people died"),
    (
        "Ada Morn the head of the clinic said nine people died.",
        "Ada Morn the head of the clinic",
        "said",
        "nine people died",
    ),
    ("The Centre (NMC) said nine people died.", "The Centre (NMC)", "said", "nine people died"),
    ("A nurse, who said she was beaten, has left.", "who", "said", "she was beaten"),
    # quotations
    ('"We saw the planes," said a farmer.', "a farmer", "said", '"We saw the planes,"'),
    ('"We saw the planes," a farmer said.', "a farmer", "said", '"We saw the planes,"'),
    ("“We saw the planes,” a farmer said.", "a farmer", "said", "“We saw the planes,”"),
    ("''We saw the planes,'' a farmer said.", "a farmer", "said", "''We saw the planes,''"),
    ("«We saw the planes», a farmer said.", "a farmer", "said", "«We saw the planes»"),
    ('The farmer said: "We saw the planes."', "The farmer", "said", '"We saw the planes."'),
    ('The farmer said, "We saw the planes."', "The farmer", "said", '"We saw the planes."'),
    ('The farmer: "We saw the planes."', "The farmer", ":", '"We saw the planes."'),
    ('"We saw the planes" the farmer told a reporter.', "the farmer", "told", '"We saw the planes"'),
    (
        '"We saw the planes," a farmer said. "They came twice."',
        "a farmer",
        "said",
        '"We saw the planes," ... "They came twice."',
    ),
    (
        '"We saw them. They came twice," a farmer said.',
        "a farmer",
        "said",
        '"We saw them. They came twice,"',
    ),
    ('"Who did it?" a farmer asked.', "a farmer", "asked", '"Who did it?"'),
    # commas lost, as scraping loses them
    ("Six people were killed the ministry said.", "the ministry", "said", "Six people were killed"),
    (
        "Six people were killed in Narsa activists said on Friday.",
        "activists",
        "said",
        "Six people were killed in Narsa",
    ),
    ("Six people were killed local media reported.", "local media", "reported", "Six people were killed"),
    ("Six people were killed said the Narsa Centre.", "the Narsa Centre", "said", "Six people were killed"),
    ("Six people were killed according to a source.", "a source", "according to", "Six people were killed"),
    (
        "Six people were killed in Narsa Colonel Ivo Tarn told reporters.",
        "Colonel Ivo Tarn",
        "told",
        "Six people were killed in Narsa",
    ),
    (
        "Shells killed six people in the town a source at Narsa Police Command said.",
        "a source at Narsa Police Command",
        "said",
        "Shells killed six people in the town",
    ),
    # headlines
    ("Twelve killed in strike: monitor", "monitor", ":", "Twelve killed in strike"),
    ("Twelve killed in strike - activists", "activists", "-", "Twelve killed in strike"),
    ("Monitor: twelve killed in strike", "Monitor", ":", "twelve killed in strike"),
    ("Monitor says twelve killed in strike", "Monitor", "says", "twelve killed in strike"),
    ("Army says 12 rebels dead", "Army", "says", "12 rebels dead"),
    # aims, judgements
    ("The rebels want to leave the city.", "The rebels", "want", "to leave the city"),
    ("The council condemned the raid.", "The council", "condemned", "the raid"),
    ("The envoy praised the truce.", "The envoy", "praised", "the truce"),
    ("The army refused to open the road.", "The army", "refused", "to open the road"),
    ("The opposition called for a truce.", "The opposition", "called for", "a truce"),
    ("The mayor blamed the rebels for the fire.", "The mayor", "blamed", "the rebels for the fire"),
    ("The mayor accused the army of killing nine people.", "The mayor", "accused", "the army of killing nine people"),
    # numbers, passive
    ("Nine deaths were reported by the rescuers.", "the rescuers", "were reported by", "Nine deaths"),
    ("The centre has put the death toll at 40.", "The centre", "has put", "the death toll at 40"),
    ("The hospital recorded nine deaths.", "The hospital", "recorded", "nine deaths"),
    ("The sources went on to say that two tanks burned.", "The sources", "went on to say", "that two tanks burned"),
    ("His claim that the road was open proved false.", "His", "claim", "that the road was open proved false"),
    # small letters and capitals, as they come
    ("the ministry said six people were killed.", "the ministry", "said", "six people were killed"),
    ("THE MINISTRY SAID SIX PEOPLE WERE KILLED.", "THE MINISTRY", "SAID", "SIX PEOPLE WERE KILLED"),
    (
        "six people were killed, according to military sources.",
        "military sources",
        "according to",
        "six people were killed",
    ),
    ("SIX PEOPLE WERE KILLED, THE MINISTRY SAID.", "THE MINISTRY", "SAID", "SIX PEOPLE WERE KILLED"),
    (
        "military sources today reported that six people died",
        "military sources",
        "today reported",
        "that six people died",
    ),
    # sayings in several words
    ("The mayor made it clear that the road was shut.", "The mayor", "made it clear", "that the road was shut"),
    ("The envoy raised questions about the raid.", "The envoy", "raised questions about", "the raid"),
    ("The raid drew criticism from the mayor.", "the mayor", "drew criticism from", "The raid"),
    ("The council took issue with the plan.", "The council", "took issue with", "the plan"),
    ("The mayor tried to play down the raid.", "The mayor", "tried to play down", "the raid"),
    ("The chief would not rule out a raid.", "The chief", "would not rule out", "a raid"),
    ("The envoy remained skeptical of the truce.", "The envoy", "remained skeptical of", "the truce"),
    ("The mayor held a rally to praise the truce.", "The mayor", "to praise", "the truce"),
    ("The envoy made no secret of his fears.", "The envoy", "made no secret of", "his fears"),
    ("The mayor distanced herself from the raid.", "The mayor", "distanced herself from", "the raid"),
    # where and by what it was said, within the cue
    (
        "The group issued a statement saying the raid failed.",
        "The group",
        "issued a statement saying",
        "the raid failed",
    ),
    ("The envoy responded by saying the truce held.", "The envoy", "responded by saying", "the truce held"),
    ("The army said on Facebook that it would go.", "The army", "said on Facebook", "that it would go"),
    ("The army said Monday that it would go.", "The army", "said Monday", "that it would go"),
    # speakers behind asides
    (
        "Ada Morn, 63, a nurse born in Narsa, said the ward was full.",
        "Ada Morn, 63, a nurse born in Narsa",
        "said",
        "the ward was full",
    ),
    (
        "The mayor - in a long speech - declared that the war was over.",
        "The mayor - in a long speech",
        "declared",
        "that the war was over",
    ),
    ("Conceding that mistakes were made, the mayor left.", "the mayor", "Conceding", "that mistakes were made"),
    ("More than 4 in 10 said the road was open.", "More than 4 in 10", "said", "the road was open"),
    ("Mr. Jolly said the road was open.", "Mr. Jolly", "said", "the road was open"),
    ("He's saying that the well is dry.", "He", "'s saying", "that the well is dry"),
    ("Senator Ivo Tarn (N-Narsa.) said the road was open.", "Senator Ivo Tarn (N-Narsa.)", "said", "the road was open"),
    ("A wide array of shopkeepers say the road is mined.", "A wide array of shopkeepers", "say", "the road is mined"),
    ('"We saw it," said Narsa delegate Ivo Tarn, angered by it.', "Narsa delegate Ivo Tarn", "said", '"We saw it,"'),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), PLAIN)
def test_source_cue_and_content_are_found(text: str, source: str, cue: str, content: str) -> None:
    """Each sentence has one attribution, with exactly these words for who, how and what."""
    found = [(origin(a), a.cue.words if a.cue else None, said(text, a)) for a in read(text)]
    assert (source, cue, content) in found


NAMELESS = [
    ("Asked whether the road was open, she left.", "Asked", "whether the road was open"),
    ("The envoy was criticized for his silence.", "was criticized for", "The envoy ... his silence"),
    ("There were growing questions about the raid.", "questions about", "the raid"),
    ("The truce was seen as a defeat.", "was seen as", "The truce ... a defeat"),
]


@pytest.mark.parametrize(("text", "cue", "content"), NAMELESS)
def test_what_nobody_named_says_or_asks(text: str, cue: str, content: str) -> None:
    """A question or judgement that names nobody is kept without a voice."""
    (attribution,) = read(text)
    assert attribution.chain == ()
    assert attribution.cue is not None
    assert attribution.cue.words == cue
    assert said(text, attribution) == content


NESTED = [
    ("The mayor said that the rebels want peace.", ["The mayor"]),
    ("The mayor said that she feared the worst.", ["The mayor"]),
    ("The mayor said that nurses believe nine people died.", ["The mayor", "nurses"]),
    ("The mayor said the doctor told her that nine people died.", ["The mayor", "the doctor"]),
    ('"I said so," the mayor said.', ["the mayor"]),
    ("Groups that have backed the truce say the road is open.", ["that", "Groups"]),
]


@pytest.mark.parametrize(("text", "voices"), NESTED)
def test_a_wish_within_a_saying_is_the_speakers_to_tell(text: str, voices: list[str]) -> None:
    """Within what somebody says, only what was told on, and beliefs that count, have a voice of their own."""
    assert [origin(a) for a in read(text)] == voices


SILENT = [
    # words of violence and of work that elsewhere are words of speech
    "Troops fired back, killing six people.",
    "The rebels attacked the town.",
    "Attacks on the town went on for a week.",
    "The town was attacked at dawn.",
    "A truck slammed into the crowd.",
    "The rope snapped, killing two people.",
    "The army put it on a truck.",
    "The group ruled the town in which six people died.",
    "The soldiers shot down a drone.",
    "Rebels took aim at the convoy.",
    "The army laid out mines in the fields.",
    "The rebels brought up tanks.",
    "Militants stood by as nine people were killed.",
    "The group went after the fighters.",
    "The blast claimed nine lives.",
    "The blast claimed the lives of nine people.",
    "The country has found itself at war.",
    "Nine people were found dead.",
    "The report was long.",
    "The plan of the town was lost.",
    "Nine people were killed in the raid.",
    "The attack killed nine people.",
    "A suspected bomber was shot.",
    "The note lay on the table.",
    "The war has killed 900 people.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_saying_is_left_alone(text: str) -> None:
    """Words that look like saying but say nothing make no attribution with a voice."""
    assert [origin(a) for a in read(text) if a.chain] == []


# Each row: the text, and a chain that it must give.
CHAINS = [
    ("Reuters quoted residents as saying six people died.", ["Reuters", "residents"]),
    ("SANA reported six deaths, citing a military source.", ["SANA", "a military source"]),
    ("Six people died, SANA reported, citing a military source.", ["SANA", "a military source"]),
    ("Six people died SANA reported citing a military source.", ["SANA", "a military source"]),
    ("An activist told AFP that six people died.", ["AFP", "An activist"]),
    ("Six people died, an activist told AFP.", ["AFP", "an activist"]),
    ("Six people died state television cited the ministry as saying on Monday.", ["state television", "the ministry"]),
    ("The ministry said six people died.", ["The ministry"]),
    ("An activist told reporters that six people died.", ["An activist"]),
    ("A nurse was quoted by Reuters as saying six people died.", ["Reuters", "A nurse"]),
]


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_chains_go_from_the_outermost_to_the_origin(text: str, chain: list[str]) -> None:
    """Who hands on stands before whom it hands on; hearers who hand nothing on are no link."""
    assert chain in [[v.words for v in a.chain] for a in read(text)]


STANCES = [
    ("The ministry confirmed that six died.", "confirmed", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The ministry announced that six died.", "announced", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The rebels claimed that six died.", "claimed", Certainty.ASSERTED, Polarity.POSITIVE),
    ("Residents alleged that six died.", "alleged", Certainty.UNCONFIRMED, Polarity.POSITIVE),
    ("The army denied that six died.", "denied", Certainty.DENIED, Polarity.NEGATIVE),
    ("The army did not deny that six died.", "denied", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The network documented six deaths.", "documented", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The network estimated that six died.", "estimated", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The envoy warned that six would die.", "warned", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The mayor accused the army of killing six.", "accused", Certainty.UNCONFIRMED, Polarity.POSITIVE),
    ("The mayor blamed the army.", "blamed", Certainty.ASSERTED, Polarity.POSITIVE),
    ("Doctors believe that six died.", "believed", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The army reportedly said that six died.", "said", Certainty.UNCONFIRMED, Polarity.POSITIVE),
    ("The council condemned the raid.", "judged", Certainty.ASSERTED, Polarity.POSITIVE),
]


@pytest.mark.parametrize(("text", "stance", "certainty", "polarity"), STANCES)
def test_stance_certainty_and_polarity_follow_the_cue(
    text: str, stance: str, certainty: Certainty, polarity: Polarity
) -> None:
    """The cue's class tells how it is said; only a denial turns the claim about."""
    (found,) = read(text)
    assert (found.stance, found.certainty, found.polarity) == (stance, certainty, polarity)


def test_hearsay_without_a_voice_is_unconfirmed() -> None:
    """Words such as "It was reported that" and "is believed to" have no source, and hedge."""
    for text in (
        "It was reported that six people died.",
        "The chief is believed to be dead.",
        "There are reports that six people died.",
    ):
        (found,) = read(text)
        assert (found.chain, found.certainty) == ((), Certainty.UNCONFIRMED)


def test_a_second_cue_takes_the_first_ones_speaker() -> None:
    """Words such as "..., adding that" and "and said that" go on with who spoke before."""
    text = "The ministry said six people died, adding that nine were hurt."
    assert [(origin(a), said(text, a)) for a in read(text)] == [
        ("The ministry", "six people died"),
        ("The ministry", "that nine were hurt"),
    ]
    text = "The ministry reported six deaths and said that nine were hurt."
    assert [(origin(a), said(text, a)) for a in read(text)] == [
        ("The ministry", "six deaths"),
        ("The ministry", "that nine were hurt"),
    ]


def test_an_account_carries_over_between_two_sentences_of_one_speaker() -> None:
    """A sentence between two of the same ministry in a paragraph is its account too, without a cue."""
    text = "The ministry said six died. Nine were hurt in Narsa. The ministry added that roads were cut."
    carried = [a for a in read(text) if a.carried]
    assert [(origin(a), a.cue, said(text, a)) for a in carried] == [("The ministry", None, "Nine were hurt in Narsa.")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said six died. Nine were hurt in Narsa.",
        "The ministry said six died. Nine were hurt in Narsa. A farmer said roads were cut.",
        "The ministry said six died.\n\nNine were hurt in Narsa.\n\nThe ministry added that roads were cut.",
    ],
)
def test_an_account_stops(text: str) -> None:
    """Without the speaker's return in the same paragraph, the next sentence is the outlet's own."""
    assert not any(a.carried for a in read(text))


def test_a_quotation_runs_on_over_paragraphs() -> None:
    """A quotation that opens anew in the next paragraph stays with its speaker."""
    text = '"We saw the planes," a farmer said.\n\n"They came twice and bombed the well."'
    (found,) = read(text)
    assert said(text, found).endswith('"They came twice and bombed the well."')


def test_a_quotation_of_another_speaker_is_his() -> None:
    """The next quotation belongs to the cue that follows it, not to the speaker before."""
    text = '"We saw the planes," a farmer said. "They came twice," his wife said.'
    assert [(origin(a), said(text, a)) for a in read(text)] == [
        ("a farmer", '"We saw the planes,"'),
        ("his wife", '"They came twice,"'),
    ]


def test_the_directory_decides_a_voices_kind() -> None:
    """A known alias takes its kind from the directory, any other from its nouns."""
    text = "The Lamp said six died. A military source said nine died."
    found = attributions(split(text), {"the lamp": VoiceKind.MONITOR})
    assert [a.chain[-1].kind for a in found] == [VoiceKind.MONITOR, VoiceKind.MILITARY]


PIECES = st.sampled_from(
    [
        "The ministry",
        "a source at the hospital",
        "he",
        "SANA",
        "said",
        "told AFP",
        "that",
        "six people were killed",
        ",",
        ".",
        '"',
        "“",
        "”",
        "''",
        "‘",
        "(",
        ")",
        ":",
        "-",
        "—",
        "\n\n",
        "according to",
        "citing",
        "adding",
        "and",
        "who",
        "which",
        "were reported by",
        "is believed to",
        "quoted",
        "as saying",
        "on Monday",
        "denied",
        "claims",
        "no",
        "12",
        "…",
        "على",
        "SAID",
        "his",
        "report",
        "statement",
        "put the toll at",
        "went on to say",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_gives_exact_ordered_spans(text: str) -> None:
    """No text raises; every offset lies in the text; spans are ordered, disjoint and not empty."""
    for variant in (text, text.upper(), text.lower()):
        for found in read(variant):
            end = 0
            assert found.spans
            for a, b in found.spans:
                assert end <= a < b <= len(variant)
                end = b
            for part in (*found.chain, *((found.cue,) if found.cue else ())):
                assert variant[part.start : part.end].split() == part.words.split()
            assert found.cue is not None or found.carried


def test_a_long_text_without_marks_is_read_in_time() -> None:
    """Reading stays linear where no full stop ever comes."""
    assert len(read("the army said six people were killed in the town and " * 2000)) > 100
