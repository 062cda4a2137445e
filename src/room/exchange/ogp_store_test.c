/* SPDX-License-Identifier: EUPL-1.2
 * Rows of the dataset in and out of the tables, on both engines. All rows are invented. */
#include <string.h>

#include "document/csv.h"
#include "room/exchange/ogp_store.h"
#include "tests/test.h"

struct cell_of {
    enum ogp_column column;
    const char *text;
};

/* A sound row of plan AP_ECU07 with some cells put otherwise; returns it as a line of CSV. */
static void line(struct arena *a, struct buf *out, const struct cell_of *cells, size_t count)
{
    struct str row[OGP_COLUMNS];
    for (size_t c = 0; c < OGP_COLUMNS; c++)
        row[c] = ogp_fields[c].kind == OGP_KIND_TAG ? STR("0") : STR("ND");
    static const struct cell_of sound[] = {
        {OGP_LOCALITY, "País de prueba"}, {OGP_PLAN_NUMBER, "7"}, {OGP_COUNTRY_CODE, "ECU"}, {OGP_REGION, "Americas"},
        {OGP_NATIONAL_OR_LOCAL, "National"}, {OGP_YEAR_OF_SUBMISSION, "2031"}, {OGP_PLAN_END_YEAR, "2033"},
        {OGP_PLAN_DURATION, "2"}, {OGP_COMMITMENT_NUMBER, "1"}, {OGP_TITLE, "Abrir las cuentas"}, {OGP_SHORT_TITLE, "Cuentas"},
        {OGP_FULL_TEXT, "Un texto,\ncon \"comillas\" y líneas"}, {OGP_START_DATE, "7/16/1905"}, {OGP_END_DATE, "8/1/2032"},
        {OGP_LEAD, "Ministerio Inventado"}, {OGP_SUPPORT, "Red Inventada"}, {OGP_VERIFIABLE, "Yes"},
        {OGP_PLAN_ID, "AP_ECU07"}, {OGP_URL, "https://example.org/ec0901"},
    };
    for (size_t i = 0; i < COUNT(sound); i++)
        row[sound[i].column] = str_of(sound[i].text);
    for (size_t i = 0; i < count; i++)
        row[cells[i].column] = str_of(cells[i].text);
    (void)a;
    csv_write(out, row, OGP_COLUMNS, ',');
}
#define LINE(out, ...) \
    line(&t->mem, out, (const struct cell_of[]){__VA_ARGS__}, sizeof((const struct cell_of[]){__VA_ARGS__}) / sizeof(struct cell_of))

static struct buf file_begin(struct test *t)
{
    struct buf b = BUF(&t->mem);
    struct ogp_header h = ogp_header_standard(&t->mem);
    csv_write(&b, h.names, h.width, ',');
    return b;
}

/* Three commitments of two plans and a row that cannot be one. */
static struct str sample(struct test *t)
{
    struct buf b = file_begin(t);
    LINE(&b, {OGP_COMMITMENT_ID, "EC0901"}, {OGP_OPEN_JUSTICE, "1"});
    LINE(&b, {OGP_COMMITMENT_ID, "EC0902"}, {OGP_COMMITMENT_NUMBER, "4.0999999999999996"}, {OGP_LEAD, "NA"});
    LINE(&b, {OGP_COMMITMENT_ID, "ECP0001"}, {OGP_PLAN_ID, "AP_ECPI01"}, {OGP_PLAN_NUMBER, "1"},
         {OGP_LOCALITY, "Ciudad, País de prueba"}, {OGP_NATIONAL_OR_LOCAL, "Local"});
    LINE(&b, {OGP_COMMITMENT_ID, "EC0903"}, {OGP_TITLE, "NA"});
    return buf_str(&b);
}

