"""Texts whose letters or words are counted, in any script.

A letter is what a reader takes for one: a base with all its marks, whether they are composed or
not. A word is a run of letters, digits and marks, with an apostrophe or a hyphen inside; each
character of a script that is written without blanks (Han, kana) is one of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from infoviz.core.labels import MAX_LABEL_LENGTH
from infoviz.core.refusal import Refusal
from infoviz.core.state import MAX_OUTCOMES
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.imports.table import Options, Progress, StoredTable, Table, unheard
from infoviz.files.reading import decoded, shown

_CHUNK = 2**16

_BLANK_LABEL = "␣"
"""Any blank, where blanks are counted: a label cannot be one itself."""

_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Kana and Han."""


def read_text(data: bytes, options: Options, progress: Progress = unheard) -> Table:
    """The counts of one text, as a column of labels and one of numbers."""
    return count_texts([decoded(data)], options, progress)


def count_texts(texts: Sequence[str], options: Options, progress: Progress = unheard) -> Table:
    """The counts of texts: a column of labels, and one of numbers for each text.

    Letters are in alphabetical order, words by how often they come in all texts together.
    """
    counts = []
    for done, text in enumerate(texts):

        def heard(part: float, done: int = done) -> None:
            progress((done + part) / len(texts))

        counts.append(_counted(text, options, heard))
    labels = list(dict.fromkeys(label for count in counts for label in count))
    if not labels:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "there is nothing to count in it"))
    if options.count == "letters":
        labels.sort(key=lambda label: (unicodedata.normalize("NFD", label).casefold(), label))
    else:
        labels.sort(key=lambda label: (-sum(count[label] for count in counts), label))
    columns = [
        np.array([count.get(label, np.nan) for label in labels], dtype=np.float64)
        for count in counts
    ]
    names = ["A", "B"] if len(texts) == 2 else [str(i + 1) for i in range(len(texts))]
    kept = Options(
        count=options.count, keep_case=options.keep_case, punctuation=options.punctuation
    )
    return StoredTable([options.count, *names], [labels, *columns], kept)


def _counted(text: str, options: Options, progress: Progress) -> Counter[str]:
    marks = _marks(text)
    pattern = _letters(marks, options) if options.count == "letters" else _words(marks, options)
    counts: Counter[str] = Counter()
    for piece, part in _pieces(text):
        progress(part)
        piece = unicodedata.normalize("NFC", piece)
        if not options.keep_case:
            piece = unicodedata.normalize("NFC", piece.lower())
        if options.count == "letters" and marks.isdisjoint(piece):
            # Without marks each character is one letter, or none; that is ten times as fast.
            counts.update({c: n for c, n in Counter(piece).items() if pattern.match(c)})
        else:
            counts.update(pattern.findall(piece))
        if len(counts) > MAX_OUTCOMES:
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "it has more than {0} different ones to count"),
                f"{MAX_OUTCOMES:,}",
            )
    for blank in [label for label in counts if not label.strip()]:
        counts[_BLANK_LABEL] += counts.pop(blank)
    longest = max(counts, key=len, default="")
    if len(longest) > MAX_LABEL_LENGTH:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” is too long to be a word"), shown(longest)
        )
    return counts


def _pieces(text: str) -> Iterator[tuple[str, float]]:
    """The text in parts that end at a blank, where there is one, and how far each part reaches."""
    blank = re.compile(r"\s")
    at = 0
    while at < len(text):
        end = at + _CHUNK
        if end < len(text):
            match = blank.search(text, end, end + _CHUNK)
            end = match.end() if match else end + _CHUNK
        yield text[at:end], min(end / len(text), 1.0)
        at = end


def _marks(text: str) -> frozenset[str]:
    """The combining marks of the text, and those of which its composed characters are made."""
    found = {
        mark
        for char in set(text)
        for mark in unicodedata.normalize("NFD", char) + char.lower()
        if unicodedata.category(mark).startswith("M")
    }
    # Joiners and selectors of variants belong to what stands before them.
    return frozenset(found | {"\u200d", "\ufe0e", "\ufe0f"})


def _class(marks: frozenset[str]) -> str:
    """The marks as a part of a class of characters."""
    return "".join(map(re.escape, sorted(marks)))


def _letters(marks: frozenset[str], options: Options) -> re.Pattern[str]:
    among = _class(marks)
    base = rf"[^{among}]" if options.punctuation else rf"[^\W\d_{among}]"
    return re.compile(f"{base}[{among}]*", re.DOTALL)


def _words(marks: frozenset[str], options: Options) -> re.Pattern[str]:
    among = _class(marks)
    sign = rf"(?:[^\W_{_ALONE}]|[{among}])"
    word = rf"[{_ALONE}][{among}]*|{sign}+(?:['’‐-]{sign}+)*"
    return re.compile(rf"{word}|[^\w\s]" if options.punctuation else word)
