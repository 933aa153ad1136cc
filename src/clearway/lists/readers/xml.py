"""XML of publishers: read without entities, document types or network."""

from lxml import etree

from clearway.lists.results import Unreadable


def root_of(path: str, content: bytes) -> etree._Element:
    """The root element. Raises ``Unreadable`` for XML that is cut, damaged or has a DTD."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(content.rstrip(b"\x1a"), parser)
    except etree.XMLSyntaxError as error:
        where = f"{path}, line {error.lineno or 1}"
        what = f"is not XML ({error.msg}): the file is cut or damaged"
        raise Unreadable(where, what, "Fetch it again.") from None
    refuse_document_type(path, root)
    return root


def refuse_document_type(path: str, element: etree._Element) -> None:
    """Refuses a file that declares entities, or could. Raises ``Unreadable``."""
    if getattr(element.getroottree().docinfo, "doctype", ""):
        raise Unreadable(path, "has a document type, as no publisher's list has", "Do not use it.")


def expect_names(path: str, root: etree._Element, known: str, attributes: str = "") -> None:
    """Refuses a file with a name that the reader does not know, whose content would be lost.

    ``known`` are names of elements and ``attributes`` (where the format uses them) of attributes,
    parted by blanks.
    """
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    _expect(path, "element", {etree.QName(one).localname for one in elements}, known)
    if attributes:
        _expect(path, "attribute", {str(n) for one in elements for n in one.attrib}, attributes)


def _expect(path: str, kind: str, found: set[str], known: str) -> None:
    unknown = sorted(found - set(known.split()))
    if unknown:
        what = f"has the unknown {kind} {', '.join(unknown[:5])}: the layout has changed"
        raise Unreadable(path, what, "Tell the project; the list loaded before stays.")


def text_at(element: etree._Element, tag: str) -> str:
    """The text of the first child of that name in any namespace, stripped; else ``""``."""
    return (element.findtext(f"{{*}}{tag}") or "").strip()


def texts_at(element: etree._Element, path: str) -> list[str]:
    """The texts under a path of names (``list/item``), without empty ones."""
    found = element.findall("/".join(f"{{*}}{tag}" for tag in path.split("/")))
    return [text for one in found if (text := (one.text or "").strip())]


def children_at(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements under a path of names."""
    return element.findall("/".join(f"{{*}}{tag}" for tag in path.split("/")))


def raw_of(element: etree._Element) -> str:
    """The element as the publisher wrote it."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def head_holds(head: bytes, *words: bytes) -> bool:
    """Whether a file begins as XML and its first bytes hold all the words."""
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    return start.startswith(b"<") and all(word in head for word in words)
