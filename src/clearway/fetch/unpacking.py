"""Publications packed as zip: unpacked in memory, within bounds, their paths never used."""

import io
import zipfile
import zlib

from clearway.fetch.trouble import Trouble

MOST_FILES = 100
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_AGAIN = "Sync again; if it stays so, the publisher's file is at fault."


def unpack(name: str, content: bytes, largest_mb: int) -> dict[str, bytes]:
    """The files inside, by ``NAME/FILE``, or the file itself where it is no zip archive.

    Sizes are counted as bytes come, whatever the archive says of them. Raises ``Trouble``.
    """
    if content[:4] not in _ZIP:
        return {name: content}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _files(name, archive, largest_mb << 20)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise Trouble(f"is a damaged zip archive ({error})", _AGAIN) from error


def _files(name: str, archive: zipfile.ZipFile, room: int) -> dict[str, bytes]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if not 0 < len(members) <= MOST_FILES:
        raise Trouble(f"is a zip archive of {len(members):,} files", _AGAIN)
    found: dict[str, bytes] = {}
    for member in members:
        path = f"{name}/{member.filename.replace(chr(92), '/').rpartition('/')[2]}"
        if path in found or member.flag_bits & 1 or member.compress_type not in _METHODS:
            what = f"is a zip archive whose {member.filename!r} is doubled, locked or packed oddly"
            raise Trouble(what, _AGAIN)
        found[path] = _content(archive, member, room)
        room -= len(found[path])
    return found


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> bytes:
    with archive.open(member) as stream:
        content = stream.read(room + 1)
        if len(content) > room:
            raise Trouble("is a zip archive that unpacks to more than any known list", _AGAIN)
        return content
