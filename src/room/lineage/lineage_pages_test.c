/* SPDX-License-Identifier: EUPL-1.2
 * Through a real socket: comments with masked numbers, merging and undoing by forms, a workbook twice. */
#include "room/lineage/batch.h"
#include "room/lineage/lineage_test.h"

#include "tests/desk.h"

#define AT "/ec/cocreacion/1"

struct lineage_story {
    struct desk d; /* first */
    struct lineage_world w;
};

static enum status story_add(struct test *t, struct desk *d)
{
    struct lineage_story *s = (struct lineage_story *)d;
    struct proposal *p;
    TRY(lineage_world_add(t, d->jurisdiction, d->people[ROLE_DIRECTORATE], &s->w));
    TRY(lineage_world_propose(t, &s->w, "Reparar los canales de riego", "El agua no llega a las huertas de la parroquia.", "rosa@ejemplo.ec", &p));
    TRY(lineage_world_propose(t, &s->w, "Arreglar el canal de riego roto", "El canal de riego roto no lleva agua a las huertas.", NULL, &p));
    return lineage_world_propose(t, &s->w, "Parques con sombra", "Sembrar árboles nativos en los parques del barrio.", NULL, &p);
}

static bool shows(struct desk *d, enum role as, const char *path, const char *words)
{
    struct answer a = desk_get(d, as, path);
    return a.code == 200 && answer_has(&a, words);
}

TEST(a_comment_with_a_telephone_is_pointed_out_then_masked_and_is_no_vote)
{
    struct lineage_story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    const char *list = AT "/propuesta/1/comentarios", *page = AT "/propuesta/1/comentarios/nuevo";
    struct answer a = desk_post(&s.d, ROLE_DIRECTORATE, page, NULL, "text=Llamen al 0991234567 para coordinar la visita&name=Dirección");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "cédula o de teléfono") && answer_has(&a, "masked"));
    a = desk_post(&s.d, ROLE_DIRECTORATE, page, NULL, "text=Llamen al 0991234567 para coordinar la visita&name=Dirección&masked=1");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(&s.d, ROLE_PUBLIC, list, "09•••••••7") && !shows(&s.d, ROLE_PUBLIC, list, "0991234567"));
    EXPECT(shows(&s.d, ROLE_PUBLIC, AT "/propuesta/1", "Llamen al"));
    EXPECT(shows(&s.d, ROLE_PUBLIC, "/ec/datos/comentarios-propuestas.csv", "Llamen al"));
    EXPECT_INT(desk_post(&s.d, ROLE_PUBLIC, "/ec/mensaje/1/denunciar", NULL, "rule=spam&note=Repetido").code, 303);
    EXPECT(shows(&s.d, ROLE_COLEAD, "/ec/moderacion/cola", "cocreación 1, propuesta 1"));
    a = desk_post(&s.d, ROLE_COLEAD, "/ec/moderacion/mensaje/1/decidir", "/ec/moderacion/mensaje/1",
                  "move_to=2&rule=spam&reason=Repite lo que ya se dijo en la mesa.");
    EXPECT_INT(a.code, 303);
    EXPECT(!shows(&s.d, ROLE_PUBLIC, list, "Llamen al") && shows(&s.d, ROLE_PUBLIC, "/ec/moderacion", "propuesta 1"));
    desk_close(&s.d);
}

TEST(two_are_merged_by_forms_and_undone_and_everybody_reads_why)
{
    struct lineage_story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    const char *choose = AT "/propuestas/fusionar", *write = AT "/propuestas/fusionar/textos";
    EXPECT(shows(&s.d, ROLE_DIRECTORATE, AT "/propuestas/fusionar?numeros=1", "se parece un"));
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, choose, NULL, "numbers=1").code, 422);
    struct answer a = desk_post(&s.d, ROLE_DIRECTORATE, choose, NULL, "numero=1&numero=2");
    EXPECT_STR(desk_leads(&a), AT "/propuestas/fusionar/textos?de=1-2");
    a = desk_get(&s.d, ROLE_DIRECTORATE, AT "/propuestas/fusionar/textos?de=1-2");
    EXPECT(answer_has(&a, "de la parroquia.\n\nEl canal de riego roto"));
    static const char words[] = "r_problema=El canal está roto y el agua no llega a las huertas.&r_solucion=Que se reparen el canal y sus compuertas.&"
                                "r_afecta=Familias de la parroquia.";
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, write, AT "/propuestas/fusionar/textos?de=1-2",
                         str_fmt(&t->mem, "titulo_1=Riego&reason=Piden lo mismo para el canal.&%s", words).ptr).code, 422);
    a = desk_post(&s.d, ROLE_DIRECTORATE, write, AT "/propuestas/fusionar/textos?de=1-2",
                  str_fmt(&t->mem, "titulo_1=Reparar el canal de riego&reason=Piden lo mismo para el canal.&%s", words).ptr);
    EXPECT_INT(a.code, 303);
    EXPECT(shows(&s.d, ROLE_PUBLIC, AT "/propuesta/1", "Fusionada. Sigue en:") && shows(&s.d, ROLE_PUBLIC, AT "/propuesta/1", "El agua no llega"));
    EXPECT(shows(&s.d, ROLE_PUBLIC, AT "/propuesta/4", "Viene de:") && shows(&s.d, ROLE_PUBLIC, AT "/propuestas/linaje", "Piden lo mismo"));
    EXPECT(shows(&s.d, ROLE_PUBLIC, "/ec/datos/linaje.csv", "Piden lo mismo"));
    a = desk_get(&s.d, ROLE_DIRECTORATE, AT "/propuestas/linaje");
    EXPECT(answer_has(&a, "/deshacer"));
    EXPECT(!shows(&s.d, ROLE_PUBLIC, AT "/propuestas/linaje", "/deshacer"));
    EXPECT_INT(desk_get(&s.d, ROLE_COLEAD, AT "/propuestas/linaje/1/deshacer").code, 403);
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, AT "/propuestas/linaje/1/deshacer", NULL, "undone_reason=Corto").code, 422);
    a = desk_post(&s.d, ROLE_DIRECTORATE, AT "/propuestas/linaje/1/deshacer", NULL, "undone_reason=Una pide el canal del sur y la otra el del norte.");
    EXPECT_INT(a.code, 303);
    EXPECT(!shows(&s.d, ROLE_PUBLIC, AT "/propuesta/1", "Fusionada. Sigue en:") && shows(&s.d, ROLE_PUBLIC, AT "/propuestas/linaje", "deshecha el"));
    desk_close(&s.d);
}

