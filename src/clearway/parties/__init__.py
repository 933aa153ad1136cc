"""Who and what is to be screened in a payment. Verb: ``extract``."""

from clearway.parties.extract import extract
from clearway.parties.types import CountryAt, IdentifierAt, NameAt, Subject, Subjects

__all__ = ["CountryAt", "IdentifierAt", "NameAt", "Subject", "Subjects", "extract"]
