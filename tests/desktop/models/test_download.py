# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads through QGIS's network from a server on this computer that behaves badly."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import QgsNetworkAccessManager, QgsNetworkRequestParameters

from flair2_plugin.desktop.models import partial_file
from flair2_plugin.desktop.models.download import Download, Patience
from tests.download_server import serve

CONTENT = bytes(range(256)) * 2_000
HASTY = Patience(silence=60_000, pauses=(10, 10, 10), longest=5_000)
# More than the tries of a download: Qt itself asks once more where a connection breaks off before an answer came.
ALWAYS_BREAKING = [100_000, *[0] * 50]


class Run:
    """A download under way, and how it ended."""

    def __init__(self, qtbot, target: Path, address: str, **changes) -> None:
        values = {"size": len(CONTENT), "checksum": hashlib.sha256(CONTENT).hexdigest(), "patience": HASTY, **changes}
        self.download = Download(address, target, **values)
        self.qtbot, self.target, self.ends, self.heard = qtbot, target, [], []
        for name in ("finished", "failed", "cancelled"):
            getattr(self.download, name).connect(lambda *what, name=name: self.ends.append((name, *what)))
        self.download.progressed.connect(lambda *count: self.heard.append(count))

    def start(self) -> Run:
        self.download.start()
        return self

    def end(self) -> tuple:
        self.qtbot.waitUntil(lambda: bool(self.ends), timeout=10_000)
        self.qtbot.wait(20)
        assert len(self.ends) == 1
        return self.ends[0]

    def sentence(self) -> str:
        name, text = self.end()
        assert name == "failed" and text.endswith(".") and "\n" not in text
        assert not self.target.exists()
        return text

    @property
    def part(self) -> Path:
        return self.target.with_name(f"{self.target.name}.part")


@pytest.fixture
def run(qtbot, tmp_path):
    """Return a function that starts a download of a server's file."""

    def start(served, path: str = "/file", **changes) -> Run:
        return Run(qtbot, tmp_path / "down" / "été.pth", served.address + path, **changes).start()

    return start


def test_a_file_arrives_whole(run) -> None:
    with serve(CONTENT) as served:
        done = run(served)
        assert done.end() == ("finished", str(done.target))
    assert done.target.read_bytes() == CONTENT
    assert done.heard[-1] == (len(CONTENT), len(CONTENT)) and sorted(done.heard) == done.heard
    assert [path.name for path in done.target.parent.iterdir()] == [done.target.name]


def test_a_slow_server_is_waited_for(run) -> None:
    with serve(CONTENT[:100_000], pause=0.05) as served:
        done = run(served, size=100_000, checksum=served.checksum)
        assert done.end()[0] == "finished"
    assert len(done.heard) > 3


def test_what_broke_off_is_gone_on_with(run) -> None:
    with serve(CONTENT, cuts=[200_000, 50_000]) as served:
        done = run(served)
        assert done.end()[0] == "finished"
        assert served.ranges[0] is None and all(ask.startswith("bytes=") for ask in served.ranges[1:])
    assert done.target.read_bytes() == CONTENT


def test_a_server_without_tags_is_asked_for_the_rest_too(run) -> None:
    with serve(CONTENT, cuts=[200_000], extra={"ETag": ""}) as served:
        done = run(served)
        assert done.end()[0] == "finished" and served.ranges == [None, "bytes=200000-"]
    assert done.target.read_bytes() == CONTENT


def test_a_server_that_always_breaks_off_is_given_up_and_the_part_is_kept(run) -> None:
    with serve(CONTENT, cuts=list(ALWAYS_BREAKING)) as served:
        done = run(served)
        assert "broke off: what has come is kept" in done.sentence()
        assert done.part.stat().st_size == 100_000
        served.cuts.clear()
        again = run(served)
        assert again.end()[0] == "finished" and served.ranges[-1] == "bytes=100000-"


def test_a_silent_server_is_given_up(run) -> None:
    with serve(CONTENT, hang=True, cuts=[50_000] * 50) as served:
        done = run(served, patience=Patience(silence=200, pauses=(10,)))
        assert "broke off" in done.sentence()


def test_a_server_that_ignores_ranges_starts_anew(run) -> None:
    with serve(CONTENT, cuts=[200_000], ignores_range=True) as served:
        done = run(served)
        assert done.end()[0] == "finished"
        assert served.ranges[1] == "bytes=200000-"
    assert done.target.read_bytes() == CONTENT


def test_a_file_that_changed_meanwhile_starts_anew(run) -> None:
    with serve(b"x" * len(CONTENT), cuts=list(ALWAYS_BREAKING)) as served:
        run(served).sentence()
        served.cuts.clear()
        served.content = CONTENT
        done = run(served)
        assert done.end()[0] == "finished" and served.ranges[-1] == "bytes=100000-"
    assert done.target.read_bytes() == CONTENT


@pytest.mark.parametrize("announced", [len(CONTENT) - 1, len(CONTENT) + 1, 10**12])
def test_another_length_is_refused_before_anything_is_kept(run, announced: int) -> None:
    with serve(CONTENT, announced=announced) as served:
        done = run(served)
        assert f"announces {announced} bytes, but the file has {len(CONTENT)}" in done.sentence()
    assert not done.part.exists()


