"""Database, snapshots, recorded decisions."""
