/* SPDX-License-Identifier: EUPL-1.2
 * Escaping, templates, messages, Markdown, tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/digest.h"
#include "samples/pages.h"
#include "tests/unit/view_case.h"
#include "view/view.h"

static struct sample_part parts[] = {{STR("<a>")}, {STR("b")}};
static struct sample_row rows[] = {{STR("uno & dos"), parts, 2}, {STR("tres"), NULL, 0}};

static struct sample sample(void)
{
    return (struct sample){
        .class = STR("x\" onclick=\"alert(1)"),
        .title = STR("<script>\"'&"),
        .link = STR("javascript:alert(1)"),
        .prose = STR("**fuerte** <b>crudo</b>"),
        .n = 1234567,
        .share = 6250,
        .late = true,
        .due = day_of(2027, 6, 30),
        .kind = SAMPLE_SECOND,
        .label = "sí",
        .rows = rows,
        .rows_count = COUNT(rows),
        .safe = {STR("<hr>")},
    };
}

UNIT(templates_escape_by_context)
{
    struct view_case c;
    view_case(t, &c);
    struct sample s = sample();
    part_sample(&c.o, &s);
    EXPECT(view_has(&c, "class=\"sample x&quot; onclick=&quot;alert(1)\""));
    EXPECT(view_has(&c, "<h1>&lt;script&gt;&quot;&#39;&amp;</h1>"));
    EXPECT(view_has(&c, "<a href=\"#\">Ver todo</a>"));
    EXPECT(view_has(&c, "href=\"/ec/plan/1234567?q=%3Cscript%3E%22%27%26\""));
    EXPECT(view_has(&c, "Hay 1.234.567 de &lt;script&gt;&quot;&#39;&amp;"));
    EXPECT(view_has(&c, "<p class=\"late\"><time datetime=\"2027-06-30\">30 de junio de 2027</time> 30 jun 2027"));
    EXPECT(view_has(&c, "62,5\302\240% 62,5 1,2\302\240MB"));
    EXPECT(view_has(&c, "Segundo tipo sí"));
    EXPECT(view_has(&c, "<b>many</b>"));
    EXPECT(view_has(&c, "<li>0 uno &amp; dos<i>&lt;a&gt;</i><i>b</i></li><li>1 tres<i>-</i></li>"));
    EXPECT(view_has(&c, "<b>uno &amp; dos</b>"));
    EXPECT(view_has(&c, "<strong>fuerte</strong> &lt;b&gt;crudo&lt;/b&gt;"));
    EXPECT(view_has(&c, "<pre>a\n   b</pre>"));
    EXPECT(view_has(&c, "<svg></svg>1234567"));
    EXPECT(view_has(&c, "<hr>"));
    EXPECT(!view_has(&c, "<script>"));
}

UNIT(a_loop_without_rows_shows_its_else)
{
    struct view_case c;
    view_case(t, &c);
    struct sample s = sample();
    s.rows_count = 0;
    s.n = 1;
    s.late = false;
    part_sample(&c.o, &s);
    EXPECT(view_has(&c, "<ul><li>empty</li></ul>"));
    EXPECT(view_has(&c, "<b>one</b>"));
    EXPECT(view_has(&c, "<p><time"));
}

UNIT(only_addresses_that_run_nothing_become_links)
{
    static const char *const good[] = {"https://example.org/a?b=1&c=2", "HTTP://x.example", "mailto:a@b.ec", "/ec/plan/2",
                                       "#f-title", "?pagina=2"};
    static const char *const bad[] = {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "\tjavascript:x", "java\nscript:x",
                                      "data:text/html,x", "//evil.example", "/\\evil.example", "vbscript:x", "plan", ""};
    for (size_t i = 0; i < COUNT(good); i++)
        EXPECT(url_allowed(str_of(good[i])));
    for (size_t i = 0; i < COUNT(bad); i++)
        EXPECT(!url_allowed(str_of(bad[i])));
}

UNIT(days_and_numbers_are_written_as_each_language_does)
{
    struct arena *a = &t->mem;
    EXPECT_STR(day_words(a, LANG_EN, day_of(2027, 6, 30)), "30 June 2027");
    EXPECT_STR(day_words(a, LANG_ES, DAY_NONE), "–");
    EXPECT_STR(instant_words(a, LANG_ES, (struct instant){1814000000}), "26 de junio de 2027, 03:53");
    EXPECT_STR(int_words(a, LANG_EN, -1234), "−1,234");
    EXPECT_STR(int_words(a, LANG_ES, NONE), "–");
    EXPECT_STR(centi_words(a, LANG_ES, 123450), "1.234,5");
    EXPECT_STR(centi_words(a, LANG_EN, 123450), "1,234.5");
    EXPECT_STR(centi_words(a, LANG_ES, -5), "−0,05");
    EXPECT_STR(index_words(a, LANG_ES, 100), "1,00");
    EXPECT_STR(index_words(a, LANG_ES, 50), "0,50");
    EXPECT_STR(bytes_words(a, LANG_ES, 999), "999\302\240bytes");
    EXPECT_STR(bytes_words(a, LANG_ES, 20000000), "20\302\240MB");
}

UNIT(messages_are_found_and_filled)
{
    struct str values[] = {STR("31/02/2027"), STR("%1")};
    EXPECT_STR(str_of(say(LANG_EN, "Buscar")), "Search");
    EXPECT_STR(str_of(say(LANG_EN, "sin traducir jamás")), "sin traducir jamás");
    EXPECT_STR(say_with(&t->mem, LANG_EN, "%1 no existe en el calendario.", values, 1),
               "31/02/2027 does not exist in the calendar.");
    EXPECT_STR(say_with(&t->mem, LANG_ES, "Debe estar entre %2 y %1. 100 %", values, 2),
               "Debe estar entre %1 y 31/02/2027. 100 %");
}

static struct str rendered(struct test *t, const char *markdown)
{
    struct view_case c;
    view_case(t, &c);
    out_markdown(&c.o, str_of(markdown));
    return view_text(&c);
}

UNIT(markdown_renders_prose_and_nothing_that_runs)
{
    EXPECT_STR(rendered(t, "Un *texto* con `código`\n\n- uno\n- dos"),
               "<p>Un <em>texto</em> con <code>código</code></p><ul><li>uno</li><li>dos</li></ul>");
    EXPECT_STR(rendered(t, "# Título\n\n#### Otro"), "<h3>Título</h3><h4>Otro</h4>");
    EXPECT_STR(rendered(t, "[ver](https://a.ec/?x=1&y=2)"),
               "<p><a href=\"https://a.ec/?x=1&amp;y=2\" rel=\"nofollow ugc noopener\">ver</a></p>");
    EXPECT_STR(rendered(t, "[ver](javascript:alert(1))"), "<p>ver</p>");
    EXPECT_STR(rendered(t, "[ver](&#106;avascript:alert(1))"), "<p>ver</p>");
    EXPECT_STR(rendered(t, "[ver](java&Tab;script:alert(1))"), "<p>ver</p>");
    EXPECT_STR(rendered(t, "[ver](//evil.example)"), "<p>ver</p>");
    EXPECT_STR(rendered(t, "[ver](data:text/html;base64,xx)"), "<p>ver</p>");
    EXPECT_STR(rendered(t, "![foto](https://a.ec/x.png)"), "<p>foto</p>");
    EXPECT_STR(rendered(t, "<img src=x onerror=alert(1)>"), "<p>&lt;img src=x onerror=alert(1)&gt;</p>");
    EXPECT_STR(rendered(t, "a &amp; b &lt; c"), "<p>a &amp; b &lt; c</p>");
    EXPECT_STR(rendered(t, "3. tres"), "<ol start=\"3\"><li>tres</li></ol>");
    EXPECT(str_find(rendered(t, "|a|b|\n|---|---|\n|1|2|"), STR("<th scope=\"col\">a</th>")) != SIZE_MAX);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

UNIT(hostile_markdown_is_quick_and_stays_text)
{
    static const char *const bombs[] = {"[", "> ", "- ", "*a ", "![", "`", "<", "[a](", "**a*", "|a", "~~a ",
                                        "&", "\\", "_a", "1. ", "[]\n", "*a**", "[a]:b\n", "<a ", "a\n===\n", "[a][", "* a\n  "};
    for (size_t i = 0; i < COUNT(bombs); i++) {
        struct view_case c;
        view_case(t, &c);
        struct buf b = BUF(&t->mem);
        while (b.len < 20000)
            buf_chars(&b, bombs[i]);
        double begin = seconds();
        out_markdown(&c.o, buf_str(&b));
        double took = seconds() - begin;
        if (took > 0.5) /* 50 ms in a release build; sanitizers and a shared machine are slower */
            test_failed(t, __FILE__, __LINE__, "\"%s\" repeated took %.0f ms", bombs[i], took * 1000);
        EXPECT(!view_has(&c, "<script") && view_text(&c).len < 400000);
        arena_reset(&t->mem);
    }
}