/* The same workbook, brought twice. */
static enum status books_add(struct test *t, struct desk *d)
{
    struct lineage_story *s = (struct lineage_story *)d;
    TRY(story_add(t, d));
    for (int i = 0; i < 2; i++) {
        struct proposal_load l;
        shape_clear(&proposal_load_shape, &l);
        l.cocreation = s->w.at.process->id;
        l.file_name = STR("propuestas.csv");
        l.body = STR("titulo,problema,texto,correo,provincia\r\n"
                     "Buses de noche,No hay buses después de las ocho,Que haya un bus cada hora. Mi cédula es 1710034065,ana@ejemplo.ec,Manabí\r\n"
                     "Corto,Nadie,,,\r\n"
                     "\r\n"
                     "Más luz en las paradas,De noche no se ve nada,,no-es-correo,Atlántida\r\n"
                     "Buses de noche,No hay buses después de las ocho,Que haya un bus cada hora. Mi cédula es 1710034065,ana@ejemplo.ec,Manabí\r\n");
        l.mapping = STR("titulo\nr:problema\n\ncorreo\nprovincias\n");
        l.state = BATCH_WAITING;
        l.added_by = d->people[ROLE_DIRECTORATE];
        l.added_at = s->w.now;
        TRY(record_add(t->db, &proposal_load_shape, &l));
    }
    return DONE;
}

TEST(a_workbook_shows_every_faulty_row_and_the_same_file_twice_enters_once)
{
    struct lineage_story s;
    if (!desk_open_with(t, &s.d, books_add))
        return;
    const char *one = AT "/propuestas/carga/1", *two = AT "/propuestas/carga/2";
    EXPECT_INT(desk_get(&s.d, ROLE_COLEAD, one).code, 403);
    struct answer a = desk_get(&s.d, ROLE_DIRECTORATE, one);
    EXPECT(answer_has(&a, "de 8 a 200 caracteres") && answer_has(&a, "«no-es-correo» no es un correo") && answer_has(&a, "«Atlántida»"));
    EXPECT(answer_has(&a, "Fila repetida en el archivo (vez 2)"));
    EXPECT(!shows(&s.d, ROLE_PUBLIC, AT "/propuestas", "Buses de noche")); /* nothing changed yet */
    a = desk_post(&s.d, ROLE_DIRECTORATE, AT "/propuestas/carga/1/columnas", one, "c0=titulo&c1=r:problema&c2=r:problema&c3=correo&c4=provincias");
    EXPECT_INT(a.code, 422);
    a = desk_post(&s.d, ROLE_DIRECTORATE, AT "/propuestas/carga/1/columnas", one, "c0=titulo&c1=r:problema&c2=r:solucion&c3=correo&c4=provincias");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(&s.d, ROLE_DIRECTORATE, one, "cédula o teléfono que se taparán: 1"));
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, AT "/propuestas/carga/1/aceptar", one, "").code, 303);
    EXPECT(shows(&s.d, ROLE_PUBLIC, AT "/propuesta/4", "17•••••••5") && shows(&s.d, ROLE_PUBLIC, AT "/propuesta/5", "Buses de noche"));
    EXPECT_INT(desk_get(&s.d, ROLE_PUBLIC, AT "/propuesta/6").code, 404);
    EXPECT(shows(&s.d, ROLE_DIRECTORATE, one, "Propuestas registradas: 2") && !shows(&s.d, ROLE_DIRECTORATE, one, "Aceptar la carga"));
    a = desk_get(&s.d, ROLE_DIRECTORATE, two);
    EXPECT(answer_has(&a, "ya es la propuesta N.º 4") && !answer_has(&a, "Aceptar la carga"));
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, AT "/propuestas/carga/2/descartar", two, "").code, 303);
    EXPECT_INT(desk_get(&s.d, ROLE_DIRECTORATE, AT "/propuestas/cargar/plantilla.xlsx").code, 200);
    desk_close(&s.d);
}
