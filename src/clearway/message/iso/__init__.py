"""ISO 20022 messages: any version, any wrapper."""

from clearway.message.iso.read import read
from clearway.message.iso.stream import read as read_large

__all__ = ["read", "read_large"]