UNIT(csv_follows_the_rules_and_guards_spreadsheets)
{
    struct sample_record r[2];
    for (size_t i = 0; i < 2; i++)
        shape_clear(&sample_record_shape, &r[i]);
    r[0].title = STR("=2+3");
    r[0].story = STR("dijo \"sí\",\nluego no");
    r[0].people = -5;
    r[0].share = 6250;
    r[0].due = day_of(2027, 6, 30);
    r[0].at = (struct instant){1814000000};
    r[0].kind = SAMPLE_SECOND;
    r[0].open = true;
    r[0].secret = STR("no");
    r[1].title = STR("-1");
    r[1].share = -7;
    EXPECT_STR(rows_csv(&t->mem, &sample_record_shape, r, 2),
               "title,story,people,share,due,at,kind,place,open\r\n"
               "\"'=2+3\",\"dijo \"\"sí\"\",\nluego no\",-5,62.5,2027-06-30,2027-06-26T08:53:20Z,segundo,,1\r\n"
               "\"'-1\",,,-0.07,,,,,0\r\n");
}

UNIT(json_carries_source_licence_and_rows)
{
    struct view_case c;
    view_case(t, &c);
    struct sample_record r;
    shape_clear(&sample_record_shape, &r);
    r.title = STR("a\"b");
    r.secret = STR("oculto");
    struct str json = rows_json(&c.r, &sample_record_shape, &r, 1);
    EXPECT(str_starts(json, "{\"source\":\"https://hito.example/aqui\",\"license\":\"https://creativecommons"));
    EXPECT(str_find(json, STR("\"count\":1,\"rows\":[{\"title\":\"a\\\"b\"")) != SIZE_MAX);
    EXPECT(str_find(json, STR("oculto")) == SIZE_MAX);
}

