"""Proxies: named, from the environment, or none."""

import pytest
from fetching import Room, entries, un, why
from serving import Answer, Server

from clearway.fetch import Failed, fetch
from clearway.tables.publishers import PublishedFile, Publisher

FAR = "http://lists.example/un.xml"
PUBLISHER = Publisher(files=(PublishedFile(url=FAR),))


def test_a_proxy_is_asked_for_the_whole_address(server: Server, room: Room) -> None:
    server.serve(FAR, Answer(un()))
    proxy = server.address.replace("//", "//user:secret@")
    assert entries(fetch("un-sc", PUBLISHER, room.client(proxy=proxy), {})) == {"un-sc": 20}
    (asked,) = server.asked
    assert asked.path == FAR
    assert asked.headers["proxy-authorization"].startswith("Basic ")


def test_the_environment_names_a_proxy_and_where_none_is_used(
    server: Server, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.serve(FAR, Answer(un()))
    monkeypatch.setenv("http_proxy", server.address.removeprefix("http://"))
    assert entries(room.fetch(FAR)) == {"un-sc": 20}
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert entries(room.fetch(server.serve("/un.xml", Answer(un())))) == {"un-sc": 20}
    assert [one.path for one in server.asked] == [FAR, "/un.xml"]


def test_a_proxy_that_does_not_lead_there(server: Server, room: Room) -> None:
    secure = Publisher(files=(PublishedFile(url="https://lists.example/un.xml"),))
    outcome = fetch("un-sc", secure, room.client(proxy=server.address), {})
    assert "the proxy does not lead to lists.example" in why(outcome)


def test_a_proxy_of_another_kind(room: Room) -> None:
    outcome = fetch("un-sc", PUBLISHER, room.client(proxy="socks5://user:secret@localhost:1"), {})
    assert isinstance(outcome, Failed)
    assert "the proxy socks5://localhost:1 is none that can be used" in str(outcome.fault)
