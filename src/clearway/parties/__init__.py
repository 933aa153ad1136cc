"""Who and what is to be screened in a payment. Verb: ``extract``."""

from clearway.parties.extract import extract
from clearway.parties.marks import MarkAt
from clearway.parties.types import CountryAt, IdentifierAt, NameAt, Subject, Subjects

__all__ = ["CountryAt", "IdentifierAt", "MarkAt", "NameAt", "Subject", "Subjects", "extract"]
