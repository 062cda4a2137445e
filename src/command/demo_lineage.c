/* SPDX-License-Identifier: EUPL-1.2
 * Two proposals of the demonstration merged, one split, a letter that six people sent, and comments. */
#include "base/digest.h"
#include "command/demo_plan.h"
#include "room/lineage/lineage.h"

struct told_part {
    const char *title, *problem, *solution;
};

static enum status titled(struct db *db, struct arena *mem, const struct demo_world *w, const char *title, struct proposal **ret)
{
    for (int64_t number = 1; number < 100; number++) {
        TRY(proposal_by_number(db, mem, w->cocreation.id, number, ret));
        if (str_is((*ret)->title, title))
            return DONE;
    }
    return NOT_FOUND;
}

static enum status texts_make(struct db *db, struct arena *mem, const struct demo_world *w, const struct told_part *x, struct lineage_part *ret)
{
    struct proposal_form *form;
    struct proposal_question *questions;
    size_t count;
    struct proposal_text *texts = arena_array(mem, struct proposal_text, 2);
    TRY(proposal_form_current(db, mem, w->jurisdiction.id, &form));
    TRY(proposal_questions(db, mem, form->id, &questions, &count));
    *ret = (struct lineage_part){.title = str_of(x->title), .texts = texts};
    for (size_t i = 0; i < count; i++) {
        bool problem = str_is(questions[i].code, "problema");
        if (!problem && !str_is(questions[i].code, "solucion"))
            continue;
        shape_clear(&proposal_text_shape, &texts[ret->text_count]);
        texts[ret->text_count].question = questions[i].id;
        texts[ret->text_count++].text = str_of(problem ? x->problem : x->solution);
    }
    return DONE;
}

static enum status deed(struct db *db, struct arena *mem, const struct demo_world *w, enum lineage_kind kind, const char *const *titles, size_t count,
                        const struct told_part *told, size_t told_count, const char *reason)
{
    int64_t *ids = arena_array(mem, int64_t, count);
    struct lineage_part *parts = arena_array(mem, struct lineage_part, told_count);
    struct cocreation_place *at;
    struct lineage_deed d;
    struct lineage_refusal why;
    struct proposal *p;
    TRY(cocreation_place_of(db, mem, w->cocreation.id, &at));
    for (size_t i = 0; i < count; i++) {
        TRY(titled(db, mem, w, titles[i], &p));
        ids[i] = p->id;
    }
    for (size_t i = 0; i < told_count; i++)
        TRY(texts_make(db, mem, w, &told[i], &parts[i]));
    struct day on = {w->today.n - 40};
    struct lineage_plan plan = {kind, ids, count, parts, told_count, str_of(reason), w->people.directorate, {(int64_t)on.n * 86400 + 15 * 3600}, on};
    return lineage_do(db, mem, w->site, at, &plan, &d, &why);
}

static enum status letters(struct db *db, struct arena *mem, const struct demo_world *w)
{
    static const char *const names[] = {"Rosa", "Familia Quimí", NULL, "Comité barrial Los Samanes", "J. M.", "Vecino de la cuadra 4"};
    static const struct told_part letter = {
        "Que no se tale un árbol más sin avisar al barrio",
        "En Los Samanes se talaron once árboles en una mañana. Nadie avisó, nadie explicó y ahora la cuadra no tiene sombra.",
        "Que toda tala en espacio público se anuncie diez días antes, con el informe técnico a la vista, y que por cada árbol se siembren tres en el "
        "mismo barrio.",
    };
    struct lineage_part part;
    struct cocreation_place *at;
    struct proposal *p;
    TRY(cocreation_place_of(db, mem, w->cocreation.id, &at));
    TRY(texts_make(db, mem, w, &letter, &part));
    for (size_t i = 0; i < COUNT(names); i++) {
        struct proposal_entry e = {.texts = part.texts, .text_count = part.text_count};
        struct day on = {w->today.n - 11 + (int32_t)i / 2};
        shape_clear(&proposal_shape, &e.base);
        e.base.origin = ORIGIN_FORM;
        e.base.title = part.title;
        e.base.name = str_of(names[i]);
        e.base.sector = i == 3 ? FROM_CIVIL_SOCIETY : FROM_CITIZENS;
        e.base.language = PERSON_SPANISH;
        TRY(proposal_add(db, mem, w->site, at, &e, (struct instant){(int64_t)on.n * 86400 + 14 * 3600 + (int64_t)i * 600}, on, &p));
    }
    return DONE;
}

