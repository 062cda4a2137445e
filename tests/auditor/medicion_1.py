# SPDX-License-Identifier: EUPL-1.2
"""The value of each indicator, period and part, and its achievement, as docs/algoritmos/medicion-1.md says."""
from dataclasses import dataclass, replace

from . import formula_1, indicators
from .achievement import achievement, category
from .arithmetic import away, shown
from .indicators import QUOTIENTS, TOTAL

REPORTED, COMPUTED, NOT_APPLICABLE = 'reportado', 'calculado', 'no-aplica'
UNREPORTED, WAITING = 'sin-reporte', 'por-reportar'


@dataclass(frozen=True)
class Value:
    status: str
    value: int = None
    numerator: int = None
    denominator: int = None
    missing: int = 0
    corrected: bool = False
    disputed: bool = False

    @property
    def counts(self):
        return self.status in (REPORTED, COMPUTED)

    @property
    def zero_divided(self):
        return self.status == NOT_APPLICABLE and self.denominator == 0 and self.numerator is not None

    @property
    def lacking(self):
        return max(1, self.missing) if self.status == UNREPORTED else self.missing


def rounded(numerator, denominator, decimals):
    """Millionths of numerator ÷ denominator with those decimals; None over the greatest."""
    step = 10 ** (6 - decimals)
    value = step * away(numerator, denominator * step)
    return value if abs(value) <= formula_1.GREATEST else None


def from_pair(sheet, status, numerator, denominator, **more):
    value = rounded(numerator * sheet.factor, denominator, sheet.decimals) if denominator else None
    return Value(status if value is not None else NOT_APPLICABLE, value, numerator, denominator, **more)


def nothing_counted(values, lacking, **more):
    if lacking:
        return Value(UNREPORTED, missing=lacking, **more)
    return Value(NOT_APPLICABLE if any(v.status == NOT_APPLICABLE for v in values) else WAITING, **more)


def marks(values):
    return {'corrected': any(v.corrected for v in values), 'disputed': any(v.disputed for v in values)}


def summed(sheet, values, chosen, lacking):
    """Numbers are added; of quotients the pairs, and those of a division by zero among them."""
    more = {'missing': lacking, **marks(values)}
    if sheet.type in QUOTIENTS:
        return from_pair(sheet, COMPUTED, sum(v.numerator for v in chosen), sum(v.denominator for v in chosen), **more)
    value = rounded(sum(v.value for v in chosen), 1, sheet.decimals)
    return Value(NOT_APPLICABLE if value is None else COMPUTED, value, **more)


def entering(sheet, dated):
    """Section 5: the values that make the aggregate. dated: [(last day of the period, Value)] in order."""
    if sheet.type in ('ordinal', 'cualitativo') or sheet.accumulation not in ('flujo', 'acumulado-anual'):
        return [v for _, v in dated if v.counts][-1:]
    if sheet.accumulation == 'flujo':
        return [v for _, v in dated if v.counts or (sheet.type in QUOTIENTS and v.zero_divided)]
    return list({d.year: v for d, v in dated if v.counts}.values())


def aggregate(sheet, dated):
    values = [v for _, v in dated]
    lacking, chosen = sum(v.lacking for v in values), entering(sheet, dated)
    if not chosen:
        if sheet.type in QUOTIENTS and any(v.zero_divided for v in values):
            return Value(NOT_APPLICABLE, missing=lacking, **marks(values))
        return nothing_counted(values, lacking, **marks(values))
    if sheet.accumulation in ('flujo', 'acumulado-anual') and sheet.type not in ('ordinal', 'cualitativo'):
        return summed(sheet, values, chosen, lacking)
    final = chosen[-1]
    return Value(COMPUTED, final.value, final.numerator, final.denominator, lacking, **marks(values))


