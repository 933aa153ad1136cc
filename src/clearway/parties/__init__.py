"""Who and what is to be screened in a payment. Verb: ``extract``."""

from clearway.parties.broken import Broken
from clearway.parties.extract import extract
from clearway.parties.finds import FindAt
from clearway.parties.marks import MarkAt
from clearway.parties.types import CountryAt, IdentifierAt, NameAt, Subject, Subjects
from clearway.parties.within import read_within

__all__ = [
    "Broken",
    "CountryAt",
    "FindAt",
    "IdentifierAt",
    "MarkAt",
    "NameAt",
    "Subject",
    "Subjects",
    "extract",
    "read_within",
]
