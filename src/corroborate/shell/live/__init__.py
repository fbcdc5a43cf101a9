"""The record as it stands, held open: moved on by each decision and each new report, never rebuilt.

Everything here is a function of the facts in the store, as everywhere (docs/adr/0004): what ``Live`` shows is what
``pipeline.weigh`` gives for the same facts. It keeps its parts in memory and makes anew only what a fact touches: one
report is folded, the events that it touches are weighed, their items are queued, their rows found. See docs/adr/0010.
"""

from corroborate.shell.live.live import Live
from corroborate.shell.live.log import SETTINGS
from corroborate.shell.live.memory import Equipment

__all__ = ["SETTINGS", "Equipment", "Live"]
