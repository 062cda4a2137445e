/* SPDX-License-Identifier: EUPL-1.2
 * The 15 invented commitments. Each line of `events` is what happened, in days from today:
 *   b began, n nothing to report, d delivered (accepted five days later), D claim of a delay with a
 *   forecast, s delivered but still to be checked; v confirms, p confirms in part, x disputes. */
#include "command/demo_plan.h"

#include <stdlib.h>
#include <string.h>

#include "room/territory/territory.h"

struct demo_milestone {
    const char *title, *deliverable;
    enum milestone_kind kind;
    enum verification_means means;
    int weight_centi;
    int due, moved; /* days from today; moved: replanned to that day by an act (0: not) */
    const char *events;
};
struct demo_commitment {
    const char *number, *title, *brief, *problem, *solution;
    int group, lead, counterpart;
    const char *province; /* INEC code of a province for the map, or NULL */
    const char *funder;   /* cooperation that ended, or NULL */
    struct demo_milestone milestones[3];
};

#define DOC MEANS_DOCUMENT
#define WEB MEANS_LINK
#define ANY MEANS_ANY
static const struct demo_commitment commitments[] = {
    {"1", "Abrir el presupuesto de obras de cada parroquia", "Cualquier persona verá cuánto se gasta en su parroquia y en qué obra.",
     "Las parroquias conocen el presupuesto de obras cuando ya se gastó. El documento circula en papel y nadie puede compararlo entre años.",
     "Publicar cada trimestre el presupuesto por parroquia y obra, en formato abierto y con una guía de lectura.", 1, 0, 4, "08", NULL,
     {{"Norma de publicación trimestral aprobada", "Ordenanza publicada", MILESTONE_NORM, DOC, 4000, 46, 0, "b-70"},
      {"Primer presupuesto por parroquia publicado", "Conjunto de datos y guía", MILESTONE_PUBLICATION, WEB, 6000, 200, 0, "b-70"}}},
    {"2", "Capacitar a juntas parroquiales en rendición de cuentas", "Las juntas aprenderán a rendir cuentas con datos y no solo con discursos.",
     "Las juntas rinden cuentas una vez al año, sin cifras y sin tiempo para preguntas.",
     "Un curso con práctica y una plantilla única de rendición de cuentas.", 3, 3, 6, "03", NULL,
     {{"Programa del curso y plantilla", "Programa y plantilla publicados", MILESTONE_TRAINING, DOC, 10000, 25, 0, "n-70"}}},
    {"3", "Publicar los contratos de la prefectura desde el primer día", "Los contratos se verán al firmarse y no meses después.",
     "Los contratos se publican tarde e incompletos, y los anexos faltan.",
     "Publicar cada contrato con sus anexos el día de la firma.", 2, 1, 4, "08", NULL,
     {{"Contratos del semestre publicados con anexos", "Página de contratos con anexos", MILESTONE_APPLICATION, WEB, 10000, -10, 0, "b-70 s-1"}}},
    {"4", "Registro público de audiencias de autoridades", "Se sabrá con quién se reúnen las autoridades y para qué.",
     "Las reuniones de autoridades con interesados no dejan rastro.", "Un registro público que se actualiza cada semana.", 2, 0, 5, "08", NULL,
     {{"Registro en línea funcionando", "Registro público", MILESTONE_INSTRUMENT, WEB, 10000, -63, 0, ""}}},
    {"5", "Mapa abierto de fuentes de agua", "Las comunidades sabrán qué fuentes están protegidas y cuáles no.",
     "No existe un inventario común de fuentes de agua.", "Un mapa hecho con las comunidades, con datos descargables.", 1, 2, 5, "08", NULL,
     {{"Mapa publicado con datos descargables", "Mapa y datos", MILESTONE_PUBLICATION, WEB, 10000, -50, 0, "b-120 d-30v-20"}}},
    {"6", "Veeduría ciudadana del transporte escolar", "Madres, padres y estudiantes revisarán rutas y vehículos.",
     "Hay quejas por rutas incompletas y vehículos en mal estado.", "Veedurías con informe público cada semestre.", 3, 0, 5, "08", NULL,
     {{"Primer informe de veeduría publicado", "Informe de veeduría", MILESTONE_ACCOUNTABILITY, DOC, 10000, -32, 0, "b-100 d-36x-20"}}},
    {"7", "Presupuesto participativo juvenil", "Jóvenes decidirán una parte del presupuesto de cultura.",
     "La población joven casi no participa en las asambleas del presupuesto.", "Un fondo que se decide en asambleas juveniles.", 3, 3, 4, "08", NULL,
     {{"Asambleas en los cinco cantones", "Actas de cinco asambleas", MILESTONE_CONSULTATION, DOC, 10000, -32, 0, "b-100 d-36p-22"}}},
    {"8", "Observatorio ciudadano del agua", "Un observatorio vigilará la calidad del agua y publicará lo que encuentre.",
     "Los análisis de calidad del agua no se publican.", "Un observatorio con universidad y comunidades.", 1, 2, 6, "08", "Cooperación de ejemplo",
     {{"Observatorio instalado con reglamento", "Reglamento y acta de instalación", MILESTONE_INSTRUMENT, DOC, 10000, -32, 152, "b-70"}}},
    {"9", "Trámites sin papel en la prefectura", "Diez trámites podrán hacerse sin ir a la ventanilla.",
     "Los trámites exigen copias de documentos que la institución ya tiene.", "Diez trámites en línea, sin copias.", 3, 0, 4, "08", NULL,
     {{"Diez trámites en línea", "Página de trámites", MILESTONE_APPLICATION, WEB, 10000, -32, 0, "D-60"}}},
    {"10", "Datos abiertos de compras menores", "Las compras pequeñas también se verán.",
     "Las compras menores no aparecen en ningún portal.", "Publicarlas cada mes en formato abierto.", 2, 1, 6, "08", NULL,
     {{"Doce meses de compras publicadas", "Conjunto de datos", MILESTONE_PUBLICATION, WEB, 10000, 130, 0, ""}}},
    {"11", "Defensa de quienes denuncian", "Quien denuncie irregularidades tendrá un canal seguro.",
     "No hay un canal que proteja a quienes denuncian.", "Un protocolo, un canal y su evaluación.", 2, 0, 5, "08", NULL,
     {{"Protocolo aprobado", "Protocolo", MILESTONE_NORM, DOC, 5000, -32, 0, "d-40v-30"},
      {"Canal en funcionamiento", "Canal en línea", MILESTONE_APPLICATION, WEB, 3000, 152, 0, "b-70"},
      {"Primer informe de casos, sin nombres", "Informe público", MILESTONE_ACCOUNTABILITY, DOC, 2000, 330, 0, "b-70"}}},
    {"12", "Transparencia de concesiones de canteras", "Se verá quién explota cada cantera y con qué permiso.",
     "Los permisos de canteras no se pueden consultar.", "Un registro público con permisos, plazos y pagos.", 2, 2, 5, "08", NULL,
     {{"Inventario de permisos", "Inventario", MILESTONE_INSTRUMENT, DOC, 5000, -150, 0, "d-160v-150"},
      {"Registro público en línea", "Registro", MILESTONE_APPLICATION, WEB, 3000, -20, 0, "b-70"},
      {"Pagos del año publicados", "Datos de pagos", MILESTONE_PUBLICATION, WEB, 2000, 160, 0, "b-70"}}},
    {"13", "Registro de consultorías", "Cada consultoría pagada con dinero público tendrá su informe a la vista.",
     "Los informes de consultoría se guardan en cajones.", "Un registro con contratos e informes completos.", 2, 1, 6, "08", NULL,
     {{"Registro con los contratos del último año", "Registro", MILESTONE_APPLICATION, WEB, 5000, -32, 0, "d-40v-30"},
      {"Informes completos publicados", "Informes", MILESTONE_PUBLICATION, DOC, 3000, 152, 0, "b-70"},
      {"Reglamento de consultorías", "Reglamento", MILESTONE_NORM, DOC, 2000, 300, 0, ""}}},
    {"14", "Escuela de datos para periodistas locales", "Periodistas de la provincia aprenderán a usar datos públicos.",
     "Los datos se publican, pero casi nadie los usa.", "Una escuela con dos entregas: materiales y curso.", 3, 0, 6, "08", NULL,
     {{"Materiales y curso", "Materiales y curso", MILESTONE_TRAINING, ANY, 5000, 30, 0, "b-120"},
      {"Trabajos publicados con datos de la provincia", "Tres trabajos publicados", MILESTONE_PUBLICATION, WEB, 5000, 300, 0, "b-70"}}},
    {"15", "Acuerdo provincial por la niñez", "El compromiso está aprobado; sus hitos todavía no.",
     "La niñez no participa en las decisiones que le afectan.", "Un acuerdo con niñas, niños y adolescentes.", 3, 3, 4, "08", NULL, {{0}}},
};

