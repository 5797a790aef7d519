"""Switches and sliders, as a person uses them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infoviz.views.controls import Choice, PartSlider


def choice(qtbot: QtBot) -> Choice:
    made = Choice("coded", [("ab", "A with B"), ("ba", "B with A"), ("aa", "A with A")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_click_chooses_and_tells(qtbot: QtBot) -> None:
    switch = choice(qtbot)
    chosen: list[str] = []
    switch.chosen.connect(chosen.append)
    assert switch.value == "ab"
    QTest.mouseClick(switch.button("aa"), Qt.MouseButton.LeftButton)
    assert (chosen, switch.value) == (["aa"], "aa")


def test_what_is_set_is_not_told(qtbot: QtBot) -> None:
    switch = choice(qtbot)
    chosen: list[str] = []
    switch.chosen.connect(chosen.append)
    switch.set_value("ba")
    assert (chosen, switch.value) == ([], "ba")


def test_arrows_choose_and_pass_over_what_cannot_be_chosen(qtbot: QtBot) -> None:
    switch = choice(qtbot)
    switch.set_enabled("ba", False)
    QTest.keyClick(switch.button("ab"), Qt.Key.Key_Right)
    assert switch.value == "aa"
    QTest.keyClick(switch.button("aa"), Qt.Key.Key_Right)
    assert switch.value == "aa"
    QTest.keyClick(switch.button("aa"), Qt.Key.Key_Left)
    assert switch.value == "ab"


def test_every_button_is_named_for_assistive_technology(qtbot: QtBot) -> None:
    assert choice(qtbot).button("ba").accessibleName() == "coded B with A"


def test_a_slider_tells_what_a_person_did_and_no_more(qtbot: QtBot) -> None:
    slider = PartSlider("coupling")
    qtbot.addWidget(slider)
    slider.resize(300, 30)
    slider.show()
    told: list[float | str] = []
    slider.moved.connect(told.append)
    slider.released.connect(lambda: told.append("released"))
    slider.set_part(0.4)
    assert (slider.part, told) == (0.4, [])
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert told == [0.41, "released"]
    told.clear()
    middle = QPoint(round(0.41 * 300), 15)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(slider, QPoint(290, 15))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(290, 15))
    assert told[-1] == "released"
    assert told.count("released") == 1
    assert slider.part > 0.9
    told.clear()
    # Beside the handle a press brings it to the pointer, which holds it from then on.
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(150, 15))
    assert slider.part == pytest.approx(0.5, abs=0.02)
    assert told == [slider.part]
    QTest.mouseMove(slider, QPoint(10, 15))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, 15))
    assert slider.part < 0.1
    assert told.count("released") == 1
