/* SPDX-License-Identifier: EUPL-1.2
 * Invented rows that carry the traps of the real file (ogp-rules 6). */
#include "room/exchange/ogp.h"

#include "base/text.h"
#include "document/csv.h"
#include "tests/test.h"

struct cell_of {
    enum ogp_column column;
    const char *text;
};

/* A sound row of an invented national plan of Ecuador, with these cells over it. */
static struct str *sample(struct test *t, const struct cell_of *over, size_t count)
{
    static const struct cell_of sound[] = {
        {OGP_COMMITMENT_ID, "EC0099"},
        {OGP_LOCALITY, "Ecuador"},
        {OGP_PLAN_NUMBER, "7"},
        {OGP_COMMITMENT_NUMBER, "3"},
        {OGP_COUNTRY_CODE, "ECU"},
        {OGP_REGION, "Americas"},
        {OGP_NATIONAL_OR_LOCAL, "National"},
        {OGP_YEAR_OF_SUBMISSION, "2030"},
        {OGP_PLAN_END_YEAR, "2032"},
        {OGP_PLAN_DURATION, "2"},
        {OGP_TITLE, "Un compromiso inventado"},
        {OGP_SHORT_TITLE, "Inventado"},
        {OGP_FULL_TEXT, "Texto\ncon líneas"},
        {OGP_START_DATE, "1/15/2031"},
        {OGP_END_DATE, "12/31/2032"},
        {OGP_LEAD, "Ministerio de Pruebas"},
        {OGP_SUPPORT, "NA"},
        {OGP_THEME, "NA"},
        {OGP_VERIFIABLE, "Yes"},
        {OGP_CLUSTER_IDS, "NA"},
        {OGP_PLAN_ID, "AP_ECU07"},
        {OGP_URL, "https://example.org/ec0099"},
        {OGP_EXTRACT_ID, "1"},
    };
    struct str *cells = arena_array(&t->mem, struct str, OGP_COLUMNS);
    for (size_t c = 0; c < OGP_COLUMNS; c++) {
        enum ogp_kind kind = ogp_fields[c].kind;
        cells[c] = kind == OGP_KIND_TAG || kind == OGP_KIND_FLAG ? STR("0") : STR("ND");
    }
    for (size_t i = 0; i < COUNT(sound); i++)
        cells[sound[i].column] = str_of(sound[i].text);
    for (size_t i = 0; i < count; i++)
        cells[over[i].column] = str_of(over[i].text);
    return cells;
}

static struct ogp_row *decode(struct test *t, const struct cell_of *over, size_t count)
{
    struct ogp_row *row = arena_new_of(&t->mem, struct ogp_row);
    struct ogp_header h = ogp_header_standard(&t->mem);
    ogp_decode(&t->mem, &h, sample(t, over, count), OGP_COLUMNS, 2, row);
    return row;
}
#define ROW(...)                                                                                             \
    decode(t, (const struct cell_of[]){__VA_ARGS__}, COUNT(((const struct cell_of[]){__VA_ARGS__})))

/* Whether there is one remark about the column whose message has the words. */
static bool remarked(const struct ogp_row *r, enum ogp_column c, const char *words)
{
    for (size_t i = 0; i < r->remarks.count; i++)
        if (r->remarks.items[i].column == (size_t)c + 1 &&
            str_find(r->remarks.items[i].message, str_of(words)) != SIZE_MAX)
            return true;
    return false;
}

static void expect_range(struct test *t, const struct ogp_row *r, enum ogp_column c, const char *first,
                         const char *last)
{
    EXPECT_STR(day_iso(&t->mem, ogp_value(r, c)->range.first), first);
    EXPECT_STR(day_iso(&t->mem, ogp_value(r, c)->range.last), last);
}

UNIT(the_dataset_has_171_columns_of_which_86_are_policy_areas)
{
    size_t tags = 0;
    EXPECT_INT(OGP_COLUMNS, 171);
    for (size_t c = 0; c < OGP_COLUMNS; c++) {
        enum ogp_column related = ogp_fields[c].related;
        tags += ogp_fields[c].kind == OGP_KIND_TAG;
        EXPECT((ogp_fields[c].kind == OGP_KIND_TAG) == (ogp_fields[c].block == OGP_BLOCK_POLICY));
        EXPECT(related == OGP_COLUMNS || ogp_fields[related].block == ogp_fields[c].block);
        EXPECT((ogp_fields[c].kind == OGP_KIND_CODE) ==
               (related != OGP_COLUMNS && ogp_fields[c].block != OGP_BLOCK_POLICY));
    }
    EXPECT_INT(tags, 86);
    EXPECT_INT(ogp_fields[OGP_RIGHT_TO_INFORMATION].related, OGP_COLUMNS);
    EXPECT_INT(ogp_fields[OGP_WHISTLEBLOWER_PROTECTIONS].related, OGP_INTEGRITY);
}

