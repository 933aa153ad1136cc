"""Tests of the native kernel; where it was not built there is nothing to test."""

import pytest

from clearway.candidates import available


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not available:
        skip = pytest.mark.skip(reason="needs the native kernel: g++ when Clearway is installed")
        for item in items:
            if "tests/kernel" in item.path.as_posix():
                item.add_marker(skip)
