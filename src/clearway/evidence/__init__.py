"""What agrees, what conflicts, how much each weighs. Verb: ``weigh``."""
