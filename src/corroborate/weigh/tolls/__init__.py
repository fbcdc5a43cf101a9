"""Figures of one event to tolls, by the published rules (docs/method.md, section 6).

Each statement comes with what the other rooms know of it: whose it is, how that voice ranks, whether it is a copy, on
which side the voice stands.  The rules are applied in one order:

    R4 what cannot be mixed goes apart     R3 another extent is set aside        R1 copies yield to their origin
    R2 a voice's later statements          R14 anonymous maxima                  R12 denials
    R11 hedged figures                     R13 floors                            dominated intervals
    R5 a party on the other side's losses  R7 or R8 between the voices           R6 admitted losses set the low
    R9 the remainder of a stated total     R4 a total from one voice's parts

Every figure that could have counted is in ``used`` or in ``set_aside`` of its toll, with the rule and the reason.
R10 (a total over several places stays one event) acts in events and at export, not here.
"""

from corroborate.weigh.tolls.doubts import UNANSWERABLE
from corroborate.weigh.tolls.making import toll, tolls
from corroborate.weigh.tolls.statements import Extent, Statement
from corroborate.weigh.tolls.voices import RANKING
from corroborate.weigh.tolls.words import RULES, explain

__all__ = ["RANKING", "RULES", "UNANSWERABLE", "Extent", "Statement", "explain", "toll", "tolls"]
