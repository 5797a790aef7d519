"""The menu bar, the preset menu, and the context menu of a bar."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from infoviz.core.state import Side
from infoviz.ui.actions import Actions


def fill_menu_bar(
    bar: QMenuBar, actions: Actions, presets: QMenu, recent: QMenu, views: Iterable[QAction]
) -> None:
    """Builds the menus. They hold only what works."""
    translate = QCoreApplication.translate
    file = bar.addMenu(translate("Menus", "&File"))
    file.addActions([actions.new, actions.open])
    file.addMenu(recent)
    file.addMenu(presets)
    file.addSeparator()
    file.addActions([actions.save, actions.save_as, actions.revert])
    file.addSeparator()
    file.addActions([actions.import_file, actions.import_texts, actions.export])
    file.addSeparator()
    file.addAction(actions.quit)

    edit = bar.addMenu(translate("Menus", "&Edit"))
    edit.aboutToShow.connect(actions.follow_selection)
    edit.addActions([actions.undo, actions.redo])
    edit.addSeparator()
    edit.addActions([actions.swap, actions.copy_ab, actions.copy_ba])
    _submenu(edit, translate("Menus", "Distribution &A"), actions.sides["a"].all)
    _submenu(edit, translate("Menus", "Distribution &B"), actions.sides["b"].all)
    edit.addSeparator()
    edit.addActions(_outcome_actions(actions))
    _submenu(
        edit,
        translate("Menus", "&Sort the outcomes"),
        [actions.sort_a, actions.sort_b, actions.sort_label],
    )
    edit.addSeparator()
    edit.addActions([actions.find, actions.copy_rows, actions.copy_lens, actions.paste])
    _submenu(edit, translate("Menus", "Copy as a pic&ture"), actions.copy_picture.values())
    _submenu(edit, translate("Menus", "Copy as c&ode"), actions.copy_code.values())

    view = bar.addMenu(translate("Menus", "&View"))
    _submenu(view, translate("Menus", "&Lens"), views)
    _submenu(view, translate("Menus", "&Measure"), actions.measures.values())
    _submenu(view, translate("Menus", "&Unit"), actions.units.values())
    decimals = view.addMenu(translate("Menus", "De&cimals"))
    _submenu(decimals, translate("Menus", "&Shares"), actions.share_decimals.values())
    _submenu(decimals, translate("Menus", "&Measures"), actions.measure_decimals.values())
    _submenu(view, translate("Menus", "&Theme"), actions.themes.values())
    view.addSeparator()
    view.addActions([actions.pin, actions.draw, actions.show_all, actions.full_scale, actions.fold])
    view.addSeparator()
    view.addActions([actions.present, actions.larger, actions.smaller])

    about = bar.addMenu(translate("Menus", "&Help"))
    about.addActions([actions.shortcuts, actions.about])


def outcome_menu(actions: Actions, side: Side, parent: QWidget) -> QMenu:
    """The context menu of the selected bar of one editor."""
    actions.follow_selection()
    menu = QMenu(parent)
    menu.addActions(actions.sides[side].all)
    menu.addSeparator()
    menu.addActions(_outcome_actions(actions))
    return menu


def _outcome_actions(actions: Actions) -> list[QAction]:
    return [
        actions.add,
        actions.rename,
        actions.remove,
        actions.move_left,
        actions.move_right,
    ]


def _submenu(menu: QMenu, title: str, actions: Iterable[QAction]) -> None:
    menu.addMenu(title).addActions(list(actions))
