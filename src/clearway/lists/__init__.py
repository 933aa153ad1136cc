"""Publishers' formats, entries, snapshots, differences between snapshots. Verb: ``read``."""
