"""Tests of the native kernel; where it was not built there is nothing to test.

``CLEARWAY_KERNEL_FILE`` names another build of it, such as one with sanitizers.
"""

import importlib.util
import os
import sys

import pytest

if named := os.environ.get("CLEARWAY_KERNEL_FILE"):
    spec = importlib.util.spec_from_file_location("clearway.candidates._kernel", named)
    assert spec is not None
    assert spec.loader is not None
    other = importlib.util.module_from_spec(spec)
    sys.modules["clearway.candidates._kernel"] = other
    spec.loader.exec_module(other)

from clearway.candidates import available


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not available:
        skip = pytest.mark.skip(reason="needs the native kernel: g++ when Clearway is installed")
        for item in items:
            if "tests/kernel" in item.path.as_posix():
                item.add_marker(skip)
