"""The strings of the interface: gettext's ``_()`` and ``ngettext()`` in templates and here, English as the source.

A translation is a catalogue ``locale/LANG/LC_MESSAGES/desk.mo`` in this package, made by the usual gettext tools from
the templates; without one the English stands. What the record itself says (reasons, rules, sentences of a toll) comes
in the language of ``desk.views``, which is English.
"""

from __future__ import annotations

import gettext
from functools import cache
from importlib import resources

DOMAIN = "desk"


@cache
def translations(language: str = "en") -> gettext.NullTranslations:
    """The catalogue of a language, or none: then every string stands as it is written."""
    catalogue = resources.files(__package__).joinpath("locale", language, "LC_MESSAGES", f"{DOMAIN}.mo")
    if not catalogue.is_file():
        return gettext.NullTranslations()
    with catalogue.open("rb") as stream:
        return gettext.GNUTranslations(stream)
