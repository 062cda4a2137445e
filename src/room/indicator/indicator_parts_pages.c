/* SPDX-License-Identifier: EUPL-1.2
 * What a sheet in preparation is disaggregated by: usual lists ready to add, and any list typed one per line. */
#include "base/text.h"
#include "pages.h"
#include "room/indicator/indicator_pages.h"
#include "room/territory/territory.h"

#define PARTS_MOST 200

struct listed {
    struct str code, name;
    int64_t territory;
};

static const struct listed sex[] = {{{"mujeres", 7}, {"Mujeres", 7}, NONE}, {{"hombres", 7}, {"Hombres", 7}, NONE}};
/* The groups of age and of self-identification as INEC publishes them. */
static const char *const ages[] = {"0 a 11 años", "12 a 17 años", "18 a 29 años", "30 a 64 años", "65 años y más"};
static const char *const selves[] = {"Indígena", "Afroecuatoriana o afrodescendiente", "Negra", "Mulata", "Montubia", "Mestiza", "Blanca", "Otra"};

/* "Ríos y lagos" is "rios-y-lagos". */
static struct str code_of(struct arena *a, struct str name)
{
    struct str folded = text_fold(a, name);
    struct buf b = BUF(a);
    for (size_t i = 0; i < folded.len && b.len < 40; i++) {
        char c = folded.ptr[i];
        bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (good)
            buf_char(&b, c);
        else if (b.len > 0 && b.ptr[b.len - 1] != '-')
            buf_char(&b, '-');
    }
    while (b.len > 0 && b.ptr[b.len - 1] == '-')
        b.len--;
    return b.len == 0 ? STR_NONE : buf_str(&b);
}

static size_t names_list(struct arena *a, const char *const *names, size_t count, struct listed *ret)
{
    for (size_t i = 0; i < count; i++)
        ret[i] = (struct listed){code_of(a, str_of(names[i])), str_of(names[i]), NONE};
    return count;
}

static enum status provinces_list(struct request *r, struct listed *ret, size_t *ret_count)
{
    struct territory *all;
    TRY(territory_provinces(r->db, r->mem, &all, ret_count));
    for (size_t i = 0; i < *ret_count; i++)
        ret[i] = (struct listed){all[i].code, all[i].name, all[i].id};
    return DONE;
}

/* What was typed, one per line; a problem where a line is no part. */
static enum status typed_list(struct request *r, struct listed *ret, size_t *ret_count)
{
    struct str rest = request_form(r, "lista");
    while (rest.ptr != NULL) {
        struct str line = str_trim(str_cut(&rest, '\n'));
        if (str_empty(line))
            continue;
        if (*ret_count == PARTS_MOST)
            return problem_add(r, "lista", N_("Son demasiadas partes: hasta 200."));
        struct listed x = {code_of(r->mem, line), line, NONE};
        if (str_empty(x.code) || text_length(line) > 80)
            return problem_add_text(r, STR("lista"), say_with(r->mem, r->lang, N_("«%1» no puede ser una parte: usa letras, hasta 80."), &line, 1));
        for (size_t i = 0; i < *ret_count; i++)
            if (str_eq(ret[i].code, x.code))
                return problem_add_text(r, STR("lista"), say_with(r->mem, r->lang, N_("«%1» está repetida."), &line, 1));
        ret[(*ret_count)++] = x;
    }
    return *ret_count >= 2 ? DONE : problem_add(r, "lista", N_("Escribe al menos dos partes, una por línea."));
}

static enum status list_of(struct request *r, struct str *dimension, struct listed *ret, size_t *count)
{
    struct str asked = request_form(r, "cual");
    *dimension = asked;
    *count = 0;
    if (str_is(asked, "sexo")) {
        for (size_t i = 0; i < COUNT(sex); i++)
            ret[(*count)++] = sex[i];
        return DONE;
    }
    if (str_is(asked, "edad")) {
        *count = names_list(r->mem, ages, COUNT(ages), ret);
        return DONE;
    }
    if (str_is(asked, "autoidentificacion")) {
        *count = names_list(r->mem, selves, COUNT(selves), ret);
        return DONE;
    }
    if (str_is(asked, "provincia"))
        return provinces_list(r, ret, count);
    *dimension = code_of(r->mem, request_form(r, "dimension"));
    if (str_empty(*dimension) || dimension->len < 2)
        return problem_add(r, "dimension", N_("Escribe por qué se separa: por ejemplo, zona."));
    return typed_list(r, ret, count);
}

static enum status parts_show(struct request *r)
{
    const struct indicator_place *place = r->object;
    static const char *const usual[][2] = {{"sexo", N_("Sexo")}, {"provincia", N_("Provincia")}, {"edad", N_("Edad")},
                                           {"autoidentificacion", N_("Autoidentificación étnica")}};
    struct indicator_sheet sheet;
    struct indicator_parts_page page = {.v = place->version, .path = place->path, .locked = place->version->state != VERSION_DRAFT};
    TRY(indicator_sheet_read(r, place->version, &sheet));
    page.groups_count = indicator_sheet_groups(r, sheet.parts, sheet.part_count, &page.groups);
    page.usual = arena_array(r->mem, struct indicator_choice, COUNT(usual));
    for (size_t i = 0; i < COUNT(usual); i++) {
        bool there = false;
        for (size_t k = 0; k < sheet.part_count; k++)
            there = there || str_is(sheet.parts[k].dimension, usual[i][0]);
        if (!there)
            page.usual[page.usual_count++] = (struct indicator_choice){path_fmt(r, "cual=%s", usual[i][0]), str_of(say(r->lang, usual[i][1])), false};
    }
    page.add_path = path_fmt(r, "%.*s/partes", STR_ARG(place->path));
    page.remove_path = path_fmt(r, "%.*s/partes/quitar", STR_ARG(place->path));
    page.add = form_for(r, &indicator_part_shape, NULL, page.add_path);
    page.rule = form_for(r, &indicator_version_shape, place->version, path_fmt(r, "%.*s/partes/regla", STR_ARG(place->path)));
    struct head head = indicator_head(r, place, str_of(say(r->lang, N_("Desagregación"))), false);
    head.form_page = true;
    return page_indicator_parts(r, head, &page);
}

