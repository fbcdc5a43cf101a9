"""Places: which of the gazetteer's candidates each name of a report means, decided for the whole report at once.

What counts, the strongest first: containment that the text says ("Andar district, Ghazni province"); the kind of
place that it says ("the city of X"); one sense of a name in a report; the company of the report's other places; how
exactly the name matches; population.  Most candidates lose by company alone: a report that names Homs and Hama means
the Damascus of Syria, not of Maryland.

The score of a place mention says how surely the text tells of a place where things happen: below ``METONYM`` (0.4) it
is named only, as a government that speaks ("Damascus denied it") or within an institution's name.
Rules: docs/method.md, section 2; the weights are house rules, chosen on development corpora.
"""

from corroborate.weigh.places.placing import METONYM, place_of
from corroborate.weigh.places.resolving import resolve

__all__ = ["METONYM", "place_of", "resolve"]
