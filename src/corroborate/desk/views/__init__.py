"""What pages and documents show of a publication: plain values in plain words, shared by web, HTML and JSON.

Nothing here decides anything: the numbers, the rules that made them and the grades come weighed. A view says them
in sentences that a recorder would sign, and keeps for each number the way back to the words it rests on.
"""

from corroborate.desk.views.dossier import dossier_view
from corroborate.desk.views.rows import Known, event_rows, row_of
from corroborate.desk.views.shown import (
    Copy,
    DossierView,
    EventView,
    History,
    Item,
    Line,
    Point,
    ReportRow,
    Row,
    Segment,
    SourceRow,
    Spot,
    Town,
    Trace,
)
from corroborate.desk.views.tally import Answer, Tally, answer
from corroborate.desk.views.words import (
    FLAGS,
    MEASURES,
    RULES,
    capital,
    corroboration,
    counted,
    day,
    days,
    event_title,
    interval,
    kind_words,
    number,
    outlet,
    sentence,
    when_words,
)

__all__ = [
    "FLAGS", "MEASURES", "RULES", "Answer", "Copy", "DossierView", "EventView", "History", "Item", "Known", "Line",
    "Point", "ReportRow", "Row", "Segment", "SourceRow", "Spot", "Tally", "Town", "Trace", "answer", "capital",
    "corroboration", "counted", "day", "days", "dossier_view", "event_rows", "event_title", "interval", "kind_words",
    "number", "outlet", "row_of", "sentence", "when_words",
]  # fmt: skip
