"""The project's own dated data as frozen values, read once from the package."""
