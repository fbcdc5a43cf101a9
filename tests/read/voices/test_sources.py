"""Who speaks, and where he stands to what he says: before it, after it or inside it, in good order or bad."""

from __future__ import annotations

import pytest
from spoken import heard

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
    ("Six people were killed, said the ministry.", "the ministry", "said", "Six people were killed"),
    (
        "Six people were killed, said Ada Morn, the town's mayor.",
        "Ada Morn, the town's mayor",
        "said",
        "Six people were killed",
    ),
    ("Six people were killed - activists said.", "activists", "said", "Six people were killed"),
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
    ("Monitor says twelve killed in strike", "Monitor", "says", "twelve killed in strike"),
    ("Army says 12 rebels dead", "Army", "says", "12 rebels dead"),
    # small letters and capitals, as they come
    ("the ministry said six people were killed.", "the ministry", "said", "six people were killed"),
    ("THE MINISTRY SAID SIX PEOPLE WERE KILLED.", "THE MINISTRY", "SAID", "SIX PEOPLE WERE KILLED"),
    ("SIX PEOPLE WERE KILLED, THE MINISTRY SAID.", "THE MINISTRY", "SAID", "SIX PEOPLE WERE KILLED"),
    (
        "military sources today reported that six people died",
        "military sources",
        "today reported",
        "that six people died",
    ),
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
    assert (source, cue, content) in heard(text)
