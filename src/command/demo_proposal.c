/* SPDX-License-Identifier: EUPL-1.2
 * Invented proposals of the co-creation at hand: by form, from the tables, from paper, from a hall without
 * signal, by workbook, carried from the first plan. Most are admitted, some wait, one each was refused,
 * withdrawn, and is not confirmed. */
#include "command/demo_plan.h"
#include "room/proposal/proposal.h"

/* Anybody who tries the demonstration may follow proposal 1 with this code. */
#define DEMO_CODE "HT-DEM0A-P0RTE-5"

struct told {
    int days; /* since it came */
    enum proposal_origin origin;
    int table; /* number, or 0 */
    enum proposal_state state;
    enum table_sector sector;
    const char *name, *title, *problem, *whom, *where, *solution, *lead, *value, *reason;
};
#define OPEN_DATA "Transparencia y acceso a la información"
#define TAKE_PART "Participación ciudadana"
#define ACCOUNT "Rendición de cuentas"
#define CLEAN "Integridad y lucha contra la corrupción"
#define DIGITAL "Innovación y tecnología al servicio de lo público"
#define FINE "Cumple los requisitos del formulario."

static const struct told proposals[] = {
    {96, ORIGIN_FORM, 0, PROPOSAL_ADMITTED, FROM_CITIZENS, "Vecina de La Ladera", "Publicar cada semana la calidad del agua de los tanques comunitarios",
     "Los análisis del agua se hacen, pero nadie los ve. Nos enteramos de que el agua está mala cuando se enferman los niños.",
     "Unas 300 familias que se abastecen de tanques comunitarios.", "Manabí",
     "Que los resultados de cada análisis se publiquen el mismo día, en la página y en una hoja pegada en cada tanque.", "Empresa pública de agua",
     OPEN_DATA, FINE},
    {95, ORIGIN_FORM, 0, PROPOSAL_ADMITTED, FROM_CITIZENS, NULL, "Saber cuándo pasa el bus y cuándo no va a pasar",
     "Los turnos de bus a las parroquias cambian sin aviso. La gente pierde citas médicas y clases.", "Estudiantes y personas mayores de las parroquias rurales.",
     "Manabí", "Publicar los horarios como datos abiertos y avisar por mensaje cuando se suspende un turno.", "Dirección de Movilidad", OPEN_DATA "\n" DIGITAL, FINE},
    {94, ORIGIN_TABLE, 1, PROPOSAL_ADMITTED, FROM_CIVIL_SOCIETY, "Asociación de Usuarias del Riego", "Un calendario público de turnos de riego",
     "Los turnos de riego se reparten de palabra y siempre hay peleas al final del canal.", "Pequeñas productoras de la parte baja.", "Manabí, Los Ríos",
     "Que el calendario de turnos y los cambios se publiquen, con quién los pidió y por qué.", "Junta de riego con la Prefectura", OPEN_DATA "\n" ACCOUNT, FINE},
    {94, ORIGIN_TABLE, 1, PROPOSAL_ADMITTED, FROM_CIVIL_SOCIETY, "Comité de la Cuenca Alta", "Vigilancia ciudadana de la calidad de los ríos",
     "Se mide la contaminación de los ríos una vez al año y en un solo punto.", "Comunidades ribereñas.", "Manabí",
     "Capacitar a brigadas de vecinas y vecinos para medir cada mes, y publicar sus datos junto a los oficiales.", "Dirección de Ambiente", TAKE_PART "\n" OPEN_DATA, FINE},
    {92, ORIGIN_PAPER, 2, PROPOSAL_ADMITTED, FROM_CITIZENS, NULL, "Que las obras tengan un letrero con lo que cuestan de verdad",
     "El letrero dice un monto y después la obra cuesta el doble. Nadie explica.", "Todo el cantón.", "Los Ríos",
     "En cada obra, un letrero con el contrato, los cambios y la fecha de entrega, y lo mismo en internet.", "Dirección de Obras", ACCOUNT "\n" CLEAN, FINE},
    {92, ORIGIN_PAPER, 2, PROPOSAL_ADMITTED, FROM_CITIZENS, "Don Segundo", "Veeduría de la vía a La Unión", "La vía se entregó hace un año y ya tiene huecos.",
     "Transportistas y quienes sacan sus cosechas.", "Los Ríos", "Formar una veeduría con apoyo técnico de la universidad y responder a cada hallazgo en 15 días.",
     "Dirección de Obras", TAKE_PART "\n" ACCOUNT, FINE},
    {90, ORIGIN_TABLE, 3, PROPOSAL_ADMITTED, FROM_ACADEMIA, "Laboratorio de Datos de la Universidad del Ceibo", "Presupuesto provincial en datos abiertos, partida por partida",
     "El presupuesto se publica escaneado: no se puede sumar ni comparar.", "Periodistas, estudiantes, organizaciones.", "",
     "Publicar cada mes la ejecución en formato abierto, con un diccionario de las partidas.", "Dirección Financiera", OPEN_DATA "\n" ACCOUNT, FINE},
    {90, ORIGIN_TABLE, 3, PROPOSAL_ADMITTED, FROM_BUSINESS, "Cámara de Pequeños Negocios", "Compras públicas explicadas para negocios pequeños",
     "Los negocios pequeños no participan en las compras públicas porque no entienden los pliegos.", "Negocios familiares de la provincia.", "Manabí",
     "Talleres antes de cada proceso grande y un aviso simple de lo que se va a comprar en el trimestre.", "Dirección de Contratación", OPEN_DATA "\n" CLEAN, FINE},
    {88, ORIGIN_HALL, 5, PROPOSAL_ADMITTED, FROM_CIVIL_SOCIETY, "Comuna El Guayacán", "Información en nuestra lengua sobre los proyectos mineros",
     "Las consultas llegan en un lenguaje que no entendemos y con poco tiempo.", "Comunidades de la zona alta.", "Bolívar",
     "Traducir los resúmenes a la lengua de la comunidad, entregarlos 30 días antes y contestar por escrito.", "Dirección de Ambiente", OPEN_DATA "\n" TAKE_PART, FINE},
    {88, ORIGIN_HALL, 5, PROPOSAL_ADMITTED, FROM_CITIZENS, NULL, "Agua segura: que nos digan si se puede tomar",
     "No sabemos si el agua del tanque se puede tomar. A veces viene turbia y nadie avisa.", "Familias con niños pequeños.", "Bolívar",
     "Un aviso semanal de la calidad del agua en el centro de salud y por radio.", "Empresa pública de agua", OPEN_DATA, FINE},
    {85, ORIGIN_TABLE, 6, PROPOSAL_ADMITTED, FROM_LOCAL_GOVERNMENT, "Gobierno parroquial de El Rosario", "Presupuesto participativo con seguimiento de lo que se decidió",
     "Cada año se votan obras del presupuesto participativo y luego no se sabe cuáles se hicieron.", "Las once parroquias rurales.", "Manabí",
     "Publicar cada obra decidida con su avance y la razón cuando no se hace.", "Prefectura y juntas parroquiales", TAKE_PART "\n" ACCOUNT, FINE},
    {80, ORIGIN_BOOK, 0, PROPOSAL_ADMITTED, FROM_CIVIL_SOCIETY, "Red de Mujeres Rurales", "Datos de violencia contra las mujeres para prevenirla",
     "Cada institución lleva sus cifras y no coinciden. Sin cifras no hay presupuesto.", "Mujeres y niñas de la provincia.", "",
     "Un registro común, sin datos que identifiquen a nadie, publicado cada tres meses.", "Dirección de Igualdad", OPEN_DATA, FINE},
    {80, ORIGIN_BOOK, 0, PROPOSAL_ADMITTED, FROM_CIVIL_SOCIETY, "Fundación Camino Accesible", "Trámites que también se puedan hacer sin ver la pantalla",
     "Los formularios de la página no funcionan con lector de pantalla.", "Personas ciegas o con baja visión.", "",
     "Revisar los diez trámites más usados con personas con discapacidad y publicar qué se corrigió.", "Dirección de Tecnología", DIGITAL "\n" TAKE_PART, FINE},
    {70, ORIGIN_PLAN, 0, PROPOSAL_ADMITTED, FROM_STATE, NULL, "Terminar la ventanilla única de trámites ambientales",
     "El primer plan la dejó a medias: se puede pedir el permiso, pero no ver en qué va.", "Quienes piden permisos ambientales.", "",
     "Que cada trámite muestre quién lo tiene, desde cuándo y hasta cuándo debe responder.", "Dirección de Ambiente", DIGITAL "\n" ACCOUNT, FINE},
    {60, ORIGIN_TABLE, 7, PROPOSAL_ADMITTED, FROM_ACADEMIA, "Colegio Técnico Río Claro", "Escuela de datos para jóvenes que vigilan lo público",
     "Hay datos publicados, pero casi nadie sabe usarlos.", "Jóvenes de 15 a 25 años.", "Manabí", "Un curso corto en los colegios y un concurso anual con los datos de la provincia.",
     "Universidad del Ceibo", TAKE_PART "\n" DIGITAL, FINE},
    {55, ORIGIN_TABLE, 8, PROPOSAL_ADMITTED, FROM_CITIZENS, "Mercado Central, puesto 14", "Que las multas del mercado se publiquen con su razón",
     "A unos les multan y a otros no, y no se sabe por qué.", "Comerciantes del mercado.", "Manabí",
     "Publicar las inspecciones y las multas con la norma que se aplicó, sin el nombre de las personas.", "Comisaría municipal", CLEAN "\n" ACCOUNT, FINE},
    {50, ORIGIN_FORM, 0, PROPOSAL_ADMITTED, FROM_CITIZENS, "Kury", "Un solo número para denunciar talas en la reserva",
     "Vemos entrar camiones con madera y no sabemos a quién llamar.", "Comunidades vecinas a la reserva.", "Bolívar",
     "Un número y una página donde la denuncia tenga un código y se vea qué se hizo.", "Dirección de Ambiente", ACCOUNT "\n" DIGITAL, FINE},
    {45, ORIGIN_PAPER, 9, PROPOSAL_ADMITTED, FROM_CITIZENS, NULL, "Turnos del centro de salud sin madrugar", "Hay que hacer fila desde las tres de la mañana para un turno.",
     "Personas mayores y madres con niños.", "Los Ríos", "Publicar cuántos turnos hay cada día y dar una parte por teléfono.", "Distrito de salud", OPEN_DATA "\n" DIGITAL, FINE},
    {40, ORIGIN_FORM, 0, PROPOSAL_INADMISSIBLE, FROM_CITIZENS, "Un ciudadano", "Quiero que me arreglen la vereda de mi casa",
     "La vereda frente a mi casa está rota desde el invierno pasado.", "Mi familia.", "Manabí", "Que vengan a arreglarla lo antes posible, por favor.", "Municipio",
     "No lo sé", "Es un pedido de servicio para una sola casa, no un compromiso de gobierno abierto. Lo pasamos al municipio con el número de trámite que te llegó por correo."},
    {35, ORIGIN_FORM, 0, PROPOSAL_WITHDRAWN, FROM_BUSINESS, "Transportes del Valle", "Cambiar los paraderos del centro", "Los paraderos están mal puestos.",
     "Usuarias y usuarios del bus.", "Manabí", "Mover los paraderos a las esquinas con semáforo.", "Dirección de Movilidad", TAKE_PART,
     "Quien la hizo la retiró: va a presentarla junto con la asociación de su barrio."},
    {12, ORIGIN_FORM, 0, PROPOSAL_RECEIVED, FROM_CITIZENS, "Lucía", "Que se publique la agenda de las autoridades",
     "No sabemos con quién se reúnen las autoridades ni para qué.", "Toda la ciudadanía.", "", "Publicar cada semana la agenda con quién pidió cada reunión y su tema.", "Prefectura",
     OPEN_DATA "\n" CLEAN, NULL},
    {9, ORIGIN_TABLE, 10, PROPOSAL_RECEIVED, FROM_CIVIL_SOCIETY, "Club de Jóvenes Manglar", "Mapa ciudadano de los manglares que se pierden",
     "Cada año hay menos manglar y no hay un mapa que lo muestre.", "Familias que viven de la concha y el cangrejo.", "Guayas",
     "Un mapa abierto, con fotos por fecha, que alimenten las comunidades y la universidad.", "Dirección de Ambiente", OPEN_DATA "\n" TAKE_PART, NULL},
    {4, ORIGIN_FORM, 0, PROPOSAL_RECEIVED, FROM_ACADEMIA, "Grupo de investigación Suelo Vivo", "Registro abierto de plaguicidas usados en obras y parques",
     "Se fumigan parques y bordes de vías sin avisar con qué.", "Niñas, niños y personas con asma.", "", "Publicar qué se usa, dónde, cuándo y con qué permiso, dos días antes.",
     "Dirección de Ambiente", OPEN_DATA, NULL},
    {2, ORIGIN_FORM, 0, PROPOSAL_RECEIVED, FROM_CITIZENS, NULL, "Avisar antes de cortar el agua", "Cortan el agua sin aviso y no alcanzamos a recoger.",
     "Barrios de la parte alta.", "Manabí", "Avisar un día antes por mensaje y publicar los cortes de cada mes.", "Empresa pública de agua", OPEN_DATA, NULL},
    {0, ORIGIN_FORM, 0, PROPOSAL_UNCONFIRMED, FROM_CITIZENS, NULL, "Más luz en las paradas de bus", "De noche las paradas están oscuras y da miedo esperar.",
     "Mujeres y estudiantes que vuelven de noche.", "Manabí", "Poner luces solares en las paradas y publicar cuáles faltan.", "Dirección de Movilidad", ACCOUNT, NULL},
};

