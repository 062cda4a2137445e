# SPDX-License-Identifier: EUPL-1.2
"""Lists made for people repeat figures: they must say the same as the sets of results."""

FIGURES = ('reported_centi', 'undisputed_centi', 'expected_centi', 'late_original', 'late_current')


def compare(report, table, row, kind, name, found, columns):
    """Without a result its cells are empty."""
    for column in columns:
        report.compare(kind, table.file, name, column, row[column], found[column] if found else '')


def check(archive, jurisdiction, report):
    def table(name):
        return archive.table(jurisdiction, name)
    commitments = {(r['plan_number'], r['commitment_number']): r for r in table('resultados-compromisos')}
    milestones = {(r['plan_number'], r['commitment_number'], r['milestone_number']): r for r in table('resultados-hitos')}
    for row in table('compromisos'):
        repeat(report, table('compromisos'), row, commitments.get((row['plan_number'], row['number'])))
    for row in table('hitos'):
        repeat(report, table('hitos'), row, milestones.get((row['plan_number'], row['commitment_number'], row['number'])))
    for row in table('financiamientos'):
        found = next((r for r in table('hitos') if (r['plan_number'], r['commitment_number'], r['number']) == (
            row['plan_number'], row['commitment_number'], row['milestone_number'])), None)
        for column in ('light', 'due_on'):
            if row[column]:
                compare(report, table('financiamientos'), row, 'lights', row['agreement'], found, (column,))
    places(report, table)


def repeat(report, table, row, found):
    name = f"plan_number={row['plan_number']} number={row['number']}"
    compare(report, table, row, 'lights', name, found, ('light',))
    compare(report, table, row, 'progress', name, found, FIGURES)


def places(report, table):
    """A selection repeats the place of a proposal in a round of its process, and its total."""
    for row in table('selecciones'):
        name, rounds = f"process={row['process']} number={row['number']}", table('orden').where(process=row['process'],
                                                                                              proposal_number=row['number'])
        same = [r for r in rounds if r['place'] == row['place'] and r['total_centi'] == row['total_centi']]
        compare(report, table('selecciones'), row, 'places', name, (same or rounds or [None])[-1], ('place', 'total_centi'))