UNIT(a_sound_row_is_read_without_a_remark)
{
    struct ogp_row *r = decode(t, NULL, 0);
    EXPECT_INT(r->remarks.count, 0);
    EXPECT(r->usable);
    EXPECT_INT(r->plan_years, 2);
    EXPECT_INT(ogp_number(r, OGP_VERIFIABLE), 1);
    expect_range(t, r, OGP_END_DATE, "2032-12-31", "2032-12-31");
}

UNIT(the_header_is_matched_in_any_order_and_case)
{
    struct ogp_header standard = ogp_header_standard(&t->mem), h;
    struct str cells[OGP_COLUMNS + 1];
    struct remarks remarks = {0};
    for (size_t c = 0; c < OGP_COLUMNS; c++)
        cells[OGP_COLUMNS - 1 - c] = text_fold(&t->mem, standard.names[c]);
    cells[OGP_COLUMNS] = STR("Nota propia");
    EXPECT_DONE(ogp_header_read(&t->mem, cells, COUNT(cells), &remarks, &h));
    EXPECT_INT(h.missing_count, 0);
    EXPECT_INT(h.unknown_count, 1);
    EXPECT(h.reordered);
    EXPECT_INT(h.at[OGP_COMMITMENT_ID], OGP_COLUMNS);
    EXPECT_INT(h.at[OGP_SPECIFICITY_CODE], OGP_COLUMNS - OGP_SPECIFICITY_CODE); /* not taken for its word */
    EXPECT_INT(remarks.count, 2);
}

UNIT(missing_and_repeated_columns_are_reported)
{
    const struct str few[] = {STR("Commitment Unique Identifier"), STR("Commitment Title"),
                              STR("Action Plan ID"), STR("commitment  title")};
    struct remarks remarks = {0};
    struct ogp_header h;
    EXPECT_DONE(ogp_header_read(&t->mem, few, COUNT(few), &remarks, &h));
    EXPECT_INT(h.missing_count, OGP_COLUMNS - 3);
    EXPECT_INT(h.at[OGP_TITLE], 2);
    EXPECT_STATUS(ogp_header_read(&t->mem, few, 2, &remarks, &h), INVALID);
}

UNIT(sentinels_stay_distinct_from_each_other_and_from_zero)
{
    struct ogp_row *r = ROW({OGP_EARLY_RESULTS, "NR"}, {OGP_EARLY_RESULTS_CODE, "NR"}, {OGP_YOUTH, "NA"},
                            {OGP_GENDER, "0"}, {OGP_SUPPORT, "N/A"}, {OGP_THEME, ""});
    EXPECT_INT(ogp_value(r, OGP_POTENTIAL)->missing, OGP_ND);
    EXPECT_INT(ogp_value(r, OGP_EARLY_RESULTS)->missing, OGP_NR);
    EXPECT_INT(ogp_value(r, OGP_YOUTH)->missing, OGP_NA);
    EXPECT_INT(ogp_value(r, OGP_THEME)->missing, OGP_BLANK);
    EXPECT_INT(ogp_number(r, OGP_YOUTH), NONE);
    EXPECT_INT(ogp_number(r, OGP_GENDER), 0);
    EXPECT_INT(ogp_value(r, OGP_SUPPORT)->missing, OGP_NA);
    EXPECT(remarked(r, OGP_SUPPORT, "NA (no aplica)"));
    EXPECT_INT(r->remarks.count, 1);
}

UNIT(years_shown_as_days_of_1905_are_years)
{
    struct ogp_row *r =
        ROW({OGP_PLAN_END_YEAR, "7/24/1905"}, {OGP_START_DATE, "7/23/1905"}, {OGP_END_DATE, "1905-07-24"});
    EXPECT_INT(ogp_number(r, OGP_PLAN_END_YEAR), 2032);
    EXPECT_INT(r->plan_years, 2);
    expect_range(t, r, OGP_START_DATE, "2031-01-01", "2031-12-31");
    expect_range(t, r, OGP_END_DATE, "2032-01-01", "2032-12-31");
    EXPECT(remarked(r, OGP_PLAN_END_YEAR, "mostró como fecha"));
    EXPECT(remarked(r, OGP_START_DATE, "mostró como fecha"));
}

