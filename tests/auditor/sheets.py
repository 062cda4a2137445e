# SPDX-License-Identifier: EUPL-1.2
"""Sections 4 and 5 of docs/algoritmos/archivo-1.md: cards and selections, sheets, calendars and measurements."""
import datetime

from .arithmetic import centi, day, plus
from .indicators import QUOTIENTS
from .indices_1 import FOLLOWED


def grouped(table, *key):
    found = {}
    for row in table:
        found.setdefault(tuple(row[k] for k in key) if len(key) > 1 else row[key[0]], []).append(row)
    return found


def check(archive, jurisdiction, report):
    def table(name):
        return archive.table(jurisdiction, name)
    check_criteria(table, report)
    check_cards(table, report)
    check_sheets(table, report)
    check_calendar(table, report)
    check_targets(table, report)
    check_measurements(table, archive.day, report)
    check_words(table, report)


def check_criteria(table, report):
    criteria = table('criterios')
    for at, rows in grouped(criteria, 'version', 'code').items():
        for row in rows:
            for column in row.keys() - {'value', 'words'}:
                report.compare('facts', criteria.file, ' '.join(at), column, row[column], rows[0][column])
            if row['value']:
                report.compare('facts', criteria.file, ' '.join(at), 'value', int(row['low']) <= int(row['value']) <= int(row['high']), True)
    for version, rows in grouped(criteria, 'version').items():
        whole = {r['code']: centi(r['weight_centi']) or 0 for r in rows if r['family'] != 'inclusion'}
        report.compare('facts', criteria.file, f'version={version}', 'weight_centi', sum(whole.values()), 10000)


def check_cards(table, report):
    rounds = {(r['process'], r['round']): r for r in table('rondas')}
    scales = {(r['version'], r['code']): r for r in table('criterios')}
    for name in ('calificaciones', 'orden'):
        for row in table(name):
            run, at = rounds.get((row['process'], row['round'])), f"round={row['round']} proposal_number={row['proposal_number']}"
            if run is None:
                report.differ(table(name).file, at, 'round', 'present', 'no round')
                continue
            if 'closed_on' in row:
                report.compare('facts', table(name).file, at, 'closed_on', row['closed_on'], run['closed_on'])
            if 'criterion' in row:
                scale = scales.get((run['criteria_version'], row['criterion']))
                good = scale and (row['value'] == '' or int(scale['low']) <= int(row['value']) <= int(scale['high']))
                report.compare('facts', table(name).file, at, 'criterion', bool(good), True)


def check_sheets(table, report):
    approved = grouped([r for r in table('fichas') if r['from_on']], 'code')
    known, file, listed = {r['code'] for r in table('indicadores')}, table('fichas').file, table('indicadores').file
    for one in table('indicadores'):
        code, ended = one['code'], one['ended_on']
        rows = sorted(approved.get(code, ()), key=lambda r: int(r['number']))
        if not rows:
            report.differ(file, code, 'row', 'no row', 'present')
            continue
        report.compare('facts', listed, code, 'version', one['version'], rows[-1]['number'])
        report.compare('facts', listed, code, 'ended_on', bool(ended), one['state'] != 'vigente')
        report.compare('facts', listed, code, 'replaced_by', one['replaced_by'] in known, one['state'] == 'reemplazado')
        for row, later in zip(rows, rows[1:] + [None]):
            until = plus(day(later['from_on']), -1).isoformat() if later else row['until_on'] and ended
            report.compare('facts', file, f"{code} {row['number']}", 'until_on', row['until_on'], until)
            report.compare('facts', file, f"{code} {row['number']}", 'state', row['state'], 'reemplazada' if later else 'vigente')
            good = not row['until_on'] or row['from_on'] <= row['until_on']
            report.compare('facts', file, f"{code} {row['number']}", 'from_on', good, True)
    for code in approved.keys() - known:
        report.differ(file, code, 'row', 'present', 'no indicator')


def months_after(when, months):
    m = when.month - 1 + months
    first = datetime.date(when.year + m // 12, m % 12 + 1, 1)
    following = datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(when.day, (following - first).days))


def span(sheet, number):
    """(starts, ends, due) of a period of that number."""
    start, months, last = day(sheet['starts_on']), int(sheet['months']), day(sheet['ends_on'])
    end = plus(months_after(start, number * months), -1)
    if last and last < end:
        end = last
    return months_after(start, (number - 1) * months), end, plus(end, int(sheet['due_days']))


