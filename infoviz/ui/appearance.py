"""Fusion with our own palette and one style sheet, so that the window looks the same everywhere."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from infoviz.charts.fonts import NORMAL, font
from infoviz.theme import Theme, load_theme

THEME_MODES = ("system", "light", "dark")

_STYLE = Template(
    """
QMainWindow, QDialog { background: $background; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px; }
#card { background: $surface; border: 1px solid $line; border-radius: 8px; }
#bar { background: $surface; }
#rule { background: $line; }
QMenuBar { background: $surface; color: $text; padding: 2px 6px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $highlight; }
QMenu { background: $surface; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 4px 28px 4px 22px; border-radius: 4px; }
QMenu::item:selected { background: $highlight; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QToolButton, QPushButton {
    background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: ${pad}px ${wide}px;
}
QToolButton:hover, QPushButton:hover { background: $highlight; }
QToolButton:focus, QPushButton:focus { border: 1px solid $focus; }
QToolButton:disabled, QPushButton:disabled { color: $muted; }
QToolButton:checked { background: $highlight; color: $a_text; font-weight: bold; }
QToolButton::menu-indicator { image: none; }
#segment { border-radius: 0px; }
#segment[place="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
#segment[place="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
#segment[place="middle"], #segment[place="last"] { border-left: none; }
#segment[place="middle"]:focus, #segment[place="last"]:focus { border-left: 1px solid $focus; }
QTabWidget::pane { border: none; border-top: 1px solid $line; padding: 2px 7px 4px 7px; }
QTabWidget::tab-bar { left: 9px; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $muted; padding: ${tab}px 8px; margin: 2px 6px 0 0;
    border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $a_text; font-weight: bold; border-bottom: 2px solid $a; }
QTabBar::tab:focus { border-bottom: 2px solid $focus; background: $highlight; }
#part { min-height: ${slider}px; }
#part::groove:horizontal { background: $line; height: 4px; border-radius: 2px; }
#part::sub-page:horizontal { background: $muted; height: 4px; border-radius: 2px; }
#part::handle:horizontal {
    background: $surface; border: 2px solid $text; border-radius: 5px;
    width: 6px; margin: -10px 0;
}
#part::handle:horizontal:focus { border: 2px solid $focus; }
#part::handle:horizontal:disabled { border: 2px solid $muted; }
QSplitter::handle { background: $background; }
QSplitter::handle:hover { background: $line; }
QLabel { color: $text; }
#muted { color: $muted; }
#refusal { font-weight: bold; }
QLineEdit, QSpinBox {
    background: $surface; color: $text; border: 1px solid $line; border-radius: 4px;
    padding: 3px 6px; selection-background-color: $a; selection-color: $surface;
}
QLineEdit:focus, QSpinBox:focus { border: 1px solid $focus; }
QFileDialog QToolButton { padding: 3px; }
QDialog QCheckBox::indicator { width: 14px; height: 14px; }
QDialog QCheckBox::indicator:unchecked {
    background: $surface; border: 1px solid $muted; border-radius: 3px;
}
QScrollBar:vertical { background: $surface; width: 10px; margin: 0; }
QScrollBar::handle:vertical {
    background: $line; border-radius: 4px; min-height: 24px; margin: 1px;
}
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: $surface; }
"""
)


def style_sheet(theme: Theme, factor: float) -> str:
    """The style sheet of everything that is not a picture, its spacing times `factor`."""
    return _STYLE.substitute(
        background=theme.background,
        surface=theme.surface,
        line=theme.line,
        highlight=theme.highlight,
        text=theme.text,
        muted=theme.muted,
        focus=theme.focus,
        a=theme.a,
        a_text=theme.a_text,
        pad=round(4 * factor),
        wide=round(10 * factor),
        tab=round(7 * factor),
        slider=round(26 * factor),
    )


def palette(theme: Theme) -> QPalette:
    """The palette of Fusion for what the style sheet leaves alone."""
    result = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.Button), theme.background),
        ((role.Base, role.AlternateBase, role.ToolTipBase), theme.surface),
        (
            (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText),
            theme.text,
        ),
        ((role.PlaceholderText,), theme.muted),
        ((role.Highlight, role.Accent), theme.a),
        ((role.HighlightedText,), theme.surface),
        ((role.Link, role.LinkVisited), theme.a_text),
        ((role.Light, role.Midlight, role.Mid), theme.line),
        ((role.Dark, role.Shadow), theme.muted),
    ):
        for each in roles:
            result.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.muted))
    return result


class Appearance(QObject):
    """Dresses the application, follows the system until the user chooses, and tells the views."""

    changed = Signal(object)  # Theme

    def __init__(self, app: QApplication, mode: str = "system", parent: QObject | None = None):
        super().__init__(parent)
        self._app = app
        self._factor = 1.0
        self.mode = mode
        self._dressed: tuple[Theme, float] | None = None
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._dress()

    @property
    def theme(self) -> Theme:
        if self.mode != "system":
            return load_theme(self.mode)
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return load_theme("dark" if dark else "light")

    def set_mode(self, mode: str) -> None:
        """Takes "light" or "dark", or "system" to follow it."""
        self.mode = mode
        # On plain X11 and offscreen this alone does nothing; elsewhere it serves the title bar.
        hints = self._app.styleHints()
        if mode == "system":
            hints.unsetColorScheme()
        else:
            dark = mode == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._dress()

    def set_factor(self, factor: float) -> None:
        """Scales the text and the spacing of all that is not a picture."""
        self._factor = factor
        self._dress()

    def _dress(self) -> None:
        theme = self.theme
        if self._dressed == (theme, self._factor):
            return
        repainted = self._dressed is None or self._dressed[0] != theme
        self._dressed = (theme, self._factor)
        self._app.setFont(font(NORMAL, self._factor))
        if repainted:
            self._app.setPalette(palette(theme))
        self._app.setStyleSheet(style_sheet(theme, self._factor))
        if repainted:
            self.changed.emit(theme)

    def _on_system_changed(self) -> None:
        if self.mode == "system":
            self._dress()
