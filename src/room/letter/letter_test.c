/* SPDX-License-Identifier: EUPL-1.2 */
#include <pthread.h>

#include "room/letter/letter.h"

#include "tests/desk.h"

static int64_t place_add(struct test *t, const char *code)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.code = j.name = str_of(code);
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    enum status s = record_add(t->db, &jurisdiction_shape, &j);
    EXPECT(s == DONE);
    return j.id;
}

static struct letter letter_out(int64_t jurisdiction)
{
    struct letter l;
    shape_clear(&letter_shape, &l);
    l.jurisdiction = jurisdiction;
    l.kind = LETTER_REQUEST;
    l.subject = STR("Pedido de reporte de avance");
    return l;
}

TEST(numbers_of_letters_grow_by_jurisdiction_and_year)
{
    int64_t here = place_add(t, "ec"), there = place_add(t, "loja");
    struct letter a = letter_out(here), b = letter_out(here), c = letter_out(there), d = letter_out(here);
    EXPECT_DONE(letter_issue(t->db, &t->mem, STR_NONE, day_of(2026, 7, 1), &a));
    EXPECT_DONE(letter_issue(t->db, &t->mem, STR("DGA"), day_of(2026, 12, 31), &b));
    EXPECT_DONE(letter_issue(t->db, &t->mem, STR_NONE, day_of(2026, 7, 1), &c));
    EXPECT_DONE(letter_issue(t->db, &t->mem, STR_NONE, day_of(2027, 1, 1), &d));
    EXPECT_STR(a.number, "OF-EC-2026-0001");
    EXPECT_STR(b.number, "DGA-2026-0002");
    EXPECT_STR(c.number, "OF-LOJA-2026-0001");
    EXPECT_STR(d.number, "OF-EC-2027-0001");
}

UNIT(a_letter_out_is_drafted_with_what_is_known)
{
    struct arena mem = arena_new(1u << 20);
    struct letter_facts f = {STR("Ecuador"), STR("Ministerio de Agua"), STR("Plan 3"), 2, day_of(2026, 1, 1), day_of(2026, 6, 30),
                             day_of(2026, 7, 10), day_of(2026, 7, 11)};
    struct str subject, text;
    letter_draft(&mem, LETTER_REMINDER, &f, &subject, &text);
    EXPECT_STR(subject, "Recordatorio del reporte de avance del período 2");
    EXPECT(str_find(text, STR("Ministerio de Agua del período 2 (del 1 de enero de 2026 al 30 de junio de 2026)")) != SIZE_MAX);
    EXPECT(str_find(text, STR("venció el 10 de julio de 2026, hace 1 día.")) != SIZE_MAX);
    f.today = day_of(2026, 7, 10);
    letter_draft(&mem, LETTER_REQUEST, &f, &subject, &text);
    EXPECT(str_find(text, STR("vence hoy, 10 de julio de 2026.")) != SIZE_MAX);
    f = (struct letter_facts){.period = NONE, .from_on = DAY_NONE, .cut_on = DAY_NONE, .due_on = DAY_NONE, .today = day_of(2026, 7, 1)};
    letter_draft(&mem, LETTER_ESCALATION, &f, &subject, &text);
    EXPECT_STR(subject, "Reporte de avance sin entregar");
    EXPECT(str_find(text, STR("%")) == SIZE_MAX && str_find(text, STR("  ")) == SIZE_MAX);
    arena_free(&mem);
}

UNIT(only_a_letter_that_came_and_stands_carries_a_move)
{
    struct letter l;
    shape_clear(&letter_shape, &l);
    l.direction = LETTER_IN;
    l.kind = LETTER_APPOINTMENT;
    EXPECT(letter_carries(&l, LETTER_APPOINTMENT) && letter_carries(&l, -1) && !letter_carries(&l, LETTER_REPORT));
    l.withdrawn_on = day_of(2026, 7, 1);
    EXPECT(!letter_carries(&l, LETTER_APPOINTMENT));
    EXPECT(!letter_kind_fits(LETTER_IN, LETTER_REMINDER) && !letter_kind_fits(LETTER_OUT, LETTER_REPORT) &&
           letter_kind_fits(LETTER_IN, LETTER_OTHER));
}

