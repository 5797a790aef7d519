"""What every measure would be if one of the two distributions were elsewhere."""

from infoviz.views.landscape.view import Landscape

__all__ = ["Landscape"]
