"""Tariff codes against control lists, and where the trade leads. Verb: ``check``."""
