"""Letters and words are counted as a reader would count them, in any script."""

import pytest

from infoviz.core.refusal import Refusal
from infoviz.files.imports.table import Options, Table
from infoviz.files.imports.texts import count_texts


def counted(*texts: str, **options: object) -> dict[str, list[float]]:
    found: Table = count_texts(texts, Options(**options))  # type: ignore[arg-type]
    columns = [found.numbers(i).tolist() for i in range(1, len(found.names))]
    return dict(zip(found.texts(0), map(list, zip(*columns, strict=True)), strict=True))


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("Abba, 3!", {}, {"a": 2, "b": 2}),
        ("Abba", {"keep_case": True}, {"A": 1, "a": 1, "b": 2}),
        ("a b.", {"punctuation": True}, {"a": 1, "b": 1, ".": 1, "␣": 1}),
        # Composed or not, an é is one letter, and the same one.
        ("e\u0301\u00e9E\u0301", {}, {"\u00e9": 3}),
        ("q\u0323q", {}, {"q": 1, "q\u0323": 1}),
        ("क्षि", {}, {"क\u094d": 1, "षि": 1}),
        ("ß", {}, {"ß": 1}),
        ("日本", {}, {"日": 1, "本": 1}),
        ("The cat, the CAT.", {"count": "words"}, {"the": 2, "cat": 2}),
        ("don't well-being -x-", {"count": "words"}, {"don't": 1, "well-being": 1, "x": 1}),
        ("हिन्दी 3x", {"count": "words"}, {"हिन्दी": 1, "3x": 1}),
        ("日本 kana かな", {"count": "words"}, {"日": 1, "本": 1, "kana": 1, "か": 1, "な": 1}),
        ("Hi, you!", {"count": "words", "punctuation": True}, {"hi": 1, ",": 1, "you": 1, "!": 1}),
    ],
)
def test_what_is_counted(text: str, options: dict[str, object], expected: dict[str, int]) -> None:
    assert {label: n for label, (n,) in counted(text, **options).items()} == expected


def test_two_texts_are_joined_and_what_one_lacks_is_empty() -> None:
    found = counted("aab", "bc")
    assert list(found) == ["a", "b", "c"]
    assert found["b"] == [1, 1]
    assert found["a"][0] == 2
    assert found["a"][1] != found["a"][1]


def test_words_come_by_how_often_they_are_met() -> None:
    assert list(counted("x y y", "z z z y", count="words")) == ["y", "z", "x"]


def test_a_long_text_is_counted_whole() -> None:
    assert counted("ab " * 100_000, count="words") == {"ab": [100_000]}
    assert counted("ab" * 100_000) == {"a": [100_000], "b": [100_000]}


def test_what_cannot_be_counted_is_refused() -> None:
    with pytest.raises(Refusal, match="there is nothing to count"):
        counted("123 ...")
    with pytest.raises(Refusal, match="is too long to be a word"):
        counted("x" * 300, count="words")
    with pytest.raises(Refusal, match="more than 100,000 different"):
        counted(" ".join(map(str, range(100_001))), count="words")
