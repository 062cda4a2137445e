/* SPDX-License-Identifier: EUPL-1.2
 * The rules of answers and what is counted of them, without a database. */
#include <stdlib.h>

#include "base/digest.h"
#include "base/text.h"
#include "room/response/response.h"

const char *response_fault(const struct response *x, const struct response *former, const char **ret_field)
{
    *ret_field = "decision";
    if (x->decision < 0)
        return N_("Elige la decisión.");
    *ret_field = "reasons";
    if (text_length(str_trim(x->reasons)) < REASONS_CHARS)
        return N_("Explica las razones en al menos 40 caracteres: las lee quien hizo el aporte y todo el mundo.");
    bool taken = x->decision == RESPONSE_TAKEN || x->decision == RESPONSE_IN_PART;
    *ret_field = "changed";
    if (taken && str_empty(str_trim(x->changed)))
        return N_("Si se acoge, todo o en parte, di qué cambió.");
    *ret_field = "referred_to";
    if (x->decision == RESPONSE_ELSEWHERE && str_empty(str_trim(x->referred_to)))
        return N_("Di a qué institución o instancia se remite.");
    *ret_field = "why";
    if (former != NULL && text_length(str_trim(x->why)) < 10)
        return N_("Di por qué se corrige, en al menos 10 caracteres: se publica junto a la respuesta.");
    *ret_field = "reasons";
    if (former != NULL && x->decision == former->decision && str_eq(x->reasons, former->reasons) && str_eq(x->changed, former->changed) &&
        str_eq(x->referred_to, former->referred_to) && x->commitment == former->commitment && x->institution == former->institution)
        return N_("No cambia nada de la respuesta anterior.");
    return NULL;
}

struct str response_hash(struct arena *mem, const struct response *x)
{
    return sha256_hex(mem, text_tokens(mem, x->reasons));
}

static int by_number(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static int by_hash(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static int64_t median_centi(int64_t *days, size_t count)
{
    if (count == 0)
        return NONE;
    qsort(days, count, sizeof *days, by_number);
    return count % 2 == 1 ? days[count / 2] * 100 : (days[count / 2 - 1] + days[count / 2]) * 50;
}

/* How many have the words of another one. */
static int64_t repeated(struct str *hashes, size_t count)
{
    int64_t n = 0;
    if (count > 0)
        qsort(hashes, count, sizeof *hashes, by_hash);
    for (size_t i = 0; i < count; i++)
        n += (i > 0 && str_eq(hashes[i], hashes[i - 1])) || (i + 1 < count && str_eq(hashes[i], hashes[i + 1]));
    return n;
}

static int64_t share(int64_t part, int64_t whole)
{
    return whole == 0 ? NONE : (part * 10000 + whole / 2) / whole;
}

struct response_figures response_figures_1(struct arena *mem, const struct response_fact *facts, size_t count, int64_t answer_days,
                                           struct day today)
{
    struct response_figures f = {.received = (int64_t)count};
    int64_t *days = arena_array(mem, int64_t, count);
    struct str *hashes = arena_array(mem, struct str, count);
    for (size_t i = 0; i < count; i++) {
        const struct response_fact *x = &facts[i];
        if (!day_known(x->answered_on)) {
            f.late_waiting += days_between(x->received_on, today) > answer_days;
            continue;
        }
        days[f.answered] = days_between(x->received_on, x->answered_on);
        hashes[f.answered] = x->text_hash;
        f.in_time += days[f.answered] <= answer_days;
        f.answered++;
        if (x->decision >= 0)
            f.decided[x->decision]++;
    }
    f.coverage_centi = share(f.answered, f.received);
    f.median_centi = median_centi(days, (size_t)f.answered);
    f.identical = repeated(hashes, (size_t)f.answered);
    f.identical_centi = share(f.identical, f.answered);
    return f;
}

static bool tells_small(const int64_t *group, const bool *hidden, size_t step, int64_t from)
{
    if (group[step] < from)
        return true;
    for (size_t other = 0; other < FATE_STEPS; other++) {
        int64_t more = group[other] - group[step];
        if (!hidden[other] && more > 0 && more < from)
            return true;
    }
    return false;
}

/* Whether one more of the step had to be hidden. */
static bool complement(const int64_t *counts, size_t groups, size_t step, int64_t from, bool *hidden)
{
    int64_t sum = 0, many = 0;
    size_t least = SIZE_MAX;
    for (size_t g = 0; g < groups; g++) {
        size_t i = g * FATE_STEPS + step;
        sum += hidden[i] ? counts[i] : 0;
        many += hidden[i];
        if (!hidden[i] && (least == SIZE_MAX || counts[i] < counts[least]))
            least = i;
    }
    if (many == 0 || least == SIZE_MAX || (many >= 2 && sum >= from))
        return false;
    return hidden[least] = true;
}

void fate_hide(const int64_t *counts, size_t groups, int64_t from, bool *hidden)
{
    for (size_t i = 0; i < groups * FATE_STEPS; i++)
        hidden[i] = counts[i] < from;
    for (bool again = true; again;) {
        again = false;
        for (size_t g = 0; g < groups; g++)
            for (size_t step = 0; step < FATE_STEPS; step++)
                if (!hidden[g * FATE_STEPS + step] && tells_small(&counts[g * FATE_STEPS], &hidden[g * FATE_STEPS], step, from))
                    again = hidden[g * FATE_STEPS + step] = true;
        for (size_t step = 0; step < FATE_STEPS; step++)
            again = complement(counts, groups, step, from, hidden) || again;
    }
}