/* "agua" is merged into "ambiente" by an act. */
static enum status institutions_fill(struct test *t, struct desk *d)
{
    static const char *const codes[] = {"agua", "ambiente"};
    struct institution all[2];
    struct act a;
    struct institution_succession link;
    for (size_t i = 0; i < COUNT(codes); i++) {
        struct institution *x = &all[i];
        shape_clear(&institution_shape, x);
        x->jurisdiction = d->jurisdiction;
        x->code = str_of(codes[i]);
        x->name = str_fmt(&t->mem, "Ministerio de %s", codes[i]);
        x->sector = SECTOR_STATE;
        TRY(institution_add(t->db, x));
    }
    shape_clear(&act_shape, &a);
    a.jurisdiction = d->jurisdiction;
    a.number = STR("DE-1");
    a.kind = ACT_DECREE;
    a.decided_on = day_of(2026, 1, 1);
    a.body = STR("Presidencia");
    a.title = STR("Fusión de ministerios");
    a.result = ACT_APPROVED;
    TRY(act_add(t->db, &a, NULL, 0));
    shape_clear(&institution_succession_shape, &link);
    link.successor = all[1].id;
    link.kind = SUCCESSION_MERGER;
    link.happened_on = a.decided_on;
    link.act = a.id;
    return institution_succeed(t->db, &t->mem, &all[0], &link);
}

#define DESK "/ec/administracion/oficios"
static const char *under(struct test *t, struct str path, const char *rest)
{
    return str_fmt(&t->mem, "%.*s%s", STR_ARG(path), rest).ptr;
}

static const char *today(struct test *t)
{
    return day_iso(&t->mem, day_at(instant_now(), -18000)).ptr;
}

static struct answer write_letter(struct test *t, struct desk *d, const char *more)
{
    const char *page = DESK "/nuevo?tipo=recordatorio&institucion=ambiente";
    const char *to = desk_option(d, ROLE_DIRECTORATE, page, "institution", "Ministerio de ambiente");
    return desk_post(d, ROLE_DIRECTORATE, DESK "/nuevo", page,
                     str_fmt(&t->mem, "dated_on=%s&institution=%s&addressee=Ana Paz, ministra&subject=Falta su <b>reporte</b>&text=%s", today(t), to, more).ptr);
}

