"""Downloads from a real server: what arrives whole is read, everything else says why not."""

import errno
import gzip
import socket
from pathlib import Path

import pytest
from fetching import PAGE, Room, entries, known, ofac, un, why, zipped
from serving import Answer, Server

from clearway.fetch import Failed, Unchanged

TAGGED = {"ETag": '"v1"', "Last-Modified": "Fri, 27 Feb 2026 00:00:09 GMT"}


def test_a_file_is_fetched_counted_and_digested(server: Server, room: Room) -> None:
    url = server.serve("/un.xml?key=SECRET", Answer(un(), headers=TAGGED))
    outcome = room.fetch(url)
    assert entries(outcome) == {"un-sc": 20}
    (stamp,) = known(outcome).values()
    assert (stamp.url, stamp.etag, stamp.last_modified) == (
        url.removesuffix("?key=SECRET"),
        *TAGGED.values(),
    )
    assert room.progress[-1] == ("un.xml", len(un()), len(un()))
    assert server.asked[-1].headers["accept-encoding"] == "identity"


@pytest.mark.parametrize("length", ["told", "chunked", "untold"])
def test_however_its_length_is_told(server: Server, room: Room, length: str) -> None:
    assert entries(room.fetch(server.serve("/un.xml", Answer(un(), length=length)))) == {
        "un-sc": 20
    }


def test_what_was_taken_is_asked_for_by_its_stamp(server: Server, room: Room) -> None:
    url = server.serve("/un.xml", Answer(un(), headers=TAGGED), Answer(status=304))
    first = room.fetch(url)
    again = room.fetch(url, known=known(first))
    assert isinstance(again, Unchanged)
    assert known(again) == known(first)
    asked = server.asked[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == tuple(TAGGED.values())


def test_the_same_bytes_sent_again_are_unchanged_under_their_new_stamp(
    server: Server, room: Room
) -> None:
    url = server.serve("/un.xml", Answer(un()), Answer(un(), headers=TAGGED))
    again = room.fetch(url, known=known(room.fetch(url)))
    assert isinstance(again, Unchanged)
    assert again.stamps[0].etag == '"v1"'


def test_unchanged_is_no_answer_to_who_has_nothing(server: Server, room: Room) -> None:
    assert "was answered with status 304" in why(
        room.fetch(server.serve("/un.xml", Answer(status=304)))
    )


def test_of_a_set_of_which_one_file_changed_all_are_fetched(server: Server, room: Room) -> None:
    main = server.serve("/sdn.csv", Answer(ofac(), headers=TAGGED), Answer(ofac(entities=2)))
    alt = server.serve(
        "/alt.csv",
        Answer(b'1,1,"aka","ALFA",-0- \r\n', headers=TAGGED),
        Answer(status=304),
        Answer(b'1,1,"aka","ALFA",-0- \r\n'),
    )
    first = room.fetch(main, alt, as_="us-ofac-sdn")
    again = room.fetch(main, alt, as_="us-ofac-sdn", known=known(first))
    assert entries(again) == {"us-ofac-sdn": 2}
    assert [one.path for one in server.asked] == [
        *("/sdn.csv", "/alt.csv"),
        *("/sdn.csv", "/alt.csv", "/alt.csv"),
    ]


GOOD = Answer(un())
UNTIL = {"Retry-After": "Wed, 25 Nov 2026 08:01:00 GMT"}


@pytest.mark.parametrize(
    ("answers", "slept"),
    [
        ([Answer(status=500), GOOD], [2]),
        ([Answer(status=503), Answer(status=502), Answer(status=504), GOOD], [2, 4, 8]),
        ([Answer(status=429, headers={"Retry-After": "30"}), GOOD], [30]),
        (
            [Answer(status=503, headers=UNTIL | {"Date": "Wed, 25 Nov 2026 08:00:00 GMT"}), GOOD],
            [60],
        ),
        ([Answer(status=503, headers=UNTIL), GOOD], [2]),
        ([Answer(status=429, headers={"Retry-After": "soon"}), GOOD], [2]),
        ([Answer(un(), sent=300), GOOD], [2]),
        ([Answer(un(), sent=300, length="chunked"), GOOD], [2]),
        ([Answer(un(), sent=0), GOOD], [2]),
    ],
    ids=["500", "503 502 504", "429", "date", "no date", "no wait", "cut", "cut chunk", "no body"],
)
def test_passing_troubles_are_waited_out(
    server: Server, room: Room, answers: list[Answer], slept: list[float]
) -> None:
    assert entries(room.fetch(server.serve("/un.xml", *answers))) == {"un-sc": 20}
    assert room.slept == slept


@pytest.mark.parametrize(
    ("answer", "says", "asked"),
    [
        (Answer(status=500), "was answered with status 500 (5 attempts). Sync again later.", 5),
        (Answer(status=404), "was answered with status 404. Look for the new address", 1),
        (Answer(status=403), "was answered with status 403. The publisher or a proxy refuses", 1),
        (Answer(status=204), "was answered with status 204", 1),
        (Answer(un(), status=206), "was answered with status 206", 1),
        (
            Answer(status=429, headers={"Retry-After": "86400"}),
            "was answered with status 429 and asks to wait 86,400 s. Sync again then.",
            1,
        ),
        (Answer(un(), sent=300), "the transfer was cut off or damaged (5 attempts)", 5),
        (Answer(b""), "is empty", 1),
        (Answer(b" \r\n"), "is empty", 1),
        (Answer(ofac(), length="untold"), "came without its length", 1),
        (Answer(status=302, headers={"Location": "/un.xml"}), "leads on more than 5 times", 6),
        (Answer(status=302, headers={"Location": "file:///etc/hosts"}), "which is not secure", 1),
        (Answer(status=302, headers={"Location": "http://[x/"}), "leads on to what is no addr", 1),
        (Answer(status=302), "was answered with status 302", 1),
        (Answer(b"SSH-2.0-x", status=0), "the transfer was cut off or damaged (5 attempts)", 5),
    ],
)
def test_lasting_troubles_say_what_and_what_next(
    server: Server, room: Room, answer: Answer, says: str, asked: int
) -> None:
    url = server.serve("/un.xml", answer)
    outcome = room.fetch(url)
    assert isinstance(outcome, Failed)
    assert str(outcome.fault).startswith(url + ": ")
    assert says in str(outcome.fault)
    assert len(server.asked) == asked


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(PAGE), "un-sc/un.xml: is a web page and not the list"),
        (Answer(un()[:-400]), "un-sc/un.xml, line "),  # whole for the server, cut all the same
        (Answer(un()[:-400], length="untold"), "un-sc/un.xml, line "),
        (Answer(gzip.compress(un())[:-20]), "is a gzip file that is cut off"),
        (Answer(b'{"detail": "maintenance"}'), "nothing that came holds it (un-sc/un.xml: not a"),
        (Answer(zipped(un__xml=un())[:-30]), "is a damaged zip archive"),
        (Answer(zipped(sdn__csv=ofac())), "holds us-ofac-sdn, where un-sc is looked for"),
        (Answer(zipped(a__xml=un(), b__xml=un(3))), "holds un-sc, where un-sc is looked for, once"),
    ],
    ids=["page", "cut", "cut untold", "cut gzip", "json", "cut zip", "other", "twice"],
)
def test_what_came_and_is_not_the_list_is_refused(
    server: Server, room: Room, answer: Answer, says: str
) -> None:
    outcome = room.fetch(server.serve("/un.xml", answer))
    assert says in str(outcome.read.refusals[0].fault)
    assert len(server.asked) == 1