static struct day from_today(const struct demo_world *w, int days)
{
    return (struct day){w->today.n + days};
}

static struct instant noon(struct day d)
{
    return (struct instant){(int64_t)d.n * 86400 + 17 * 3600};
}

static enum status verdict_add(struct db *db, const struct demo_world *w, const struct demo_commitment *c, int64_t claim, char kind,
                               int days)
{
    struct verdict v;
    shape_clear(&verdict_shape, &v);
    v.claim = claim;
    v.institution = w->institution[c->counterpart];
    v.person = w->people.counterpart;
    v.kind = kind == 'v' ? VERDICT_CONFIRMS : kind == 'p' ? VERDICT_IN_PART : VERDICT_DISPUTES;
    if (kind == 'p')
        v.reasons = STR("Hubo asambleas en cuatro cantones; del quinto no encontramos acta.");
    if (kind == 'x')
        v.reasons = STR("El informe no recoge las quejas de tres rutas que la veeduría entregó por escrito.");
    v.given_on = from_today(w, days);
    v.given_at = noon(v.given_on);
    v.public_on = v.given_on;
    return record_add(db, &verdict_shape, &v);
}

static const char *claim_text(char kind)
{
    switch (kind) {
    case 'd':
    case 's':
        return "El entregable está listo y publicado. Se adjunta la prueba.";
    case 'D':
        return "La contratación del proveedor tardó más de lo previsto.";
    case 'n':
        return "En este período no hubo avances que reportar.";
    default:
        return "El equipo responsable está conformado y el trabajo empezó.";
    }
}

