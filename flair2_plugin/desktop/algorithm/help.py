# SPDX-License-Identifier: GPL-2.0-or-later
"""The help beside the dialog of flair2:classify."""

from __future__ import annotations

from typing import List

from flair2_plugin.desktop.translation import tr


def describe_algorithm() -> List[str]:
    """Return the paragraphs, in the small HTML of Processing's help."""
    return [
        tr(
            "Maps the land cover of an aerial image, with the help of a year of Sentinel-2 images of the same place, "
            "with U-T&amp;T, the two-branch network of IGN France's FLAIR #2, or with its aerial branch alone."
        ),
        tr(
            "<b>Ortho:</b> best with pixels of 0.2 m, with the bands that the model was trained on: for FLAIR red, "
            "green, blue, near infrared and height above ground."
        ),
        tr(
            "<b>Sentinel-2 images:</b> layers or a folder, with one raster of 10 bands per date, one raster of all "
            "dates, or a FLAIR super-area. The rasters need not share a coordinate system, an origin or a pixel size "
            "with the ortho."
        ),
        tr(
            "<b>Model:</b> brings its classes, bands, scaling and cloud filter along. <i>demo</i> was trained on a "
            "made-up landscape and is not for real imagery."
        ),
        tr("<b>Area of interest:</b> polygons; only what lies inside is classified."),
        tr(
            "<b>Land cover:</b> a GeoTIFF with named and coloured classes, on the model's pixels. The log gives the "
            "share of each class."
        ),
        tr("<b>Confidence:</b> how sure the network is of each pixel, in percent."),
        tr(
            "A run that is stopped keeps the rows of tiles that it has finished: with <i>Go on with an unfinished "
            "run</i>, among the advanced parameters, the same run goes on from there."
        ),
        tr(
            "The network runs beside QGIS in a Python of its own, which <i>Raster &gt; FLAIR-2 land cover &gt; "
            "Engine…</i> installs once."
        ),
    ]
