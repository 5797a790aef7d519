"""A pair from data that nobody looks at first, as on the command line."""

from __future__ import annotations

from infoviz.core.distribution import SUM_TOLERANCE
from infoviz.core.refusal import Refusal
from infoviz.core.state import SIDES, State
from infoviz.files.imports import Source, read_table, reader_of
from infoviz.files.imports.roles import assemble, guess_roles, notes
from infoviz.files.reading import in_file


def import_unseen(source: Source) -> tuple[State, list[str]]:
    """The pair that the data says, and notes on how it was understood.

    What the data does not bring is uniform. Refusal names the source, the place and the fault.
    """
    table = read_table(source, reader_of(source))
    roles = guess_roles(table)
    try:
        state = assemble(table, roles)
    except Refusal as fault:
        raise in_file(source.name, fault) from None
    said = []
    for side, what, amount in notes(table, roles):
        if what == "blank":
            said.append(f"empty cells of {side.upper()} that count as 0: {amount:,}")
        elif abs(amount - 1) > SUM_TOLERANCE:
            said.append(
                f"{side.upper()} sums to {amount:.12g}; it was counted as weights and normalised"
            )
    if roles.kind == "logits":
        said.append("the numbers were taken for logits, at temperature 1")
    said += [
        f"{side.upper()} was not given and is uniform" for side in SIDES if roles.of(side) is None
    ]
    return state, said