def test_redirects_are_followed(server: Server, room: Room) -> None:
    server.serve("/store/file", GOOD)
    url = server.serve("/un.xml", Answer(status=302, headers={"Location": "/store/file"}))
    assert entries(room.fetch(url)) == {"un-sc": 20}


def test_a_password_stays_with_its_host(server: Server, room: Room) -> None:
    there = server.serve("/store/file", GOOD).replace("127.0.0.1", "localhost")
    url = server.serve("/un.xml", Answer(status=302, headers={"Location": there}))
    outcome = room.fetch(url.replace("http://", "http://user:secret@"))
    assert [("authorization" in one.headers) for one in server.asked] == [True, False]
    assert "secret" not in repr(outcome)


def test_packed_publications_are_unpacked(server: Server, room: Room) -> None:
    inside = zipped(
        sdn__csv=ofac(entities=3), alt__csv=b'1,1,"aka","ALFA",-0- \r\n', note__txt=b"x"
    )
    outcome = room.fetch(server.serve("/SDN.ZIP", Answer(inside)), as_="us-ofac-sdn")
    assert entries(outcome) == {"us-ofac-sdn": 3}
    assert [one.file for one in outcome.read.set_aside] == ["us-ofac-sdn/SDN.ZIP/note.txt"]
    packed = room.fetch(server.serve("/un.gz", Answer(gzip.compress(un()))), as_="un-sc")
    assert entries(packed) == {"un-sc": 20}


