"""An entry as the case tables write it: only the fields that hold something."""

from clearway.lists import Entry
from clearway.lists.showing import shown as line


def shown(entry: Entry) -> dict[str, object]:
    """The fields a case can name."""
    craft = entry.craft
    fields = {
        "id": entry.id,
        "kind": str(entry.kind),
        "names": [f"{name.quality} {name.text}" for name in entry.names],
        "programmes": list(entry.programmes),
        "countries": list(entry.countries),
        "nationalities": list(entry.nationalities),
        "places": [" / ".join((*one.lines, one.city, one.country)) for one in entry.places],
        "identifiers": [str(one) for one in entry.identifiers],
        "birth_dates": [str(date) for date in entry.birth_dates],
        "birth_places": list(entry.birth_places),
        "established": [str(date) for date in entry.established],
        "gender": entry.gender,
        "title": entry.title,
        "listed": str(entry.listed or ""),
        "changed": str(entry.changed or ""),
        "legal_basis": list(entry.legal_basis),
        "craft": craft
        and " / ".join(
            filter(
                None,
                (
                    *(craft.type, craft.flag, craft.call_sign, craft.tonnage),
                    *(craft.gross_tonnage, craft.owner, craft.model),
                ),
            )
        ),
        "links": [f"{link.kind} {link.name}" for link in entry.links],
        "remarks": entry.remarks,
        "trust": entry.trust and line(entry.trust),
        "unsure": list(entry.unsure),
    }
    return {key: value for key, value in fields.items() if value}
