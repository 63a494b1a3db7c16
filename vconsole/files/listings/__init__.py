"""What ESXi prints: each listing is written and read by one module, so that the two cannot drift apart."""

from vconsole.files.listings.listing import Listing, Record, Shape, fields_of, render, text_of

__all__ = ["Listing", "Record", "Shape", "fields_of", "render", "text_of"]