UNIT(a_page_has_its_frame_and_says_whether_a_form_came_back)
{
    struct view_case c;
    view_case(t, &c);
    struct crumb crumbs[] = {{STR("Plan <2>"), STR("/ec/plan/2")}};
    struct head head = {.title = STR("T<i>"), .crumbs = crumbs, .crumb_count = 1, .section = "plan",
                        .jurisdiction_name = STR("Ecuador"), .jurisdiction_path = STR("/ec")};
    EXPECT_DONE(respond_body(&c.r, head, (struct html){STR("<h1>hola</h1>")}));
    struct str page = c.r.reply.body;
    EXPECT_INT(c.r.reply.code, 200);
    EXPECT(str_find(page, STR("<html lang=\"es\"")) != SIZE_MAX);
    EXPECT(str_find(page, STR("<title>T&lt;i&gt; · Ecuador · Hito</title>")) != SIZE_MAX);
    EXPECT(str_find(page, STR("<a href=\"/ec/planes\" aria-current=\"page\">Planes</a>")) != SIZE_MAX);
    EXPECT(str_find(page, STR("<a href=\"/ec/plan/2\">Plan &lt;2&gt;</a>")) != SIZE_MAX);
    EXPECT(str_find(page, STR("href=\"/aqui?lang=en\"")) != SIZE_MAX);
    EXPECT(str_find(page, STR("style=")) == SIZE_MAX);
    problem_add(&c.r, "", "Nada que retirar.");
    EXPECT_DONE(respond_body(&c.r, head, (struct html){STR("<h1>hola</h1>")}));
    EXPECT_INT(c.r.reply.code, 422);
    EXPECT(str_find(c.r.reply.body, STR("<li>Nada que retirar.</li>")) != SIZE_MAX);
}

UNIT(the_inlined_style_has_the_hash_that_the_browser_computes)
{
    struct str hash = view_inline_style_hash(&t->mem);
    const struct asset *style = asset_find("page.css");
    EXPECT((style == NULL) == (hash.ptr == NULL));
    if (style != NULL)
        EXPECT(hash.len == 44 && str_ends(hash, "="));
    EXPECT(asset_find("nothing.css") == NULL);
}

/* Compiles one template; whether it is refused with those words. */
static bool refused(struct test *t, const char *body, const char *words)
{
    char path[] = "/tmp/hito-template-XXXXXX", said[512] = "";
    int fd = mkstemp(path);
    FILE *f = fdopen(fd, "w");
    fprintf(f, "{{page x struct x \"x.h\"}}\n%s", body);
    fclose(f);
    struct str command = str_fmt(&t->mem, "build/tools/pagepack --messages %s 2>&1", path);
    FILE *tool = popen(command.ptr, "r");
    size_t got = fread(said, 1, sizeof said - 1, tool);
    int code = pclose(tool);
    unlink(path);
    said[got] = '\0';
    if (code == 0 || strstr(said, words) == NULL) {
        test_failed(t, __FILE__, __LINE__, "%s: said \"%s\"", body, said);
        return false;
    }
    return true;
}

UNIT(the_template_compiler_refuses_what_is_unsafe_or_unbalanced)
{
    refused(t, "<p title={{x}}>", "without quotes");
    refused(t, "<script>{{x}}</script>", "inside <script>");
    refused(t, "<p {{x}}>", "outside an attribute's value");
    refused(t, "<p onclick=\"{{x}}\">", "inline handlers");
    refused(t, "<p style=\"color:red\">", "inline handlers");
    refused(t, "<!-- {{x}} -->", "inside a comment");
    refused(t, "<img srcset=\"{{x}}\">", "srcset");
    refused(t, "<a href=\"{{pct x}}\">", "inside an address");
    refused(t, "<a href=\"{{#if a}}/x{{/if}}{{x}}\">", "write it in both branches");
    refused(t, "<p title=\"{{markdown x}}\">", "inside a tag");
    refused(t, "{{#if x}}a", "never closed");
    refused(t, "{{/if}}", "closes nothing");
    refused(t, "{{#each a as m}}{{/if}}", "closes the {{#each}}");
    refused(t, "{{#if x}}<p{{else}}<p>{{/if}}", "different places");
    refused(t, "{{{x}}}", "no raw form");
    refused(t, "{{#unless x}}", "unknown tag");
    refused(t, "{{_ Hola %1 | a | b}}", "has no %2");
    refused(t, "\n\n{{x", ":4: error: {{ without its }}");
}
