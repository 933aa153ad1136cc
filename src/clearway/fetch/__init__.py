"""Downloads from publishers, checked before anything counts. Verb: ``fetch``."""

from clearway.fetch.client import Client
from clearway.fetch.fetch import Failed, Fetched, Unchanged, fetch
from clearway.fetch.web import Web

__all__ = ["Client", "Failed", "Fetched", "Unchanged", "Web", "fetch"]