UNIT(decimals_left_by_a_spreadsheet_are_repaired_and_numbers_stay_text)
{
    struct ogp_row *r = ROW({OGP_COMMITMENT_NUMBER, "4.0999999999999996"});
    EXPECT_STR(ogp_text(r, OGP_COMMITMENT_NUMBER), "4.1");
    EXPECT(remarked(r, OGP_COMMITMENT_NUMBER, "decimales"));
    EXPECT_STR(ogp_text(ROW({OGP_COMMITMENT_NUMBER, "10.130000000000001"}), OGP_COMMITMENT_NUMBER), "10.13");
    static const char *const kept[] = {"2.1", "B.1.A", "4M3", "SC17", "3.3.3.6", "1.10", "007"};
    for (size_t i = 0; i < COUNT(kept); i++) {
        r = ROW({OGP_COMMITMENT_NUMBER, kept[i]});
        EXPECT_STR(ogp_text(r, OGP_COMMITMENT_NUMBER), kept[i]);
        EXPECT_INT(r->remarks.count, 0);
    }
}

UNIT(days_are_month_first_unless_the_row_says_otherwise)
{
    struct ogp_row *r = ROW({OGP_START_DATE, "08/01/2031"}, {OGP_END_DATE, "8/1/32"});
    expect_range(t, r, OGP_START_DATE, "2031-08-01", "2031-08-01");
    expect_range(t, r, OGP_END_DATE, "2032-08-01", "2032-08-01");
    EXPECT_INT(r->remarks.count, 0);
    r = ROW({OGP_START_DATE, "1/7/2031"}, {OGP_END_DATE, "31/12/2032"});
    expect_range(t, r, OGP_START_DATE, "2031-07-01", "2031-07-01");
    expect_range(t, r, OGP_END_DATE, "2032-12-31", "2032-12-31");
    EXPECT(remarked(r, OGP_START_DATE, "día/mes/año") && remarked(r, OGP_END_DATE, "día/mes/año"));
    r = ROW({OGP_START_DATE, "2031-07-01"}, {OGP_END_DATE, "02/30/2032"});
    expect_range(t, r, OGP_START_DATE, "2031-07-01", "2031-07-01");
    EXPECT_INT(ogp_value(r, OGP_END_DATE)->missing, OGP_UNREAD);
}

UNIT(periods_serials_and_words_in_dates_are_read_or_kept)
{
    struct ogp_row *r = ROW({OGP_START_DATE, "II quarter of 2031"}, {OGP_END_DATE, "December 2032"});
    expect_range(t, r, OGP_START_DATE, "2031-04-01", "2031-06-30");
    expect_range(t, r, OGP_END_DATE, "2032-12-01", "2032-12-31");
    r = ROW({OGP_START_DATE, "43525"}, {OGP_END_DATE, "2032"});
    expect_range(t, r, OGP_START_DATE, "2019-03-01", "2019-03-01");
    expect_range(t, r, OGP_END_DATE, "2032-01-01", "2032-12-31");
    r = ROW({OGP_START_DATE, "Underway"}, {OGP_END_DATE, "1/1/2030"});
    EXPECT_INT(ogp_value(r, OGP_START_DATE)->missing, OGP_UNREAD);
    EXPECT_STR(ogp_value(r, OGP_START_DATE)->text, "Underway");
    EXPECT(!day_known(ogp_value(r, OGP_START_DATE)->range.first));
    EXPECT(remarked(r, OGP_START_DATE, "se conserva como texto"));
    r = ROW({OGP_START_DATE, "1/2/2031"}, {OGP_END_DATE, "1/1/2031"});
    EXPECT(remarked(r, OGP_END_DATE, "antes del comienzo"));
}

UNIT(durations_that_disagree_with_the_years_are_recomputed)
{
    struct ogp_row *r = ROW({OGP_PLAN_END_YEAR, "2034"});
    EXPECT_INT(r->plan_years, 4);
    EXPECT(remarked(r, OGP_PLAN_DURATION, "vale lo calculado"));
    r = ROW({OGP_PLAN_END_YEAR, "2030"}, {OGP_PLAN_DURATION, "1"});
    EXPECT_INT(r->plan_years, 0);
    EXPECT(remarked(r, OGP_PLAN_DURATION, "vale lo calculado"));
}

