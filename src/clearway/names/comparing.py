"""``compare``: two names aligned word by word, order-free and one to one, in whole numbers.

    score = what agreeing words weigh  -  what words without a partner cost

Pairs are taken best first; of equal ones the first in the order of the words' letters, so that
the order in which words stand changes nothing.
"""

from collections.abc import Iterator
from typing import NamedTuple

from clearway.names.alike import alike, in_use, written_alike
from clearway.names.types import Comparison, How, Name, Pairing, Token, TokenKind
from clearway.tables.names import weights
from clearway.terms import PartyKind

MAX_JOINED = 4
"""So many neighbouring words may be one word of the other name."""

_CONFLICTING = frozenset(
    {TokenKind.WORD, TokenKind.PATRONYMIC, TokenKind.NUMBER, TokenKind.GENERIC}
)
_IDENTIFYING = frozenset({TokenKind.WORD, TokenKind.PATRONYMIC, TokenKind.CUT})
_TELLING = _IDENTIFYING | {TokenKind.PLACE}
SLIGHT = frozenset({TokenKind.LITTLE, TokenKind.FORM})
AROUND = SLIGHT | {TokenKind.PLACE}
"""Words beside a whole name that only say where its bearer is."""
MANY_WORDS = 3
"""Words that agree from which one of them may be mistyped, though none of them is rare."""
_FULL = frozenset({How.SAME, How.SPELLING, How.SCRIPT, How.JOINED})


class _Pair(NamedTuple):
    """Words of either side that could be paired, by their positions."""

    how: How
    weight: int
    queries: tuple[int, ...]
    entries: tuple[int, ...]


def compare(query: Name, entry: Name) -> Comparison:
    """How much speaks for two names being one party's, and what, word by word."""
    persons = PartyKind.PERSON in (query.kind, entry.kind)
    asked, listed = _words(query, entry), _words(entry, query)
    pairs = _chosen(asked, listed, persons)
    extra = _rest(asked, [at for pair in pairs for at in pair.queries])
    missing = _rest(listed, [at for pair in pairs for at in pair.entries])
    lines = [_line(pair, asked, listed) for pair in pairs]
    cut = any(token.kind is TokenKind.CUT for token in query.tokens)
    lines += _costs(extra, missing, persons, cut)
    words = _identifying(pairs, listed)
    evidence = sum(pair.weight for pair in pairs)
    equal = _equal(pairs, listed, (*extra, *missing))
    whole = all(token.kind in SLIGHT for token in missing)
    same = (
        whole
        and _alone(pairs, listed, extra, missing)
        and _same_words(pairs, asked, listed, persons)
    )
    lines += _allowed(pairs, lines, same, whole and words > 1)
    return Comparison(
        score=sum(line.weight for line in lines),
        evidence=evidence,
        equal=equal,
        enough=equal or words > 1 or (words == 1 and _more_than_surname(pairs, listed)),
        one_word=_agreeing(pairs, listed) == 1,
        rare=evidence >= weights().rare,
        pairings=tuple(lines),
    )


def _words(name: Name, other: Name) -> tuple[Token, ...]:
    """What is compared: beside a person, what looks like a legal form may be a name (``PAO``)."""
    beside = other.kind is PartyKind.PERSON and name.kind is not PartyKind.PERSON
    return (*name.tokens, *name.forms) if beside and name.forms != name.tokens else name.tokens


def _allowed(
    pairs: list[_Pair], lines: list[Pairing], same: bool, whole: bool
) -> Iterator[Pairing]:
    """What is added for the same words, however common, and for a rare name among other words.

    Words one of which is mistyped must come near the threshold by themselves.
    """
    score = sum(line.weight for line in lines)
    told = any(line.how is How.EXTRA for line in lines) or not _literal(pairs)
    least = 0 if all(pair.how in _FULL for pair in pairs) else weights().floor
    if same and score >= least and (score < weights().ask or told):
        yield Pairing(query="", entry="", how=How.WHOLE, weight=max(weights().ask - score, 0))
    evidence = sum(pair.weight for pair in pairs)
    least = evidence * (1000 - weights().covered) // 1000
    if whole and evidence >= weights().covering and score < least:
        yield Pairing(query="", entry="", how=How.AROUND, weight=least - score)


