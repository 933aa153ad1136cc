"""What came, held against what was asked for: the lists expected, each once, and nothing else."""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from clearway import lists
from clearway.fetch.trouble import Trouble
from clearway.fetch.unpacking import unpack
from clearway.tables.publishers import Publisher

_PAGE = re.compile(rb"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_AGAIN = "Sync again; if it stays so, look at the address."


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """Editions that may be stored, files that hold no list, and what is not trusted."""

    editions: tuple[lists.Edition, ...] = ()
    set_aside: tuple[lists.SetAside, ...] = ()
    refusals: tuple[lists.Refusal, ...] = ()


def read(name: str, publisher: Publisher, files: Mapping[str, bytes], largest_mb: int) -> Read:
    """Unpacks and reads the files of a publication."""
    contents: dict[str, bytes] = {}
    for file, content in files.items():
        path = f"{name}/{file}"
        try:
            contents |= unpack(path, _no_page(content), largest_mb)
        except Trouble as trouble:
            fault = lists.Fault(where=path, what=trouble.what, mend=trouble.mend)
            return Read(refusals=(lists.Refusal(files=(path,), fault=fault),))
    return _expected(name, publisher.lists, lists.read(contents))


def _no_page(content: bytes) -> bytes:
    if _PAGE.match(content[:4096].removeprefix(b"\xef\xbb\xbf")):
        raise Trouble("is a web page and not the list", _AGAIN)
    return content


def _expected(name: str, several: tuple[str, ...], results: Iterable[lists.Result]) -> Read:
    expected = several or (name,)
    editions: dict[str, lists.Edition] = {}
    set_aside: list[lists.SetAside] = []
    refusals: list[lists.Refusal] = []
    for result in results:
        if isinstance(result, lists.SetAside):
            set_aside.append(result)
        elif isinstance(result, lists.Refusal):
            refusals.append(result)
        elif several and result.list not in several:
            set_aside.append(_not_taken(result))
        else:
            edition = _own(result, name)
            if edition.list in expected and edition.list not in editions:
                editions[edition.list] = edition
            else:
                refusals.append(_not_looked_for(edition, expected))
    if not refusals:
        refusals += _missing(expected, editions, set_aside)
    return Read(
        editions=tuple(editions.values()), set_aside=tuple(set_aside), refusals=tuple(refusals)
    )


def _not_taken(edition: lists.Edition) -> lists.SetAside:
    reason = f"holds {edition.list} too, which is not taken from here"
    return lists.SetAside(file=edition.files[0], reason=reason)


def _own(edition: lists.Edition, name: str) -> lists.Edition:
    """One's own list has the id under which its address stands, whatever its file is called."""
    if name.startswith("own:") and edition.list.startswith("own:"):
        return lists.renamed(edition, name)
    return edition


def _not_looked_for(edition: lists.Edition, expected: tuple[str, ...]) -> lists.Refusal:
    what = f"holds {edition.list}, where {', '.join(expected)} is looked for, once"
    fault = lists.Fault(where=edition.files[0], what=what, mend="Mend its address.")
    return lists.Refusal(files=edition.files, fault=fault)


def _missing(
    expected: tuple[str, ...],
    editions: Mapping[str, lists.Edition],
    set_aside: list[lists.SetAside],
) -> Iterator[lists.Refusal]:
    why = "; ".join(f"{one.file}: {one.reason}" for one in set_aside)
    for name in expected:
        if name not in editions:
            what = f"nothing that came holds it ({why})" if why else "nothing that came holds it"
            fault = lists.Fault(where=name, what=what, mend=_AGAIN)
            yield lists.Refusal(files=tuple(one.file for one in set_aside), fault=fault)
