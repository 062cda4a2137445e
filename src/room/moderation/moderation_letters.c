/* SPDX-License-Identifier: EUPL-1.2
 * Letters to who writes in public. */
#include "room/moderation/moderation_view.h"

static enum lang lang_of(const struct post *p)
{
    return p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
}

static enum status address_of(struct db *db, struct arena *mem, const struct post *p, struct str *ret)
{
    struct writer *w;
    struct person *x;
    *ret = STR_NONE;
    if (p->writer != NONE) {
        TRY(record_get(db, mem, &writer_shape, p->writer, &w));
        *ret = w->email;
        return DONE;
    }
    TRY(record_get(db, mem, &person_shape, p->person, &x));
    if (x->state == PERSON_ACTIVE)
        *ret = x->email;
    return DONE;
}

static struct str own_link(struct arena *mem, const struct site *site, const struct post *p, struct instant until)
{
    struct str token = post_token(mem, site->server_key, p->id, until);
    return str_fmt(mem, "%.*s/mensaje/%.*s", STR_ARG(site->config.base_url), STR_ARG(token));
}

enum status post_letter(struct db *db, struct arena *mem, const struct site *site, const struct post *p, const char *subject,
                        const char *text, const struct str *values, size_t count, struct str key)
{
    struct str to, link = own_link(mem, site, p, (struct instant){db_deed(db)->now.s + OWN_LINK_S});
    TRY(address_of(db, mem, p, &to));
    if (str_empty(to))
        return DONE;
    struct str foot = say_with(mem, lang_of(p),
                               N_("Tu mensaje, lo que se decidió sobre él y cómo retirarlo o borrar tu correo:\n\n%1\n\n"
                                  "No compartas esta dirección: quien la tenga puede retirarlo.\n"),
                               &link, 1);
    struct str body = say_with(mem, lang_of(p), text, values, count);
    enum status s = mail_queue(db, to, str_of(say(lang_of(p), subject)),
                               str_fmt(mem, "%.*s\n%.*s", STR_ARG(body), STR_ARG(foot)), key);
    return s == INVALID ? DONE : s;
}

enum status post_confirm_letter(struct db *db, struct arena *mem, const struct site *site, const struct post *p)
{
    struct str to;
    struct instant now = db_deed(db)->now;
    TRY(address_of(db, mem, p, &to));
    struct str values[] = {p->text, own_link(mem, site, p, (struct instant){p->written_at.s + CONFIRM_S})};
    enum status s = mail_queue(
        db, to, str_of(say(lang_of(p), N_("Confirma tu mensaje en Hito"))),
        say_with(mem, lang_of(p),
                 N_("Hola:\n\nCon este correo se escribió el mensaje que sigue. Para publicarlo abre esta dirección antes de 48 horas y "
                    "confirma:\n\n%2\n\n---\n%1\n---\n\nTu correo no se muestra a nadie. Si no lo escribiste, no hace falta que hagas "
                    "nada: el mensaje se borra solo.\n"),
                 values, COUNT(values)),
        str_fmt(mem, "confirmar-mensaje-%lld-%lld", (long long)p->id, (long long)(now.s / 60)));
    return s == INVALID ? DONE : s;
}
