# SPDX-License-Identifier: EUPL-1.2
"""Sections 2 and 3 of docs/algoritmos/archivo-1.md: facts against the lists of commitments, periods and deliveries."""
from .hito_1 import COMMITMENT, MILESTONE
from .indices_1 import FOLLOWED

LIGHTS = {'retirado-por-acto': 'retirado', 'entregado-en-disputa': 'en-riesgo', 'entregado-en-parte': 'en-riesgo', 'entregado': 'completo',
          'pasada-la-gracia': 'atrasado', 'periodo-sin-reporte': 'sin-reporte', 'en-gracia': 'en-riesgo',
          'por-vencer-sin-inicio': 'en-riesgo', 'prevision-tardia': 'en-riesgo', 'sin-novedad': 'en-plazo',
          'plan-sin-seguimiento': 'sin-seguimiento', 'sin-hitos': 'sin-hitos', 'todo-retirado': 'retirado', 'todos-completos': 'completo',
          'indice-de-atraso': 'atrasado', 'peso-sin-reporte': 'sin-reporte', 'indice-de-riesgo': 'en-riesgo', 'hito-atrasado': 'en-riesgo',
          'hito-en-riesgo': 'en-riesgo', 'disputa-abierta': 'en-riesgo'}


def at(row, key):
    return tuple(row[k] for k in key)


def bit(true):
    return '1' if true else '0'


class Lists:
    """The lists of the plans that are followed."""

    def __init__(self, archive, jurisdiction, report):
        self.archive, self.jurisdiction, self.report = archive, jurisdiction, report
        self.plans = {r['number']: r for r in self.table('planes') if (r['state'], r['tracking']) in FOLLOWED}
        self.commitments = {(r['plan_number'], r['number']): r for r in self.table('compromisos') if r['plan_number'] in self.plans}
        self.milestones = {(r['plan_number'], r['commitment_number'], r['number']): r for r in self.table('hitos')
                           if r['plan_number'] in self.plans}

    def table(self, name):
        return self.archive.table(self.jurisdiction, name)

    def rows(self, name, key, computed):
        columns = next(iter(computed.values()), {})
        self.report.rows(self.table(name), key, computed, dict.fromkeys(columns, 'facts'))

    def standing(self, milestone):
        return self.milestones[milestone]['state'] == 'vigente' and self.commitments[milestone[:2]]['state'] == 'vigente'


def check(archive, jurisdiction, report):
    lists = Lists(archive, jurisdiction, report)
    lists.rows('hechos-compromisos', COMMITMENT, {k: {'withdrawn': bit(r['state'] == 'retirado'), 'followed': '1'}
                                                  for k, r in lists.commitments.items()})
    lists.rows('hechos-hitos', MILESTONE, {k: {'withdrawn': bit(r['state'] == 'retirado'),
                                               **{c: r[c] for c in ('original_due_on', 'due_on', 'weight_centi', 'replans')}}
                                           for k, r in lists.milestones.items()})
    check_days(lists)
    check_plans(lists)
    check_periods(lists)
    check_past(lists)
    check_deliveries(lists)


def check_days(lists):
    """All the facts of a plan are of one day and one methodology; whether that day still holds, hito_1 tells."""
    names = ('computed_on', 'methodology_of', 'methodology_code', 'methodology_number')
    table = lists.table('hechos-compromisos')
    for number in lists.plans:
        rows = table.where(plan_number=number)
        for row in rows:
            lists.report.compare('facts', table.file, f'plan_number={number}', 'computed_on', at(row, names), at(rows[0], names))
    tracking = {r['number']: r['tracking'] for r in lists.table('planes')}
    for row in lists.table('compromisos'):
        lists.report.compare('facts', lists.table('compromisos').file, row['number'], 'tracking', row['tracking'],
                             tracking.get(row['plan_number']))


def check_plans(lists):
    """A plan without commitments has no results; every other one does."""
    lists.rows('resultados-planes', ('plan_number',), {(k[0],): {} for k in lists.commitments})
    lists.rows('avances', COMMITMENT, {k: {'state': r['state']} for k, r in lists.commitments.items()})
    weights = {at(r, COMMITMENT): r['weight_centi'] for r in lists.table('hechos-compromisos')}
    for row in lists.table('avances'):
        lists.report.compare('facts', lists.table('avances').file, row['commitment_number'], 'weight_centi', row['weight_centi'],
                             weights.get(at(row, COMMITMENT)))


