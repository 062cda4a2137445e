# SPDX-License-Identifier: EUPL-1.2
"""Lights, progress and lateness of milestones, commitments and plans, as docs/algoritmos/hito-1.md says."""
from .arithmetic import before, centi, day, days_from, half_up, plus, shown

DISPUTED, IN_PART, SILENT, MOVED, UNFUNDED, TRANSITION = 1, 2, 4, 8, 16, 32
WITHOUT_FIGURES = ('retirado', 'sin-hitos', 'sin-seguimiento')
COUNTS = {'completo': 'complete_count', 'en-plazo': 'on_time_count', 'en-riesgo': 'at_risk_count', 'atrasado': 'late_count',
          'sin-reporte': 'silent_count', 'sin-hitos': 'none_count', 'sin-seguimiento': 'none_count', 'retirado': 'withdrawn_count'}


class Method:
    def __init__(self, row):
        self.grace_days, self.soon_days = int(row['grace_days']), int(row['soon_days'])
        self.late_index, self.risk_index = centi(row['late_index']), centi(row['risk_index'])
        self.silent_share, self.partial_share = centi(row['silent_share']), centi(row['partial_share'])


class Milestone:
    def __init__(self, facts, parts, reports, periods, method, d):
        self.facts, self.method, self.d = facts, method, d
        self.original = day(facts['original_due_on'])
        self.due = day(facts['due_on']) or self.original
        self.withdrawn = facts['withdrawn'] == '1'
        self.weight = centi(facts['weight_centi'])
        self.set_parts(parts)
        self.delivered = all(p['accepted'] for p in self.parts)
        self.said = {p['said'] for p in self.parts}
        self.figures()
        self.lateness()
        self.silent = self.is_silent(reports, periods)
        self.rule, self.light = self.choose()
        self.marks = self.marked()

    def set_parts(self, rows):
        real = [r for r in rows if int(r['part']) > 0]
        self.parts = []
        for r in real or rows:
            self.parts.append({
                'share': centi(r['share_centi']) or 0 if real else 1,
                'due': real and day(r['due_on']) or self.due,
                'original': real and day(r['original_due_on']) or self.original,
                'accepted': r['accepted'] == '1', 'delivered_on': day(r['delivered_on']), 'said': r['said']})
        if sum(p['share'] for p in self.parts) == 0:
            for p in self.parts:
                p['share'] = 1

    def figures(self):
        total = sum(p['share'] for p in self.parts)
        worth = {'disputa': 0, 'confirma-en-parte': self.method.partial_share}

        def of(chosen):
            return half_up(10000 * sum(p['share'] for p in self.parts if chosen(p)), total)
        self.reported = of(lambda p: p['accepted'])
        self.undisputed = half_up(sum(p['share'] * worth.get(p['said'], 10000) for p in self.parts if p['accepted']), total)
        self.expected = of(lambda p: p['due'] is not None and p['due'] <= self.d)
        self.expected_original = of(lambda p: p['original'] is not None and p['original'] <= self.d)

    def lateness(self):
        until = self.d
        if self.delivered:
            until = max((p['delivered_on'] for p in self.parts if p['delivered_on']), default=None)
        if self.withdrawn:
            until = None
        self.late_original = max(0, days_from(self.original, until))
        self.late_current = max(0, days_from(self.due, until))
        self.moved_days = days_from(self.original, day(self.facts['due_on']))

    def is_silent(self, reports, periods):
        closed = [i for i, p in enumerate(periods) if day(p['closes_on']) <= self.d]
        if not closed or self.withdrawn or self.delivered:
            return False
        k = closed[-1]
        if before(day(periods[k]['ends_on']), day(self.facts['followed_from'])):
            return False
        since = day(periods[k - 1]['closes_on']) if k > 0 else None
        return not any(since is None or day(r['sent_on']) >= since for r in reports)

    def choose(self):
        d, began = self.d, self.facts['work_began'] == '1' or self.reported > 0
        soon = plus(self.due, -self.method.soon_days)
        if self.withdrawn:
            return 'retirado-por-acto', 'retirado'
        if self.delivered:
            if 'disputa' in self.said:
                return 'entregado-en-disputa', 'en-riesgo'
            if 'confirma-en-parte' in self.said:
                return 'entregado-en-parte', 'en-riesgo'
            return 'entregado', 'completo'
        if before(plus(self.due, self.method.grace_days), d):
            return 'pasada-la-gracia', 'atrasado'
        if self.silent:
            return 'periodo-sin-reporte', 'sin-reporte'
        if before(self.due, d):
            return 'en-gracia', 'en-riesgo'
        if not began and soon is not None and soon <= d:
            return 'por-vencer-sin-inicio', 'en-riesgo'
        if before(self.due, day(self.facts['forecast_on'])):
            return 'prevision-tardia', 'en-riesgo'
        return 'sin-novedad', 'en-plazo'

    def marked(self):
        moved = MOVED if int(self.facts['replans']) > 0 else 0
        if self.withdrawn:
            return moved
        marks = moved + (DISPUTED if 'disputa' in self.said else 0) + (IN_PART if 'confirma-en-parte' in self.said else 0)
        marks += SILENT if self.light == 'atrasado' and self.silent else 0
        if not self.delivered:
            marks += UNFUNDED if before(day(self.facts['funded_until']), self.d) else 0
            start, end = day(self.facts['transition_from']), day(self.facts['transition_until'])
            marks += TRANSITION if start is not None and start <= self.d and (end is None or end >= self.d) else 0
        return marks

    def cells(self):
        return {'computed_on': self.d.isoformat(), 'light': self.light, 'rule': self.rule, 'reported_centi': shown(self.reported, 2),
                'undisputed_centi': shown(self.undisputed, 2), 'expected_centi': shown(self.expected, 2),
                'late_original': str(self.late_original), 'late_current': str(self.late_current), 'marks': str(self.marks),
                'moved_days': str(self.moved_days)}


