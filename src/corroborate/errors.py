"""Everything that Corroborate raises on purpose.

    CorroborateError
    ├── UserError                the input, a setting or a command is at fault: one line, exit status 1
    │   ├── UnreadableInput      bytes that hold no text we can read
    │   │   ├── EmptyInput           nothing in it
    │   │   ├── UnknownFormat        not a kind of file that we read
    │   │   ├── EncryptedInput       a password is needed
    │   │   └── TooLarge             over a stated limit
    │   ├── BadDocumentsFile     a row of a .jsonl or .csv that is not a document
    │   ├── BadReference         a gazetteer, voice directory or party register that does not parse
    │   ├── BadSetting           a setting or option with no meaning
    │   ├── MissingLayer         a record is read with a gazetteer layer that is not installed here
    │   ├── NotFound             no such record, event, figure or document
    │   ├── NotAllowed           a person may not do what they asked
    │   ├── WrongPassword        no account has that name and password
    │   ├── TooManyTries         wrong passwords came too fast
    │   ├── RecordError          the record cannot be used as it is
    │   │   ├── NotARecord           the file is something else
    │   │   ├── NewerRecord          written by a later version
    │   │   └── RecordBusy           another process is writing
    │   └── ReviewConflict       a decision about something that has changed since it was seen
    └── Bug                      our own fault: a broken invariant, please report it, exit status 2
        ├── InvalidValue         a value that breaks its own invariant
        ├── MixedMeasures        a toll was asked of figures that must not be mixed
        └── Corrupted            what is stored no longer matches its digest

``cli`` and ``routes`` are the only places that catch these.  Each message says what happened, to what,
and what to do.
"""

from __future__ import annotations

__all__ = [
    "BadDocumentsFile",
    "BadReference",
    "BadSetting",
    "Bug",
    "CorroborateError",
    "Corrupted",
    "EmptyInput",
    "EncryptedInput",
    "InvalidValue",
    "MissingLayer",
    "MixedMeasures",
    "NewerRecord",
    "NotARecord",
    "NotAllowed",
    "NotFound",
    "RecordBusy",
    "RecordError",
    "ReviewConflict",
    "TooLarge",
    "TooManyTries",
    "UnknownFormat",
    "UnreadableInput",
    "UserError",
    "WrongPassword",
]


class CorroborateError(Exception):
    """The root of the tree: catch it to catch everything that we raise on purpose."""


class UserError(CorroborateError):
    """The input, a setting or a command is at fault; the message says what to do."""


class UnreadableInput(UserError):
    """Bytes that hold no text we can read."""


class EmptyInput(UnreadableInput):
    """There is no text in the input."""


class UnknownFormat(UnreadableInput):
    """The input is not of a kind that we read."""


class EncryptedInput(UnreadableInput):
    """The input needs a password."""


class TooLarge(UnreadableInput):
    """The input is over a stated limit."""


class BadDocumentsFile(UserError):
    """A row of a documents file is not a document."""


class BadReference(UserError):
    """A gazetteer, voice directory or party register does not parse."""


class BadSetting(UserError):
    """A setting or option has no meaning."""


class MissingLayer(UserError):
    """A record is read with a gazetteer layer that is not installed here; the message says how to go on."""


class NotFound(UserError):
    """There is no such record, event, figure or document."""


class NotAllowed(UserError):
    """A person may not do what they asked."""


class WrongPassword(UserError):
    """No account has that name and password."""


class TooManyTries(UserError):
    """Wrong passwords came too fast; nothing was checked."""


class RecordError(UserError):
    """The record cannot be used as it is."""


class NotARecord(RecordError):
    """The file is something other than a record."""


class NewerRecord(RecordError):
    """The record was written by a later version of Corroborate."""


class RecordBusy(RecordError):
    """Another process is writing to the record."""


class ReviewConflict(UserError):
    """A decision about something that has changed since the reviewer saw it."""


class Bug(CorroborateError):
    """Our own fault: a broken invariant."""


class InvalidValue(Bug):
    """A value breaks its own invariant; nothing was stored."""


class MixedMeasures(Bug):
    """A toll was asked of figures of different measure or group (R4)."""


class Corrupted(Bug):
    """What is stored no longer matches its digest; the stored bytes are left untouched."""