static struct ogp_comparison import(struct test *t, struct str csv)
{
    struct ogp_file *f = arena_new_of(&t->mem, struct ogp_file);
    struct ogp_comparison c = {0};
    EXPECT(ogp_file_read(&t->mem, csv, LANG_ES, f) == DONE);
    EXPECT(ogp_compare(t->db, &t->mem, f, &c) == DONE);
    EXPECT(ogp_apply(t->db, &t->mem, f, &c) == DONE);
    return c;
}

static struct commitment *commitment(struct test *t, const char *place, int64_t plan, const char *number)
{
    struct jurisdiction *j;
    struct plan *p;
    struct commitment *c = NULL;
    if (jurisdiction_by_code(t->db, &t->mem, str_of(place), &j) != DONE || plan_by_number(t->db, &t->mem, j->id, plan, &p) != DONE ||
        commitment_by_number(t->db, &t->mem, p->id, str_of(number), &c) != DONE)
        test_failed(t, __FILE__, __LINE__, "no commitment %s of plan %lld of %s", number, (long long)plan, place);
    return c;
}

TEST(rows_of_the_dataset_become_reference_plans)
{
    struct ogp_comparison c = import(t, sample(t));
    EXPECT_INT(c.counts[OGP_ADDED], 3);
    EXPECT_INT(c.counts[OGP_UNUSABLE], 1);
    struct commitment *one = commitment(t, "ecu", 7, "1");
    if (one == NULL)
        return;
    struct plan *p;
    EXPECT_DONE(record_get(t->db, &t->mem, &plan_shape, one->plan, &p));
    EXPECT_INT(p->tracking, PLAN_REFERENCE);
    EXPECT_INT(p->template, TEMPLATE_2025);
    EXPECT_STR(day_iso(&t->mem, p->ends_on), "2033-12-31");
    EXPECT_STR(day_iso(&t->mem, one->ends_on), "2032-08-01");
    EXPECT_STR(day_iso(&t->mem, one->starts_on), "2024-01-01");
    EXPECT_STR(one->lead_text, "Ministerio Inventado");
    EXPECT(commitment(t, "ecu", 7, "4.1") != NULL);
    EXPECT(commitment(t, "ecpi", 1, "1") != NULL);
    struct institution *institutions;
    struct reference_plan *plans;
    size_t count;
    EXPECT_DONE(institutions_of(t->db, &t->mem, p->jurisdiction, &institutions, &count));
    EXPECT_INT(count, 0); /* prose never makes institutions */
    EXPECT_DONE(reference_plans(t->db, &t->mem, &plans, &count));
    EXPECT_INT(count, 2);
    EXPECT_INT(plans[1].commitments, 2);
}

TEST(the_same_file_again_changes_nothing_and_goes_out_as_it_came)
{
    struct str csv = sample(t), out;
    size_t count;
    (void)import(t, csv);
    struct ogp_comparison c = import(t, csv);
    EXPECT_INT(c.counts[OGP_SAME], 4);
    EXPECT_INT(c.counts[OGP_ADDED] + c.counts[OGP_CHANGED] + c.counts[OGP_UNUSABLE], 0);
    EXPECT_DONE(ogp_export_csv(t->db, &t->mem, STR_NONE, &out, &count));
    EXPECT_INT(count, 4);
    EXPECT(str_eq(out, csv));
    EXPECT_DONE(ogp_export_csv(t->db, &t->mem, STR("AP_ECPI01"), &out, &count));
    EXPECT_INT(count, 1);
    EXPECT_STATUS(ogp_export_csv(t->db, &t->mem, STR("AP_ECU99"), &out, &count), NOT_FOUND);
}

