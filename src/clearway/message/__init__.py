"""A payment as sent, each value with its path. Verb: ``parse``."""
