"""SWIFT MT messages: frames, blocks, fields."""

from clearway.message.mt.read import read

__all__ = ["read"]