def check_periods(lists):
    """A plan that was entered when it had already ended never had a calendar there: its periods are those of the facts."""
    calendars = {r['plan_number'] for r in lists.table('periodos')}
    ended = {r['number'] for r in lists.table('planes') if r['state'] == 'cerrado'} - calendars
    rows = {(r['plan_number'], r['number']): {'starts_on': r['starts_on'], 'ends_on': r['cut_on'], 'closes_on': r['closes_on']}
            for r in lists.table('periodos') if r['plan_number'] in lists.plans}
    rows.update({(r['plan_number'], r['number']): {c: r[c] for c in ('starts_on', 'ends_on', 'closes_on')}
                 for r in lists.table('hechos-periodos') if r['plan_number'] in ended})
    lists.rows('hechos-periodos', ('plan_number', 'number'), rows)


def check_past(lists):
    """What was shown at the end of a period cannot be computed again: only that it does not contradict itself."""
    table = lists.table('resultados-por-periodo')
    periods = {at(r, ('plan_number', 'number')) for r in lists.table('periodos')}
    for row in table:
        name = f"commitment_number={row['commitment_number']} period_number={row['period_number']}"
        lists.report.compare('facts', table.file, name, 'light', row['light'], LIGHTS.get(row['rule']))
        lists.report.compare('facts', table.file, name, 'period_number', at(row, ('plan_number', 'period_number')) in periods, True)
    lists.report.unchecked(table.file, len(table.rows))


def check_deliveries(lists):
    table, facts = lists.table('entregas'), {at(r, MILESTONE): r for r in lists.table('hechos-hitos')}
    parts, delivered = {}, {}
    for row in lists.table('hechos-partes'):
        parts.setdefault(at(row, MILESTONE), {})[row['part']] = row
    lists.rows('plazos', MILESTONE, {k: {'original_due_on': facts[k]['original_due_on']} for k in lists.milestones
                                     if k in facts and lists.standing(k)})
    for row in sorted(table, key=lambda r: int(r['id'])):
        delivered.setdefault(at(row, MILESTONE), []).append(row)
    for k, rows in delivered.items():
        for row in rows:
            check_delivery(lists, table, row, facts[k], parts[k])
    for k in facts:
        own = parts.get(k, {})
        numbers = sorted(map(int, own))
        lists.report.compare('facts', lists.table('hechos-partes').file, k, 'part', numbers,
                             [0] if numbers == [0] else list(range(1, max(1, len(numbers)) + 1)))
        if k in lists.milestones and lists.standing(k):
            for part in own.values():
                check_part(lists, part, [r for r in delivered.get(k, ()) if r['part_number'] in ('', part['part'])])


def check_delivery(lists, table, row, facts, parts):
    part = parts[row['part_number']] if row['part_number'] else {}
    real = [p for p in parts if p != '0']
    for column, cell in (('original_due_on', part.get('original_due_on') or facts['original_due_on']), ('part_count', str(len(real)))):
        lists.report.compare('facts', table.file, f"id={row['id']}", column, row[column], cell)
    if row['disputed'] == '1':
        lists.report.compare('facts', table.file, f"id={row['id']}", 'spoken', row['spoken'], '1')


def check_part(lists, part, deliveries):
    name, file = ' '.join(at(part, MILESTONE + ('part',))), lists.table('hechos-partes').file
    last = deliveries[-1] if deliveries else {'delivered_on': '', 'spoken': '0', 'disputed': '0'}
    lists.report.compare('facts', file, name, 'accepted', part['accepted'], bit(deliveries))
    lists.report.compare('facts', file, name, 'delivered_on', part['delivered_on'], last['delivered_on'])
    if deliveries and part['said'] != 'nada':
        lists.report.compare('facts', file, name, 'said', last['spoken'], '1')
        if part['said'] == 'disputa':
            lists.report.compare('facts', file, name, 'said', last['disputed'], '1')