static enum status back(struct request *r, const struct indicator_place *place, const char *flash)
{
    return respond_redirect(r, path_fmt(r, "%.*s/partes", STR_ARG(place->path)), flash);
}

/* POST …/partes */
static enum status parts_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct listed *list = arena_array(r->mem, struct listed, PARTS_MOST);
    struct indicator_sheet sheet;
    struct str dimension;
    size_t count;
    if (place->version->state != VERSION_DRAFT)
        return indicator_moved_on(r);
    TRY(indicator_sheet_read(r, place->version, &sheet));
    TRY(list_of(r, &dimension, list, &count));
    for (size_t i = 0; i < sheet.part_count; i++)
        if (str_eq(sheet.parts[i].dimension, dimension))
            return problem_add(r, "dimension", N_("La ficha ya se separa por esa dimensión."));
    for (size_t i = 0; i < count; i++) {
        struct indicator_part p = {.id = NONE, .version = place->version->id, .dimension = dimension, .code = list[i].code, .name = list[i].name,
                                   .position = (int64_t)i + 1, .territory = list[i].territory};
        TRY(record_add(r->db, &indicator_part_shape, &p));
    }
    struct indicator_version v = *place->version;
    if (v.parts_rule == PARTS_NONE) {
        v.parts_rule = PARTS_ADD_UP;
        TRY(record_change(r->db, &indicator_version_shape, r->mem, &v));
    }
    return back(r, place, N_("Se agregó la dimensión. Di si sus partes suman el total."));
}

/* POST …/partes/quitar: the dimension with its parts and their targets. */
static enum status remove_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_sheet sheet;
    struct str dimension = request_form(r, "dimension");
    size_t left = 0;
    if (place->version->state != VERSION_DRAFT)
        return indicator_moved_on(r);
    TRY(indicator_sheet_read(r, place->version, &sheet));
    for (size_t i = 0; i < sheet.part_count; i++) {
        if (!str_eq(sheet.parts[i].dimension, dimension)) {
            left++;
            continue;
        }
        for (size_t k = 0; k < sheet.target_count; k++)
            if (sheet.targets[k].part == sheet.parts[i].id)
                TRY(record_remove(r->db, &indicator_target_shape, r->mem, sheet.targets[k].id));
        TRY(record_remove(r->db, &indicator_part_shape, r->mem, sheet.parts[i].id));
    }
    struct indicator_version v = *place->version;
    if (left == 0 && v.parts_rule != PARTS_NONE) {
        v.parts_rule = PARTS_NONE;
        v.parts_reason = STR_NONE;
        TRY(record_change(r->db, &indicator_version_shape, r->mem, &v));
    }
    return back(r, place, N_("Se quitó la dimensión con sus metas."));
}

/* POST …/partes/regla */
static enum status rule_apply(struct request *r)
{
    static const char *const names[] = {"parts_rule", "parts_reason", NULL};
    const struct indicator_place *place = r->object;
    struct indicator_version v = *place->version;
    struct indicator_sheet sheet;
    struct sheet_faults faults = {.mem = r->mem};
    size_t before = r->problems.count;
    if (v.state != VERSION_DRAFT)
        return indicator_moved_on(r);
    TRY(form_read_fields(r, &indicator_version_shape, &v, names));
    TRY(indicator_sheet_read(r, &v, &sheet));
    sheet_part_faults(&faults, &sheet);
    for (size_t i = 0; i < faults.count; i++)
        if (!str_is(str_of(faults.items[i].field), "parts"))
            problem_add_text(r, str_of(faults.items[i].field), indicator_fault_said(r, &faults.items[i]));
    if (r->problems.count > before)
        return INVALID;
    TRY(record_change(r->db, &indicator_version_shape, r->mem, &v));
    return back(r, place, N_("Se guardaron los cambios."));
}

#define ONE "/:jurisdiction/indicador/:indicator"
const struct route indicator_part_routes[] = {
    {GET, ONE "/partes", DRAFT_INDICATOR, 0, indicator_open_load, parts_show, NULL, NULL},
    {POST, ONE "/partes", DRAFT_INDICATOR, 0, indicator_open_load, parts_show, NULL, parts_apply},
    {POST, ONE "/partes/quitar", DRAFT_INDICATOR, 0, indicator_open_load, parts_show, NULL, remove_apply},
    {POST, ONE "/partes/regla", DRAFT_INDICATOR, 0, indicator_open_load, parts_show, NULL, rule_apply},
    {.pattern = NULL},
};
