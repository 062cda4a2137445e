# SPDX-License-Identifier: EUPL-1.2
"""The worked examples of the published descriptions. python3 -m unittest discover -s tests/auditor -t tests"""
import unittest
from datetime import date

from . import formula_1, hito_1, indices_1, orden_1
from .achievement import achievement, category
from .arithmetic import away, half_up, micro, scaled, shown
from .indicators import Sheet
from .medicion_1 import COMPUTED, NOT_APPLICABLE, REPORTED, UNREPORTED, Value, aggregate, from_pair, summed

METHOD = hito_1.Method({'grace_days': '15', 'soon_days': '30', 'late_index': '0.6', 'risk_index': '0.9', 'silent_share': '50',
                        'partial_share': '50'})
CLOSES = [('2026-06-30', '2026-07-16'), ('2026-12-31', '2027-01-16'), ('2027-06-30', '2027-07-16')]
PERIODS = [{'ends_on': e, 'closes_on': c} for e, c in CLOSES]
ONE = 1_000_000


def milestone(d, due='2026-06-30', weight='', reports=(), **changed):
    facts = {'original_due_on': due, 'due_on': due, 'withdrawn': '0', 'replans': '0', 'weight_centi': weight, 'work_began': '0',
             'forecast_on': '', 'followed_from': '', 'funded_until': '', 'transition_from': '', 'transition_until': ''}
    part = {'part': '0', 'share_centi': '100', 'original_due_on': '', 'due_on': '', 'accepted': '0', 'delivered_on': '', 'said': 'nada'}
    parts = changed.pop('parts', [{k: changed.pop(k, v) for k, v in part.items() if k not in ('due_on', 'original_due_on')} | {
        'due_on': '', 'original_due_on': ''}])
    facts.update(changed)
    return hito_1.Milestone(facts, parts, [{'sent_on': r} for r in reports], PERIODS, METHOD, date.fromisoformat(d))


def commitment(d, *milestones):
    return hito_1.Commitment({'followed': '1', 'withdrawn': '0', 'disputed': '0', 'weight_centi': ''}, list(milestones), METHOD,
                             date.fromisoformat(d))


def sheet(**given):
    row = dict.fromkeys(('change', 'until_on', 'unit', 'factor_micro', 'low_micro', 'high_micro', 'baseline_kind', 'baseline_micro',
                         'formula'), '')
    row.update({'number': '1', 'from_on': '2027-01-01', 'type': 'numero', 'direction': 'sube', 'accumulation': 'flujo',
                'achievement': 'desde-cero', 'decimals': '0', 'rollup': 'no'})
    return Sheet({**row, **given})


def number(value):
    return Value(REPORTED, value * ONE)


class Arithmetic(unittest.TestCase):
    def test_halves(self):
        self.assertEqual((half_up(5, 2), away(5, 2), away(-5, 2), away(-12, 5), away(5, -2)), (3, 3, -3, -2, -3))

    def test_an_empty_cell_is_not_zero(self):
        self.assertIsNone(micro(''))
        self.assertEqual((scaled('62.5', 2), scaled('-0.5', 6), shown(6250, 2), shown(0, 2), shown(None, 2)),
                         (6250, -500000, '62.5', '0', ''))