TEST(a_letter_out_gets_its_number_is_sent_and_only_staff_read_its_text)
{
    struct desk d;
    if (!desk_open_with(t, &d, institutions_fill))
        return;
    struct answer a = desk_get(&d, ROLE_DIRECTORATE, DESK "/nuevo?tipo=recordatorio&institucion=ambiente");
    EXPECT(answer_has(&a, "está pendiente el reporte de Ministerio de ambiente"));
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, DESK "/nuevo").code, 403);
    a = write_letter(t, &d, "");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Escribe el texto del oficio") && answer_has(&a, "Ana Paz"));
    a = write_letter(t, &d, "Texto *interno* del oficio");
    struct str path = str_copy(&t->mem, desk_leads(&a));
    EXPECT(str_starts(path, "/ec/oficio/"));
    a = desk_get(&d, ROLE_PUBLIC, path.ptr);
    EXPECT(answer_has(&a, "-0001") && answer_has(&a, "Falta su &lt;b&gt;reporte") && !answer_has(&a, "interno") && !answer_has(&a, "Ana Paz"));
    a = desk_get(&d, ROLE_COLEAD, path.ptr);
    EXPECT(answer_has(&a, "<em>interno</em>") && !answer_has(&a, "Anular"));
    EXPECT(desk_get(&d, ROLE_PUBLIC, under(t, path, "/imprimir")).code != 200);
    EXPECT_INT(desk_get(&d, ROLE_FOCAL, under(t, path, "/imprimir")).code, 403);
    a = desk_get(&d, ROLE_COLEAD, under(t, path, "/imprimir"));
    EXPECT(answer_has(&a, "Ana Paz, ministra"));
    a = desk_get(&d, ROLE_DIRECTORATE, "/pendientes");
    EXPECT(answer_has(&a, "Oficios por despachar: 1"));
    a = desk_post(&d, ROLE_DIRECTORATE, under(t, path, "/despacho"), path.ptr, "sent_on=2020-01-01&sent_by=");
    EXPECT(answer_has(&a, "El día va desde la fecha del oficio hasta hoy") && answer_has(&a, "Di por qué sistema se despachó"));
    a = desk_post(&d, ROLE_DIRECTORATE, under(t, path, "/despacho"), path.ptr, str_fmt(&t->mem, "sent_on=%s&sent_by=Quipux 12", today(t)).ptr);
    EXPECT(str_eq(desk_leads(&a), path));
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, under(t, path, "/editar")).code, 409);
    a = desk_get(&d, ROLE_DIRECTORATE, "/pendientes");
    EXPECT(!answer_has(&a, "Oficios por despachar"));
    a = desk_post(&d, ROLE_DIRECTORATE, under(t, path, "/anulacion"), path.ptr, "withdrawn_why=corto");
    EXPECT(answer_has(&a, "Di por qué se anula"));
    a = desk_post(&d, ROLE_DIRECTORATE, under(t, path, "/anulacion"), path.ptr, "withdrawn_why=Se escribió a otra persona.");
    EXPECT(str_eq(desk_leads(&a), path));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/oficios");
    EXPECT(answer_has(&a, "anulado"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/oficios.csv?tipo=pedido");
    EXPECT(!answer_has(&a, "-0001"));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/oficios.json?tipo=recordatorio");
    EXPECT(answer_has(&a, "-0001") && !answer_has(&a, "interno"));
    desk_close(&d);
}

struct writer {
    struct desk desk;
    struct test scratch;
    int good;
};

static void *write_five(void *context)
{
    struct writer *w = context;
    for (int i = 0; i < 5; i++)
        w->good += write_letter(&w->scratch, &w->desk, "Texto").code == 303;
    return NULL;
}

TEST(letters_written_at_the_same_time_get_numbers_of_their_own)
{
    struct desk d;
    if (!desk_open_with(t, &d, institutions_fill))
        return;
    struct writer writers[3];
    pthread_t threads[COUNT(writers)];
    for (size_t i = 0; i < COUNT(writers); i++) {
        writers[i] = (struct writer){.desk = d, .scratch = {.name = t->name, .mem = arena_new(32u << 20)}};
        writers[i].desk.house.test = &writers[i].scratch;
        EXPECT(pthread_create(&threads[i], NULL, write_five, &writers[i]) == 0);
    }
    int good = 0;
    for (size_t i = 0; i < COUNT(writers); i++) {
        pthread_join(threads[i], NULL);
        good += writers[i].good;
        arena_free(&writers[i].scratch.mem);
    }
    EXPECT_INT(good, 15);
    struct answer a = desk_get(&d, ROLE_PUBLIC, "/ec/oficios.csv");
    for (int i = 1; i <= 15; i++)
        EXPECT(answer_has(&a, str_fmt(&t->mem, "-%04d", i).ptr));
    desk_close(&d);
}

#define CAME "dated_on=2026-02-01&kind=delegacion&addressee=Ana Paz&subject=Delega a dos personas&institution="

static struct answer record_letter(struct test *t, struct desk *d, const char *number, const char *label, const char *more)
{
    const char *from = desk_option(d, ROLE_DIRECTORATE, DESK "/entrada", "institution", label);
    return desk_post(d, ROLE_DIRECTORATE, DESK "/entrada", NULL, str_fmt(&t->mem, CAME "%s&number=%s%s", from, number, more).ptr);
}

TEST(the_same_number_of_an_institution_is_told_and_needs_a_yes)
{
    struct desk d;
    if (!desk_open_with(t, &d, institutions_fill))
        return;
    struct answer a = record_letter(t, &d, "MA-2026-7", "Ministerio de ambiente", "");
    struct str first = str_copy(&t->mem, desk_leads(&a));
    EXPECT(str_starts(first, "/ec/oficio/"));
    a = record_letter(t, &d, "ma-2026-7", "Ministerio de ambiente", "");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "ya tiene un oficio con ese número") && answer_has(&a, str_fmt(&t->mem, "href=\"%.*s\"", STR_ARG(first)).ptr));
    EXPECT(answer_has(&a, "Sí, es otro oficio") && answer_has(&a, "value=\"ma-2026-7\""));
    EXPECT_INT(record_letter(t, &d, "ma-2026-7", "Ministerio de ambiente", "&es_otro=1").code, 303);
    a = record_letter(t, &d, "MA-2026-8", "Ministerio de ambiente", "&dated_on=2199-01-01");
    EXPECT_INT(a.code, 303); /* the first value of a name counts */
    a = desk_post(&d, ROLE_DIRECTORATE, DESK "/entrada", NULL, "number=9&dated_on=2199-01-01&kind=delegacion&subject=Delega&institution=999");
    EXPECT(answer_has(&a, "Esa fecha todavía no llega") && answer_has(&a, "Elige una institución de la lista"));
    a = desk_post(&d, ROLE_DIRECTORATE, DESK "/entrada", NULL, "number=9&dated_on=2026-01-01&kind=pedido&subject=Delega");
    EXPECT_INT(a.code, 422);
    desk_close(&d);
}

