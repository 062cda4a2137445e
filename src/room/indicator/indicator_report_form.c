/* SPDX-License-Identifier: EUPL-1.2
 * The boxes of the fixed report on a form: filled from what is stored, read into one text. */
#include "base/text.h"
#include "room/indicator/indicator_pages.h"

struct indicator_report_form indicator_report_boxes(struct request *r, struct str stored)
{
    struct indicator_report_form f = {.rows_count = REPORT_PARTS};
    bool typed = request_typed(r);
    for (size_t i = 0; i < REPORT_PARTS; i++) {
        const struct report_part *part = &indicator_report_parts[i];
        f.rows[i] = (struct indicator_report_row){part->name, part->title, part->hint,
                                                  typed ? request_form(r, part->name) : indicator_report_part(stored, i),
                                                  problem_of(&r->problems, str_of(part->name))};
    }
    return f;
}

enum status indicator_report_read(struct request *r, struct str *ret)
{
    struct str parts[REPORT_PARTS];
    struct sheet_faults f = {.mem = r->mem};
    for (size_t i = 0; i < REPORT_PARTS; i++) {
        parts[i] = text_clean(r->mem, request_form(r, indicator_report_parts[i].name));
        if (text_length(parts[i]) > 700)
            return problem_add(r, indicator_report_parts[i].name, N_("Es demasiado largo: hasta 700 caracteres."));
    }
    *ret = indicator_report_join(r->mem, parts);
    indicator_report_faults(&f, *ret);
    for (size_t i = 0; i < f.count; i++)
        problem_add_text(r, str_of(f.items[i].field), indicator_fault_said(r, &f.items[i]));
    return f.count > 0 ? INVALID : DONE;
}