struct demo_form {
    struct cocreation_place at;
    struct proposal_question *questions;
    size_t count;
    struct roundtable *tables;
    size_t table_count;
};

static int64_t question_id(const struct demo_form *f, const char *code)
{
    for (size_t i = 0; i < f->count; i++)
        if (str_is(f->questions[i].code, code))
            return f->questions[i].id;
    return NONE;
}

static enum status base_fill(struct db *db, struct arena *mem, const struct demo_world *w, const struct demo_form *f, const struct told *x,
                             struct proposal *p)
{
    struct commitment *from;
    shape_clear(&proposal_shape, p);
    p->origin = (int)x->origin;
    p->title = str_of(x->title);
    p->name = str_of(x->name);
    p->sector = (int)x->sector;
    p->language = PERSON_SPANISH;
    for (size_t i = 0; i < f->table_count; i++)
        if (x->table != 0 && f->tables[i].number == x->table)
            p->roundtable = f->tables[i].id;
    if (x->origin == ORIGIN_TABLE || x->origin == ORIGIN_PAPER)
        p->typed_by = w->people.directorate;
    if (x->origin == ORIGIN_PLAN) {
        TRY(commitment_by_number(db, mem, w->plan.id, STR("3"), &from));
        p->carried_from = from->id;
        p->typed_by = w->people.directorate;
    }
    return DONE;
}

