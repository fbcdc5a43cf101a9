"""The words that times are told with, as far as more than one part of the grammar asks for them.

Nothing here parses. Words are in lower case; ordinary language only.
"""

from __future__ import annotations

from corroborate.read.calendar import WEEKDAYS

NUMBERS = {
    word: n
    for n, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
} | {"a": 1, "an": 1, "couple": 2, "thirty": 30, "forty": 40, "fifty": 50, "ninety": 90}
# Words of a length of time -> its unit, as expressions name it.
UNITS = {
    "hour": "hour",
    "hours": "hour",
    "day": "day",
    "days": "day",
    "week": "week",
    "weeks": "week",
    "month": "month",
    "months": "month",
    "year": "year",
    "years": "year",
    "night": "day",
    "nights": "day",
    "weekend": "weekend",
    "minutes": "minute",
    "minute": "minute",
    "decade": "decade",
    "decades": "decade",
    "century": "century",
    "centuries": "century",
    "weekends": "weekend",
    "fortnight": "fortnight",
}
DAYPARTS = frozenset("morning afternoon evening night noon midday dawn midnight overnight nights lunchtime".split())
LAST = frozenset("last past previous preceding".split())
NEXT = frozenset("next coming following".split())
# "the start of March", "late 2016" -> the third of a month or year that is meant.
PARTS = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "beginning": "early",
    "start": "early",
    "end": "late",
}
POSSESSED = {name + "s": n for name, n in WEEKDAYS.items()}  # "Tuesdays executions": a lost apostrophe
# What happens on a day: "two days after the ambush" hangs on it, and "after Friday's raid" is no edge.
EVENT_NOUNS = frozenset(
    """attack attacks ambush bombing bombings blast blasts explosion explosions strike strikes airstrike airstrikes
    raid raids clash clashes shelling shooting shootings massacre killing killings murder murders assassination
    assault battle fighting offensive operation siege kidnapping abduction robbery protest protests protest march
    riot riots coup election elections earthquake crash incident ceasefire cease-fire truce arrest arrests death
    deaths withdrawal invasion bombardment barrage collapse fire execution executions""".split()
)
# What is named after its time: in "the 2012 election" the year counts, in "after the May accord" there is no edge.
YEARED = frozenset(
    """war uprising revolution conflict genocide report constitution agreement peace accord accords law election
    elections coup invasion census hurricane season edition world video photo image
    ceasefire truce incident""".split()
)
# What is no noun: after it, nothing is counted, owned or named by the time before it.
FUNCTION = frozenset(
    """a an the of in on at to from by for with and or but nor as into over under near after before since until
    during when while where which who that this these those it its he she they we i his her their our is was were
    are be been has have had will would not no so if than then when outside inside against between following
    according amid around along across about because due via per despite because although though saying
    killing wounding leaving""".split()
)
# Where a look to either side of a time stops.
BREAK = frozenset(". ! ? ; : …".split())