UNIT(verifiable_written_as_one_is_yes)
{
    struct ogp_row *r = ROW({OGP_VERIFIABLE, "1"});
    EXPECT_STR(ogp_text(r, OGP_VERIFIABLE), "Yes");
    EXPECT_INT(ogp_number(r, OGP_VERIFIABLE), 1);
    EXPECT(remarked(r, OGP_VERIFIABLE, "se leyó"));
    r = ROW({OGP_VERIFIABLE, "No"}, {OGP_POTENTIAL, "Modest"}, {OGP_POTENTIAL_CODE, "1"});
    EXPECT(remarked(r, OGP_POTENTIAL, "no es verificable"));
}

UNIT(identifiers_are_checked_by_their_form)
{
    EXPECT(ogp_id_valid(STR("EC0016")) && ogp_id_valid(STR("PNG0012")) && ogp_id_valid(STR("XK0001")));
    EXPECT(!ogp_id_valid(STR("ec0016")) && !ogp_id_valid(STR("EC016")) && !ogp_id_valid(STR("E0016")) &&
           !ogp_id_valid(STR("EC00161")) && !ogp_id_valid(STR("ABCD0001")));
    bool local;
    int64_t number;
    EXPECT(ogp_plan_id_parse(STR("AP_ECU02"), &local, &number) && !local && number == 2);
    EXPECT(ogp_plan_id_parse(STR("AP_MXJL11"), &local, &number) && local && number == 11);
    EXPECT(!ogp_plan_id_parse(STR("AP_EC02"), &local, &number) &&
           !ogp_plan_id_parse(STR("ECU02"), &local, &number));
    struct ogp_row *r = ROW({OGP_COMMITMENT_ID, "EC-99"});
    EXPECT(!r->usable && remarked(r, OGP_COMMITMENT_ID, "no tiene la forma"));
    r = ROW({OGP_TITLE, "NA"}, {OGP_LEAD, "NA"});
    EXPECT(!r->usable && remarked(r, OGP_TITLE, "no puede cargarse") &&
           remarked(r, OGP_LEAD, "quién responde"));
    r = ROW({OGP_PLAN_ID, "AP_PER06"});
    EXPECT(r->usable && remarked(r, OGP_PLAN_NUMBER, "pero el plan es") &&
           remarked(r, OGP_COUNTRY_CODE, "pero el plan es"));
    EXPECT_INT(ROW({OGP_PLAN_ID, "AP_ECPI07"}, {OGP_COUNTRY_CODE, "ECPI"})->remarks.count, 0);
}

UNIT(a_child_area_without_its_parent_is_remarked_but_not_right_to_information)
{
    struct ogp_row *r = ROW({OGP_OPEN_JUSTICE, "1"});
    EXPECT(remarked(r, OGP_OPEN_JUSTICE, "su área mayor"));
    EXPECT_INT(ROW({OGP_OPEN_JUSTICE, "1"}, {OGP_JUSTICE, "1"})->remarks.count, 0);
    EXPECT_INT(ROW({OGP_RIGHT_TO_INFORMATION, "1"})->remarks.count, 0);
    EXPECT(ogp_tagged(r, OGP_OPEN_JUSTICE) && !ogp_tagged(r, OGP_JUSTICE));
    r = ROW({OGP_TAX, "x"});
    EXPECT_INT(ogp_value(r, OGP_TAX)->missing, OGP_UNREAD);
}

UNIT(clusters_name_themselves_and_share_one_potential)
{
    struct ogp_row rows[2];
    struct ogp_row *r = ROW({OGP_CLUSTERED, "1"}, {OGP_CLUSTER_IDS, "EC0098, EC0097"});
    EXPECT(remarked(r, OGP_CLUSTER_IDS, "no incluye"));
    EXPECT(remarked(ROW({OGP_CLUSTERED, "1"}), OGP_CLUSTERED, "no dice con qué"));
    EXPECT(remarked(ROW({OGP_CLUSTER_IDS, "EC0099, EC0098"}), OGP_CLUSTER_IDS, "no está en un grupo"));
    EXPECT(remarked(ROW({OGP_CLUSTER_IDS, "EC0099 y otros"}), OGP_CLUSTER_IDS, "no es una lista"));
    rows[0] = *ROW({OGP_CLUSTERED, "1"}, {OGP_CLUSTER_IDS, "EC0098, EC0099"}, {OGP_POTENTIAL, "Modest"},
                   {OGP_POTENTIAL_CODE, "1"});
    rows[1] = *ROW({OGP_COMMITMENT_ID, "EC0098"}, {OGP_CLUSTERED, "1"}, {OGP_CLUSTER_IDS, "EC0098, EC0099"},
                   {OGP_POTENTIAL, "Substantial"}, {OGP_POTENTIAL_CODE, "2"});
    EXPECT_INT(rows[0].remarks.count + rows[1].remarks.count, 0);
    ogp_check_clusters(&t->mem, rows, 2);
    EXPECT_INT(rows[0].remarks.count + rows[1].remarks.count, 1);
}

