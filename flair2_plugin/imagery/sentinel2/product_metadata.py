# SPDX-License-Identifier: GPL-2.0-or-later
"""What a product's XML metadata say, by the names of its elements."""

from __future__ import annotations

from dataclasses import dataclass

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.wording import quote
from flair2_plugin.imagery.sentinel2.product_folder import ProductFolder


@dataclass(frozen=True)
class Entry:
    """An element: its name without a namespace, its attributes, its text."""

    name: str
    attributes: dict[str, str]
    text: str


@dataclass(frozen=True)
class ProductMetadata:
    """The elements of a metadata file that hold a text, in its order; `path` is what a sentence calls it."""

    path: str
    entries: tuple[Entry, ...]

    def all(self, name: str) -> list[Entry]:
        """Return the elements of a name."""
        return [entry for entry in self.entries if entry.name == name]

    def text(self, name: str, **attributes: str) -> str:
        """Return the text of the first element with this name and these attributes, "" where there is none."""
        wanted = attributes.items()
        return next((entry.text for entry in self.all(name) if wanted <= entry.attributes.items()), "")

    def number(self, entry: Entry) -> int:
        """Return the whole number that an element holds.

        Raises:
            InvalidImagery: it holds none, or one that no stored value can have.
        """
        try:
            number = float(entry.text)
        except ValueError:
            number = float("nan")
        if not (abs(number) <= 1 << 16 and number == int(number)):
            raise InvalidImagery(
                f'{self.path} gives "{quote(entry.text)}" as {entry.name}, where a whole number should be: copy the '
                "product anew."
            )
        return int(number)


def read_metadata(product: ProductFolder, file: str) -> ProductMetadata:
    """Read a file of metadata in a product.

    Raises:
        InvalidImagery: it is no XML, or XML that does more than hold data; or the engine was installed without what
            reads it.
    """
    try:  # here, so that an engine that was installed for an older version reads all else
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring
    except ImportError as problem:
        raise InvalidImagery(
            f"The engine lacks defusedxml, which reads the metadata of {product}: install the engine anew."
        ) from problem
    path = f"{product}/{file}"
    content = product.read(file)
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as problem:
        raise InvalidImagery(f"{path} can't be read as a product's metadata: copy the product anew.") from problem
    told = ((element, (element.text or "").strip()) for element in root.iter())
    return ProductMetadata(
        path, tuple(Entry(str(one.tag).rpartition("}")[2], dict(one.attrib), text) for one, text in told if text)
    )