class Milestones(unittest.TestCase):
    def test_the_solved_cases(self):
        delivered = {'accepted': '1', 'delivered_on': '2026-06-20', 'said': 'nada'}
        for given, d, light, marks, late in (
                ({'work_began': '1', 'reports': ['2026-05-01']}, '2026-05-15', 'en-plazo', 0, (0, 0)),
                ({}, '2026-06-05', 'en-riesgo', 0, (0, 0)), ({}, '2026-07-10', 'en-riesgo', 0, (10, 10)),
                ({'reports': ['2026-06-01']}, '2026-07-16', 'atrasado', 0, (16, 16)),
                ({**delivered, 'delivered_on': '2026-07-20'}, '2026-08-01', 'completo', 0, (20, 20)),
                ({**delivered, 'said': 'disputa'}, '2026-08-01', 'en-riesgo', 1, (0, 0)),
                ({**delivered, 'said': 'confirma-en-parte'}, '2026-08-01', 'en-riesgo', 2, (0, 0)),
                ({'due_on': '2026-12-31', 'replans': '1', 'reports': ['2026-07-01']}, '2026-08-01', 'en-plazo', 8, (32, 0)),
                ({'due': '2027-03-31'}, '2026-09-01', 'sin-reporte', 0, (0, 0)), ({}, '2026-09-01', 'atrasado', 4, (63, 63))):
            m = milestone(d, **given)
            self.assertEqual((m.light, m.marks, (m.late_original, m.late_current)), (light, marks, late), (given, d))

    def test_parts_and_a_plan_without_weights(self):
        parts = [{'part': '1', 'share_centi': '40', 'original_due_on': '', 'due_on': '2026-03-31', 'accepted': '1',
                  'delivered_on': '2026-03-30', 'said': 'nada'},
                 {'part': '2', 'share_centi': '60', 'original_due_on': '', 'due_on': '2026-06-30', 'accepted': '0', 'delivered_on': '',
                  'said': 'nada'}]
        m = milestone('2026-05-01', weight='50', parts=parts)
        self.assertEqual((m.reported, m.expected), (4000, 4000))
        c = commitment('2026-05-01', m, milestone('2026-05-01', weight='50', due='2027-01-01'))
        self.assertEqual((c.reported, c.expected), (2000, 2000))

    def test_commitments_of_three_milestones(self):
        def three(d, first, **third):
            return commitment(d, milestone(d, weight='50', **first),
                              milestone(d, '2026-12-31', '30', work_began='1', reports=['2026-07-01', '2026-10-01']),
                              milestone(d, '2027-06-30', '20', work_began='1', reports=['2026-07-01', '2026-10-01'], **third))
        done = {'accepted': '1', 'delivered_on': '2026-06-20'}
        for d, first, third, light, figures in (
                ('2026-08-01', done, {}, 'en-plazo', (5000, 5000, 100)),
                ('2026-08-01', {'reports': ['2026-06-01']}, {}, 'atrasado', (0, 5000, 0)),
                ('2027-01-20', done, {}, 'en-riesgo', (5000, 8000, 62)),
                ('2026-08-01', {**done, 'said': 'disputa'}, {}, 'en-riesgo', (5000, 5000, 100)),
                ('2026-08-01', done, {'withdrawn': '1'}, 'en-plazo', (6250, 6250, 100))):
            c = three(d, first, **third)
            self.assertEqual((c.light, (c.reported, c.expected, c.index)), (light, figures), (d, first, third))


class Order(unittest.TestCase):
    def test_the_solved_case(self):
        columns = ('code', 'family', 'weight_centi', 'low', 'high', 'pass')
        criteria = [orden_1.Criterion(dict(zip(columns, cells))) for cells in (
            ('viable', 'viabilidad', '60', '1', '5', ''), ('urgente', 'prioridad', '40', '1', '5', ''),
            ('aporta', 'inclusion', '0', '0', '1', '1'))]
        cards = {n: [(e, c, v) for e, *values in rows for c, v in zip(('aporta', 'viable', 'urgente'), values)] for n, rows in {
            '1': (('1', 1, 4, 5), ('2', 1, 3, 4)), '2': (('1', 1, 5, 3), ('2', 0, 5, 3))}.items()}
        found = orden_1.order(criteria, cards)
        self.assertEqual([found['1'][c] for c in orden_1.COLUMNS], ['1', '0', '1', '62.5', '87.5', '72.5', '25', '2'])
        self.assertEqual((found['2']['place'], found['2']['passes'], found['2']['total_centi']), ('', '0', '80'))


class Formulas(unittest.TestCase):
    def test_the_solved_examples(self):
        values = {'a': 7 * ONE, 'b': 3 * ONE}
        for text, found in (('a / b * 100', 233333300), ('a * 100 / b', 233333333), ('1 / 3 * 3', 999999), ('-2 / 3', -666667),
                            ('0,001 * 0,0005', 1), ('min(A; b) + abs(a − 10)', 6000000), ('a - b - 1.5', 2500000)):
            self.assertEqual(formula_1.compute(formula_1.read(text), values), found, text)
        with self.assertRaises(formula_1.DoesNotApply):
            formula_1.compute(formula_1.read('a / (b - b)'), values)
        self.assertEqual(formula_1.names(formula_1.read('a + b * a')), ['a', 'b'])

    def test_what_is_not_a_formula(self):
        for text in ('1.234,5', 'min(a)', 'media(a; b)', 'a +', '(a', 'a b', '0,1234567'):
            with self.assertRaises(ValueError, msg=text):
                formula_1.read(text)


