"""Who and what is to be screened in a payment. Verb: ``extract``."""