static enum status told_add(struct db *db, struct arena *mem, const struct demo_world *w, struct demo_form *f, const struct told *x, bool first)
{
    const struct {
        const char *code, *text;
    } words[] = {{"problema", x->problem}, {"afecta", x->whom}, {"donde", x->where}, {"solucion", x->solution}, {"lidera", x->lead}, {"valor", x->value}};
    struct proposal_text texts[COUNT(words)];
    struct proposal_entry e = {.texts = texts, .text_count = COUNT(words), .confirm = x->state == PROPOSAL_UNCONFIRMED};
    struct proposal *p;
    for (size_t i = 0; i < COUNT(words); i++) {
        shape_clear(&proposal_text_shape, &texts[i]);
        texts[i].question = question_id(f, words[i].code);
        texts[i].text = str_of(words[i].text);
    }
    TRY(base_fill(db, mem, w, f, x, &e.base));
    int64_t *provinces;
    TRY(answer_provinces(db, mem, str_of(x->where), &provinces, &e.territory_count));
    e.territories = provinces;
    if (first && w->site != NULL)
        e.code = STR(DEMO_CODE);
    struct day on = {w->today.n - x->days};
    struct instant at = {(int64_t)on.n * 86400 + 15 * 3600};
    TRY(proposal_add(db, mem, w->site, &f->at, &e, at, on, &p));
    if (x->reason == NULL)
        return DONE;
    int later = x->days > 30 ? 25 : x->days / 2;
    struct proposal_step s = {x->state, str_of(x->reason), NONE, x->state == PROPOSAL_WITHDRAWN ? NONE : w->people.directorate,
                              {at.s + (int64_t)later * 86400}, {on.n + later}};
    return proposal_move_to(db, mem, w->site, p, &s);
}

enum status demo_proposals(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct proposal_form *form;
    struct demo_form f = {0};
    struct cocreation_place *at;
    TRY(cocreation_place_of(db, mem, w->cocreation.id, &at));
    f.at = *at;
    TRY(proposal_form_current(db, mem, w->jurisdiction.id, &form));
    TRY(proposal_questions(db, mem, form->id, &f.questions, &f.count));
    TRY(roundtables_of(db, mem, w->cocreation.id, true, &f.tables, &f.table_count));
    for (size_t i = 0; i < COUNT(proposals); i++)
        TRY(told_add(db, mem, w, &f, &proposals[i], i == 0));
    return DONE;
}
