# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.inference.journal import Journal, StripRecord

RECORDS = [StripRecord(row, 7 * row, {"0": 5, "13": row}, 2) for row in range(6)]


def written(folder: Path) -> Journal:
    journal = Journal(folder / "journal.txt")
    journal.path.unlink(missing_ok=True)
    for record in RECORDS:
        journal.append(record)
    return journal


def test_what_is_written_down_is_read_again(tmp_path: Path) -> None:
    assert list(written(tmp_path).read().values()) == RECORDS


def test_no_file_is_an_empty_journal(tmp_path: Path) -> None:
    assert Journal(tmp_path / "journal.txt").read() == {}


def test_a_journal_that_can_not_be_written_or_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    gone, folder = Journal(tmp_path / "gone" / "journal.txt"), Journal(tmp_path)
    with pytest.raises(OutputFailed, match="gone can't be written to .*: see to free space and rights there"):
        gone.append(RECORDS[0])
    with pytest.raises(OutputFailed, match="can't be read .*: see to its drive"):
        folder.read()


def test_a_torn_last_line_is_left_out_and_a_rewritten_journal_takes_the_next_one(tmp_path: Path) -> None:
    journal = written(tmp_path)
    journal.path.write_bytes(journal.path.read_bytes()[:-3])
    assert list(journal.read().values()) == RECORDS[:-1]
    journal.rewrite(list(journal.read().values()))
    journal.append(RECORDS[-1])
    assert list(journal.read().values()) == RECORDS


@given(st.data())
def test_damage_never_makes_up_a_record(tmp_path_factory: object, data: st.DataObject) -> None:
    journal = written(Path(tmp_path_factory.mktemp("journal")))  # type: ignore[attr-defined]
    content = bytearray(journal.path.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=9)):
        content[place] = data.draw(st.integers(0, 255))
    journal.path.write_bytes(bytes(content))
    assert all(record in RECORDS for record in journal.read().values())
