# SPDX-License-Identifier: EUPL-1.2
"""What docs/algoritmos/medicion-1.md reads: indicators with their sheets, targets, periods and measurements."""
from .arithmetic import centi, day, micro

QUOTIENTS = ('porcentaje', 'razon', 'tasa')
TOTAL = ('', '')


class Sheet:
    def __init__(self, row):
        self.number, self.change = int(row['number']), row['change']
        self.from_on, self.until_on = day(row['from_on']), day(row['until_on'])
        self.type, self.direction, self.accumulation = row['type'], row['direction'], row['accumulation']
        self.achievement, self.unit, self.decimals = row['achievement'], row['unit'], int(row['decimals'] or 0)
        self.factor = micro(row['factor_micro'])
        if self.factor is None:
            self.factor = 100_000_000 if self.type == 'porcentaje' else 1_000_000
        self.low, self.high = micro(row['low_micro']), micro(row['high_micro'])
        self.baseline = micro(row['baseline_micro']) if row['baseline_kind'] == 'conocida' else None
        self.rollup, self.formula = row['rollup'], row['formula']
        self.parts, self.targets = [], []

    def adds_to(self, other):
        """Whether a value under this sheet may be part of a sum of the other's."""
        return self.rollup == 'suma' and all(getattr(self, c) == getattr(other, c) for c in ('type', 'unit', 'accumulation', 'direction'))


class Period:
    def __init__(self, row):
        self.number = int(row['period'])
        self.starts, self.ends, self.due = day(row['starts_on']), day(row['ends_on']), day(row['due_on'])


class Indicator:
    def __init__(self, jurisdiction, row):
        self.jurisdiction, self.code = jurisdiction, row['code']
        self.parent = (row['parent_jurisdiction'], row['parent_code'])
        self.ended = day(row['ended_on'])
        self.sheets, self.periods, self.measured, self.disputed = [], [], {}, set()

    def sheet(self, number):
        return next(s for s in self.sheets if s.number == number)

    def sheet_on(self, when):
        """In force that day; before the first, the first."""
        begun = [s for s in self.sheets if s.from_on <= when]
        return begun[-1] if begun else self.sheets[0]

    def lived(self):
        """The periods that begin before it ended."""
        return [p for p in self.periods if self.ended is None or p.starts <= self.ended]

    def measurement(self, period):
        """The last public one, or None."""
        return max(self.measured.get(period.number, {}).values(), key=lambda m: m['adjustment'], default=None)

    def sheet_of(self, period):
        m = self.measurement(period)
        return self.sheet(m['version']) if m else self.sheet_on(period.ends)


def figures(row):
    return {'kind': row['kind'], 'value': micro(row['value_micro']), 'numerator': micro(row['numerator_micro']),
            'denominator': micro(row['denominator_micro'])}


def read(archive):
    """{(jurisdiction, code): Indicator}"""
    found = {}
    for j in archive.jurisdictions:
        for row in archive.table(j, 'indicadores'):
            found[j, row['code']] = Indicator(j, row)
        for row in archive.table(j, 'fichas'):
            if row['from_on'] and (j, row['code']) in found:
                found[j, row['code']].sheets.append(Sheet(row))
        for one in found.values():
            one.sheets.sort(key=lambda s: s.number)
        read_below(archive, j, found)
    return found


def read_below(archive, j, found):
    for row in archive.table(j, 'fichas-partes'):
        found[j, row['indicator']].sheet(int(row['version'])).parts.append((row['dimension'], row['part']))
    for row in archive.table(j, 'metas'):
        found[j, row['indicator']].sheet(int(row['version'])).targets.append(
            ((row['dimension'], row['part']), day(row['starts_on']), day(row['ends_on']), micro(row['value_micro'])))
    for row in archive.table(j, 'periodos-indicador'):
        found[j, row['indicator']].periods.append(Period(row))
    for row in archive.table(j, 'mediciones'):
        m = {**figures(row), 'adjustment': int(row['adjustment']), 'version': int(row['version']), 'words': row['words'],
             'parts': {}}
        found[j, row['indicator']].measured.setdefault(int(row['period']), {})[m['adjustment']] = m
    for row in archive.table(j, 'mediciones-partes'):
        m = found[j, row['indicator']].measured[int(row['period'])][int(row['adjustment'])]
        m['parts'][row['dimension'], row['part']] = figures(row)
    for row in archive.table(j, 'pronunciamientos-mediciones'):
        if row['kind'] == 'disputa' and not row['closed_on']:
            found[j, row['indicator']].disputed.add((int(row['period']), int(row['adjustment'])))
    for one in found.values():
        one.periods.sort(key=lambda p: p.number)


class Method:
    def __init__(self, row):
        self.of, self.code, self.number = row['methodology_of'], row['code'], row['number']
        self.effective = day(row['effective_on'])
        self.thresholds = tuple(centi(row[c]) for c in ('reached_from', 'near_from', 'partial_from'))
        self.cap = centi(row['achievement_cap'])


def methodologies(archive, j):
    return sorted(map(Method, archive.table(j, 'metodologias')), key=lambda m: (m.effective, int(m.number)))


def in_force(methods, when):
    return [m for m in methods if m.effective <= when][-1]
