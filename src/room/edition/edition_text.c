/* SPDX-License-Identifier: EUPL-1.2
 * Translations of a plan, a commitment or a milestone: each text beside its source, kept with the
 * revision of the source it was made from. */
#include "base/text.h"
#include "pages.h"
#include "room/edition/edition_pages.h"
#include "sql.h"

/* The record that a page translates. */
struct source {
    const struct shape *shape;
    const void *row;
    int64_t id, revision;
    struct str path, title;
};

static const struct {
    const char *code, *name;
} languages[] = {{"en", N_("inglés")}, {"qu", N_("kichwa")}, {"jiv", N_("shuar")}};

/* The name of the language in the address, or NULL: the page does not exist. */
static const char *language_of(const struct request *r)
{
    struct str code = request_param(r, "language");
    for (size_t i = 0; i < COUNT(languages); i++)
        if (str_is(code, languages[i].code))
            return languages[i].name;
    return NULL;
}

static const struct record_text *text_of(const struct record_text *texts, size_t count, const struct field *f)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(texts[i].field, f->name))
            return &texts[i];
    return NULL;
}

void text_field(struct out *o, const struct form *form, const struct field *field)
{
    form_field(o, form, field->name, NULL);
}

/* The form's row is the record with its translations in the place of its texts. */
static enum status texts_show(struct request *r, const struct source *s, struct head head)
{
    struct record_text *texts;
    size_t count;
    const char *name = language_of(r);
    if (name == NULL)
        return NOT_FOUND;
    TRY(record_texts(r->db, r->mem, s->shape, s->id, request_param(r, "language"), &texts, &count));
    void *row = arena_take(r->mem, s->shape->size);
    shape_clear(s->shape, row);
    struct text_row *rows = arena_array(r->mem, struct text_row, s->shape->count);
    struct edition_text_page page = {.title = s->title, .back = s->path, .language = request_param(r, "language"),
                                     .language_name = name, .rows = rows};
    for (size_t i = 0; i < s->shape->count; i++) {
        const struct field *f = &s->shape->fields[i];
        if (!record_translatable(f, s->row))
            continue;
        const struct record_text *t = text_of(texts, count, f);
        if (t != NULL)
            *(struct str *)field_in(f, row) = t->text;
        rows[page.rows_count++] = (struct text_row){f, *(const struct str *)field_at(f, s->row),
                                                    t != NULL && t->source_revision < s->revision};
    }
    page.form = form_for(r, s->shape, row, path_fmt(r, "%.*s/traduccion/%.*s", STR_ARG(s->path), STR_ARG(page.language)));
    page.form.revision = s->revision;
    head.form_page = true;
    return page_edition_text(r, head, &page);
}

/* One text: added, changed, or removed when it was emptied. */
static enum status text_save(struct request *r, const struct source *s, const struct field *f, const struct record_text *old,
                             struct str typed)
{
    if (str_empty(typed))
        return old == NULL ? DONE : record_remove(r->db, &record_text_shape, r->mem, old->id);
    struct record_text t;
    shape_clear(&record_text_shape, &t);
    if (old != NULL)
        t = *old;
    t.text = typed;
    t.source_revision = s->revision;
    if (old != NULL)
        return record_change(r->db, &record_text_shape, r->mem, &t);
    t.record = str_of(s->shape->table);
    t.record_id = s->id;
    t.field = str_of(f->name);
    t.language = request_param(r, "language");
    return record_add(r->db, &record_text_shape, &t);
}

static enum status text_check(struct request *r, const struct field *f, struct str typed)
{
    int64_t most = f->limit.max > 0 ? f->limit.max : f->type == FIELD_PROSE ? 20000 : 200, length = text_length(typed);
    if (length <= most)
        return DONE;
    struct str of[] = {int_words(r->mem, r->lang, length), int_words(r->mem, r->lang, most)};
    return problem_add_text(r, str_of(f->name),
                            say_with(r->mem, r->lang, N_("Son %1 caracteres; caben %2."), of, COUNT(of)));
}