UNIT(codes_that_do_not_match_their_words_are_remarked)
{
    EXPECT_INT(ROW({OGP_COMPLETION_END, "Substantial"}, {OGP_COMPLETION_END_CODE, "4"})->remarks.count, 0);
    EXPECT_INT(
        ROW({OGP_COMPLETION_END, "no evidence available"}, {OGP_COMPLETION_END_CODE, "1"})->remarks.count, 0);
    EXPECT_INT(ROW({OGP_CHANGE, "Increase"}, {OGP_CHANGE_CODE, "3"})->remarks.count, 0);
    EXPECT_INT(ROW({OGP_DIOG, "No early results to report yet"}, {OGP_DIOG_CODE, "1"})->remarks.count, 0);
    EXPECT_INT(ROW({OGP_DIOG_ACCESS, "Did Not Change"}, {OGP_DIOG_ACCESS_CODE, "2"})->remarks.count, 0);
    EXPECT(
        remarked(ROW({OGP_CHANGE, "Increase"}, {OGP_CHANGE_CODE, "0"}), OGP_CHANGE_CODE, "vale la palabra"));
    EXPECT(remarked(ROW({OGP_CHANGE, "No Change"}, {OGP_CHANGE_CODE, "NR"}), OGP_CHANGE_CODE,
                    "vale la palabra"));
    EXPECT(remarked(ROW({OGP_DIOG_ACCESS, "Not Applicable"}, {OGP_DIOG_ACCESS_CODE, "2"}),
                    OGP_DIOG_ACCESS_CODE, "vale la palabra"));
    EXPECT(remarked(ROW({OGP_EARLY_RESULTS, "Enormous"}, {OGP_EARLY_RESULTS_CODE, "2"}), OGP_EARLY_RESULTS,
                    "no es un valor conocido"));
    EXPECT_INT(ogp_number(ROW({OGP_POTENTIAL_IMPACT, "None"}, {OGP_POTENTIAL_IMPACT_CODE, "0"}),
                          OGP_POTENTIAL_IMPACT),
               0);
}

UNIT(lists_in_a_cell_are_cut_at_lines_semicolons_and_bullets)
{
    struct str *items;
    EXPECT_INT(ogp_list(&t->mem,
                        STR("• Ministerio A; Alcaldía – Zona 1\n- Red B, de C\n\u25AA Universidad-D"),
                        &items),
               4);
    EXPECT_STR(items[0], "Ministerio A");
    EXPECT_STR(items[1], "Alcaldía – Zona 1");
    EXPECT_STR(items[2], "Red B, de C");
    EXPECT_STR(items[3], "Universidad-D");
    EXPECT_INT(ogp_list(&t->mem, STR_NONE, &items), 0);
}

UNIT(a_row_goes_out_as_it_came_but_for_what_was_edited)
{
    const char *file =
        "\xEF\xBB\xBF"
        "Action Plan ID,Nota propia,Commitment Title,Commitment Unique Identifier,Start Date\r\n"
        "AP_ECU07,\" x \",\"Dos\nlíneas, \"\"así\"\"\",EC0099,7/15/1905\r\n";
    struct remarks remarks = {0};
    struct csv_reader c;
    struct csv_row names, row;
    struct ogp_header h;
    struct buf out = BUF(&t->mem);
    EXPECT_DONE(csv_open(&c, &t->mem, str_of(file), &remarks));
    EXPECT_DONE(csv_next(&c, &t->mem, &names));
    EXPECT_DONE(csv_next(&c, &t->mem, &row));
    EXPECT_DONE(ogp_header_read(&t->mem, names.cells, names.count, &remarks, &h));
    csv_write(&out, h.names, h.width, ',');
    csv_write(&out, ogp_export(&t->mem, &h, row.cells, row.count, NULL, 0), h.width, ',');
    EXPECT_STR(buf_str(&out), file + 3);
    const struct ogp_edit edits[] = {{OGP_START_DATE, ogp_day_text(&t->mem, day_of(2031, 7, 1))},
                                     {OGP_LEAD, STR("no está")}};
    struct str *cells = ogp_export(&t->mem, &h, row.cells, row.count, edits, COUNT(edits));
    EXPECT_STR(cells[4], "7/1/2031");
    EXPECT_STR(cells[1], " x ");
    EXPECT_STR(cells[2], "Dos\nlíneas, \"así\"");
}
