"""Starts infoviz: `infoviz`, or `python -m infoviz`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from infoviz.command_line import CommandLineError, Request, parse
from infoviz.core.analysis import Analysis, analyse
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import NumberFormat
from infoviz.core.refusal import Refusal
from infoviz.core.units import UNITS, Unit
from infoviz.desk import Desk
from infoviz.files.atomic import replace_file
from infoviz.files.exports import PICTURES, USUAL_LIBRARY, USUAL_TABLE, text_export
from infoviz.files.presets import DEFAULT_PRESET, load_preset
from infoviz.files.report import report_json, report_text
from infoviz.files.tables import FORMATS, report_tables, write_tables
from infoviz.start_checks import StartError, check_start, draw_off_screen


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the command line asks for; the exit status, 2 where it was refused."""
    try:
        request = parse(sys.argv[1:] if argv is None else argv)
        for note in request.notes:
            _say(note)
        if request.report is not None:
            _report(request)
        exports_text = request.export is not None and not _is_picture(request.export)
        if exports_text:
            _export_text(request)
        draws = request.render is not None or (request.export is not None and not exports_text)
        if not draws and (request.report is not None or exports_text):
            return 0
        if draws:
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


def _is_picture(path: Path) -> bool:
    return path.suffix.lower()[1:] in PICTURES


def _analysis(request: Request) -> Analysis:
    return analyse(request.state or load_preset(DEFAULT_PRESET).state())


def _export_text(request: Request) -> None:
    """Writes a table or a script; CommandLineError where that cannot be."""
    path = request.export
    assert path is not None
    if not _reports_shares(request):
        raise CommandLineError(
            f"--export {str(path)!r} tells no densities; --report text and json do, and pictures"
        )
    desk = Desk() if request.document is None else request.document.desk.desk
    try:
        data = text_export(
            path.suffix.lower()[1:],
            _analysis(request),
            MEASURES[request.measure or desk.measure],
            NumberFormat(_unit(request)),
            request.table or USUAL_TABLE,
            request.library or USUAL_LIBRARY,
        )
        replace_file(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandLineError(f"--export {str(path)!r} cannot be written: {reason}") from None
    except Refusal as refusal:
        raise CommandLineError(f"--table: {refusal}") from None


def _report(request: Request) -> None:
    """Prints the report; CommandLineError where standard output takes none."""
    if request.report == "json":
        text = _report_json(request)
    elif request.report == "text":
        text = _report_text(request)
    else:
        text = _report_table(request)
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
    numbers = NumberFormat(_unit(request))
    parts = []
    if _reports_shares(request):
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
        shares = report_json(_analysis(request), unit)
    if request.densities is not None:
        from infoviz.files.density_report import density_report_json

        densities = density_report_json(request.densities.analysis, unit)
    if shares and densities:
        return f'{shares[:-1]}, "densities": {densities}}}'
    return shares or densities


def _report_table(request: Request) -> str:
    """A and B as tables; CommandLineError where densities are to be told, which form none."""
    if request.densities is not None:
        raise CommandLineError(f"--report {request.report} tells no densities; text and json do")
    tables = report_tables(_analysis(request), _unit(request))
    return write_tables(tables, FORMATS[str(request.report)]).removesuffix("\n")


def _unit(request: Request) -> Unit:
    """The unit that was asked for, or that of the document, or the usual one."""
    desk = Desk() if request.document is None else request.document.desk.desk
    return UNITS[request.unit or desk.unit]


def _reports_shares(request: Request) -> bool:
    return request.state is not None or request.densities is None


if __name__ == "__main__":
    sys.exit(main())
