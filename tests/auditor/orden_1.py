# SPDX-License-Identifier: EUPL-1.2
"""The order of the proposals of a closed round, as docs/algoritmos/orden-1.md says."""
from fractions import Fraction

from .arithmetic import centi, half_up, shown

KEY = ('process', 'round', 'proposal_number')
COLUMNS = ('place', 'tied', 'passes', 'viability_centi', 'priority_centi', 'total_centi', 'spread_centi', 'cards')


class Criterion:
    def __init__(self, row):
        self.code, self.family = row['code'], row['family']
        self.weight, self.low, self.high = centi(row['weight_centi']) or 0, int(row['low']), int(row['high'])
        self.threshold = int(row['pass']) if row['pass'] else None

    def figure(self, values):
        n = len(values)
        return half_up((sum(values) - n * self.low) * 10000, n * (self.high - self.low)) if n else 0

    def passed(self, values):
        if self.family != 'inclusion' or self.threshold is None:
            return True
        return bool(values) and median(values) >= self.threshold


def median(values):
    v, n = sorted(values), len(values)
    return Fraction(v[n // 2]) if n % 2 else Fraction(v[n // 2 - 1] + v[n // 2], 2)


def mean(criteria, figures, families):
    chosen = [c for c in criteria if c.family in families]
    weight = sum(c.weight for c in chosen)
    return half_up(sum(c.weight * figures[c.code] for c in chosen), weight) if weight else 0


def proposal(criteria, cards):
    """cards: [(evaluator, criterion, value)] of one proposal."""
    def values(code, who=None):
        return [v for e, c, v in cards if c == code and who in (None, e)]

    def total(who=None):
        return mean(criteria, {c.code: c.figure(values(c.code, who)) for c in criteria}, ('viabilidad', 'prioridad'))
    figures = {c.code: c.figure(values(c.code)) for c in criteria}
    people = {e for e, _, _ in cards}
    totals = [total(e) for e in people]
    return {'viability': mean(criteria, figures, ('viabilidad',)), 'priority': mean(criteria, figures, ('prioridad',)), 'total': total(),
            'passes': all(c.passed(values(c.code)) for c in criteria), 'spread': max(totals) - min(totals), 'cards': len(people)}


def order(criteria, cards):
    """cards {number: [(evaluator, criterion, value)]} -> {number: cells}"""
    found = {number: proposal(criteria, own) for number, own in cards.items()}
    rank = {n: (p['total'], p['priority'], p['viability']) for n, p in found.items() if p['passes']}
    cells = {}
    for number, p in found.items():
        better = sum(r > rank[number] for r in rank.values()) if number in rank else 0
        same = sum(r == rank[number] for r in rank.values()) if number in rank else 0
        cells[number] = dict(zip(COLUMNS, (
            str(better + 1) if number in rank else '', str(int(same > 1)), str(int(p['passes'])), shown(p['viability'], 2),
            shown(p['priority'], 2), shown(p['total'], 2), shown(p['spread'], 2), str(p['cards']))))
    return cells


def check(archive, jurisdiction, report):
    computed = {}
    for run in archive.table(jurisdiction, 'rondas'):
        rows = archive.table(jurisdiction, 'criterios').where(version=run['criteria_version'])
        criteria = [Criterion(r) for r in {r['code']: r for r in rows}.values()]
        cards = {}
        for r in archive.table(jurisdiction, 'calificaciones').where(process=run['process'], round=run['round']):
            if r['value']:
                cards.setdefault(r['proposal_number'], []).append((r['evaluator'], r['criterion'], int(r['value'])))
        for number, cells in order(criteria, cards).items():
            computed[run['process'], run['round'], number] = cells
    report.rows(archive.table(jurisdiction, 'orden'), KEY, computed, dict.fromkeys(COLUMNS, 'places'))
