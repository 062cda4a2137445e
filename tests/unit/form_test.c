/* SPDX-License-Identifier: EUPL-1.2
 * Forms: every type read with its limits, every fault with its words, nobody's text lost. */
#include "samples/pages.h"
#include "tests/unit/view_case.h"

#define GOOD "title=Mesa+abierta&due=30/06/2027&kind=primero"

static enum status read_form(struct view_case *c, const char *form, struct sample_record *ret)
{
    shape_clear(&sample_record_shape, ret);
    view_post(c, form);
    return form_read(&c->r, &sample_record_shape, ret);
}

UNIT(a_whole_form_is_read_by_its_types)
{
    struct view_case c;
    view_case(t, &c);
    struct sample_record row;
    EXPECT_DONE(read_form(&c,
                          GOOD "&story=Hola%0D%0Amundo&people=1.234&share=62,5+%25&at=1/7/2027+14:05&place=7&open=1"
                               "&secret=x&id=9&_revision=4",
                          &row));
    EXPECT_STR(row.title, "Mesa abierta");
    EXPECT_STR(row.story, "Hola\nmundo");
    EXPECT_INT(row.people, 1234);
    EXPECT_INT(row.share, 6250);
    EXPECT_STR(day_iso(&t->mem, row.due), "2027-06-30");
    EXPECT_STR(instant_iso(&t->mem, row.at), "2027-07-01T19:05:00Z");
    EXPECT_INT(row.kind, SAMPLE_FIRST);
    EXPECT_INT(row.place, 7);
    EXPECT(row.open);
    EXPECT_INT(row.revision, 4);
    EXPECT(row.secret.ptr == NULL && row.id == NONE);
}

static void wrong(struct test *t, const char *form, const char *field, const char *message)
{
    struct view_case c;
    view_case(t, &c);
    struct sample_record row;
    enum status s = read_form(&c, form, &row);
    struct str got = problem_of(&c.r.problems, str_of(field));
    if (s != INVALID || !str_is(got, message))
        test_failed(t, __FILE__, __LINE__, "%s: \"%.*s\", not \"%s\"", form, STR_ARG(got), message);
}

UNIT(every_fault_has_its_words)
{
    wrong(t, "due=30/06/2027&kind=primero", "title", "Escribe «Título»: es un dato obligatorio.");
    wrong(t, "title=+&due=30/06/2027&kind=primero", "title", "Escribe «Título»: es un dato obligatorio.");
    wrong(t, "title=abc&due=30/06/2027&kind=primero", "title", "Tiene 3 caracteres; el mínimo es 4.");
    wrong(t, "title=%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1"
             "%C3%B1%C3%B1%C3%B1%C3%B1%C3%B1&due=30/06/2027&kind=primero",
          "title", "Tiene 21 caracteres; el máximo es 20.");
    wrong(t, "title=Mesa&kind=primero", "due", "Escribe la fecha en «Plazo»: es un dato obligatorio.");
    wrong(t, "title=Mesa&kind=primero&due=31/02/2027", "due", "31/02/2027 no existe en el calendario.");
    wrong(t, "title=Mesa&kind=primero&due=2027-02-31", "due", "2027-02-31 no existe en el calendario.");
    wrong(t, "title=Mesa&kind=primero&due=pronto", "due", "Escribe la fecha como 30/06/2027.");
    wrong(t, "title=Mesa&kind=primero&due=1/1/27", "due", "Escribe el año con cuatro cifras, entre 1900 y 2199.");
    wrong(t, "title=Mesa&due=2027-06-30", "kind", "Elige una opción en «Tipo»: es un dato obligatorio.");
    wrong(t, "title=Mesa&due=2027-06-30&kind=otro", "kind", "Elige una opción de la lista.");
    wrong(t, GOOD "&people=doce", "people", "Escribe un número entero; por ejemplo, 12.");
    wrong(t, GOOD "&people=1.5", "people", "Escribe un número entero; por ejemplo, 12.");
    wrong(t, GOOD "&people=5001", "people", "Debe estar entre 0 y 5.000.");
    wrong(t, GOOD "&people=99999999999999999999", "people", "Escribe un número entero; por ejemplo, 12.");
    wrong(t, GOOD "&share=1.234", "share", "Escribe un número con hasta dos decimales; por ejemplo, 62,5.");
    wrong(t, GOOD "&share=100,01", "share", "Debe estar entre 0 y 100.");
    wrong(t, GOOD "&at=30/06/2027", "at", "Escribe la fecha y la hora como 30/06/2027 14:05.");
    wrong(t, GOOD "&place=x", "place", "Elige una opción de la lista.");
    wrong(t, GOOD "&story=123456789012345678901234567890123456789012345678901", "story",
          "Tiene 51 caracteres; el máximo es 50.");
}

