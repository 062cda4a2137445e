#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""audit.py FILE.zip: each difference in a line, exit 1; the last line says how much was compared."""
import pathlib
import sys

if __package__:
    from . import commitments, copies, hito_1, indices_1, medicion_1, orden_1, package, sheets
    from .archive import Archive, entries
    from .report import Report
else:
    here = pathlib.Path(__file__).resolve().parent
    sys.path[0] = str(here.parent)
    from auditor import commitments, copies, hito_1, indices_1, medicion_1, orden_1, package, sheets
    from auditor.archive import Archive, entries
    from auditor.report import Report


def audit(path, write=print):
    return audit_files(entries(path), write)


def audit_files(files, write=print):
    archive, report = Archive(files), Report(write)
    attempt(report, 'archivo-1', package.check, archive, report)
    for jurisdiction in archive.jurisdictions:
        attempt(report, 'hito-1', hito_1.check, archive, jurisdiction, report)
        attempt(report, 'archivo-1', commitments.check, archive, jurisdiction, report)
        attempt(report, 'orden-1', orden_1.check, archive, jurisdiction, report)
    attempt(report, 'medicion-1', medicion_1.check, archive, report)
    for jurisdiction in archive.jurisdictions:
        attempt(report, 'archivo-1', sheets.check, archive, jurisdiction, report)
        attempt(report, 'copies', copies.check, archive, jurisdiction, report)
        attempt(report, 'indices-1', indices_1.check, archive, jurisdiction, report)
    write(report.last_line())
    return report


def attempt(report, algorithm, check, *given):
    """What cannot be read differs too, and does not keep the rest from being compared."""
    try:
        check(*given)
    except (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError) as why:
        report.differ(algorithm, str(given[1]) if len(given) > 2 else '', 'data', 'published', f'unreadable: {why!r}')


def main(arguments):
    if len(arguments) != 2:
        print('audit.py FILE.zip', file=sys.stderr)
        return 2
    return 1 if audit(arguments[1]).differences else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
