"""The index: everything that could match, nothing that judges. Verb: ``find``."""
