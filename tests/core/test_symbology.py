# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from xml.etree import ElementTree

from flair2_plugin.core.nomenclature import BASELINE, FULL, LandCoverClass
from flair2_plugin.core.symbology import attribute_table, class_style, colour_table, confidence_style


def test_style_attribute_table_and_colour_table_say_the_same() -> None:
    style = ElementTree.fromstring(class_style(FULL))
    table = ElementTree.fromstring(attribute_table(FULL))
    colours = colour_table(FULL)
    entries = [(int(e.get("value", "")), e.get("color"), e.get("label")) for e in style.iter("paletteEntry")]
    rows = [[cell.text for cell in row] for row in table.iter("Row")]
    for entry, (value, colour, label), row in zip(FULL, entries, rows, strict=True):
        assert (value, colour, label) == (entry.id, entry.colour, entry.name)
        assert row == [str(entry.id), entry.name, *map(str, entry.rgb)]
        assert colours[entry.id] == (*entry.rgb, 255)


def test_names_with_signs_of_xml_are_escaped() -> None:
    awkward = (LandCoverClass(1, 'rock & "scree" <bare>', "#102030"),)
    style = ElementTree.fromstring(class_style(awkward))
    assert next(style.iter("paletteEntry")).get("label") == awkward[0].name
    assert next(ElementTree.fromstring(attribute_table(awkward)).iter("Row"))[1].text == awkward[0].name


def test_the_confidence_style_runs_from_0_to_100_percent() -> None:
    values = [int(item.get("value", "")) for item in ElementTree.fromstring(confidence_style()).iter("item")]
    assert values == sorted(values) and (values[0], values[-1]) == (0, 100)


def test_the_baseline_is_the_full_table_with_its_tail_joined() -> None:
    assert [entry.id for entry in FULL] == list(range(1, 20))
    assert [entry.id for entry in BASELINE] == list(range(1, 14))
    assert BASELINE[:12] == FULL[:12] and BASELINE[12].name == "other"
    assert LandCoverClass(1, "building", "#db0e9a").rgb == (219, 14, 154)
