"""ISO 20022 messages: any version, any wrapper."""

from clearway.message.iso.read import read

__all__ = ["read"]