TEST(a_letter_of_a_merged_institution_is_taken_and_says_who_answers_now)
{
    struct desk d;
    if (!desk_open_with(t, &d, institutions_fill))
        return;
    struct answer a = record_letter(t, &d, "AG-1", "Ministerio de agua (Fusionada)", "");
    struct str path = str_copy(&t->mem, desk_leads(&a));
    EXPECT(str_starts(path, "/ec/oficio/"));
    a = desk_get(&d, ROLE_PUBLIC, path.ptr);
    EXPECT(answer_has(&a, "Esta institución ya no existe") && answer_has(&a, "/ec/institucion/ambiente"));
    EXPECT(!answer_has(&a, "Ana Paz"));
    desk_close(&d);
}

static void part(struct buf *b, const char *name, struct str value)
{
    buf_fmt(b, "--borde\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%.*s\r\n", name, STR_ARG(value));
}

static struct str input(const struct answer *a, struct test *t, const char *name)
{
    struct str mark = str_fmt(&t->mem, "name=\"%s\" value=\"", name);
    size_t at = str_find(a->body, mark);
    struct str rest = at == SIZE_MAX ? STR_NONE : str_part(a->body, at + mark.len, a->body.len);
    return str_cut(&rest, '"');
}

/* `bytes` as the scan; STR_NONE sends what the page `from` kept of it. */
static struct answer scan_letter(struct test *t, struct desk *d, const struct answer *from, const char *number, struct str bytes, const char *other)
{
    struct answer page = desk_get(d, ROLE_DIRECTORATE, DESK "/entrada");
    struct buf b = BUF(&t->mem);
    part(&b, "_token", input(&page, t, "_token"));
    part(&b, "_key", input(&page, t, "_key"));
    part(&b, "number", str_of(number));
    part(&b, "dated_on", STR("2026-02-01"));
    part(&b, "kind", STR("reporte"));
    part(&b, "subject", STR("Reporte del semestre"));
    part(&b, "institution", str_of(desk_option(d, ROLE_DIRECTORATE, DESK "/entrada", "institution", "Ministerio de ambiente")));
    part(&b, "es_otro", str_of(other));
    if (bytes.ptr == NULL)
        part(&b, "scan_kept", input(from, t, "scan_kept"));
    else
        buf_fmt(&b, "--borde\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"oficio.%s\"\r\n\r\n%.*s\r\n",
                str_starts(bytes, "%PDF") ? "pdf" : "txt", STR_ARG(bytes));
    buf_chars(&b, "--borde--\r\n");
    struct str headers = str_fmt(&t->mem, "Cookie: hito=%.*s\r\nContent-Type: multipart/form-data; boundary=borde\r\n",
                                 STR_ARG(d->cookies[ROLE_DIRECTORATE]));
    return post(&d->house, DESK "/entrada", headers.ptr, buf_str(&b));
}

TEST(the_same_scan_twice_is_told_and_the_file_needs_no_second_upload)
{
    struct desk d;
    if (!desk_open_with(t, &d, institutions_fill))
        return;
    struct str pdf = STR("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
    struct answer a = scan_letter(t, &d, NULL, "R-1", pdf, "");
    struct str first = str_copy(&t->mem, desk_leads(&a));
    EXPECT(str_starts(first, "/ec/oficio/"));
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, under(t, first, "/escaneado")).code, 200);
    EXPECT(desk_get(&d, ROLE_PUBLIC, under(t, first, "/escaneado")).code != 200);
    EXPECT_INT(desk_get(&d, ROLE_COUNTERPART, under(t, first, "/escaneado")).code, 403);
    a = scan_letter(t, &d, NULL, "R-2", STR("texto suelto"), "");
    EXPECT(answer_has(&a, "El escaneado es un PDF o una foto"));
    a = scan_letter(t, &d, NULL, "R-2", pdf, "");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Ese archivo ya está en el registro") && answer_has(&a, first.ptr) && answer_has(&a, "oficio.pdf"));
    struct answer again = scan_letter(t, &d, &a, "R-2", STR_NONE, "1");
    struct str second = str_copy(&t->mem, desk_leads(&again));
    EXPECT(str_starts(second, "/ec/oficio/"));
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, under(t, second, "/escaneado")).code, 200);
    desk_close(&d);
}