TEST(an_edited_field_leaves_clean_in_its_own_column_and_survives_a_new_import)
{
    struct str out;
    size_t count;
    (void)import(t, sample(t));
    struct commitment *c = commitment(t, "ecu", 7, "1");
    if (c == NULL)
        return;
    c->title = STR("Abrir todas las cuentas");
    EXPECT_DONE(record_change(t->db, &commitment_shape, &t->mem, c));
    struct buf b = file_begin(t);
    LINE(&b, {OGP_COMMITMENT_ID, "EC0901"}, {OGP_OPEN_JUSTICE, "0"}, {OGP_LEAD, "Otro ministerio"}, {OGP_TAX, "1"});
    struct ogp_comparison again = import(t, buf_str(&b));
    EXPECT_INT(again.counts[OGP_CHANGED], 1);
    EXPECT_INT(again.absent, 3);
    c = commitment(t, "ecu", 7, "1");
    EXPECT_STR(c->title, "Abrir todas las cuentas");
    EXPECT_STR(c->lead_text, "Otro ministerio");
    EXPECT_DONE(ogp_export_csv(t->db, &t->mem, STR("AP_ECU07"), &out, &count));
    EXPECT_INT(count, 2);
    struct csv_reader r = csv_text(out, ',');
    struct csv_row row;
    EXPECT_DONE(csv_next(&r, &t->mem, &row));
    EXPECT_DONE(csv_next(&r, &t->mem, &row));
    EXPECT_STR(row.cells[OGP_TITLE], "Abrir todas las cuentas");
    EXPECT_STR(row.cells[OGP_START_DATE], "7/16/1905");
    EXPECT_STR(row.cells[OGP_OPEN_JUSTICE], "0");
    EXPECT_STR(row.cells[OGP_TAX], "1");
}

TEST(clashing_numbers_and_repeated_rows_lose_nothing)
{
    struct buf b = file_begin(t);
    struct str out;
    size_t count;
    LINE(&b, {OGP_COMMITMENT_ID, "EC0901"});
    LINE(&b, {OGP_COMMITMENT_ID, "EC0902"});
    LINE(&b, {OGP_COMMITMENT_ID, "EC0902"}, {OGP_TITLE, "Otra vez"});
    LINE(&b, {OGP_COMMITMENT_ID, "EC0904"}, {OGP_COMMITMENT_NUMBER, "NA"});
    struct ogp_comparison c = import(t, buf_str(&b));
    EXPECT_INT(c.counts[OGP_ADDED], 3);
    EXPECT_INT(c.counts[OGP_REPEATED], 1);
    EXPECT(commitment(t, "ecu", 7, "EC0902") != NULL);
    EXPECT(commitment(t, "ecu", 7, "EC0904") != NULL);
    EXPECT_DONE(ogp_export_csv(t->db, &t->mem, STR_NONE, &out, &count));
    EXPECT_INT(count, 3);
    EXPECT(str_find(out, STR("EC0904,País de prueba,7,NA,")) != SIZE_MAX); /* the number given here is no edit */
}

TEST(a_reference_never_mixes_with_a_jurisdiction_that_is_followed_here)
{
    struct jurisdiction j, *there;
    shape_clear(&jurisdiction_shape, &j);
    j.code = STR("ecu");
    j.name = STR("Ecuador");
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    EXPECT_DONE(record_add(t->db, &jurisdiction_shape, &j));
    (void)import(t, sample(t));
    EXPECT(commitment(t, "ogp-ecu", 7, "1") != NULL);
    EXPECT_DONE(jurisdiction_by_code(t->db, &t->mem, STR("ogp-ecu"), &there));
    EXPECT(there->reference);
}

UNIT(what_is_not_the_dataset_is_refused_with_its_reason)
{
    struct ogp_file f;
    EXPECT_STATUS(ogp_file_read(&t->mem, STR(""), LANG_ES, &f), INVALID);
    EXPECT(f.problem.len > 0);
    EXPECT_STATUS(ogp_file_read(&t->mem, STR("a,b\r\n1,2\r\n"), LANG_ES, &f), INVALID);
    EXPECT(str_find(f.problem, STR("No es la base de compromisos de OGP")) == 0);
    EXPECT_STATUS(ogp_file_read(&t->mem, STR("Commitment Unique Identifier,Commitment Title,Action Plan ID\r\n\"abierta"), LANG_ES, &f),
                  INVALID);
}
