# SPDX-License-Identifier: EUPL-1.2
"""The seven figures of a plan and the sets that they are counted from, as docs/algoritmos/indices-1.md says."""
from .arithmetic import before, centi, day, half_up, shown
from .hito_1 import WITHOUT_FIGURES

# (state, tracking) of the plans that have figures.
FOLLOWED = (('publicado', 'seguimiento'), ('cerrado', 'seguimiento'))
HAVE_VALUE = ('reportado', 'calculado')
SUMS = ('cumplimiento', 'resultados')
OPENS = ('funciona', 'movido', 'contenido-cambiado')
ASKED = ('visible', 'senalado', 'limitado', 'restaurado')


def value_of(code, numerator, denominator):
    if denominator == 0:
        return None
    return half_up(numerator if code in SUMS else numerator * 10000, denominator)


def fulfilment(rows):
    counted = [r for r in rows if r['counted'] == '1']
    weights = [centi(r['weight_centi']) for r in counted]
    if None in weights or sum(weights) == 0:
        weights = [1] * len(counted)
    total = sum(w * centi(r['undisputed_centi']) for w, r in zip(weights, counted))
    return total, sum(weights), sum(r['state'] == 'vigente' and r['counted'] != '1' for r in rows)


def outcomes(rows):
    valued = [r for r in rows if r['status'] in HAVE_VALUE]
    found = [min(10000, centi(r['achievement_centi'])) for r in valued if r['achievement_centi']]
    return sum(found), len(found), len(valued) - len(found) + sum(r['status'] == 'sin-reporte' for r in rows)


def punctuality(rows, today):
    due = [r for r in rows if before(day(r['original_due_on']), today)]
    kept = [r for r in due if r['delivered_on'] and day(r['delivered_on']) <= day(r['original_due_on'])]
    return len(kept), len(due), sum(not r['original_due_on'] for r in rows)


def evidence(rows):
    opens = [r['opens'] for r in rows]
    tried = opens.count('abre') + opens.count('no-abre')
    return opens.count('abre'), tried, len(opens) - tried


def share(rows, column):
    return sum(r[column] == '1' for r in rows), len(rows), 0


def answers(rows, today):
    asked = [r for r in rows if r['state'] in ASKED]
    due = [r for r in asked if r['due_on'] and (r['answered_on'] or before(day(r['due_on']), today))]
    kept = [r for r in due if r['answered_on'] and day(r['answered_on']) <= day(r['due_on'])]
    return len(kept), len(due), sum(not r['due_on'] for r in asked)


def indices(table, plan, today):
    """table(name): rows. {code: (numerator, denominator, left out)}"""
    def of(name):
        return [r for r in table(name) if r['plan_number'] == plan]
    return {'cumplimiento': fulfilment(of('avances')), 'resultados': outcomes(of('logros')),
            'puntualidad': punctuality(of('plazos'), today), 'evidencia': evidence(of('pruebas')),
            'voz-contraparte': share(of('entregas'), 'spoken'), 'disputas': share(of('entregas'), 'disputed'),
            'respuestas': answers(of('preguntas'), today)}


def check(archive, jurisdiction, report):
    def table(name):
        return archive.table(jurisdiction, name)
    computed = {}
    for plan in table('planes'):
        if (plan['state'], plan['tracking']) not in FOLLOWED:
            continue
        method = {r['methodology_number'] for r in table('hechos-compromisos').where(plan_number=plan['number'])}
        said = {day(r['computed_on']) for r in table('indices').where(plan_number=plan['number'])}
        today = min(said & set(archive.days(jurisdiction)), default=archive.day)
        for code, (numerator, denominator, left_out) in indices(table, plan['number'], today).items():
            computed[plan['number'], code] = {
                'numerator': str(numerator), 'denominator': str(denominator), 'left_out': str(left_out),
                'value_centi': shown(value_of(code, numerator, denominator), 2), 'computed_on': today.isoformat(),
                'methodology_number': max(method, default='')}
    columns = ('numerator', 'denominator', 'left_out', 'value_centi', 'computed_on', 'methodology_number')
    report.rows(table('indices'), ('plan_number', 'code'), computed, dict.fromkeys(columns, 'indices'))
    check_years(table, computed, report)
    check_sources(table, report)


