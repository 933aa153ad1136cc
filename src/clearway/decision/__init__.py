"""Dated policies, claims, action, questions. Verb: ``decide``."""