class Measurements(unittest.TestCase):
    def over(self, s, *values):
        return aggregate(s, [(date(2027 + i // 4, 3 * (i % 4) + 3, 28), v) for i, v in enumerate(values)])

    def test_percentages_are_not_averaged(self):
        s = sheet(type='porcentaje', decimals='1')
        v = self.over(s, from_pair(s, REPORTED, ONE, 2 * ONE), from_pair(s, REPORTED, ONE, 10 * ONE))
        found = achievement(s, v.value, 20 * ONE, 15000)
        self.assertEqual((v.value, found, category(found, (10000, 8000, 5000))), (16700000, 8350, 'cercana'))

    def test_a_gap_is_counted_and_is_no_zero(self):
        v = self.over(sheet(), number(10), Value(NOT_APPLICABLE), number(20), Value(UNREPORTED), number(30))
        self.assertEqual((v.status, v.value, v.missing), (COMPUTED, 60 * ONE, 1))

    def test_accumulated_within_each_year(self):
        none = Value(NOT_APPLICABLE)
        v = self.over(sheet(accumulation='acumulado-anual'), *map(number, (5, 10, 15, 20, 6, 12)), none, none)
        self.assertEqual((v.value, achievement(sheet(), v.value, 40 * ONE, 15000)), (32 * ONE, 8000))

    def test_a_stock_is_its_last_value(self):
        v = self.over(sheet(accumulation='saldo'), number(10), number(20), Value(UNREPORTED))
        self.assertEqual((v.value, v.missing), (20 * ONE, 1))

    def test_down_from_zero_and_from_the_baseline(self):
        self.assertEqual(achievement(sheet(direction='baja'), 12 * ONE, 10 * ONE, 15000), 8333)
        s = sheet(direction='baja', achievement='desde-linea-base', baseline_kind='conocida', baseline_micro='200')
        self.assertEqual(achievement(s, 150 * ONE, 100 * ONE, 15000), 5000)

    def test_a_division_by_zero_brings_its_pair(self):
        s = sheet(type='razon', decimals='1')
        zero = from_pair(s, REPORTED, 5 * ONE, 0)
        self.assertEqual(zero.status, NOT_APPLICABLE)
        self.assertEqual(self.over(s, zero, from_pair(s, REPORTED, 3 * ONE, 10 * ONE)).value, 800000)
        self.assertEqual(self.over(s, zero).status, NOT_APPLICABLE)

    def test_several_jurisdictions_add_their_pairs(self):
        s = sheet(type='tasa', decimals='1', factor_micro='1000')
        pairs = [from_pair(s, REPORTED, ONE, 1000 * ONE), from_pair(s, REPORTED, 9 * ONE, 3000 * ONE)]
        self.assertEqual(summed(s, pairs, pairs, 0).value, 2500000)

    def test_a_band(self):
        s = sheet(direction='banda', low_micro='0.3', high_micro='1.5')
        self.assertEqual([achievement(s, v, None, 15000) for v in (120000, 1800000, 500000, -100000, 3100000)], [4000, 8000, 10000, 0, 0])
        self.assertEqual(achievement(sheet(direction='banda', low_micro='10'), 8 * ONE, None, 15000), 8000)
        self.assertEqual(achievement(sheet(direction='banda', low_micro='0'), -1, None, 15000), 0)


class Indices(unittest.TestCase):
    def test_the_example(self):
        rows = [{'counted': '1', 'state': 'vigente', 'weight_centi': '', 'undisputed_centi': u} for u in ('100', '50', '16.67')]
        rows.append({'counted': '0', 'state': 'vigente', 'weight_centi': '', 'undisputed_centi': '0'})
        self.assertEqual(indices_1.fulfilment(rows), (16667, 3, 1))
        self.assertEqual(indices_1.value_of('cumplimiento', 16667, 3), 5556)
        rows = [{'status': 'reportado', 'achievement_centi': a} for a in ('150', '85')]
        rows += 4 * [{'status': 'sin-reporte', 'achievement_centi': ''}]
        self.assertEqual(indices_1.outcomes(rows), (18500, 2, 4))
        self.assertEqual((indices_1.value_of('puntualidad', 2, 3), indices_1.value_of('respuestas', 0, 0)), (6667, None))


if __name__ == '__main__':
    unittest.main()