UNIT(what_is_not_in_the_form_stays_and_what_is_empty_goes)
{
    struct view_case c;
    view_case(t, &c);
    struct sample_record row;
    shape_clear(&sample_record_shape, &row);
    row.title = STR("Mesa vieja");
    row.due = day_of(2027, 1, 1);
    row.kind = SAMPLE_SECOND;
    row.people = 5;
    row.share = 100;
    row.open = true;
    view_post(&c, "people=&share=2.5");
    EXPECT_DONE(form_read(&c.r, &sample_record_shape, &row));
    EXPECT_STR(row.title, "Mesa vieja");
    EXPECT(row.people == NONE && row.share == 250 && row.open);
    view_post(&c, "_flag.open=1");
    EXPECT_DONE(form_read(&c.r, &sample_record_shape, &row));
    EXPECT(!row.open);
    view_post(&c, "title=x&people=7");
    EXPECT_DONE(form_read_fields(&c.r, &sample_record_shape, &row, (const char *const[]){"people", NULL}));
    EXPECT(row.people == 7 && str_is(row.title, "Mesa vieja"));
}

static void show(struct view_case *c, const struct sample_record *row)
{
    static const struct option places[] = {{1, STR("Quito")}, {7, STR("Loja")}};
    struct sample_form page = {
        .form = form_for(&c->r, &sample_record_shape, row, STR("/aqui")), .places = places, .places_count = 2};
    c->o = out_new(&c->r);
    part_sample_form(&c->o, &page);
}

UNIT(a_form_shows_what_is_stored)
{
    struct view_case c;
    view_case(t, &c);
    struct sample_record row;
    shape_clear(&sample_record_shape, &row);
    row.title = STR("\"A\" <b>");
    row.kind = SAMPLE_SECOND;
    row.revision = 3;
    show(&c, &row);
    EXPECT(view_has(&c, "<form method=\"post\" novalidate class=\"form\" action=\"/aqui\" enctype=\"multipart/form-data\">"));
    EXPECT(view_has(&c, "<input type=\"hidden\" name=\"_token\" value=\"h"));
    EXPECT(view_has(&c, "name=\"_key\""));
    EXPECT(view_has(&c, "name=\"_revision\" value=\"3\""));
    EXPECT(view_has(&c, "<label class=\"govuk-label govuk-label--s\" for=\"f-title\">Título</label>"));
    EXPECT(view_has(&c, "value=\"&quot;A&quot; &lt;b&gt;\""));
    EXPECT(view_has(&c, "value=\"segundo\" checked>"));
    EXPECT(view_has(&c, "Elige con cuidado"));
    EXPECT(view_has(&c, "Un archivo de hasta 20\302\240MB"));
    EXPECT(view_has(&c, "<option value=\"7\">Loja</option>"));
    EXPECT(view_has(&c, "<input type=\"hidden\" name=\"id\" value=\"7\"><button type=\"submit\" class=\"govuk-button "
                        "govuk-button--warning\">Retirar</button>"));
    EXPECT(!view_has(&c, "govuk-error"));
}

UNIT(a_form_that_came_back_keeps_the_text_and_names_the_faults)
{
    struct view_case c;
    view_case(t, &c);
    struct sample_record row;
    EXPECT_STATUS(read_form(&c, "title=a%3Cb&kind=segundo&due=31/02/2027&place=7&agree=1&_revision=2&note=ojo", &row), INVALID);
    shape_clear(&sample_record_shape, &row);
    row.title = STR("Guardado");
    row.revision = 5;
    show(&c, &row);
    EXPECT(view_has(&c, "Hay algo que revisar"));
    EXPECT(view_has(&c, "<li><a href=\"#f-title\">Título: Tiene 3 caracteres; el mínimo es 4.</a></li>"));
    EXPECT(view_has(&c, "aria-describedby=\"f-title-error\" aria-invalid=\"true\""));
    EXPECT(view_has(&c, "value=\"a&lt;b\""));
    EXPECT(view_has(&c, "name=\"_revision\" value=\"2\""));
    EXPECT(view_has(&c, "<option value=\"7\" selected>Loja</option>"));
    EXPECT(view_has(&c, "id=\"f-agree\" name=\"agree\" checked>"));
    EXPECT(view_has(&c, ">\nojo</textarea>"));
    EXPECT(!view_has(&c, "Guardado ahora"));
}

UNIT(after_somebody_saved_first_both_texts_are_shown)
{
    struct view_case c;
    view_case(t, &c);
    view_post(&c, "title=Mi+texto&kind=segundo&_revision=2");
    c.r.problem = STALE;
    struct sample_record row;
    shape_clear(&sample_record_shape, &row);
    row.title = STR("El otro");
    row.kind = SAMPLE_SECOND;
    row.revision = 3;
    show(&c, &row);
    EXPECT(view_has(&c, "Otra persona guardó antes"));
    EXPECT(view_has(&c, "value=\"Mi texto\""));
    EXPECT(view_has(&c, "Guardado ahora por otra persona:</p><p class=\"form-stored__value\">El otro"));
    EXPECT(view_has(&c, "name=\"_revision\" value=\"3\""));
}

UNIT(what_was_typed_stays_with_the_form_that_was_posted)
{
    struct view_case c;
    view_case(t, &c);
    view_post(&c, "title=Mi+texto");
    c.r.path = STR("/otra");
    struct sample_record row;
    shape_clear(&sample_record_shape, &row);
    problem_add(&c.r, "title", "Nada.");
    show(&c, &row);
    EXPECT(!view_has(&c, "Mi texto"));
    EXPECT(!view_has(&c, "govuk-error-summary"));
}
