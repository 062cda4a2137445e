/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/act/act.h"

CHOICES_TABLE(act_kind, ACT_KIND);
CHOICES_TABLE(act_result, ACT_RESULT);

#define SHAPE_TAG struct act
SHAPE_TABLE(act, "act", ACT);
#undef SHAPE_TAG

#define SHAPE_TAG struct act_observation
SHAPE_TABLE(act_observation, "act_observation", ACT_OBSERVATION);
#undef SHAPE_TAG

#define SHAPE_TAG struct act_open
SHAPE_TABLE(act_open, NULL, ACT_OPEN);
#undef SHAPE_TAG

#define SHAPE_TAG struct act_data
SHAPE_TABLE(act_data, NULL, ACT_DATA);
#undef SHAPE_TAG

bool act_carries(const struct act *a, int64_t jurisdiction, struct day today)
{
    return a->jurisdiction == jurisdiction && (a->result == ACT_APPROVED || a->result == ACT_APPROVED_WITH) &&
           !day_before(today, a->decided_on);
}

/* "1. ", "2) ", "- ", "• " and the like before the words. */
static struct str without_bullet(struct str line)
{
    size_t digits = 0;
    while (digits < line.len && line.ptr[digits] >= '0' && line.ptr[digits] <= '9')
        digits++;
    if (digits > 0 && digits < 4 && digits + 1 < line.len && (line.ptr[digits] == '.' || line.ptr[digits] == ')') &&
        line.ptr[digits + 1] == ' ')
        return str_trim(str_part(line, digits + 1, line.len));
    if (str_starts(line, "- ") || str_starts(line, "* "))
        return str_trim(str_part(line, 2, line.len));
    struct str bullet = STR("• ");
    if (line.len > bullet.len && str_eq(str_part(line, 0, bullet.len), bullet))
        return str_trim(str_part(line, bullet.len, line.len));
    return line;
}

size_t act_observations_split(struct str text, struct str *ret, size_t size)
{
    size_t count = 0;
    while (text.ptr != NULL && count < size) {
        struct str line = without_bullet(str_trim(str_cut(&text, '\n')));
        if (!str_empty(line))
            ret[count++] = line;
    }
    return count;
}
