"""The editor of one distribution: bars that are dragged, typed, nudged and drawn."""

from infoviz.views.editor.editor import Editor

__all__ = ["Editor"]
