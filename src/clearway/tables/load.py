"""Reads the package's own data files; every other module of the room gives them a type."""

from importlib.resources import files
from typing import Any, TypeVar

import msgspec
import yaml

T = TypeVar("T")

_DATA = files("clearway.tables") / "data"


def text(name: str) -> str:
    """The text of ``tables/data/NAME``."""
    return (_DATA / name).read_text(encoding="utf-8")


def typed(name: str, shape: type[T]) -> T:
    """A YAML file of ``tables/data`` as ``shape``; ``msgspec.ValidationError`` names the path."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw: Any = yaml.load(text(name), Loader=loader)  # noqa: S506 - both loaders are safe ones
    return msgspec.convert(raw, shape)
