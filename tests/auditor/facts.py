# SPDX-License-Identifier: EUPL-1.2
"""What nothing in an archive can be held against. mutate.py alters everything else."""

# Names, texts, addresses, days of decisions: said once, and nothing follows from them.
EVERYWHERE = {'changed_at', 'title', 'name', 'name_en', 'text', 'reason', 'reasons', 'note', 'words', 'summary', 'source', 'url', 'body', 'label', 'why'}
COLUMNS = {}
# Lists of which one more or one less cannot be known.
ROWS = set('actos asistencia calendario cocreaciones comentarios comentarios-propuestas ediciones etapas financiamientos instituciones indicadores-temas linaje moderacion oficios opiniones-institucion pronunciamientos propuestas-respuestas reportes respuestas sesiones temas mesas'.split())
SETS = ROWS
SKIP = {'actos','asistencia','cocreaciones','comentarios','comentarios-propuestas','ediciones','etapas','instituciones','linaje','moderacion','oficios','opiniones-institucion','propuestas','propuestas-respuestas','reportes','respuestas','sesiones','temas','mesas'}
ONLY_THE_AUDITOR = set()
# Sets that are computed: every cell of these must be found.
FIGURES = {'resultados', 'resultados-hitos', 'resultados-compromisos', 'resultados-planes', 'orden', 'indices', 'logros', 'avances'}