static enum status texts_apply(struct request *r, const struct source *s)
{
    struct record_text *texts;
    size_t count, before = r->problems.count;
    int64_t seen = NONE;
    if (language_of(r) == NULL)
        return NOT_FOUND;
    if (str_int(request_form(r, "_revision"), &seen) && seen != s->revision)
        return STALE;
    TRY(record_texts(r->db, r->mem, s->shape, s->id, request_param(r, "language"), &texts, &count));
    for (size_t i = 0; i < s->shape->count; i++) {
        const struct field *f = &s->shape->fields[i];
        if (!record_translatable(f, s->row))
            continue;
        struct str typed = text_clean(r->mem, str_trim(request_form(r, f->name)));
        if (text_check(r, f, typed) == DONE)
            TRY(text_save(r, s, f, text_of(texts, count, f), typed));
    }
    if (r->problems.count > before)
        return INVALID;
    return respond_redirect(r, s->path, N_("Se guardó la traducción."));
}

static struct source plan_source(struct request *r)
{
    const struct plan_place *at = r->object;
    return (struct source){&plan_shape, at->plan, at->plan->id, at->plan->revision, at->path, at->plan->name};
}

static struct source commitment_source(struct request *r)
{
    const struct commitment_place *at = r->object;
    return (struct source){&commitment_shape, at->commitment, at->commitment->id, at->commitment->revision, at->path,
                           at->commitment->title};
}

static struct source milestone_source(struct request *r)
{
    const struct milestone_place *at = r->object;
    return (struct source){&milestone_shape, at->milestone, at->milestone->id, at->milestone->revision, at->path,
                           at->milestone->title};
}

static enum status plan_show(struct request *r)
{
    const struct plan_place *at = r->object;
    struct source s = plan_source(r);
    return texts_show(r, &s, jurisdiction_head(r, at->jurisdiction, str_of(say(r->lang, N_("Traducir")))));
}

static enum status commitment_show(struct request *r)
{
    struct source s = commitment_source(r);
    return texts_show(r, &s, commitment_head(r, r->object, str_of(say(r->lang, N_("Traducir")))));
}

static enum status milestone_show(struct request *r)
{
    struct source s = milestone_source(r);
    return texts_show(r, &s, milestone_head(r, r->object, str_of(say(r->lang, N_("Traducir"))), false));
}

static enum status plan_apply(struct request *r)
{
    struct source s = plan_source(r);
    return texts_apply(r, &s);
}

static enum status commitment_apply(struct request *r)
{
    struct source s = commitment_source(r);
    return texts_apply(r, &s);
}

static enum status milestone_apply(struct request *r)
{
    struct source s = milestone_source(r);
    return texts_apply(r, &s);
}

#define PLAN_AT "/:jurisdiction/plan/:plan"
#define COMMITMENT_AT PLAN_AT "/compromiso/:number"
#define MILESTONE_AT COMMITMENT_AT "/hito/:milestone"
#define TEXT "/traduccion/:language"
const struct route edition_text_routes[] = {
    {GET, PLAN_AT TEXT, EDIT_PLAN, 0, plan_load, plan_show, NULL, NULL},
    {POST, PLAN_AT TEXT, EDIT_PLAN, 0, plan_load, plan_show, NULL, plan_apply},
    {GET, COMMITMENT_AT TEXT, EDIT_PLAN, 0, commitment_load, commitment_show, NULL, NULL},
    {POST, COMMITMENT_AT TEXT, EDIT_PLAN, 0, commitment_load, commitment_show, NULL, commitment_apply},
    {GET, MILESTONE_AT TEXT, EDIT_PLAN, 0, milestone_load, milestone_show, NULL, NULL},
    {POST, MILESTONE_AT TEXT, EDIT_PLAN, 0, milestone_load, milestone_show, NULL, milestone_apply},
    {.pattern = NULL},
};
#undef TEXT
#undef MILESTONE_AT
#undef COMMITMENT_AT
#undef PLAN_AT