def check_calendar(table, report):
    sheets, periods, file = grouped(table('fichas'), 'code'), table('periodos-indicador'), table('periodos-indicador').file
    by_indicator = grouped(periods, 'indicator')
    for one in table('indicadores'):
        rows = sorted(by_indicator.get(one['code'], ()), key=lambda r: int(r['period']))
        own = [s for s in sheets.get(one['code'], ()) if s['from_on']]
        report.compare('facts', file, one['code'], 'period', [int(r['period']) for r in rows], list(range(1, max(1, len(rows)) + 1)))
        for row, later in zip(rows, rows[1:]):
            report.compare('facts', file, f"{one['code']} {later['period']}", 'starts_on', later['starts_on'],
                           plus(day(row['ends_on']), 1).isoformat())
        for row in rows:
            at, spans = f"{one['code']} {row['period']}", [span(s, int(row['period'])) for s in own]
            fits = [s for s in spans if s[:2] == (day(row['starts_on']), day(row['ends_on']))]
            report.compare('facts', file, at, 'starts_on, ends_on', bool(fits), True)
            due = day(row['due_on'])
            good = due >= day(row['ends_on']) if row['moved'] not in ('', '0') else any(s[2] == due for s in fits)
            report.compare('facts', file, at, 'due_on', good, True)
        if rows:
            report.compare('facts', file, one['code'], 'starts_on', rows[0]['starts_on'], own[0]['starts_on'])
            good = rows[-1]['ends_on'] == own[-1]['ends_on'] or one['ended_on'] and rows[-1]['ends_on'] < own[-1]['ends_on']
            report.compare('facts', file, one['code'], 'ends_on', bool(good), True)


def check_targets(table, report):
    sheets = {(r['code'], r['number']) for r in table('fichas')}
    last = {r['code']: r['version'] for r in table('indicadores') if not r['ended_on']}
    ends = {(r['indicator'], r['ends_on']) for r in table('periodos-indicador')}
    for name in ('metas', 'fichas-partes'):
        for row in table(name):
            report.compare('facts', table(name).file, row['indicator'], 'version', (row['indicator'], row['version']) in sheets, True)
    for row in table('metas'):
        good = row['starts_on'] <= row['ends_on']
        if last.get(row['indicator']) == row['version']:
            good = good and (row['indicator'], row['ends_on']) in ends
        report.compare('facts', table('metas').file, f"{row['indicator']} {row['starts_on']}", 'ends_on', good, True)


def check_measurements(table, today, report):
    file, sheets = table('mediciones').file, {(r['code'], r['number']): r for r in table('fichas')}
    periods = {(r['indicator'], r['period']) for r in table('periodos-indicador')}
    proofs = grouped(table('pruebas'), 'indicator_code', 'period_number')
    parts = {(r['indicator'], r['version'], r['dimension'], r['part']) for r in table('fichas-partes')}
    followed = {r['number'] for r in table('planes') if (r['state'], r['tracking']) in FOLLOWED}
    with_plan = {r['code'] for r in table('indicadores') if r['plan_number'] in followed}
    measured = grouped(table('mediciones'), 'indicator', 'period')
    for at, rows in measured.items():
        rows = sorted(rows, key=lambda r: int(r['adjustment']))
        name = ' '.join(at)
        report.compare('facts', file, name, 'period', at in periods, True)
        report.compare('facts', file, name, 'adjustment', [int(r['adjustment']) for r in rows], list(range(len(rows))))
        for row, later in zip(rows, rows[1:] + [None]):
            report.compare('facts', file, name, 'replaced_on', row['replaced_on'], later['public_on'] if later else '')
            days = [row[c] for c in ('authorised_on', 'sent_on', 'checked_on', 'public_on') if row[c]]
            report.compare('facts', file, name, 'public_on', days + [today.isoformat()], sorted(days + [today.isoformat()]))
            sheet = sheets.get((at[0], row['version']))
            report.compare('facts', file, name, 'version', bool(sheet and sheet['from_on']), True)
            report.compare('facts', file, name, 'kind', said(row), needed(row, sheet))
        if at[0] in with_plan:
            report.compare('facts', file, name, 'proofs', rows[-1]['proofs'], str(len(proofs.get(at, ()))))
    of = {(r['indicator'], r['period'], r['adjustment']): r for r in table('mediciones')}
    for row in table('mediciones-partes'):
        whole = of.get((row['indicator'], row['period'], row['adjustment']))
        good = whole and (row['indicator'], whole['version'], row['dimension'], row['part']) in parts
        report.compare('facts', table('mediciones-partes').file, f"{row['indicator']} {row['period']} {row['part']}", 'part', bool(good), True)


def said(row):
    return tuple(bool(row[c]) for c in ('value_micro', 'numerator_micro', 'denominator_micro'))


def needed(row, sheet):
    """Which numbers a measurement brings."""
    pair = sheet['type'] in QUOTIENTS
    if row['kind'] == 'no-aplica':
        return False, False, False
    return sheet['type'] in ('numero', 'ordinal') or pair and bool(row['value_micro']), pair, pair


def check_words(table, report):
    words = table('pronunciamientos-mediciones')
    for at, rows in grouped(words, 'indicator', 'period', 'adjustment').items():
        numbers = sorted(int(r['word_number']) for r in rows)
        report.compare('facts', words.file, ' '.join(at), 'word_number', numbers, list(range(1, len(rows) + 1)))
        for row in rows:
            report.compare('facts', words.file, ' '.join(at), 'public_on', row['public_on'] >= row['given_on'], True)
            report.compare('facts', words.file, ' '.join(at), 'closed_how', bool(row['closed_how']), bool(row['closed_on']))