/* One report, `kind` as at the top; *ret_claim for what follows it. */
static enum status claim_add(struct db *db, const struct demo_world *w, int64_t milestone, int64_t part, char kind, int days,
                             int64_t *ret_claim)
{
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = milestone;
    c.part = part;
    c.kind = kind == 'd' || kind == 's' ? CLAIM_DELIVERED : kind == 'D' ? CLAIM_DELAY : kind == 'n' ? CLAIM_NOTHING : CLAIM_BEGAN;
    c.text = str_of(claim_text(kind));
    c.delivered_on = c.kind == CLAIM_DELIVERED ? from_today(w, days) : DAY_NONE;
    if (kind == 'D') {
        c.delay_cause = DELAY_APPROVAL;
        c.forecast_on = from_today(w, 60);
    }
    c.channel = CHANNEL_FORM;
    c.sent_by = w->people.focal;
    c.sent_on = from_today(w, days);
    c.sent_at = noon(c.sent_on);
    c.state = kind == 's' ? CLAIM_SENT : CLAIM_ACCEPTED;
    c.channel = CHANNEL_FORM;
    if (c.state == CLAIM_ACCEPTED) {
        c.checked_by = w->people.directorate;
        c.checked_on = from_today(w, days + 5);
        c.checked_at = noon(c.checked_on);
        c.public_on = c.checked_on;
    }
    TRY(record_add(db, &claim_shape, &c));
    *ret_claim = c.id;
    return c.kind == CLAIM_DELIVERED ? demo_proof_add(db, w, &c) : DONE;
}

static enum status events_add(struct db *db, const struct demo_world *w, const struct demo_commitment *c, int64_t milestone,
                              const char *events)
{
    int64_t claim = NONE;
    for (const char *e = events; *e != '\0';) {
        if (*e == ' ') {
            e++;
            continue;
        }
        char kind = *e++, *rest;
        int days = (int)strtol(e, &rest, 10);
        e = rest;
        if (strchr("vpx", kind) != NULL)
            TRY(verdict_add(db, w, c, claim, kind, days));
        else
            TRY(claim_add(db, w, milestone, NONE, kind, days, &claim));
    }
    return DONE;
}

