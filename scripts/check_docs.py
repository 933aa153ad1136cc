"""Holds the documentation against the project: links lead somewhere, generated pages are fresh."""

import re
import sys
from pathlib import Path

from cli_reference import PAGE, render

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
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == render():
        return []
    return [f"{PAGE.relative_to(ROOT)} is stale: python scripts/cli_reference.py"]


def main() -> int:
    """Prints each fault; 1 where there is one."""
    faults = broken_links() + stale_pages()
    print("\n".join(faults) or "docs: links and generated pages hold")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
