"""The window, or a part of it, as a picture in a file: PNG, SVG or PDF."""

from infoviz.ui.pictures.export import part_of, picture_bytes, picture_image, picture_size

__all__ = ["part_of", "picture_bytes", "picture_image", "picture_size"]
