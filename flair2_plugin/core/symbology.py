# SPDX-License-Identifier: GPL-2.0-or-later
"""One class table in, and out of it: QGIS's style file, the raster attribute table, the TIFF's colour table."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape  # the XML module's own is flagged by the upload gate (B406)

from flair2_plugin.core.nomenclature import ClassTable

_QML_HEAD = (
    "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    '<qgis version="3.22" styleCategories="Symbology">\n'
)

# GDAL's field types (0 integer, 2 string) and usages (5 value, 2 name, 6 7 8 red green blue).
_RAT_FIELDS = (("Value", 0, 5), ("Class", 2, 2), ("Red", 0, 6), ("Green", 0, 7), ("Blue", 0, 8))

# Percent of confidence and its colour: dark red for a guess, pale for doubt, dark green for certainty.
_CONFIDENCE_RAMP = (
    (0, "#7f0000"),
    (40, "#d7301f"),
    (60, "#fdbb84"),
    (80, "#d9f0d3"),
    (90, "#7fbf7b"),
    (100, "#1b7837"),
)


def colour_table(classes: ClassTable) -> dict[int, tuple[int, int, int, int]]:
    """Return value → (red, green, blue, alpha) as rasterio's `write_colormap` takes it."""
    return {entry.id: (*entry.rgb, 255) for entry in classes}


def class_style(classes: ClassTable) -> str:
    """Return a QML with one named entry per class; loads on QGIS 3.22 to 4."""
    entries = (
        f'<paletteEntry value="{entry.id}" color="{entry.colour}" alpha="255" label="{escape(entry.name)}"/>'
        for entry in classes
    )
    return _renderer('type="paletted" band="1"', ("<colorPalette>", *entries, "</colorPalette>"))


def confidence_style() -> str:
    """Return a QML for a confidence raster in percent, red to green."""
    items = (
        f'<item value="{value}" color="{colour}" alpha="255" label="{value} %"/>' for value, colour in _CONFIDENCE_RAMP
    )
    shader = ('<rastershader><colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0">',)
    attributes = 'type="singlebandpseudocolor" band="1" classificationMin="0" classificationMax="100"'
    return _renderer(attributes, (*shader, *items, "</colorrampshader></rastershader>"))


def attribute_table(classes: ClassTable) -> str:
    """Return the text of a .aux.xml with a thematic raster attribute table (GDAL, QGIS from 3.30 on)."""
    head = (
        f'<FieldDefn index="{i}"><Name>{name}</Name><Type>{kind}</Type><Usage>{usage}</Usage></FieldDefn>'
        for i, (name, kind, usage) in enumerate(_RAT_FIELDS)
    )
    rows = (
        f'<Row index="{i}">' + "".join(f"<F>{escape(str(v))}</F>" for v in (c.id, c.name, *c.rgb)) + "</Row>"
        for i, c in enumerate(classes)
    )
    lines = (*head, *rows)
    table = '<GDALRasterAttributeTable tableType="thematic">'
    return (
        f'<PAMDataset>\n<PAMRasterBand band="1">\n{table}\n'
        + "\n".join(lines)
        + "\n</GDALRasterAttributeTable>\n</PAMRasterBand>\n</PAMDataset>\n"
    )


def _renderer(attributes: str, body: Iterable[str]) -> str:
    head = f'<pipe>\n<rasterrenderer {attributes} opacity="1" alphaBand="-1" nodataColor="">\n'
    return _QML_HEAD + head + "\n".join(body) + "\n</rasterrenderer>\n</pipe>\n</qgis>\n"
