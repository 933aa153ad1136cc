"""Scripts, tokens, legal forms, name comparison. Verbs: ``read_name``, ``compare``."""