class World:
    def __init__(self, found, today):
        self.indicators, self.today, self.known = found, today, {}

    def value(self, one, period, part):
        key = (one.jurisdiction, one.code, period.number, part)
        if key not in self.known:
            self.known[key] = self.work_out(one, period, part)
        return self.known[key]

    def work_out(self, one, period, part):
        sheet, m = one.sheet_of(period), one.measurement(period)
        due = period.due < self.today
        if sheet.type == 'indice':
            return self.index(one, sheet, period.starts, period.ends, part, due)
        if m:
            return measured(one, sheet, period, m, part)
        if sheet.rollup == 'suma':
            return self.rolled_up(one, sheet, period, part, due)
        return Value(UNREPORTED, missing=0) if due else Value(WAITING)

    def over(self, one, starts, ends, part):
        """What an indicator says of a span, or that nobody reported it."""
        inside = [p for p in one.periods if starts <= p.starts and p.ends <= ends]
        for p in inside:
            if (p.starts, p.ends) == (starts, ends):
                return self.value(one, p, part)
        if not inside:
            return Value(UNREPORTED)
        sheet = one.sheet_of(inside[-1])
        if sheet.type == 'indice':
            return self.index(one, sheet, starts, ends, part, True)
        return aggregate(sheet, [(p.ends, self.value(one, p, part)) for p in inside])

    def index(self, one, sheet, starts, ends, part, due):
        tree = formula_1.read(sheet.formula)
        values = {}
        for name in formula_1.names(tree):
            other = self.indicators.get((one.jurisdiction, name))
            values[name] = self.over(other, starts, ends, part) if other else Value(UNREPORTED)
        given = list(values.values())
        waits = any(v.status in (WAITING, UNREPORTED) for v in given)
        if waits and not due:
            return Value(WAITING, **marks(given))
        lacking = sum(1 if v.status == WAITING else v.lacking for v in given)
        more = {'missing': lacking, **marks(given)}
        if waits:
            return Value(UNREPORTED, **more)
        if any(v.status == NOT_APPLICABLE for v in given):
            return Value(NOT_APPLICABLE, **more)
        try:
            value = rounded(formula_1.compute(tree, {n: v.value for n, v in values.items()}), 1, sheet.decimals)
        except formula_1.DoesNotApply:
            value = None
        return Value(NOT_APPLICABLE if value is None else COMPUTED, value, **more)

    def rolled_up(self, one, sheet, period, part, due):
        """Section 6: of those that report to it, what they say of the same span."""
        values = []
        for child in self.indicators.values():
            if child.parent == (one.jurisdiction, one.code) and child.sheets:
                own, last = child.sheet_on(period.ends), child.sheets[-1].until_on
                if last is None or period.ends <= last:
                    values.append(self.over(child, period.starts, period.ends, part) if own.adds_to(sheet) else Value(UNREPORTED))
        if not values:
            return Value(UNREPORTED) if due else Value(WAITING)
        if not due and any(v.status == WAITING for v in values):
            return Value(WAITING, **marks(values))
        lacking = sum(1 if v.status == WAITING else v.lacking for v in values)
        chosen = [v for v in values if v.counts or (sheet.type in QUOTIENTS and v.zero_divided)]
        if not chosen:
            return nothing_counted(values, lacking, **marks(values))
        if sheet.type not in QUOTIENTS + ('numero',):
            return Value(NOT_APPLICABLE, missing=lacking, **marks(values))
        return summed(sheet, values, chosen, lacking)

    def judged(self, one, period, part, target_starts):
        """Section 7: the value of the period, or of what the target spans so far."""
        sheet, own = one.sheet_of(period), self.value(one, period, part)
        if own.status in (UNREPORTED, WAITING):
            return Value(own.status)
        cut = max((s.number for s in one.sheets if s.change == 'cambio-metodo' and s.number <= sheet.number), default=0)
        span = [p for p in one.periods if target_starts is not None and target_starts <= p.starts <= period.starts
                and one.sheet_of(p).number >= cut]
        if len(span) < 2:
            return own
        if sheet.type == 'indice':
            return self.index(one, sheet, span[0].starts, period.ends, part, True)
        dated = [(p.ends, self.value(one, p, part)) for p in span]
        return replace(aggregate(sheet, dated), **marks(entering(sheet, dated)))


def measured(one, sheet, period, m, part):
    more = {'corrected': m['adjustment'] > 0, 'disputed': (period.number, m['adjustment']) in one.disputed}
    total = of_figures(sheet, m, more)
    if part == TOTAL:
        return total
    silent = NOT_APPLICABLE if total.status == NOT_APPLICABLE else UNREPORTED
    return of_figures(sheet, m['parts'].get(part, {'kind': silent}), more)


def of_figures(sheet, said, more):
    if said['kind'] != REPORTED:
        return Value(said['kind'], **more)
    if sheet.type in QUOTIENTS:
        return from_pair(sheet, REPORTED, said['numerator'], said['denominator'], **more)
    if said['value'] is None:
        return Value(REPORTED, **more)
    value = rounded(said['value'], 1, sheet.decimals)
    return Value(NOT_APPLICABLE if value is None else REPORTED, value, **more)


def target_of(sheet, period, part):
    """(first day, value) of the shortest target that ends with the period and does not begin inside of it."""
    fits = [(t, v) for p, t, e, v in sheet.targets if p == part and e == period.ends and t <= period.starts]
    return max(fits, default=(None, None))


KEY = ('indicator', 'period', 'dimension', 'part')
KINDS = dict.fromkeys(('version', 'status', 'value_micro', 'numerator_micro', 'denominator_micro', 'words', 'disputed', 'corrected',
                       'missing'), 'values')
KINDS.update(dict.fromkeys(('target_micro', 'achievement_centi', 'achievement_disputed', 'achievement_corrected', 'category',
                           'methodology_of', 'methodology_code', 'methodology_number'), 'achievements'))


def cells(world, one, period, part, method):
    sheet, v = one.sheet_of(period), world.value(one, period, part)
    starts, target = target_of(sheet, period, part)
    judged = world.judged(one, period, part, starts)
    found = achievement(sheet, judged.value, target, method.cap)
    m = one.measurement(period)
    worded = m and part == TOTAL and (sheet.type == 'cualitativo' or m['kind'] == NOT_APPLICABLE)
    return {'version': str(sheet.number), 'words': m['words'] if worded else '', 'status': v.status,
            'value_micro': shown(v.value, 6), 'numerator_micro': shown(v.numerator, 6), 'denominator_micro': shown(v.denominator, 6),
            'target_micro': shown(target, 6), 'achievement_centi': shown(found, 2),
            'category': category(found, method.thresholds), 'disputed': str(int(v.disputed)), 'corrected': str(int(v.corrected)),
            'achievement_disputed': str(int(found is not None and judged.disputed)),
            'achievement_corrected': str(int(found is not None and judged.corrected)), 'missing': str(v.missing),
            'methodology_of': method.of, 'methodology_code': method.code, 'methodology_number': method.number}


def check(archive, report):
    world = World(indicators.read(archive), archive.day)
    for j in archive.jurisdictions:
        methods, computed = indicators.methodologies(archive, j), {}
        for one in world.indicators.values():
            for period in one.lived() if one.jurisdiction == j and one.sheets else ():
                for part in [TOTAL] + one.sheet_of(period).parts:
                    method = indicators.in_force(methods, period.ends)
                    computed[one.code, str(period.number), *part] = cells(world, one, period, part, method)
        report.rows(archive.table(j, 'resultados'), KEY, computed, KINDS)
