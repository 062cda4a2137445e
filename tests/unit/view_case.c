/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/view_case.h"

CHOICES_TABLE(sample_kind, SAMPLE_KIND);
#define SHAPE_TAG struct sample_record
SHAPE_TABLE(sample_record, NULL, SAMPLE_RECORD);
#undef SHAPE_TAG

void sample_draw(struct out *o, int64_t n)
{
    out_markup(o, "<svg></svg>", 11);
    out_raw_int(o, n);
}

void view_case(struct test *t, struct view_case *c)
{
    *c = (struct view_case){0};
    c->site.say = say;
    c->site.server_key = STR("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
    c->site.config.base_url = STR("https://hito.example");
    c->site.config.file_limit = 20000000;
    c->r = (struct request){
        .mem = &t->mem,
        .site = &c->site,
        .method = GET,
        .path = STR("/aqui"),
        .now = {1814000000},
        .actor = {.person = NONE},
        .fields = &c->fields,
    };
    c->o = out_new(&c->r);
}

void view_post(struct view_case *c, const char *form)
{
    c->r.method = POST;
    c->fields.typed = true;
    c->fields.form = (struct values){0};
    enum status s = values_parse(c->r.mem, str_of(form), FORM_VALUES, &c->fields.form);
    assert(s == DONE);
    c->r.problems = (struct problems){0};
    c->r.problem = DONE;
    c->o = out_new(&c->r);
}

struct str view_text(struct view_case *c)
{
    return buf_str(&c->o.buf);
}

bool view_has(struct view_case *c, const char *part)
{
    return str_find(view_text(c), str_of(part)) != SIZE_MAX;
}
