/* SPDX-License-Identifier: EUPL-1.2
 * Writing in public: the form, its limits, and the new post. */
#include "base/digest.h"
#include "base/text.h"
#include "http/limit.h"
#include "pages.h"
#include "room/moderation/moderation_view.h"
#include "sql.h"

#define TRAP "website" /* a field that people do not see */
#define SILENT ((void *)1)

/* "1763650000.code": when the form was first shown. */
static struct str opened_code(struct request *r, struct str at)
{
    return str_part(hmac_hex(r->mem, r->site->server_key, str_fmt(r->mem, "abierto %.*s", STR_ARG(at))), 0, 24);
}

static struct str opened_now(struct request *r)
{
    struct str at = str_fmt(r->mem, "%lld", (long long)r->now.s);
    return str_fmt(r->mem, "%.*s.%.*s", STR_ARG(at), STR_ARG(opened_code(r, at)));
}

/* Seconds since the form was shown; -1 when the field is not ours. */
static int64_t opened_for(struct request *r)
{
    struct str rest = request_form(r, "opened"), at = str_cut(&rest, '.');
    int64_t s;
    return str_int(at, &s) && str_eq_secret(rest, opened_code(r, at)) ? r->now.s - s : -1;
}

static struct str own_name(struct request *r)
{
    return r->actor.person == NONE ? STR_NONE : r->actor.name;
}

enum status post_form_make(struct request *r, const struct commitment_place *place, struct str action, struct post_form *ret)
{
    struct milestone *all;
    size_t count, kept = 0;
    struct post *p = arena_new_of(r->mem, struct post);
    shape_clear(&post_shape, p);
    p->name = own_name(r);
    count = 0;
    if (place != NULL)
        TRY(milestones_of(r->db, r->mem, place->commitment->id, &all, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].state != MILESTONE_CURRENT)
            continue;
        struct str of[] = {all[i].number, all[i].title};
        options[kept++] = (struct option){all[i].id, say_with(r->mem, r->lang, N_("Hito %1: %2"), of, COUNT(of))};
        if (str_eq(all[i].number, request_query(r, "hito")))
            p->milestone = all[i].id;
    }
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    *lists = (struct form_options){"milestone", options, kept};
    *ret = (struct post_form){.form = form_for(r, &post_shape, p, action),
                              .milestones = kept,
                              .signed_in = r->actor.person != NONE,
                              .opened = opened_for(r) >= 0 ? request_form(r, "opened") : opened_now(r)};
    ret->form.options = lists;
    ret->form.option_count = 1;
    ret->form.revision = NONE;
    return DONE;
}

enum status post_form_about(struct request *r, const struct post_about *about, struct str action, struct post_form *ret)
{
    size_t in_text = 0, in_name = 0;
    TRY(post_form_make(r, about->place, action, ret));
    if (about->mask != NULL && request_typed(r)) {
        about->mask(r->mem, request_form(r, "text"), &in_text);
        about->mask(r->mem, request_form(r, "name"), &in_name);
        ret->masks = in_text + in_name > 0;
    }
    return DONE;
}

static const char *const typed_names[] = {"milestone", "name", "text", NULL};

enum status post_prepare(struct request *r)
{
    r->prepared = NULL;
    struct str who = r->actor.person == NONE ? r->address : str_fmt(r->mem, "persona %lld", (long long)r->actor.person);
    if (limit_hit(r->site, "mensaje", who, 10, 3600) != DONE)
        return problem_add(r, "", N_("Se enviaron demasiados mensajes en poco tiempo. Espera una hora y prueba otra vez; el texto sigue aquí."));
    if (r->actor.person != NONE)
        return DONE;
    /* All that is wrong at once: post_add would only get to the text after the address is right. */
    struct post *p = arena_new_of(r->mem, struct post);
    shape_clear(&post_shape, p);
    enum status typed = form_read_fields(r, &post_shape, p, typed_names);
    if (!account_email_good(str_trim(request_form(r, "email"))))
        typed = problem_add(r, "email", N_("Escribe un correo completo, como nombre@ejemplo.ec: ahí llega el enlace para publicar."));
    TRY(typed);
    if (!str_empty(request_form(r, TRAP))) {
        r->prepared = SILENT;
        return DONE;
    }
    int64_t seconds = opened_for(r);
    if (seconds < r->site->config.form_seconds)
        return problem_add(r, "", N_("El formulario se envió muy rápido. Revisa lo que escribiste y envíalo otra vez."));
    return DONE;
}

/* Who writes, in which role, for whom. */
static enum status author_fill(struct request *r, struct post *p)
{
    p->role = ROLE_PUBLIC;
    if (r->actor.person == NONE) {
        struct writer *w;
        TRY(writer_of(r->db, r->mem, str_trim(request_form(r, "email")), &w));
        p->writer = w->id;
        return DONE;
    }
    p->person = r->actor.person;
    enum role role = may_as(&r->actor, READ_DRAFT, &r->scope);
    p->role = role == ROLE_PUBLIC ? ROLE_PERSON : (int)role;
    if (p->commitment == NONE)
        return DONE;
    enum status s = db_int(r->db, SQL_POST_INSTITUTION_OF_PERSON, WITH(IN(p->commitment), IN(p->person), IN(r->today)), &p->institution);
    return s == NOT_FOUND ? DONE : s;
}

