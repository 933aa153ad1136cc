"""Reads the package's own data files; every other module of the room gives them a type."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
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


@cache
def fingerprint() -> str:
    """SHA-256 over all data files: the version of what answers and index files rest on."""
    digest = sha256()
    for path in sorted(_files(_DATA)):
        digest.update(path.encode() + b"\0" + (_DATA / path).read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable, within: str = "") -> Iterator[str]:
    for item in folder.iterdir():
        name = f"{within}{item.name}"
        if item.is_dir():
            yield from _files(item, f"{name}/")
        else:
            yield name