static enum status comment(struct db *db, struct arena *mem, const struct demo_world *w, const char *title, const char *name, int64_t person, int days,
                           const char *text)
{
    struct proposal *p;
    struct post post;
    struct writer x;
    struct instant at = {(int64_t)(w->today.n - days) * 86400 + 16 * 3600};
    TRY(titled(db, mem, w, title, &p));
    shape_clear(&writer_shape, &x);
    x.created_at = x.confirmed_at = at;
    x.erased_on = (struct day){w->today.n - days};
    if (person == NONE)
        TRY(record_add(db, &writer_shape, &x));
    shape_clear(&post_shape, &post);
    post.jurisdiction = w->jurisdiction.id;
    post.proposal = p->id;
    post.kind = POST_COMMENT;
    post.writer = person == NONE ? x.id : NONE;
    post.person = person;
    post.role = person == NONE ? ROLE_PUBLIC : ROLE_DIRECTORATE;
    post.name = str_of(name);
    post.text = str_of(text);
    post.text_hash = sha256_hex(mem, post.text);
    post.language = PERSON_SPANISH;
    post.state = POST_VISIBLE;
    post.written_at = post.public_at = at;
    post.public_on = (struct day){w->today.n - days};
    return record_add(db, &post_shape, &post);
}

#define BUS "Saber cuándo pasa el bus y cuándo no va a pasar"
#define RIVERS "Vigilancia ciudadana de la calidad de los ríos"
enum status demo_lineage(struct db *db, struct arena *mem, const struct demo_world *w)
{
    static const char *const water[] = {"Publicar cada semana la calidad del agua de los tanques comunitarios", "Agua segura: que nos digan si se puede tomar"};
    static const struct told_part merged = {
        "Saber cada semana si el agua de los tanques se puede tomar",
        "Los análisis del agua se hacen, pero nadie los ve: las familias se enteran de que el agua está mala cuando se enferman los niños, o cuando "
        "viene turbia y nadie avisa.",
        "Que los resultados de cada análisis se publiquen el mismo día: en la página, en una hoja en cada tanque, en el centro de salud y por radio.",
    };
    static const char *const buying[] = {"Compras públicas explicadas para negocios pequeños"};
    static const struct told_part parts[] = {
        {"Talleres antes de cada compra pública grande", "Los negocios pequeños no participan porque no entienden los pliegos.",
         "Un taller abierto antes de cada proceso grande, grabado y con sus preguntas publicadas."},
        {"Un aviso simple de lo que se va a comprar cada trimestre", "Los negocios pequeños se enteran de las compras cuando ya cerraron.",
         "Publicar al inicio de cada trimestre qué se va a comprar, cuánto y cuándo, en una página que se entienda."},
    };
    TRY(deed(db, mem, w, LINEAGE_MERGER, water, COUNT(water), &merged, 1,
             "Las dos piden saber si el agua de los tanques se puede tomar; una lo pide en la página y la otra en el centro de salud y la radio."));
    TRY(deed(db, mem, w, LINEAGE_DIVISION, buying, COUNT(buying), parts, COUNT(parts),
             "Pide dos cosas que harían dos direcciones distintas, con plazos distintos: así cada una se evalúa por lo suyo."));
    TRY(letters(db, mem, w));
    TRY(comment(db, mem, w, BUS, "Estudiante del turno de noche", NONE, 20, "El último bus a La Ladera a veces no sale. Con un mensaje a tiempo pediríamos que nos recojan."));
    TRY(comment(db, mem, w, BUS, "Dirección de Gobierno Abierto", w->people.directorate, 18,
                "Gracias. La Dirección de Movilidad tiene los turnos en una hoja interna: pedimos que la traiga a la evaluación."));
    return comment(db, mem, w, RIVERS, "Brigada Río Arriba", NONE, 15, "En nuestra comunidad ya medimos el pH cada mes. Podemos prestar el equipo para empezar.");
}