def _literal(pairs: list[_Pair]) -> bool:
    """Whether all words are as written, or in another script."""
    return all(pair.how in (How.SAME, How.SCRIPT, How.JOINED) for pair in pairs)


def _alone(
    pairs: list[_Pair], entries: tuple[Token, ...], extra: list[Token], missing: list[Token]
) -> bool:
    """Whether all of the listed name is met, and beside it only where its bearer is.

    Beside a name of one word, or of places only, another word makes another name.
    """
    telling = any(entries[at].kind not in AROUND for pair in pairs for at in pair.entries)
    return not (extra or missing) or (
        telling and _agreeing(pairs, entries) > 1 and all(token.kind in AROUND for token in extra)
    )


def is_match(comparison: Comparison) -> bool:
    """Whether a careful analyst should look: the default threshold (``ask``)."""
    return comparison.score >= weights().ask


def _equal(pairs: list[_Pair], entries: tuple[Token, ...], left: tuple[Token, ...]) -> bool:
    """Whether all words agree but for script or spelling, and only little words are left over."""
    if not pairs or any(pair.how not in _FULL for pair in pairs):
        return False
    if _agreeing(pairs, entries):
        return all(token.kind in SLIGHT for token in left)
    return not left


def _same_words(
    pairs: list[_Pair], queries: tuple[Token, ...], entries: tuple[Token, ...], persons: bool
) -> bool:
    """Whether two names are the same words as written, joined, shortened or in another script.

    Words of like meaning are not, nor a trade in another language without a word that identifies,
    nor such a word mistyped that is in use itself, unless many others agree.
    """
    words = _agreeing(pairs, entries)
    many = not persons and words >= MANY_WORDS
    telling = many or any(entries[at].kind in _TELLING for pair in pairs for at in pair.entries)
    return bool(pairs) and all(
        pair.how is How.JOINED
        or _written_same(pair.how, queries[pair.queries[0]], entries[pair.entries[0]], telling)
        or (
            words > 1
            and _mistyped(pair.how, queries[pair.queries[0]], entries[pair.entries[0]], many)
        )
        for pair in pairs
    )


def _written_same(how: How, query: Token, entry: Token, telling: bool) -> bool:
    if query.spellings[:1] == entry.spellings[:1]:
        return how in _FULL
    if query.original.isascii() == entry.original.isascii() or how not in _FULL:
        return False
    return telling or not set(query.spellings).isdisjoint(entry.spellings)


def _mistyped(how: How, query: Token, entry: Token, many: bool) -> bool:
    """Whether a word is mistyped, one of trade perhaps shortened, and no other word in use."""
    if query.original.isascii() != entry.original.isascii() or how is How.INITIAL:
        return False
    if not query.spellings or not entry.spellings:
        return False
    known = query.kind not in _IDENTIFYING or in_use(query)
    if entry.kind in _IDENTIFYING and (how is How.ABBREVIATION or (known and not many)):
        return False
    return written_alike(query.spellings[0], entry.spellings[0])


def _identifying(pairs: list[_Pair], entries: tuple[Token, ...]) -> int:
    """How many words that identify agree in full, not by an initial."""
    return sum(
        max(len(pair.queries), len(pair.entries))
        for pair in pairs
        if pair.how is not How.INITIAL
        and any(entries[at].kind in _IDENTIFYING for at in pair.entries)
    )


def _agreeing(pairs: list[_Pair], entries: tuple[Token, ...]) -> int:
    """How many words agree, little ones aside."""
    return sum(
        max(len(pair.queries), len(pair.entries))
        for pair in pairs
        if any(entries[at].kind not in SLIGHT for at in pair.entries)
    )


def _more_than_surname(pairs: list[_Pair], entries: tuple[Token, ...]) -> bool:
    """One word is enough where it is the entry's only one, or a trade or place agrees with it."""
    only = sum(token.kind in _IDENTIFYING for token in entries) == 1
    return only or any(
        entries[at].kind in (TokenKind.GENERIC, TokenKind.PLACE, TokenKind.NUMBER)
        for pair in pairs
        for at in pair.entries
    )