def test_more_bytes_than_there_are_end_it(run) -> None:
    endless = {"Transfer-Encoding": "identity", "Content-Length": ""}
    with serve(CONTENT + b"more", extra=endless) as served:
        done = run(served)
        assert "sends more of été.pth than there is" in done.sentence()
    assert not done.part.exists()


def test_a_wrong_checksum_deletes_the_file(run) -> None:
    with serve(CONTENT[:-1] + b"!") as served:
        done = run(served)
        assert "is another file" in done.sentence()
    assert list(done.target.parent.iterdir()) == []


@pytest.mark.parametrize(("status", "sentence"), [(404, "no such file any more"), (403, "refuses"), (418, "HTTP 418")])
def test_an_answer_that_will_not_change_is_not_asked_for_again(run, status: int, sentence: str) -> None:
    with serve(CONTENT, statuses=[status] * 50) as served:
        assert sentence in run(served).sentence()
        assert len(served.ranges) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again(run, status: int) -> None:
    with serve(CONTENT, statuses=[status, status]) as served:
        assert run(served).end()[0] == "finished"
        assert len(served.ranges) == 3


def test_a_server_that_stays_busy_is_given_up(run) -> None:
    with serve(CONTENT, statuses=[503] * 50) as served:
        assert "too busy (HTTP 503)" in run(served).sentence()
        assert len(served.ranges) == 1 + len(HASTY.pauses)


def test_a_server_that_wants_hours_is_not_waited_for(run) -> None:
    with serve(CONTENT, statuses=[429], extra={"Retry-After": "7200"}) as served:
        assert "too busy (HTTP 429)" in run(served).sentence()
        assert len(served.ranges) == 1


def test_a_wait_that_the_server_asks_for_is_kept(run) -> None:
    with serve(CONTENT, statuses=[503], extra={"Retry-After": "1"}) as served:
        assert run(served).end()[0] == "finished"
        first, second = served.moments
        assert second - first > 0.9  # Qt's timers are a little early, and HASTY itself waits for 0.01


def test_a_redirection_is_followed(run) -> None:
    with serve(CONTENT) as served:
        served.redirect = f"{served.address}/elsewhere"
        assert run(served, "/start").end()[0] == "finished"
        served.redirect = "/elsewhere"
        assert run(served, "/start").end()[0] == "finished"


@pytest.mark.parametrize("target", ["http://example.org/file", "ftp://127.0.0.1/file", "file:///etc/passwd"])
def test_a_redirection_to_an_unsafe_address_is_not_followed(run, target: str) -> None:
    with serve(CONTENT, redirect=target) as served:
        assert "is no https address" in run(served, "/start").sentence()


def test_redirections_without_end_are_given_up(run) -> None:
    with serve(CONTENT, redirect="/start/again") as served:
        assert "without end" in run(served, "/start").sentence()
        assert len(served.ranges) == 9


def test_cancel_is_at_once_and_keeps_what_came(run, qtbot) -> None:
    with serve(CONTENT, pause=0.05) as served:
        done = run(served)
        qtbot.waitUntil(lambda: len(done.heard) > 2, timeout=5_000)
        done.download.cancel()
        assert done.ends == [("cancelled",)]
        assert 0 < done.part.stat().st_size < len(CONTENT) and not done.target.exists()
        served.pause = 0.0
        assert run(served).end()[0] == "finished"
        assert served.ranges[-1].startswith("bytes=")


def test_two_windows_do_not_write_one_file(run) -> None:
    with serve(CONTENT, hang=True, cuts=[50_000]) as served:
        first = run(served, patience=Patience(silence=60_000))
        first.qtbot.waitUntil(lambda: bool(first.heard), timeout=5_000)
        assert "Another QGIS" in run(served).sentence()
        first.download.cancel()
        served.hang = False
        assert run(served).end()[0] == "finished"


def test_a_full_disk_is_said_before(run, monkeypatch) -> None:
    monkeypatch.setattr(partial_file.shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    with serve(CONTENT) as served:
        assert "1 MB free" in run(served).sentence()
        assert served.ranges == []


def test_a_server_that_is_gone_is_named(run) -> None:
    with serve(CONTENT) as served:
        pass
    assert "127.0.0.1 can't be reached" in run(served).sentence()


def test_what_is_no_https_is_not_asked(qtbot, tmp_path) -> None:
    run = Run(qtbot, tmp_path / "a", "http://example.org/a").start()
    assert "is no https address" in run.sentence()


def test_qgis_itself_asks(run) -> None:
    asked = []
    created = QgsNetworkAccessManager.instance().requestAboutToBeCreated[QgsNetworkRequestParameters]
    connection = created.connect(lambda parameters: asked.append(parameters.request().url().path()))
    with serve(CONTENT) as served:
        run(served).end()
    created.disconnect(connection)
    assert asked == ["/file"]


def test_a_damaged_note_beside_the_part_starts_anew(run) -> None:
    with serve(CONTENT, cuts=list(ALWAYS_BREAKING)) as served:
        done = run(served)
        done.sentence()
        served.cuts.clear()
        done.part.with_name(f"{done.part.name}.json").write_text("{")
        assert run(served).end()[0] == "finished"
        assert served.ranges[-1] is None
