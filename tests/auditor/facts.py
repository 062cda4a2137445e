# SPDX-License-Identifier: EUPL-1.2
"""What is altered by mutate.py, and what nothing in an archive can be held against: said once by somebody, and no figure follows."""

# Sets that are computed: of these every alteration must be found, not only one.
FIGURES = set('resultados resultados-hitos resultados-compromisos resultados-planes orden indices logros avances'.split())

# The sets from which those follow, with the lists that repeat them. All others are lists of acts, sessions, texts and opinions.
SETS = FIGURES | set('''compromisos hitos planes plazos pruebas entregas periodos preguntas hechos-compromisos hechos-hitos hechos-partes
    hechos-periodos hechos-reportes mediciones mediciones-partes pronunciamientos-mediciones metas fichas fichas-partes indicadores
    periodos-indicador criterios rondas calificaciones selecciones metodologias indices-anuales resultados-por-periodo'''.split())

# Words, names, links and times of entry.
WORDS = set('''changed_at title name text reason reasons note words summary source url question jurisdiction_code group_name lead
    lead_code institution institution_code institution_name act act_number ending_act ending_act_number ending_report change_report
    correction unusual_note parts_note reply channel authorised_name authorised_post authorised_letter'''.split())

# {set: columns}, each with its reason.
FREE = {
    # Days on which something was agreed or done, which no rule of an algorithm reads.
    'compromisos': 'starts_on ends_on ogp_id',
    'hitos': 'deliverable kind means due_text',
    'planes': 'ogp_id level starts_on ends_on submitted_on template ended_on ending_reason',
    'periodos': 'methodology_code methodology_number opens_on due_on publish_on published_on locked_on',
    'entregas': 'public_on',
    'preguntas': 'commitment_number commitment_title milestone_number name rule role behalf_name public_on answer answer_number '
                 'given_on answerer_name letter_number letter_on',
    'pruebas': 'number commitment_number milestone_number report archived',
    # The number of a report in its own milestone: only that it is not twice.
    'hechos-reportes': 'number sent_on',
    # These decide only on the days around them, and none of the demonstration is near.
    'hechos-hitos': 'forecast_on transition_from',
    'hechos-partes': 'due_on',
    'selecciones': 'selection decided_on chosen departs',
    'criterios': 'algorithm effective_on',
    'pronunciamientos-mediciones': 'given_on public_on replied_on closed_how',
    # What a sheet says to people; the limits only warn who types, the aims of collection follow from nothing.
    'fichas': 'change definition justification level unit numerator denominator scale least_micro most_micro baseline_on '
              'baseline_source parts_rule parts_reason means collection quality limits interpretation use_of availability georeference '
              'bibliography classifier origin prepared_by prepared_on objective headline collection_rhythm variables_rhythm data_points '
              'analysis',
    'fichas-partes': 'position territory',
    'indicadores': 'commitment_number milestone_number reports_by shared created_on',
    'metas': '',
    'mediciones': 'authorised_on sent_on checked_on',
    'periodos-indicador': 'locked_on',
    'metodologias': 'period_months close_days answer_days outlier_share',
    # What was shown on other days: the archive does not bring the facts of those days, and says so in LEEME.md.
    'indices-anuales': 'year left_out computed_on methodology_number',
    'resultados-por-periodo': 'moment computed_on methodology_code methodology_number inputs rule reported_centi undisputed_centi '
                              'expected_centi index_centi late_original late_current marks',
}
COLUMNS = {name: set(columns.split()) for name, columns in FREE.items()}

# Columns of which few cells decide anything: all are tried, until both programs find one.
SELDOM = {'fichas.from_on', 'fichas.rollup', 'hechos-hitos.work_began', 'pruebas.kind'}

# Sets of which one row less cannot be known: nothing counts them.
ROWS = {'preguntas', 'selecciones', 'criterios', 'pronunciamientos-mediciones', 'indices-anuales', 'resultados-por-periodo'}
# Sets that an installation may well not have, so that no file is no fault.
FILES = ROWS - {'criterios', 'selecciones'}

# Found by the auditor alone: hito verify --from does not look there yet. Each is a debt; what both find is said by mutate.py.
ONLY_THE_AUDITOR = {
    # Archivo 1, rule 6: the dictionary. The parameters of one version, which every jurisdiction repeats, where they decide nothing.
    'dictionary: a type', 'algorithm hito-1: no file', 'metodologias.grace_days', 'metodologias.partial_from',
    'metodologias.soon_days', 'metodologias.silent_share', 'metodologias.state',
    # Rule 10: the day of the facts; rule 8: a selection without its file; rule 19: criteria without their weights.
    'resultados-planes.computed_on', 'selecciones: no file', 'criterios.version',
    # Rule 22: sheets and indicators name each other.
    'fichas.state', 'fichas.from_on', 'fichas.until_on', 'indicadores.version', 'indicadores.ended_on', 'indicadores.replaced_by',
    # Rule 23: the calendar follows from the sheet.
    'fichas.months', 'fichas.starts_on', 'fichas.ends_on', 'fichas.due_days', 'periodos-indicador.starts_on', 'metas.ends_on',
    'metas.starts_on', 'metas.version',
    # Rules 24 to 26: the days of a measurement, its proofs, the numbers of words.
    'mediciones.public_on', 'mediciones.replaced_on', 'mediciones.proofs', 'pronunciamientos-mediciones.word_number',
    'pruebas.indicator_code', 'pruebas.period_number',
    # Índices 1: the day of the figures, the last day of the period that counted.
    'indices.computed_on', 'logros.ends_on',
}
