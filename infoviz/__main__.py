"""Starts infoviz: `infoviz`, or `python -m infoviz`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from infoviz.command_line import CommandLineError, Request, parse
from infoviz.start_checks import StartError, check_start, draw_off_screen

if TYPE_CHECKING:
    from infoviz.core.analysis import Analysis
    from infoviz.core.units import Unit


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the command line asks for; the exit status, 2 where it was refused."""
    try:
        request = parse(sys.argv[1:] if argv is None else argv)
        for note in request.notes:
            _say(note)
        if request.report is not None:
            _report(request)
            if request.render is None:
                return 0
        if request.render is not None:
            draw_off_screen(os.environ)
        check_start(os.environ)
        # Only now, since it imports Qt.
        from infoviz.app import run

        return run(request)
    except (CommandLineError, StartError) as error:
        _say(str(error))
        return 2


def _say(sentence: str) -> None:
    # What was typed may hold control characters, which a terminal would obey.
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in sentence)
    print(f"infoviz: {shown}", file=sys.stderr)


def _report(request: Request) -> None:
    """Prints the report; CommandLineError where standard output takes none."""
    text = _report_json(request) if request.report == "json" else _report_text(request)
    # Whatever the encoding of the terminal, a sign that it lacks must not end the program.
    encoding = sys.stdout.encoding or "utf-8"
    text = text.encode(encoding, "backslashreplace").decode(encoding)
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # Whoever read it, such as `head`, has seen enough; nor may Python flush again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise CommandLineError(f"the report could not be printed: {error.strerror}") from None


def _report_text(request: Request) -> str:
    """What was asked for: A and B, unless only densities were, and these."""
    from infoviz.core.numbers import NumberFormat

    numbers = NumberFormat(_unit(request))
    parts = []
    if _reports_shares(request):
        from infoviz.files.report import report_text

        parts.append(report_text(_analysis(request), numbers))
    if request.densities is not None:
        from infoviz.files.density_report import density_report_text

        parts.append(density_report_text(request.densities.analysis, numbers))
    return "\n\n".join(parts)


def _report_json(request: Request) -> str:
    """One object; that of the densities is its member "densities" where there are both."""
    unit = _unit(request)
    shares = densities = ""
    if _reports_shares(request):
        from infoviz.files.report import report_json

        shares = report_json(_analysis(request), unit)
    if request.densities is not None:
        from infoviz.files.density_report import density_report_json

        densities = density_report_json(request.densities.analysis, unit)
    if shares and densities:
        return f'{shares[:-1]}, "densities": {densities}}}'
    return shares or densities


def _unit(request: Request) -> Unit:
    """The unit that was asked for, or that of the document, or the usual one."""
    from infoviz.core.units import UNITS
    from infoviz.desk import Desk

    desk = Desk() if request.document is None else request.document.desk.desk
    return UNITS[request.unit or desk.unit]


def _reports_shares(request: Request) -> bool:
    return request.state is not None or request.densities is None


def _analysis(request: Request) -> Analysis:
    from infoviz.core.analysis import analyse
    from infoviz.files.presets import DEFAULT_PRESET, load_preset

    return analyse(request.state or load_preset(DEFAULT_PRESET).state())


if __name__ == "__main__":
    sys.exit(main())
