/* SPDX-License-Identifier: EUPL-1.2
 * The fixed report of Planning's method: background, indicator, objective, policy, type of change. */
#include "base/text.h"
#include "room/indicator/indicator_rules.h"

#define PART_LEAST 10

const struct report_part indicator_report_parts[REPORT_PARTS] = {
    {"informe_antecedentes", N_("Antecedentes"), "**Antecedentes.**", N_("Qué pasó y desde cuándo.")},
    {"informe_indicador", N_("Indicador"), "**Indicador.**", N_("Qué parte del indicador se toca.")},
    {"informe_objetivo", N_("Objetivo"), "**Objetivo.**", N_("Para qué se hace.")},
    {"informe_politica", N_("Política"), "**Política.**", N_("Con qué política o norma se relaciona.")},
    {"informe_tipo", N_("Tipo de cambio"), "**Tipo de cambio.**", N_("Reemplazo, ajuste o cierre, y cómo afecta a la serie.")},
};

struct str indicator_report_join(struct arena *mem, const struct str *parts)
{
    struct buf b = BUF(mem);
    for (size_t i = 0; i < REPORT_PARTS; i++)
        buf_fmt(&b, "%s%s %.*s", i == 0 ? "" : "\n\n", indicator_report_parts[i].mark, STR_ARG(str_trim(parts[i])));
    return buf_str(&b);
}

struct str indicator_report_part(struct str text, size_t i)
{
    struct str mark = str_of(indicator_report_parts[i].mark);
    size_t at = str_empty(text) ? SIZE_MAX : str_find(text, mark);
    if (at == SIZE_MAX)
        return STR_NONE;
    struct str rest = str_part(text, at + mark.len, text.len);
    for (size_t k = 0; k < REPORT_PARTS; k++) {
        size_t next = str_find(rest, str_of(indicator_report_parts[k].mark));
        if (next != SIZE_MAX)
            rest = str_part(rest, 0, next);
    }
    return str_trim(rest);
}

void indicator_report_faults(struct sheet_faults *f, struct str text)
{
    for (size_t i = 0; i < REPORT_PARTS; i++)
        if (text_length(indicator_report_part(text, i)) < PART_LEAST)
            sheet_fault_add(f, indicator_report_parts[i].name, N_("Al informe le falta «%1»: escríbelo en una frase o más."),
                            str_of(indicator_report_parts[i].title));
}
