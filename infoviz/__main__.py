"""Starts infoviz: `infoviz`, or `python -m infoviz`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from infoviz.command_line import CommandLineError, Request, parse
from infoviz.start_checks import StartError, check_start, draw_off_screen


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
    from infoviz.core.analysis import analyse
    from infoviz.core.numbers import NumberFormat
    from infoviz.core.units import UNITS
    from infoviz.files.presets import DEFAULT_PRESET, load_preset
    from infoviz.files.report import report_json, report_text

    analysis = analyse(request.state or load_preset(DEFAULT_PRESET).state())
    unit = UNITS[request.unit or "bits"]
    if request.report == "json":
        text = report_json(analysis, unit)
    else:
        text = report_text(analysis, NumberFormat(unit))
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


if __name__ == "__main__":
    sys.exit(main())
