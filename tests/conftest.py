"""Fixtures shared by all tests."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of real lists and payments beside the checkout; tests skip where it is missing."""
    if not (SHARED / "lists").is_dir():
        pytest.skip("needs the folder `shared` (real lists and payments) beside the checkout")
    return SHARED
