/* SPDX-License-Identifier: EUPL-1.2
 * The page that works without signal: one file, with its own style and script named by their hashes. It is a
 * download, not a page of the site. */
#include "base/digest.h"
#include "base/json.h"
#include "pages.h"
#include "room/hall/hall_view.h"
#include "view/view.h"

/* SHA-256 as a content policy writes it. */
static struct str policy_hash(struct arena *mem, struct str bytes)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct str hex = sha256_hex(mem, bytes);
    unsigned char raw[33] = {0};
    struct buf b = BUF(mem);
    for (size_t i = 0; i < 32; i++)
        for (size_t k = 0; k < 2; k++) {
            char c = hex.ptr[2 * i + k];
            raw[i] = (unsigned char)(raw[i] * 16 + (c <= '9' ? c - '0' : c - 'a' + 10));
        }
    for (size_t i = 0; i < 33; i += 3) {
        unsigned v = (unsigned)raw[i] << 16 | (unsigned)raw[i + 1] << 8 | raw[i + 2];
        buf_char(&b, signs[v >> 18]);
        buf_char(&b, signs[v >> 12 & 63]);
        buf_char(&b, signs[v >> 6 & 63]);
        buf_char(&b, i == 30 ? '=' : signs[v & 63]);
    }
    return buf_str(&b);
}

static size_t choices_of(struct request *r, const struct choices *list, struct hall_choice **ret)
{
    *ret = arena_array(r->mem, struct hall_choice, list->count);
    for (size_t i = 0; i < list->count; i++)
        (*ret)[i] = (struct hall_choice){str_of(list->items[i].code), str_of(say(r->lang, list->items[i].label))};
    return list->count;
}

static size_t lines_of(struct request *r, struct str text, struct hall_choice **ret)
{
    size_t n = 0;
    *ret = arena_array(r->mem, struct hall_choice, text.len + 1);
    while (text.ptr != NULL) {
        struct str line = str_trim(str_cut(&text, '\n'));
        if (!str_empty(line))
            (*ret)[n++] = (struct hall_choice){line, line};
    }
    return n;
}

static size_t provinces_of(struct request *r, const struct territory *rows, size_t count, bool by_code, struct hall_choice **ret)
{
    *ret = arena_array(r->mem, struct hall_choice, count);
    for (size_t i = 0; i < count; i++)
        (*ret)[i] = (struct hall_choice){by_code ? rows[i].code : rows[i].name, rows[i].name};
    return count;
}

static enum status questions_of(struct request *r, const struct session_place *p, const struct territory *provinces, size_t province_count,
                                struct hall_question **ret, size_t *ret_count, int64_t *ret_form)
{
    struct proposal_question *all;
    TRY(hall_questions(r, p, &all, ret_count, ret_form));
    *ret = arena_array(r->mem, struct hall_question, *ret_count);
    for (size_t i = 0; i < *ret_count; i++) {
        struct hall_question *q = &(*ret)[i];
        *q = (struct hall_question){.q = &all[i], .line = all[i].kind == ASK_LINE, .provinces = all[i].kind == ASK_PROVINCES,
                                    .many = all[i].kind == ASK_OPTIONS || all[i].kind == ASK_PROVINCES, .lines = all[i].kind == ASK_LINE ? 1 : 5};
        if (all[i].kind == ASK_OPTIONS)
            q->options_count = lines_of(r, all[i].options, &q->options);
        if (q->provinces)
            q->options_count = provinces_of(r, provinces, province_count, false, &q->options);
    }
    return DONE;
}

