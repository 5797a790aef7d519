"""Which outcomes are labelled where there is no room for all."""

import pytest

from infoviz.charts.label_steps import label_steps


def numbers(first: int, n: int) -> list[str]:
    return [str(first + i) for i in range(n)]


@pytest.mark.parametrize(
    ("labels", "least", "shown"),
    [
        (numbers(1, 1000), 173, ["1", "200", "400", "600", "800", "1000"]),
        (numbers(0, 31), 4, ["0", "5", "10", "15", "20", "25", "30"]),
        (numbers(1, 7), 2, ["2", "4", "6"]),
        (numbers(-3, 8), 2, ["-2", "0", "2", "4"]),
        (numbers(1, 4), 1, ["1", "2", "3", "4"]),
        (list("abcdefgh"), 3, ["a", "d", "g"]),
        (["1", "3", "2", "4", "5", "6"], 2, ["1", "2", "5"]),
    ],
)
def test_round_numbers_are_shown_and_words_from_the_first_on(
    labels: list[str], least: int, shown: list[str]
) -> None:
    steps = label_steps(labels, least)
    assert [labels[i] for i in steps.labelled(0, len(labels))] == shown
    assert [label for i, label in enumerate(labels) if steps.has_label(i)] == shown


def test_a_part_has_the_labels_that_it_has_in_the_whole() -> None:
    steps = label_steps(numbers(1, 1000), 40)
    whole = steps.labelled(0, 1000)
    for start, stop in ((0, 49), (1, 50), (49, 50), (50, 700), (300, 300)):
        assert steps.labelled(start, stop) == [i for i in whole if start <= i < stop]