/* The due text as a plan writes it: a day, or the half-year where the last day is its end. */
static struct str due_text(struct arena *mem, struct day d)
{
    int y, m, day;
    day_split(d, &y, &m, &day);
    return str_fmt(mem, "%02d/%02d/%04d", day, m, y);
}

static enum status parts_add(struct db *db, const struct demo_world *w, int64_t milestone)
{
    static const struct {
        const char *title;
        int share, due;
    } parts[] = {{"Materiales publicados", 4000, -120}, {"Curso dictado", 6000, 30}};
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct milestone_part p;
        shape_clear(&milestone_part_shape, &p);
        p.milestone = milestone;
        p.number = (int64_t)i + 1;
        p.title = str_of(parts[i].title);
        p.share_centi = parts[i].share;
        p.due_on = p.original_due_on = from_today(w, parts[i].due);
        TRY(record_add(db, &milestone_part_shape, &p));
        int64_t claim;
        if (i == 0)
            TRY(claim_add(db, w, milestone, p.id, 'd', -125, &claim));
    }
    return DONE;
}

static enum status change_add(struct db *db, struct arena *mem, const struct demo_world *w, int64_t commitment,
                              const struct milestone *m, enum change_kind kind, struct day to, int64_t act)
{
    struct change_request c;
    shape_clear(&change_request_shape, &c);
    c.commitment = commitment;
    c.milestone = m->id;
    c.kind = (int)kind;
    c.old_value = m->original_text;
    c.new_value = day_known(to) ? due_text(mem, to) : STR_NONE;
    c.reasons = kind == CHANGE_REPLAN ? STR("La emergencia por lluvias detuvo el trabajo de campo durante dos meses.")
                                      : STR("La ley nueva regula lo mismo y vuelve innecesario este hito.");
    c.proposed_by = w->people.focal;
    c.proposed_on = from_today(w, act == NONE ? -15 : -75);
    c.state = CHANGE_PROPOSED;
    if (act != NONE) {
        c.opinion = OPINION_FOR;
        c.opinion_by = w->people.counterpart;
        c.opinion_on = from_today(w, -68);
        c.act = act;
        c.state = CHANGE_APPLIED;
        c.closed_by = w->people.directorate;
        c.closed_on = from_today(w, -45);
    }
    return record_add(db, &change_request_shape, &c);
}

static enum status milestone_add(struct db *db, struct arena *mem, struct demo_world *w, const struct demo_commitment *c,
                                 int64_t commitment, size_t index)
{
    const struct demo_milestone *d = &c->milestones[index];
    struct milestone m;
    shape_clear(&milestone_shape, &m);
    m.commitment = commitment;
    m.number = str_fmt(mem, "%s.%zu", c->number, index + 1);
    m.position = (int64_t)index + 1;
    m.title = str_of(d->title);
    m.deliverable = str_of(d->deliverable);
    m.kind = (int)d->kind;
    m.means = (int)d->means;
    m.weight_centi = d->weight_centi;
    m.original_due_on = m.original_first_on = m.due_on = m.due_first_on = from_today(w, d->due);
    m.original_text = m.due_text = due_text(mem, m.due_on);
    m.replans = 0;
    m.state = MILESTONE_CURRENT;
    bool withdrawn = strcmp(c->number, "13") == 0 && index == 2;
    if (d->moved != 0) {
        m.due_on = m.due_first_on = from_today(w, d->moved);
        m.due_text = due_text(mem, m.due_on);
        m.replans = 1;
    }
    if (withdrawn) {
        m.state = MILESTONE_WITHDRAWN;
        m.withdrawn_act = w->act_withdraw;
    }
    TRY(record_add(db, &milestone_shape, &m));
    if (d->moved != 0)
        TRY(change_add(db, mem, w, commitment, &m, CHANGE_REPLAN, m.due_on, w->act_move));
    if (withdrawn)
        TRY(change_add(db, mem, w, commitment, &m, CHANGE_WITHDRAW_MILESTONE, DAY_NONE, w->act_withdraw));
    if (strcmp(c->number, "9") == 0)
        TRY(change_add(db, mem, w, commitment, &m, CHANGE_REPLAN, from_today(w, 60), NONE));
    w->on = &m;
    enum status status = DONE;
    if (strcmp(c->number, "14") == 0 && index == 0)
        status = parts_add(db, w, m.id);
    if (status == DONE)
        status = events_add(db, w, c, m.id, d->events);
    w->on = NULL;
    return status;
}

