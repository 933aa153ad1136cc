"""Holds the documentation against the project: links lead somewhere, generated pages are fresh."""

import re
import sys
from pathlib import Path

import cli_reference
import readme
import versions_reference

ROOT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"\[[^\]]+\]\((?!https?:|mailto:)([^)#]+)(?:#[^)]*)?\)")


def broken_links() -> list[str]:
    """Links to files that are not there, as ``page: target``."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    return [
        f"{page.relative_to(ROOT)}: {target} is not there"
        for page in pages
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]


def stale_pages() -> list[str]:
    """Generated pages that differ from what would be generated now."""
    return [
        f"{made.PAGE.relative_to(ROOT)} is stale: python scripts/{made.__name__}.py"
        for made in (cli_reference, readme, versions_reference)
        if not made.PAGE.exists()
        or _undated(made.PAGE.read_text(encoding="utf-8")) != _undated(made.render())
    ]


def _undated(text: str) -> str:
    """Without days: a session shows the day on which it was run."""
    return re.sub(r"\b\d{4}-\d{2}-\d{2}\b", "DAY", text)


def main() -> int:
    """Prints each fault; 1 where there is one."""
    faults = broken_links() + stale_pages()
    print("\n".join(faults) or "docs: links and generated pages hold")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