CSL = """{"results": [
{"source_list_url": "x", "source": "Entity List (EL) - Bureau", "name": "Alpha", "addresses": []},
{"source_list_url": "x", "source": "Denied Persons List (DPL)", "name": "Beta", "addresses": []},
{"source_list_url": "x", "source": "Specially Designated Nationals", "name": "C", "addresses": []}
]}"""


def test_of_a_publication_of_many_lists_those_named_are_taken(server: Server, room: Room) -> None:
    url = server.serve("/csl.json", Answer(CSL.encode()))
    outcome = room.fetch(url, lists=("us-bis-el", "us-bis-dpl"))
    assert entries(outcome) == {"us-bis-el": 1, "us-bis-dpl": 1}
    (aside,) = outcome.read.set_aside
    assert aside.reason == "holds us-ofac-sdn too, which is not taken from here"
    (missing,) = room.fetch(url, lists=("us-bis-el", "us-bis-meu")).read.refusals
    assert str(missing.fault).startswith("us-bis-meu: nothing that came holds it")


def test_one_s_own_list_has_the_id_of_its_address(server: Server, room: Room) -> None:
    url = server.serve("/export?id=7", Answer(b"name\nAlpha Zavod\n"))
    assert entries(room.fetch(as_="own:blocked", blocked__csv=url)) == {"own:blocked": 1}


def test_a_file_too_large_is_refused_before_it_is_read(server: Server, room: Room) -> None:
    url = server.serve("/un.xml", Answer(headers={"Content-Length": str(2 << 30)}, length="untold"))
    assert "is larger than 512 MB, as no known list is" in why(room.fetch(url))
    assert room.progress == []


def test_a_file_that_grows_too_large_is_dropped(server: Server, room: Room) -> None:
    room.limit(largest_mb=1)
    url = server.serve("/un.xml", Answer(b"<" * (3 << 20), length="chunked"))
    assert "is larger than 1 MB" in why(room.fetch(url))
    assert max(count for _, count, _ in room.progress) <= 1 << 20


def test_a_silent_server_is_given_up(server: Server, room: Room) -> None:
    room.limit(read_seconds=1, attempts=1)
    url = server.serve("/un.xml", Answer(un(), sent=300, held=True))
    assert "fell silent" in why(room.fetch(url))


def test_a_file_that_never_ends_runs_out_of_time(server: Server, room: Room) -> None:
    room.ticks = 1000  # seconds that pass at each look at the clock
    url = server.serve("/un.xml", Answer(un(2000)))
    assert "is still coming and the time for it (1,800 s) is over" in why(room.fetch(url))


def test_waits_count_as_time(server: Server, room: Room) -> None:
    room.limit(total_seconds=5)
    url = server.serve("/un.xml", Answer(status=503))
    assert "status 503 and the time for it (5 s) is over" in why(room.fetch(url))
    assert room.slept == [2]


def test_nobody_at_the_address(room: Room) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/un.xml"
        says = why(room.fetch(url))
    assert "127.0.0.1 refuses the connection (5 attempts). Check that this machine" in says
    assert room.slept == [2, 4, 8, 16]


def test_a_full_disk_is_said_and_not_tried_again(
    server: Server, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    says = why(room.fetch(server.serve("/un.xml", GOOD)))
    assert "cannot be kept on this machine (No space left on device). Make room" in says
    assert room.slept == []


def test_no_trust_without_tls(server: Server, room: Room) -> None:
    url = server.serve("/un.xml", GOOD).replace("http:", "https:")
    assert "there is no trusted connection to 127.0.0.1" in why(room.fetch(url))


def test_real_files_arrive_as_they_are(server: Server, room: Room, shared_dir: Path) -> None:
    for list_id, path in {
        "un-sc": "un_2026/UN_consolidated.xml",
        "ca-sema": "ca_2025/sema-lmes.xml",
        "us-ofac-cons": "us_ofac_cons_xml_2025/consolidated.xml",
        "eu-fsf": "official_format_2021/eu_fsf_2021-03-02.xml.gz",
    }.items():
        content = (shared_dir / "lists" / path).read_bytes()
        half = len(content) // 2
        broken = content[:half] + bytes(64) + content[half + 64 :]
        url = server.serve("/" + path, *map(Answer, (content, content[:half], broken)))
        assert entries(room.fetch(url, as_=list_id))[list_id] > 400
        assert why(room.fetch(url, as_=list_id))
        assert why(room.fetch(url, as_=list_id))