static enum status links_add(struct db *db, struct arena *mem, const struct demo_world *w, const struct demo_commitment *c,
                             int64_t commitment)
{
    const struct {
        int institution, role;
    } parties[] = {{c->lead, INSTITUTION_LEAD}, {c->counterpart, INSTITUTION_COUNTERPART}};
    const struct {
        int64_t person;
        int role, institution;
    } people[] = {{w->people.focal, PERSON_FOCAL, c->lead}, {w->people.counterpart, PERSON_COUNTERPART, c->counterpart}};
    for (size_t i = 0; i < 2; i++) {
        struct commitment_institution x = {NONE, commitment, w->institution[parties[i].institution], parties[i].role, w->plan.starts_on, DAY_NONE};
        TRY(record_add(db, &commitment_institution_shape, &x));
        struct commitment_person y;
        shape_clear(&commitment_person_shape, &y);
        y.commitment = commitment;
        y.person = people[i].person;
        y.institution = w->institution[people[i].institution];
        y.role = people[i].role;
        y.from_on = w->plan.starts_on;
        /* One commitment whose focal point left: the board of the transition shows it. */
        y.until_on = i == 0 && strcmp(c->number, "12") == 0 ? from_today(w, -8) : DAY_NONE;
        y.letter = STR("PLC-2026-001 (demostración)");
        TRY(record_add(db, &commitment_person_shape, &y));
    }
    struct commitment_value v = {NONE, commitment, c->group == 3 ? VALUE_PARTICIPATION : VALUE_TRANSPARENCY, str_of(c->brief)};
    TRY(record_add(db, &commitment_value_shape, &v));
    struct territory *t;
    if (c->province == NULL)
        return DONE;
    TRY(territory_by_code(db, mem, str_of(c->province), &t));
    struct commitment_territory where = {NONE, commitment, t->id};
    return record_add(db, &commitment_territory_shape, &where);
}

static enum status commitment_add(struct db *db, struct arena *mem, struct demo_world *w, const struct demo_commitment *d, size_t index)
{
    struct commitment c;
    shape_clear(&commitment_shape, &c);
    c.plan = w->plan.id;
    c.plan_group = w->group[d->group - 1];
    c.number = str_of(d->number);
    c.position = (int64_t)index + 1;
    c.title = str_of(d->title);
    c.brief = str_of(d->brief);
    c.problem = str_of(d->problem);
    c.solution = str_of(d->solution);
    c.starts_on = w->plan.starts_on;
    c.ends_on = w->plan.ends_on;
    c.state = COMMITMENT_CURRENT;
    TRY(record_add(db, &commitment_shape, &c));
    TRY(links_add(db, mem, w, d, c.id));
    if (d->funder != NULL) {
        struct financing f;
        shape_clear(&financing_shape, &f);
        f.commitment = c.id;
        f.source = FINANCING_COOPERATION;
        f.funder = str_of(d->funder);
        f.agreement = STR("Convenio de ejemplo 07");
        f.ends_on = from_today(w, 120);
        TRY(record_add(db, &financing_shape, &f));
    }
    for (size_t i = 0; i < COUNT(d->milestones); i++)
        if (d->milestones[i].title != NULL)
            TRY(milestone_add(db, mem, w, d, c.id, i));
    return DONE;
}

enum status demo_commitments(struct db *db, struct arena *mem, struct demo_world *w)
{
    for (size_t i = 0; i < COUNT(commitments); i++)
        TRY(commitment_add(db, mem, w, &commitments[i], i));
    return DONE;
}