static enum status milestone_right(struct request *r, const struct post *p)
{
    struct milestone *m;
    if (p->milestone == NONE)
        return DONE;
    enum status s = record_get(r->db, r->mem, &milestone_shape, p->milestone, &m);
    if (s == NOT_FOUND || (s == DONE && m->commitment != p->commitment))
        return problem_add(r, "milestone", N_("Elige un hito de este compromiso, o déjalo sobre todo el compromiso."));
    return s;
}

/* The same words again: in public it is said; of the same author (who may not be who types the address)
 * nothing is said, and a letter that was lost is sent anew. */
static enum status repeated(struct request *r, const struct post *p, bool mail, bool *ret)
{
    int64_t same;
    struct post *rows;
    size_t count;
    const char *kind = choice_code(&post_kind_choices, p->kind);
    enum status s = db_int(r->db, SQL_POST_SAME_PUBLIC, WITH(IN(p->commitment), IN(kind), IN(p->text_hash), IN(p->proposal)), &same);
    if (s == DONE)
        return problem_add(r, "text", N_("Ya hay un mensaje publicado con ese mismo texto."));
    if (s != NOT_FOUND)
        return s;
    TRY(db_many(r->db, SQL_POST_SAME_AUTHOR, WITH(IN(p->commitment), IN(kind), IN(p->text_hash), IN(p->writer), IN(p->person), IN(p->proposal)),
                r->mem, &post_shape, &rows, &count));
    *ret = count > 0 && rows[0].state != POST_WITHDRAWN;
    if (*ret && mail && rows[0].state == POST_UNCONFIRMED)
        return post_confirm_letter(r->db, r->mem, r->site, &rows[0]);
    return DONE;
}

/* What must not be published is pointed out, and masked once its author agrees. */
static enum status masked(struct request *r, const struct post_about *about, struct post *p)
{
    size_t in_text = 0, in_name = 0;
    if (about->mask == NULL)
        return DONE;
    struct str text = about->mask(r->mem, p->text, &in_text), name = about->mask(r->mem, p->name, &in_name);
    if (in_text + in_name == 0)
        return DONE;
    if (!str_is(request_form(r, "masked"), "1"))
        return problem_add(r, in_text > 0 ? "text" : "name",
                           N_("Trae lo que parece un número de cédula o de teléfono. Quítalo, o marca que se publique tapado."));
    p->text = text;
    p->name = name;
    return DONE;
}

static enum status takes_posts(struct request *r, const struct commitment_place *place)
{
    if (place == NULL)
        return DONE;
    bool open = place->plan->state == PLAN_PUBLISHED || place->plan->state == PLAN_CLOSED;
    if (!open || place->commitment->state == COMMITMENT_WITHDRAWN)
        return problem_add(r, "", N_("Este compromiso no recibe mensajes."));
    return DONE;
}

enum status post_add_about(struct request *r, const struct post_about *about, enum post_kind kind, int64_t answer_days, struct post *ret)
{
    struct post *p = ret;
    shape_clear(&post_shape, p);
    TRY(form_read_fields(r, &post_shape, p, typed_names));
    p->jurisdiction = about->jurisdiction->id;
    p->commitment = about->place == NULL ? NONE : about->place->commitment->id;
    p->proposal = about->place == NULL ? about->proposal : NONE;
    TRY(milestone_right(r, p));
    TRY(masked(r, about, p));
    if (r->prepared == SILENT)
        return DONE;
    TRY(takes_posts(r, about->place));
    struct str email = text_fold(r->mem, str_trim(request_form(r, "email")));
    bool mail = r->actor.person == NONE && limit_hit(r->site, "confirmar", email, 3, 3600) == DONE && limit_hit(r->site, "confirmar-sitio", STR("todo"), 2000, 86400) == DONE;
    bool again = false;
    TRY(author_fill(r, p));
    p->kind = (int)kind;
    p->text_hash = sha256_hex(r->mem, p->text);
    p->language = r->lang == LANG_EN ? PERSON_ENGLISH : PERSON_SPANISH;
    p->state = POST_UNCONFIRMED;
    p->written_at = r->now;
    p->answer_days = answer_days;
    TRY(repeated(r, p, mail, &again));
    if (again)
        return DONE;
    TRY(record_add(r->db, &post_shape, p));
    if (p->person != NONE)
        return post_publish(r->db, r->mem, p, (int)about->jurisdiction->utc_offset_s);
    return mail ? post_confirm_letter(r->db, r->mem, r->site, p) : DONE;
}

enum status post_add(struct request *r, const struct commitment_place *place, enum post_kind kind, int64_t answer_days, struct post *ret)
{
    struct post_about about = {place->jurisdiction, place, NONE, NULL};
    return post_add_about(r, &about, kind, answer_days, ret);
}

enum status post_added(struct request *r, const struct post *p, struct str list_path)
{
    if (p->id == NONE || p->state == POST_UNCONFIRMED)
        return respond_redirect(r, list_path,
                                r->actor.person == NONE ? N_("Te enviamos un correo. Abre su enlace antes de 48 horas para publicar tu mensaje.")
                                                        : N_("Ese mensaje ya se había enviado."));
    struct str path;
    TRY(post_path(r->db, r->mem, p->id, &path));
    return respond_redirect(r, path, N_("Se publicó tu mensaje."));
}

void post_form_fields(struct out *o, const struct post_form *f)
{
    part_post_fields(o, f);
}
