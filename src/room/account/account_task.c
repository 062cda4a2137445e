/* SPDX-License-Identifier: EUPL-1.2
 * Task links (http/task.h): who may use one, the receipt of what was done with it. */
#include "http/task.h"
#include "room/account/account_store.h"
#include "sql.h"
#include "view/out.h"

struct str task_link(const struct site *site, struct arena *mem, int64_t person, struct str path, struct day today, int days)
{
    struct task k = {person, path, {today.n + days}};
    struct str token = task_token(mem, site->server_key, &k);
    if (str_empty(token))
        return str_fmt(mem, "%.*s%.*s", STR_ARG(site->config.base_url), STR_ARG(path));
    return str_fmt(mem, "%.*s/tarea/%.*s", STR_ARG(site->config.base_url), STR_ARG(token));
}

/* Invited people too: the invitation went to the same address. Nobody whose role asks for a second factor,
 * nor who set one up: the mailbox alone opens nothing of theirs. */
static bool may_use_links(const struct person *p, const struct grant_role *grants, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (grants[i].role == ROLE_DIRECTORATE || grants[i].role == ROLE_ADMIN)
            return false;
    return p->state != PERSON_DISABLED && str_empty(p->totp_sealed);
}

enum status task_standing(struct db *db, struct arena *mem, int64_t person, struct day today, struct person **ret_person,
                               struct grant_role **ret_grants, size_t *ret_count, enum task_standing *ret)
{
    *ret = TASK_NONE;
    enum status found = record_get(db, mem, &person_shape, person, ret_person);
    if (found == NOT_FOUND)
        return DONE;
    TRY(found);
    TRY(db_many(db, SQL_GRANTS_OF_PERSON, WITH(IN(person), IN(today)), mem, &grant_role_shape, ret_grants, ret_count));
    if ((*ret_person)->state != PERSON_DISABLED)
        *ret = may_use_links(*ret_person, *ret_grants, *ret_count) ? TASK_GOOD : TASK_SIGN_IN;
    return DONE;
}

enum status account_task_load(struct request *r, int64_t person)
{
    struct person *p;
    struct grant_role *rows;
    size_t count;
    enum task_standing how;
    TRY(task_standing(r->db, r->mem, person, r->today, &p, &rows, &count, &how));
    if (how != TASK_GOOD)
        return DONE;
    struct grant *grants = arena_array(r->mem, struct grant, count);
    for (size_t i = 0; i < count; i++)
        grants[i] = (struct grant){(enum role)rows[i].role, rows[i].jurisdiction};
    r->actor = (struct actor){.person = p->id, .name = p->name, .grants = grants, .grant_count = count};
    return DONE;
}

enum status account_task_done(struct request *r)
{
    struct person *p;
    if (r->reply.code != 303 || task_saves_only(r->path))
        return DONE;
    TRY(record_get(r->db, r->mem, &person_shape, r->actor.person, &p));
    enum lang lang = p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
    const char *what = str_empty(r->reply.flash) ? N_("Se guardó lo que enviaste.") : str_chars(r->mem, r->reply.flash);
    struct str values[] = {p->name, day_words(r->mem, lang, r->today), str_of(say(lang, what)),
                           str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(r->path)),
                           str_fmt(r->mem, "%.*s/recuperar", STR_ARG(r->site->config.base_url))};
    return account_letter(r->db, r->mem, p, N_("Recibo: lo que se hizo con el enlace de tu correo"),
                          N_("Hola, %1:\n\nEl %2, con el enlace que te enviamos por correo, se hizo esto en tu nombre:\n\n%3\n%4\n\n"
                             "Si fuiste tú, no hace falta nada más. Para cambiarlo o deshacerlo abre otra vez el mismo enlace, o "
                             "entra con tu clave en esa página.\n\nSi no fuiste tú, otra persona tuvo tu correo o el enlace: cambia lo "
                             "hecho en esa página, cambia tu clave (%5) y avisa a quien lleva el proceso.\n"),
                          values, COUNT(values), str_fmt(r->mem, "recibo-%s", str_chars(r->mem, r->id)));
}
