/* SPDX-License-Identifier: EUPL-1.2
 * Letters about a registration, in the language it was made in, and invitations. */
#include "room/roundtable/roundtable_view.h"

/* "sábado 3 de octubre de 2026, 09:30 a 12:00" */
struct str session_when(struct arena *a, enum lang lang, struct day on, int64_t starts, int64_t ends)
{
    static const char *const days[] = {N_("lunes"), N_("martes"), N_("miércoles"), N_("jueves"), N_("viernes"), N_("sábado"), N_("domingo")};
    struct str of[] = {str_of(say(lang, days[day_weekday(on) - 1])), day_words(a, lang, on), minute_words(a, starts), minute_words(a, ends)};
    return say_with(a, lang, N_("%1 %2, %3 a %4"), of, COUNT(of));
}

static const struct {
    const char *subject, *text;
} letters[] = {
    [LETTER_CONFIRM] = {N_("Confirma tu inscripción: %1"),
                        N_("Hola:\n\nCon este correo se pidió una inscripción en la mesa «%1», %2. Todavía no está hecha: abre esta dirección "
                           "antes de 48 horas y confirma:\n\n%4\n\nSi no la pediste, no hagas nada: se borra sola.\n")},
    [LETTER_PLACE] = {N_("Inscripción hecha: %1"),
                      N_("Hola:\n\nTu inscripción está hecha.\n\nMesa: %1\nCuándo: %2\nDónde: %3\n\nTu código de asistencia: %5\n\nEn esta "
                         "dirección está tu código para mostrarlo al llegar, la cita para tu calendario y cómo cancelar:\n\n%4\n\nNo la "
                         "compartas: quien la tenga puede cancelar tu inscripción.\n")},
    [LETTER_QUEUE] = {N_("En lista de espera: %1"),
                      N_("Hola:\n\nLa mesa «%1», %2, ya no tiene cupos. Tu inscripción queda en la lista de espera: si se libera un cupo te "
                         "avisamos por correo, sin que tengas que hacer nada.\n\nPara ver tu lugar en la lista o cancelar:\n\n%4\n")},
    [LETTER_MOVED_UP] = {N_("Hay un cupo para ti: %1"),
                         N_("Hola:\n\nSe liberó un cupo y tu inscripción está hecha.\n\nMesa: %1\nCuándo: %2\nDónde: %3\n\nTu código de "
                            "asistencia: %5\n\nSi ya no puedes ir, cancela para que el cupo sea de otra persona:\n\n%4\n")},
    [LETTER_AGAIN] = {N_("Ya tenías tu inscripción: %1"),
                      N_("Hola:\n\nCon este correo se volvió a pedir una inscripción en la mesa «%1», %2. Ya la tenías, y sigue igual:\n\n%4\n")},
    [LETTER_SESSION_MOVED] = {N_("Cambió la sesión: %1"),
                              N_("Hola:\n\nCambió la sesión de la mesa «%1».\n\nAhora es: %2\nDónde: %3\nPor qué: %6\n\nTu inscripción sigue "
                                 "hecha. Si ya no puedes ir, cancela aquí:\n\n%4\n")},
    [LETTER_SESSION_CANCELLED] = {N_("Se canceló la sesión: %1"),
                                  N_("Hola:\n\nSe canceló la sesión de la mesa «%1» del %2.\n\nPor qué: %6\n\nNo hace falta que hagas nada.\n")},
};

/* Place, address and province, or the link of the meeting. */
static struct str place_words(struct arena *mem, enum lang lang, const struct roundtable_session *s, const struct registration *g)
{
    struct buf b = BUF(mem);
    if (g->modality == PRESENCE_ONLINE) {
        buf_chars(&b, say(lang, N_("en línea")));
        if (!str_empty(s->online_url))
            buf_fmt(&b, ": %.*s", STR_ARG(s->online_url));
        return buf_str(&b);
    }
    buf_add(&b, s->place);
    if (!str_empty(s->address))
        buf_fmt(&b, "%s%.*s", b.len > 0 ? ", " : "", STR_ARG(s->address));
    return b.len > 0 ? buf_str(&b) : str_of(say(lang, N_("lugar por confirmar")));
}

enum status registration_letter(struct db *db, struct arena *mem, const struct site *site, const struct registration *g,
                                const struct roundtable_session *s, enum table_letter what)
{
    enum lang lang = g->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
    struct registration_where *where;
    struct instant now = db_deed(db)->now;
    if (str_empty(g->email))
        return DONE;
    TRY(registration_where(db, mem, s->id, &where));
    struct instant until = {what == LETTER_CONFIRM ? now.s + CONFIRM_S : session_ends_at(s, where->utc_offset_s).s + 30 * 86400};
    struct str token = registration_token(mem, site->server_key, g->id, until);
    struct str values[] = {where->table_name,
                           session_when(mem, lang, s->held_on, s->starts_minute, s->ends_minute),
                           place_words(mem, lang, s, g),
                           str_fmt(mem, "%.*s/inscripcion/%.*s", STR_ARG(site->config.base_url), STR_ARG(token)),
                           registration_code(mem, site->server_key, g),
                           s->reason};
    /* Once for each change of the session, once a minute for what a person asks for. */
    long long mark = what == LETTER_SESSION_MOVED || what == LETTER_SESSION_CANCELLED ? (long long)s->revision : (long long)(now.s / 60);
    enum status sent = mail_queue(db, g->email, say_with(mem, lang, letters[what].subject, values, 1),
                                  say_with(mem, lang, letters[what].text, values, COUNT(values)),
                                  str_fmt(mem, "inscripcion-%lld-%d-%lld", (long long)g->id, (int)what, mark));
    return sent == INVALID ? DONE : sent;
}

enum status session_letters(struct db *db, struct arena *mem, const struct site *site, const struct roundtable_session *s, enum table_letter what)
{
    struct registration *rows;
    size_t count;
    TRY(registrations_of(db, mem, s->id, &rows, &count));
    for (size_t i = 0; i < count; i++)
        TRY(registration_letter(db, mem, site, &rows[i], s, what));
    return DONE;
}

enum status actor_invite_letter(struct request *r, const struct roundtable_place *p, const struct roundtable_actor *a)
{
    struct buf when = BUF(r->mem);
    struct roundtable_session *rows;
    size_t count;
    TRY(roundtable_sessions(r->db, r->mem, p->table->id, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (rows[i].state == SESSION_PLANNED)
            buf_fmt(&when, "- %.*s%s%.*s\n", STR_ARG(session_when(r->mem, LANG_ES, rows[i].held_on, rows[i].starts_minute, rows[i].ends_minute)),
                    str_empty(rows[i].place) ? "" : ", ", STR_ARG(rows[i].place));
    struct str values[] = {p->table->name, p->at->process->name, buf_str(&when),
                           str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(p->path)), a->name};
    enum status s = mail_queue(r->db, a->email, say_with(r->mem, LANG_ES, N_("Invitación a la mesa «%1»"), values, 1),
                               say_with(r->mem, LANG_ES,
                                        N_("A %5:\n\nLe invitamos a la mesa «%1» de %2.\n\n%3\nDe qué se hablará, dónde y cómo inscribirse:\n\n%4\n\n"
                                           "En la inscripción puede decirnos qué apoyo necesita para participar.\n"),
                                        values, COUNT(values)),
                               str_fmt(r->mem, "invitacion-%lld-%lld", (long long)a->id, (long long)r->today.n));
    return s == INVALID ? DONE : s;
}
