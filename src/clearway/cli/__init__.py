"""The command line. No rules inside."""
