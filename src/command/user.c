/* SPDX-License-Identifier: EUPL-1.2
 * The first administrator of an installation, and the way back in for who has none. Links are written
 * here and not sent: there may be no mail yet. */
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "room/account/account.h"
#include "room/jurisdiction/jurisdiction.h"

struct wish {
    struct arena *mem;
    const struct site *site;
    struct str email, name, role, jurisdiction;
    bool invite;
    struct str url;
    const char *problem;
};

static enum status wrong(struct wish *w, const char *problem)
{
    w->problem = problem;
    return INVALID;
}

static enum status grant(struct db *db, struct wish *w, int64_t person)
{
    struct jurisdiction *where;
    struct day today = day_at(db_deed(db)->now, -18000);
    int role = choice_of(&role_choices, w->role);
    if (role < 0 || role == ROLE_PUBLIC || role == ROLE_PERSON)
        return wrong(w, "ese rol no existe: punto-focal, contraparte, direccion, coliderazgo o administracion");
    if (role == ROLE_ADMIN && str_empty(w->jurisdiction))
        return account_grant(db, w->mem, person, ROLE_ADMIN, NONE, today);
    if (str_empty(w->jurisdiction))
        return wrong(w, "ese rol se tiene en una jurisdicción: añada su código");
    enum status s = jurisdiction_by_code(db, w->mem, w->jurisdiction, &where);
    if (s == NOT_FOUND)
        return wrong(w, "no hay una jurisdicción con ese código");
    TRY(s);
    return account_grant(db, w->mem, person, (enum role)role, where->id, today);
}

static enum status apply(struct db *db, void *context)
{
    struct wish *w = context;
    struct person *there;
    int64_t person = NONE;
    enum status s = person_by_email(db, w->mem, w->email, &there);
    if (s != DONE && s != NOT_FOUND)
        return s;
    if (w->invite) {
        if (s == DONE)
            return wrong(w, "ya hay una cuenta con ese correo");
        if (!account_email_good(w->email) || w->name.len < 2)
            return wrong(w, "el correo o el nombre no sirven");
        TRY(account_add(db, w->mem, w->email, w->name, STR_NONE, &person));
        if (!str_empty(w->role))
            TRY(grant(db, w, person));
        return account_invite_link(db, w->mem, w->site, person, &w->url);
    }
    if (s == NOT_FOUND || there->state == PERSON_DISABLED)
        return wrong(w, "no hay una cuenta activa con ese correo");
    return there->state == PERSON_INVITED ? account_invite_link(db, w->mem, w->site, there->id, &w->url)
                                          : account_reset_link(db, w->mem, w->site, there->id, &w->url);
}

static int run(struct command_line *line, struct wish *w)
{
    struct site site;
    struct db *db;
    int applied;
    struct deed deed = {.person = NONE, .role = STR("sistema"), .request = STR("user"), .act = NONE,
                        .jurisdiction = NONE, .now = instant_now(), .on_behalf_of = NONE};
    if (program_open(line, &site) != DONE || program_migrate(line, &site, &applied) != DONE)
        return 1;
    w->site = &site;
    if (db_open(str_chars(line->mem, site.config.database), DB_WRITE, site.catalog, &db) != DONE)
        return program_problem("no se puede abrir la base de datos: %s", db_open_error());
    enum status s = db_write(db, &deed, apply, w);
    if (s == DONE)
        printf("%.*s\nSirve una sola vez, %s. Entréguelo solo a esa persona.\n", STR_ARG(w->url),
               str_find(w->url, STR("/invitacion/")) != SIZE_MAX ? "durante siete días" : "durante treinta minutos");
    else
        (void)program_problem("%s", w->problem != NULL ? w->problem : db_error(db));
    db_close(db);
    return s == DONE ? 0 : 1;
}

int command_user(struct command_line *line)
{
    struct wish w = {.mem = line->mem};
    int n = line->count;
    if (n >= 3 && n <= 5 && strcmp(line->arguments[0], "invite") == 0) {
        w.invite = true;
        w.name = str_of(line->arguments[2]);
        w.role = n > 3 ? str_of(line->arguments[3]) : STR_NONE;
        w.jurisdiction = n > 4 ? str_of(line->arguments[4]) : STR_NONE;
    } else if (n != 2 || strcmp(line->arguments[0], "link") != 0) {
        program_problem("uso: hito user invite CORREO NOMBRE [ROL [JURISDICCIÓN]] | hito user link CORREO");
        return 2;
    }
    w.email = str_of(line->arguments[1]);
    return run(line, &w);
}