def weights(things):
    """Each one's own weight, unless one lacks it or they sum 0: then 1 each."""
    own = [t.weight for t in things]
    return [1] * len(own) if None in own or sum(own) == 0 else own


class Commitment:
    reported = undisputed = expected = late_original = late_current = marks = 0
    index = index_original = None

    def __init__(self, facts, milestones, method, d):
        self.d, self.weight = d, centi(facts['weight_centi'])
        standing = [m for m in milestones if not m.withdrawn]
        if facts['followed'] == '0':
            self.rule, self.light = 'plan-sin-seguimiento', 'sin-seguimiento'
        elif facts['withdrawn'] == '1':
            self.rule, self.light = 'retirado-por-acto', 'retirado'
        elif not milestones:
            self.rule, self.light = 'sin-hitos', 'sin-hitos'
        elif not standing:
            self.rule, self.light = 'todo-retirado', 'retirado'
        else:
            self.compute(facts, standing, method)

    def compute(self, facts, standing, method):
        weight = weights(standing)

        def total(figure):
            return sum(w * figure(m) for w, m in zip(weight, standing))
        reported, expected = total(lambda m: m.reported), total(lambda m: m.expected)
        original = total(lambda m: m.expected_original)
        self.reported, self.expected = half_up(reported, sum(weight)), half_up(expected, sum(weight))
        self.undisputed = half_up(total(lambda m: m.undisputed), sum(weight))
        self.index = 100 * reported // expected if expected else None
        self.index_original = 100 * reported // original if original else None
        self.late_original = max(m.late_original for m in standing)
        self.late_current = max(m.late_current for m in standing)
        still, quiet = total(lambda m: not m.delivered), total(lambda m: m.silent)
        silent = quiet > 0 and quiet * 10000 >= still * method.silent_share
        self.marks = DISPUTED if facts['disputed'] == '1' else 0
        for m in standing:
            self.marks |= m.marks
        self.rule, self.light = self.choose({m.light for m in standing}, silent, method)
        if self.light == 'atrasado' and silent:
            self.marks |= SILENT

    def choose(self, lights, silent, method):
        disputed = self.marks & DISPUTED
        if lights == {'completo'} and not disputed:
            return 'todos-completos', 'completo'
        if self.index is not None and self.index < method.late_index:
            return 'indice-de-atraso', 'atrasado'
        if silent:
            return 'peso-sin-reporte', 'sin-reporte'
        if self.index is not None and self.index < method.risk_index:
            return 'indice-de-riesgo', 'en-riesgo'
        if 'atrasado' in lights:
            return 'hito-atrasado', 'en-riesgo'
        if 'en-riesgo' in lights:
            return 'hito-en-riesgo', 'en-riesgo'
        if disputed:
            return 'disputa-abierta', 'en-riesgo'
        return 'sin-novedad', 'en-plazo'

    def cells(self):
        return {'computed_on': self.d.isoformat(), 'light': self.light, 'rule': self.rule, 'reported_centi': shown(self.reported, 2),
                'undisputed_centi': shown(self.undisputed, 2), 'expected_centi': shown(self.expected, 2),
                'late_original': str(self.late_original), 'late_current': str(self.late_current), 'marks': str(self.marks),
                'index_centi': shown(self.index, 2), 'index_original_centi': shown(self.index_original, 2)}