def _chosen(queries: tuple[Token, ...], entries: tuple[Token, ...], persons: bool) -> list[_Pair]:
    possible = sorted(
        _possible(queries, entries, persons),
        key=lambda pair: (
            -pair.weight,
            pair.how,
            [queries[at].text for at in pair.queries],
            [entries[at].text for at in pair.entries],
            pair.queries,
            pair.entries,
        ),
    )
    chosen: list[_Pair] = []
    taken_queries: set[int] = set()
    taken_entries: set[int] = set()
    for pair in possible:
        if taken_queries.isdisjoint(pair.queries) and taken_entries.isdisjoint(pair.entries):
            taken_queries.update(pair.queries)
            taken_entries.update(pair.entries)
            chosen.append(pair)
    return chosen


def _possible(
    queries: tuple[Token, ...], entries: tuple[Token, ...], persons: bool
) -> Iterator[_Pair]:
    for i, query in enumerate(queries):
        for j, entry in enumerate(entries):
            if found := alike(query, entry, persons):
                yield _Pair(found.how, found.weight, (i,), (j,))
    for span, j, weight in _joined(queries, entries):
        yield _Pair(How.JOINED, weight, span, (j,))
    for span, i, weight in _joined(entries, queries):
        yield _Pair(How.JOINED, weight, (i,), span)


def _joined(
    parts: tuple[Token, ...], wholes: tuple[Token, ...]
) -> Iterator[tuple[tuple[int, ...], int, int]]:
    """Neighbouring words of one side that are one word of the other."""
    if len(parts) < 2:
        return
    share = weights().alike["joined"]
    spelled = {
        spelling: at
        for at, whole in reversed(list(enumerate(wholes)))
        if whole.kind is not TokenKind.NUMBER
        for spelling in whole.spellings
    }
    longest = max(map(len, spelled), default=0)
    for start in range(len(parts) - 1):
        letters = parts[start].spellings[:1]
        for end in range(start + 1, min(start + MAX_JOINED, len(parts))):
            if not letters or not parts[end].spellings:
                break
            letters = (letters[0] + parts[end].spellings[0],)
            if len(letters[0]) > longest:
                break
            if (at := spelled.get(letters[0])) is not None:
                span = tuple(range(start, end + 1))
                if wholes[at].han and "".join(parts[k].han for k in span) not in (
                    "",
                    wholes[at].han,
                ):
                    continue
                weight = min(wholes[at].weight, sum(parts[k].weight for k in span))
                yield span, at, weight * share // 1000


def _line(pair: _Pair, queries: tuple[Token, ...], entries: tuple[Token, ...]) -> Pairing:
    return Pairing(
        query=" ".join(queries[at].original for at in pair.queries),
        entry=" ".join(entries[at].original for at in pair.entries),
        how=pair.how,
        weight=pair.weight,
    )


def _rest(tokens: tuple[Token, ...], taken: list[int]) -> list[Token]:
    used = set(taken)
    return [token for at, token in enumerate(tokens) if at not in used]


def cost_alone(token: Token) -> int:
    """The least that a word without a partner costs, on either side and beside whatever words."""
    shares = weights().unmatched
    least = min(
        shares[_share(token, side, set(), persons)]
        for side in ("extra", "missing")
        for persons in (True, False)
    )
    return token.weight * least * shares["cut_off"] // 1_000_000


def _costs(extra: list[Token], missing: list[Token], persons: bool, cut: bool) -> Iterator[Pairing]:
    """What words without a partner cost; a different one costs more than none.

    ``cut``: the query was cut off, and could have held what is missing.
    """
    shares = weights().unmatched
    both = {token.kind for token in extra} & {token.kind for token in missing}
    for token in extra:
        cost = token.weight * shares[_share(token, "extra", both, persons)] // 1000
        yield Pairing(query=token.original, entry="", how=How.EXTRA, weight=-cost)
    for token in missing:
        cost = token.weight * shares[_share(token, "missing", both, persons)] // 1000
        cost = cost * shares["cut_off"] // 1000 if cut else cost
        yield Pairing(query="", entry=token.original, how=How.MISSING, weight=-cost)


def _share(token: Token, side: str, both: set[TokenKind], persons: bool) -> str:
    if token.kind in both and token.kind in _CONFLICTING:
        return f"other_{token.kind}"
    if token.kind is TokenKind.PATRONYMIC:
        return "patronymic"
    if token.kind is TokenKind.WORD and persons:
        return f"{side}_person"
    if token.kind is TokenKind.CUT:
        return "cut"
    return "little" if token.kind in SLIGHT else f"{side}_{token.kind}"
