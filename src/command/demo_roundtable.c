/* SPDX-License-Identifier: EUPL-1.2
 * The four thematic and seven territorial tables of the province's co-creation: some held, some to come, two moved
 * by the rains, one past that nobody marked. Who registered is invented. */
#include "base/digest.h"
#include "command/demo_plan.h"
#include "room/roundtable/roundtable.h"
#include "room/territory/territory.h"
#include "room/topic/topic.h"

struct demo_session {
    int days, starts, ends; /* from today; hours of the day; starts 0: none */
    enum modality modality;
    const char *place;
    int capacity; /* 0: no limit */
    const char *moved;
};
struct demo_table {
    const char *name, *topic, *purpose, *outcome;
    int host;
    const char *provinces[4]; /* INEC */
    struct demo_session sessions[2];
    bool led; /* by the demonstration's facilitator */
};

#define RAIN "Las lluvias cerraron la vía: la sesión se mueve dos semanas."
static const struct demo_table tables[] = {
    {"Ambiente, agua y clima", "ambiente-y-clima", "Qué información falta para cuidar ríos y fuentes, y quién debe publicarla.\n\n1. Qué pasa hoy\n2. Qué proponemos\n3. Quién puede hacerlo",
     "Salieron cuatro propuestas sobre fuentes de agua, minería y alertas de crecidas. El acta cuenta cómo se llegó a cada una.", 2, {NULL},
     {{-70, 9, 13, MODALITY_PRESENT, "Casa de la Cultura de Ceibos Altos", 60, NULL}, {6, 15, 18, MODALITY_MIXED, "Auditorio de la Universidad Inventada", 2, NULL}}, true},
    {"Integridad y compras abiertas", "integridad", "Cómo se compra en la provincia y cómo puede revisarlo cualquier persona.", NULL, 1, {NULL},
     {{-62, 14, 17, MODALITY_PRESENT, "Salón de la Prefectura", 50, NULL}, {9, 18, 20, MODALITY_ONLINE, NULL, 200, NULL}}, true},
    {"Servicios públicos e inclusión digital", "servicios-publicos", "Trámites, salud y escuela: qué se puede abrir y simplificar.", NULL, 0, {NULL},
     {{-48, 9, 12, MODALITY_ONLINE, NULL, 0, NULL}, {12, 9, 12, MODALITY_PRESENT, "Biblioteca Provincial", 40, NULL}}, false},
    {"Participación y presupuesto", "presupuesto-participativo", "Cómo decide la gente sobre el presupuesto y cómo sabe qué se hizo.", NULL, 3, {NULL},
     {{-41, 15, 18, MODALITY_PRESENT, "Coliseo de Palo Santo", 80, NULL}, {0, 0, 0, MODALITY_PRESENT, NULL, 0, NULL}}, false},
    {"Territorial del norte", NULL, "Las necesidades de las parroquias del norte.", "Dos propuestas sobre vialidad y transporte escolar pasaron a evaluación.", 0, {"04", "10", "21", NULL},
     {{-66, 9, 13, MODALITY_PRESENT, "Casa comunal de Santa Rosa", 0, NULL}, {0, 0, 0, MODALITY_PRESENT, NULL, 0, NULL}}, true},
    {"Territorial de la costa norte", NULL, "Pesca, manglar y puertos.", NULL, 3, {"08", "13", NULL},
     {{-57, 9, 13, MODALITY_PRESENT, "Colegio Río Grande", 90, NULL}, {0, 0, 0, MODALITY_PRESENT, NULL, 0, NULL}}, false},
    {"Territorial de la sierra centro", NULL, "Riego, páramos y caminos vecinales.", NULL, 0, {"05", "18", "06", "02"},
     {{-50, 9, 13, MODALITY_PRESENT, "Unidad Educativa El Ceibo", 0, NULL}, {0, 0, 0, MODALITY_PRESENT, NULL, 0, NULL}}, false},
    {"Territorial de la costa sur", NULL, "Inundaciones, vivienda y servicios.", NULL, 0, {"09", "12", "24", "07"},
     {{7, 9, 13, MODALITY_PRESENT, "Gobierno parroquial de La Ceibita", 100, RAIN}, {0, 0, 0, MODALITY_PRESENT, NULL, 0, NULL}}, true},
    {"Territorial del austro", NULL, "Migración, agua y empleo.", NULL, 3, {"01", "03", "11", NULL},
     {{11, 9, 13, MODALITY_MIXED, "Casa del Migrante", 50, RAIN}, {0, 0, 0, MODALITY_PRESENT, NULL, 0, NULL}}, false},
    {"Territorial de la Amazonía", NULL, "Mesa con interpretación al kichwa y al shuar: territorio, salud y conectividad.", NULL, 2, {"16", "14", "15", "22"},
     {{-4, 9, 14, MODALITY_PRESENT, "Centro intercultural Nantar", 0, NULL}, {15, 9, 14, MODALITY_PRESENT, "Escuela Tsunki", 0, NULL}}, true},
    {"Territorial del centro y las islas", NULL, "Conectividad, turismo y costo de los servicios.", NULL, 0, {"17", "23", "20", NULL},
     {{-35, 16, 19, MODALITY_ONLINE, NULL, 0, NULL}, {18, 16, 19, MODALITY_ONLINE, NULL, 150, NULL}}, false},
};

