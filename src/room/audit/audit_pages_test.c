/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/audit/audit_view.h"
#include "tests/walk.h"

TEST(the_log_is_read_by_who_may_and_masks_personal_data)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    for (int role = ROLE_PUBLIC; (size_t)role < ROLE_COUNT; role++) {
        int ours = desk_get(&d, (enum role)role, "/ec/bitacora").code, all = desk_get(&d, (enum role)role, "/administracion/bitacora").code;
        int refused = role == ROLE_PUBLIC ? 303 : 403;
        bool reads = role == ROLE_DIRECTORATE || role == ROLE_COLEAD || role == ROLE_ADMIN;
        EXPECT_INT(ours, reads ? 200 : refused);
        EXPECT_INT(all, role == ROLE_ADMIN ? 200 : refused);
    }
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, "/xx/bitacora").code, 404);
    struct answer a = desk_get(&d, ROLE_ADMIN, "/administracion/bitacora?registro=person");
    EXPECT(answer_has(&a, "punto-focal@ejemplo.ec"));
    EXPECT(answer_has(&a, "crear"));
    EXPECT(!answer_has(&a, "totp_sealed: <"));
    a = desk_get(&d, ROLE_ADMIN, "/administracion/bitacora.csv?registro=person");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "entry_hash"));
    EXPECT(!answer_has(&a, "punto-focal@ejemplo.ec"));
    a = desk_get(&d, ROLE_ADMIN, "/administracion/bitacora?desde=2026-02-31&persona=x&antes=-4&accion=%3Cscript%3E");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "no existe"));
    EXPECT(!answer_has(&a, "<script>"));
    a = desk_get(&d, ROLE_DIRECTORATE, "/ec/bitacora/verificar");
    EXPECT(answer_has(&a, "ntegra"));
    desk_close(&d);
}

UNIT(differences_are_read_and_odd_texts_shown_as_they_are)
{
    struct audit_line line = {0};
    audit_changes_read(&t->mem, STR("{\"title\":[\"a\",\"b\"],\"password_hash\":null,\"n\":[null,7]}"), false, &line);
    audit_changes_read(&t->mem, STR("{\"email\":[null,\"a@b.ec\"]}"), true, &line);
    audit_changes_read(&t->mem, STR("no es JSON"), false, &line);
    EXPECT_INT(line.changes_count, 5);
    EXPECT_STR(line.changes[0].before, "a");
    EXPECT_STR(line.changes[0].after, "b");
    EXPECT(line.changes[1].secret);
    EXPECT_STR(line.changes[2].after, "7");
    EXPECT(line.changes[3].personal);
    EXPECT_STR(line.changes[4].after, "no es JSON");
}