def check_years(table, computed, report):
    """What was shown in other years stays; its value still follows from its parts, and this year's is the present one."""
    today = {plan: cells['computed_on'] for (plan, _), cells in computed.items()}
    report.unchecked(table('indices-anuales').file, sum(r['computed_on'] != today.get(r['plan_number']) for r in table('indices-anuales')))
    for row in table('indices-anuales'):
        name = f"plan_number={row['plan_number']} year={row['year']} code={row['code']}"
        value = value_of(row['code'], int(row['numerator']), int(row['denominator']))
        report.compare('indices', table('indices-anuales').file, name, 'value_centi', row['value_centi'], shown(value, 2))
        now = computed.get((row['plan_number'], row['code']))
        if now and row['computed_on'] == now['computed_on']:
            for column in ('numerator', 'denominator', 'left_out'):
                report.compare('indices', table('indices-anuales').file, name, column, row[column], now[column])


def check_sources(table, report):
    """The sets that the figures are counted from, where they follow from others."""
    report.rows(table('logros'), ('plan_number', 'code'), last_achievements(table),
                dict.fromkeys(('period_number', 'ends_on', 'status', 'achievement_centi', 'counted'), 'indices'))
    figures = {(r['plan_number'], r['commitment_number']): r for r in table('resultados-compromisos')}
    for row in table('avances'):
        name, found = f"plan_number={row['plan_number']} commitment_number={row['commitment_number']}", None
        found = figures.get((row['plan_number'], row['commitment_number']))
        if found:
            counted = str(int(found['light'] not in WITHOUT_FIGURES))
            for column, cell in (('light', found['light']), ('undisputed_centi', found['undisputed_centi']), ('counted', counted)):
                report.compare('indices', table('avances').file, name, column, row[column], cell)
    for row in table('plazos'):
        name = f"plan_number={row['plan_number']} milestone_number={row['milestone_number']}"
        report.compare('indices', table('plazos').file, name, 'delivered_on', row['delivered_on'], delivered_on(table, row))
    for row in table('pruebas'):
        if row['opens'] not in ('retirada', 'reservada'):
            report.compare('indices', table('pruebas').file, f"number={row['number']}", 'opens', row['opens'], opens(row))


def last_achievements(table):
    found, ends = {}, {(r['indicator'], r['period']): r['ends_on'] for r in table('periodos-indicador')}
    bands = {(r['code'], r['number']) for r in table('fichas') if r['direction'] == 'banda'}
    for one in table('indicadores'):
        if not one['plan_number'] or one['state'] not in ('vigente', 'cerrado'):
            continue
        rows = [r for r in table('resultados').where(indicator=one['code'], part='')
                if r['status'] != 'por-reportar' and (r['target_micro'] or (one['code'], r['version']) in bands)]
        if rows:
            last = max(rows, key=lambda r: int(r['period']))
            found[one['plan_number'], one['code']] = {
                'period_number': last['period'], 'ends_on': ends[one['code'], last['period']], 'status': last['status'],
                'achievement_centi': last['achievement_centi'],
                'counted': str(int(last['status'] in HAVE_VALUE and last['achievement_centi'] != ''))}
    return found


def delivered_on(table, row):
    reports = table('entregas').where(**{k: row[k] for k in ('plan_number', 'commitment_number', 'milestone_number')})
    latest = {}
    for r in sorted(reports, key=lambda r: int(r['id'])):
        latest[r['part_number']] = r
    if '' in latest:
        return latest['']['delivered_on']
    if latest and 0 < int(reports[0]['part_count']) == len(latest):
        return max(r['delivered_on'] for r in latest.values())
    return ''


def opens(row):
    if row['kind'] == 'archivo' or row['archived'] == '1' or row['link_state'] in OPENS:
        return 'abre'
    return 'sin-revisar' if row['link_state'] in ('', 'sin-revisar') else 'no-abre'