static struct day from_today(const struct demo_world *w, int days)
{
    return (struct day){w->today.n + days};
}

/* Held when it is past, but for the one that nobody marked. */
static enum status session_add(struct db *db, const struct demo_world *w, int64_t table, int64_t number, const struct demo_session *d,
                               struct roundtable_session *s)
{
    shape_clear(&roundtable_session_shape, s);
    s->roundtable = table;
    s->number = number;
    s->held_on = from_today(w, d->days);
    s->starts_minute = d->starts * 60;
    s->ends_minute = d->ends * 60;
    s->modality = (int)d->modality;
    s->place = str_of(d->place);
    s->address = d->place == NULL ? STR_NONE : STR("A dos cuadras del parque central (dirección inventada)");
    s->online_url = d->modality == MODALITY_PRESENT ? STR_NONE : STR("https://reunion.ejemplo.ec/mesa");
    s->capacity = d->capacity > 0 ? d->capacity : NONE;
    s->accessibility = STR("Entrada sin gradas e interpretación a la lengua de señas. Hay un espacio con cuidado para niñas y niños.");
    s->state = d->days < -10 ? SESSION_HELD : SESSION_PLANNED;
    s->reason = str_of(d->moved);
    return record_add(db, &roundtable_session_shape, s);
}

static enum status registrations_add(struct db *db, struct arena *mem, const struct demo_world *w, const struct roundtable_session *s, int64_t count)
{
    static const char *const names[] = {"Rosa Inventada", "Julio de Ejemplo", "Nantu de Muestra", "Carmen Ficticia", "Elías Supuesto",
                                        "Mariana de Prueba", "Ángel Imaginario"};
    static const char *const needs[] = {NULL, NULL, "Silla de ruedas", NULL, NULL, "Cuidado para un niño de tres años", NULL};
    static const char *const tongues[] = {NULL, NULL, "Shuar", NULL, "Lengua de señas ecuatoriana", NULL, NULL};
    int64_t seated = 0;
    for (int64_t i = 0; i < count; i++) {
        size_t k = (size_t)i % COUNT(names);
        struct registration g;
        shape_clear(&registration_shape, &g);
        g.session = s->id;
        g.name = str_of(names[k]);
        g.email = g.email_folded = str_fmt(mem, "persona%lld@ejemplo.ec", (long long)i + 1);
        g.sector = (int)(i % (int64_t)table_sector_choices.count);
        g.modality = session_presence(s, i % 3 == 2 ? PRESENCE_ONLINE : PRESENCE_PRESENT);
        g.needs = str_of(needs[k]);
        g.interpretation = str_of(tongues[k]);
        g.language = PERSON_SPANISH;
        g.registered_at = (struct instant){(int64_t)(s->held_on.n < w->today.n ? s->held_on.n - 5 : w->today.n - 3) * 86400 + i * 60};
        g.code_hash = sha256_hex(mem, str_fmt(mem, "demo %lld %lld", (long long)s->id, (long long)i));
        g.state = (int)session_gives(s, g.modality, seated);
        seated += g.state == REGISTRATION_GIVEN && session_seats(s, g.modality);
        TRY(record_add(db, &registration_shape, &g));
    }
    return DONE;
}

static enum status actors_add(struct db *db, const struct demo_world *w, int64_t table, int invited)
{
    static const struct {
        const char *name;
        enum table_sector sector;
        int institution; /* of the demonstration, or -1 */
        enum actor_level interest, influence;
    } actors[] = {
        {"Fundación Tejido Cívico", FROM_CIVIL_SOCIETY, 4, ACTOR_HIGH, ACTOR_MIDDLE},
        {"Colectivo Veedores del Río", FROM_CIVIL_SOCIETY, 5, ACTOR_HIGH, ACTOR_MIDDLE},
        {"Universidad Inventada de Los Ceibos", FROM_ACADEMIA, 6, ACTOR_MIDDLE, ACTOR_MIDDLE},
        {"Cámara de Comercio Inventada", FROM_BUSINESS, -1, ACTOR_LOW, ACTOR_HIGH},
        {"Juntas parroquiales de la zona", FROM_LOCAL_GOVERNMENT, -1, ACTOR_HIGH, ACTOR_HIGH},
        {"Asociación de jóvenes de Palo Santo", FROM_CITIZENS, -1, ACTOR_HIGH, ACTOR_LOW},
    };
    for (size_t i = 0; i < COUNT(actors); i++) {
        struct roundtable_actor a;
        shape_clear(&roundtable_actor_shape, &a);
        a.roundtable = table;
        a.name = str_of(actors[i].name);
        a.sector = (int)actors[i].sector;
        a.institution = actors[i].institution < 0 ? NONE : w->institution[actors[i].institution];
        a.interest = (int)actors[i].interest;
        a.influence = (int)actors[i].influence;
        if ((int)i < invited) {
            a.invited_on = from_today(w, -30);
            a.invited_by = i % 2 == 0 ? INVITED_BY_CALL : INVITED_BY_VISIT;
            a.answer = i % 3 == 0 ? ACTOR_COMES : ACTOR_PERHAPS;
        }
        TRY(record_add(db, &roundtable_actor_shape, &a));
    }
    return DONE;
}