def plan_cells(commitments):
    counted = [c for c in commitments if c.light not in WITHOUT_FIGURES]
    weight = weights(counted)

    def mean(figure):
        return shown(half_up(sum(w * figure(c) for w, c in zip(weight, counted)), sum(weight)) if counted else 0, 2)
    cells = {'computed_on': commitments[0].d.isoformat(), 'reported_centi': mean(lambda c: c.reported),
             'undisputed_centi': mean(lambda c: c.undisputed), 'expected_centi': mean(lambda c: c.expected)}
    for light, column in COUNTS.items():
        cells[column] = str(int(cells.get(column, 0)) + sum(c.light == light for c in commitments))
    return cells


KINDS = {'light': 'lights', 'rule': 'lights', 'marks': 'lights', **{c: 'lights' for c in COUNTS.values()}}
KINDS.update({c: 'progress' for c in ('computed_on', 'reported_centi', 'undisputed_centi', 'expected_centi', 'late_original',
                                      'late_current', 'moved_days', 'index_centi', 'index_original_centi')})
PLAN = ('plan_number',)
COMMITMENT = PLAN + ('commitment_number',)
MILESTONE = COMMITMENT + ('milestone_number',)


def at(row, key):
    return {k: row[k] for k in key}


def evaluated(table, facts, method, d):
    """([(row of hechos-hitos, Milestone)], Commitment) on a day."""
    periods = sorted(table('hechos-periodos').where(**at(facts, PLAN)), key=lambda r: int(r['number']))
    own = [(row, Milestone(row, table('hechos-partes').where(**at(row, MILESTONE)), table('hechos-reportes').where(**at(row, MILESTONE)),
                           periods, method, d)) for row in table('hechos-hitos').where(**at(facts, COMMITMENT))]
    return own, Commitment(facts, [m for _, m in own], method, d)


def check_still(archive, jurisdiction, facts, then, d, method, report):
    """Of an earlier day are only the results that that of the archive does not change."""
    table = archive.table(jurisdiction, 'hechos-compromisos')
    name, days = ' '.join(facts[k] for k in COMMITMENT), archive.days(jurisdiction)
    plan = archive.table(jurisdiction, 'planes').where(number=facts['plan_number'])
    if d in days or not plan or plan[0]['state'] != 'publicado':
        return
    now = evaluated(lambda n: archive.table(jurisdiction, n), facts, method, days[0])
    same = d < days[0] and [still(x) for x in flat(then)] == [still(x) for x in flat(now)]
    report.compare('facts', table.file, name, 'computed_on', d.isoformat(), d.isoformat() if same else days[0].isoformat())


def flat(told):
    """Milestones of a commitment that was withdrawn stay as they were."""
    return [m for _, m in told[0] if told[1].light != 'retirado'] + [told[1]]


def still(told):
    return {column: cell for column, cell in told.cells().items() if column != 'computed_on'}


def check(archive, jurisdiction, report):
    def table(name):
        return archive.table(jurisdiction, name)
    milestones, commitments, plans = {}, {}, {}
    for facts in table('hechos-compromisos'):
        version = table('metodologias').where(methodology_of=facts['methodology_of'], code=facts['methodology_code'],
                                              number=facts['methodology_number'])
        if len(version) != 1:
            report.differ('metodologias', str(facts), 'row', f'{len(version)} rows', 'one')
            continue
        method, d = Method(version[0]), day(facts['computed_on'])
        own, c = evaluated(table, facts, method, d)
        for row, m in own:
            if facts['followed'] == '1':
                milestones[tuple(row[k] for k in MILESTONE)] = m.cells()
        check_still(archive, jurisdiction, facts, (own, c), d, method, report)
        commitments[tuple(facts[k] for k in COMMITMENT)] = c.cells()
        plans.setdefault((facts['plan_number'],), []).append(c)
    report.rows(table('resultados-hitos'), MILESTONE, milestones, KINDS)
    report.rows(table('resultados-compromisos'), COMMITMENT, commitments, KINDS)
    report.rows(table('resultados-planes'), PLAN, {k: plan_cells(v) for k, v in plans.items()}, KINDS)