/* What the script must know: whose page it is, and what the questions demand. */
static struct str data_of(struct request *r, const struct session_place *p, const struct hall_question *questions, size_t count, int64_t form)
{
    struct json j = JSON(r->mem);
    struct str process = str_fmt(r->mem, "%.*s/%lld", STR_ARG(p->at->at->jurisdiction->code), (long long)p->at->at->process->number);
    json_open(&j, '{');
    json_key(&j, STR("hito"));
    json_text(&j, STR(HALL_MARK));
    json_key(&j, STR("proceso"));
    json_text(&j, process);
    json_key(&j, STR("mesa"));
    json_int(&j, p->at->table->number);
    json_key(&j, STR("sesion"));
    json_int(&j, p->session->number);
    json_key(&j, STR("formulario"));
    json_int(&j, form);
    json_key(&j, STR("preguntas"));
    json_open(&j, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(&j, '{');
        json_key(&j, STR("codigo"));
        json_text(&j, questions[i].q->code);
        json_key(&j, STR("varias"));
        json_bool(&j, questions[i].many);
        json_key(&j, STR("obligatoria"));
        json_bool(&j, questions[i].q->required);
        json_key(&j, STR("minimo"));
        json_int(&j, questions[i].q->min_chars);
        json_key(&j, STR("maximo"));
        json_int(&j, questions[i].q->max_chars);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    json_close(&j, '}');
    return json_str(&j);
}

static void asset_put(struct out *o, const struct asset *a)
{
    out_markup(o, a->bytes, a->length);
}

#define LITERAL(o, text) out_markup(o, text, sizeof(text) - 1)

enum status hall_offline_page(struct request *r, const struct session_place *p, struct str *ret)
{
    const struct asset *style = asset_find("hall.css"), *script = asset_find("hall.js");
    struct territory *provinces;
    size_t province_count;
    int64_t form;
    struct str number[] = {int_words(r->mem, r->lang, p->at->table->number), int_words(r->mem, r->lang, p->session->number)};
    struct hall_offline page = {.at = p, .table = p->at->table, .when = day_words(r->mem, r->lang, p->session->held_on),
                                .title = say_with(r->mem, r->lang, N_("Mesa %1, sesión %2: página sin conexión"), number, 2),
                                .both = p->session->modality == MODALITY_MIXED};
    if (style == NULL || script == NULL)
        return BROKEN;
    TRY(territory_provinces(r->db, r->mem, &provinces, &province_count));
    TRY(questions_of(r, p, provinces, province_count, &page.questions, &page.questions_count, &form));
    page.sectors_count = choices_of(r, &table_sector_choices, &page.sectors);
    page.provinces_count = provinces_of(r, provinces, province_count, true, &page.provinces);
    page.presences_count = choices_of(r, &presence_choices, &page.presences);
    page.genders_count = choices_of(r, &self_gender_choices, &page.genders);
    page.ages_count = choices_of(r, &self_age_choices, &page.ages);
    page.identities_count = choices_of(r, &self_identity_choices, &page.identities);
    page.data = data_of(r, p, page.questions, page.questions_count, form);
    struct out o = out_new(r);
    struct str head = str_fmt(r->mem, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-%.*s'; "
                              "script-src 'sha256-%.*s'; base-uri 'none'; form-action 'none'\">\n"
                              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
                              r->lang == LANG_EN ? "en" : "es", STR_ARG(policy_hash(r->mem, (struct str){style->bytes, style->length})),
                              STR_ARG(policy_hash(r->mem, (struct str){script->bytes, script->length})));
    out_markup(&o, head.ptr, head.len);
    out_text(&o, page.title);
    LITERAL(&o, " · Hito</title>\n<style>");
    asset_put(&o, style);
    LITERAL(&o, "</style>\n</head>\n<body>\n");
    part_hall_offline(&o, &page);
    LITERAL(&o, "<script>");
    asset_put(&o, script);
    LITERAL(&o, "</script>\n</body>\n</html>\n");
    TRY(o.problem);
    *ret = out_html(&o).markup;
    return DONE;
}

/* GET …/imprimir: blank forms for paper. */
enum status hall_print_show(struct request *r)
{
    const struct session_place *p = r->object;
    struct territory *provinces;
    size_t province_count;
    int64_t form;
    struct hall_print page = {.at = p, .table = p->at->table, .when = day_words(r->mem, r->lang, p->session->held_on), .rows_count = 20};
    TRY(territory_provinces(r->db, r->mem, &provinces, &province_count));
    TRY(questions_of(r, p, provinces, province_count, &page.questions, &page.questions_count, &form));
    page.rows = arena_array(r->mem, struct hall_line, page.rows_count);
    for (size_t i = 0; i < page.rows_count; i++)
        page.rows[i].number = (int64_t)i + 1;
    page.sectors_count = choices_of(r, &table_sector_choices, &page.sectors);
    page.genders_count = choices_of(r, &self_gender_choices, &page.genders);
    page.ages_count = choices_of(r, &self_age_choices, &page.ages);
    page.identities_count = choices_of(r, &self_identity_choices, &page.identities);
    return page_hall_print(r, hall_head(r, p, N_("Formularios para imprimir")), &page);
}