static enum status minutes_add(struct db *db, const struct demo_world *w, const struct roundtable *t, const struct roundtable_session *s, bool published)
{
    struct roundtable_note n;
    shape_clear(&roundtable_note_shape, &n);
    n.roundtable = t->id;
    n.session = s->id;
    n.kind = NOTE_MINUTES;
    n.title = STR("Acta de la primera sesión");
    n.text = STR("Se presentó el propósito, se trabajó en grupos y se leyeron las propuestas en plenaria.\n\n"
                 "**Acuerdos**\n\n- Enviar las propuestas antes del cierre del buzón.\n- Volver con las respuestas al mismo lugar.\n\n"
                 "Acta inventada para la demostración.");
    n.author = w->people.facilitator;
    n.published_on = published ? (struct day){s->held_on.n + 6} : DAY_NONE;
    return record_add(db, &roundtable_note_shape, &n);
}

static enum status provinces_add(struct db *db, struct arena *mem, int64_t table, const struct demo_table *d)
{
    struct territory *t;
    for (size_t i = 0; i < COUNT(d->provinces) && d->provinces[i] != NULL; i++) {
        TRY(territory_by_code(db, mem, str_of(d->provinces[i]), &t));
        struct roundtable_territory x = {NONE, table, t->id};
        TRY(record_add(db, &roundtable_territory_shape, &x));
    }
    return DONE;
}

static enum status person_add(struct db *db, const struct demo_world *w, int64_t table, enum table_duty duty)
{
    struct roundtable_person x = {.id = NONE, .roundtable = table, .person = w->people.facilitator, .duty = (int)duty,
                                  .from_on = from_today(w, -110), .until_on = DAY_NONE};
    return record_add(db, &roundtable_person_shape, &x);
}

static enum status table_add(struct db *db, struct arena *mem, const struct demo_world *w, size_t i)
{
    const struct demo_table *d = &tables[i];
    struct roundtable t;
    struct topic *topic;
    shape_clear(&roundtable_shape, &t);
    t.cocreation = w->cocreation.id;
    t.number = (int64_t)i + 1;
    t.kind = d->topic == NULL ? TABLE_TERRITORIAL : TABLE_THEMATIC;
    t.name = str_of(d->name);
    if (d->topic != NULL) {
        TRY(topic_by_code(db, mem, str_of(d->topic), &topic));
        t.topic = topic->id;
    }
    t.purpose = str_of(d->purpose);
    t.host = w->institution[d->host];
    bool over = d->sessions[0].days < -10 && d->sessions[1].starts == 0;
    t.state = !over ? TABLE_CALLED : d->outcome != NULL ? TABLE_CLOSED : TABLE_HELD;
    t.outcome = str_of(d->outcome);
    TRY(record_add(db, &roundtable_shape, &t));
    TRY(provinces_add(db, mem, t.id, d));
    for (size_t k = 0; k < COUNT(d->sessions) && d->sessions[k].starts > 0; k++) {
        struct roundtable_session s;
        TRY(session_add(db, w, t.id, (int64_t)k + 1, &d->sessions[k], &s));
        TRY(registrations_add(db, mem, w, &s, 3 + (int64_t)(i * 2 + k) % 5));
        if (k == 0 && s.state == SESSION_HELD && i != 5)
            TRY(minutes_add(db, w, &t, &s, i != 6));
    }
    TRY(actors_add(db, w, t.id, (int)(i % 6) + 1));
    if (d->led)
        TRY(person_add(db, w, t.id, DUTY_FACILITATOR));
    return i == 2 ? person_add(db, w, t.id, DUTY_RAPPORTEUR) : DONE;
}

enum status demo_roundtables(struct db *db, struct arena *mem, const struct demo_world *w)
{
    for (size_t i = 0; i < COUNT(tables); i++)
        TRY(table_add(db, mem, w, i));
    return DONE;
}
