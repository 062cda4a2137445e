/* SPDX-License-Identifier: EUPL-1.2
 * The criteria that the program proposes: a jurisdiction changes them and approves its own version by an act. */
#include "room/scoring/scoring_rules.h"

/* The time of public policy was asked for by the planning secretariat (acta AM-2025-03). */
const struct shipped_criterion shipped_criteria[] = {
    {FAMILY_INCLUSION, "nadie-fuera", "No deja a nadie fuera",
     "¿La propuesta evita excluir a grupos, territorios o lenguas, y quienes serían afectados pueden usarla?", 0, 1, 4, 3,
     {"Excluye a un grupo o agrava una desigualdad.", "No dice nada de quienes suelen quedar fuera.",
      "Considera a los grupos afectados y no pone barreras.", "Nace de esos grupos o los pone primero."}},
    {FAMILY_INCLUSION, "derechos", "Respeta derechos y datos personales",
     "¿La propuesta respeta los derechos y protege los datos de las personas?", 0, 1, 4, 3,
     {"Lesiona derechos o expone datos personales.", "Tiene riesgos que no atiende.", "Respeta derechos; los riesgos se atienden.",
      "Amplía derechos y dice cómo protege los datos."}},
    {FAMILY_VIABILITY, "competencia", "Competencia", "¿Alguna institución del Estado tiene competencia legal para cumplirla?", 1500, 1, 5,
     NONE,
     {"Ninguna institución puede hacerlo.", "Haría falta una reforma de ley.", "Haría falta un reglamento o un convenio.",
      "Hay competencia, compartida entre varias.", "Hay competencia clara de una institución."}},
    {FAMILY_VIABILITY, "recursos", "Recursos", "¿Hay dinero y personas para hacerla?", 1500, 1, 5, NONE,
     {"No hay y no se ve de dónde.", "Habría que conseguir casi todo.", "Hay una parte; el resto puede conseguirse.",
      "Hay casi todo; falta poco.", "Hay presupuesto y equipo."}},
    {FAMILY_VIABILITY, "tiempo-politica", "Tiempo que toma la política pública",
     "¿Alcanza el plazo del plan, con lo que tarda la política pública en las instituciones responsables?", 2000, 1, 5, NONE,
     {"No alcanza ni empezando hoy.", "Solo una parte menor cabe en el plazo.", "Cabe si nada se atrasa.", "Cabe con holgura.",
      "Da resultados ya en la primera mitad del plan."}},
    {FAMILY_PRIORITY, "impacto", "Impacto", "¿Cuánto cambia el problema que la propuesta señala?", 2000, 1, 5, NONE,
     {"No cambia el problema.", "Lo cambia para muy pocas personas.", "Lo cambia en parte.", "Lo cambia para mucha gente.",
      "Cambia las reglas: el problema deja de repetirse."}},
    {FAMILY_PRIORITY, "valores", "Valores de gobierno abierto",
     "¿Aporta a la transparencia, la participación y la rendición de cuentas?", 2000, 1, 5, NONE,
     {"No aporta a ninguno.", "Aporta poco a uno.", "Aporta a uno con claridad.", "Aporta a dos.",
      "Aporta a los tres, con pruebas que la gente puede verificar."}},
    {FAMILY_PRIORITY, "demanda", "Demanda", "¿La propuesta responde a algo que se pidió en las mesas, en varios lugares o sectores?", 1000, 1, 5,
     NONE,
     {"Nadie más lo ha planteado.", "La plantea un solo sector o lugar.", "La plantean varias personas de lugares distintos.",
      "Se repite en varias mesas.", "Se repite en mesas, sectores y territorios."}},
};
const size_t shipped_criteria_count = COUNT(shipped_criteria);
