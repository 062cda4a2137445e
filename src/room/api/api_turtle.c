/* SPDX-License-Identifier: EUPL-1.2
 * The catalogue as Turtle: the same statements as the JSON-LD, for portals that gather only this form. */
#include "room/api/api_view.h"

#define EU "http://publications.europa.eu/resource/authority/"

/* "Texto \"citado\""@es */
static void said(struct buf *b, const char *predicate, struct str text)
{
    buf_fmt(b, "    %s \"", predicate);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '"' || c == '\\')
            buf_char(b, '\\');
        if (c == '\n' || c == '\r')
            buf_chars(b, c == '\n' ? "\\n" : "\\r");
        else
            buf_char(b, c);
    }
    buf_chars(b, "\"@es ;\n");
}

static void linked(struct buf *b, const char *predicate, struct str address)
{
    buf_fmt(b, "    %s <%.*s> ;\n", predicate, STR_ARG(address));
}

static void file(struct buf *b, struct str address, const char *suffix, const char *format, const char *type)
{
    struct str url = str_fmt(b->arena, "%.*s.%s", STR_ARG(address), suffix);
    buf_fmt(b, "<%.*s> a dcat:Distribution ;\n", STR_ARG(url));
    buf_fmt(b, "    dct:title \"%s\" ;\n", format);
    linked(b, "dcat:accessURL", url);
    linked(b, "dcat:downloadURL", url);
    linked(b, "dct:format", str_fmt(b->arena, EU "file-type/%s", format));
    linked(b, "dcat:mediaType", str_fmt(b->arena, "https://www.iana.org/assignments/media-types/%s", type));
    buf_chars(b, "    dct:license <" LICENCE "> .\n\n");
}

static void set(struct buf *b, const struct site *site, const struct jurisdiction *p, const struct dataset *d)
{
    struct arena *a = b->arena;
    struct str base = site->config.base_url, page = str_fmt(a, "%.*s/%.*s/datos", STR_ARG(base), STR_ARG(p->code));
    struct str address = str_fmt(a, "%.*s/%s", STR_ARG(page), d->name), row = str_of(d->row_is);
    buf_fmt(b, "<%.*s#%s> a dcat:Dataset ;\n", STR_ARG(page), d->name);
    buf_fmt(b, "    dct:identifier \"%.*s/%s\" ;\n", STR_ARG(p->code), d->name);
    said(b, "dct:title", str_fmt(a, "%.*s: %s", STR_ARG(p->name), d->name));
    said(b, "dct:description", say_with(a, LANG_ES, N_("Cada fila es %1"), &row, 1));
    linked(b, "dct:publisher", str_fmt(a, "%.*s/#publica", STR_ARG(base)));
    linked(b, "dct:language", STR(EU "language/SPA"));
    linked(b, "dct:accrualPeriodicity", STR(EU "frequency/UPDATE_CONT"));
    linked(b, "dcat:theme", STR(EU "data-theme/GOVE"));
    linked(b, "dcat:landingPage", str_fmt(a, "%.*s#%s", STR_ARG(page), d->name));
    buf_fmt(b, "    dcat:distribution <%.*s.csv>, <%.*s.json> .\n\n", STR_ARG(address), STR_ARG(address));
    file(b, address, "csv", "CSV", "text/csv");
    file(b, address, "json", "JSON", "application/json");
}

static void head(struct buf *b, struct str base)
{
    buf_chars(b, "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n"
                 "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\n");
    buf_fmt(b, "<%.*s/#publica> a foaf:Agent ;\n    foaf:name \"Hito\" .\n\n", STR_ARG(base));
    buf_fmt(b, "<%.*s/datos#catalogo> a dcat:Catalog ;\n", STR_ARG(base));
    said(b, "dct:title", STR(CATALOGUE_TITLE));
    said(b, "dct:description", STR(CATALOGUE_HOLDS));
    linked(b, "dct:publisher", str_fmt(b->arena, "%.*s/#publica", STR_ARG(base)));
    linked(b, "dct:license", STR(LICENCE));
    linked(b, "dct:language", STR(EU "language/SPA"));
    linked(b, "foaf:homepage", str_fmt(b->arena, "%.*s/datos", STR_ARG(base)));
}

/* GET /datos/catalogo.ttl */
enum status catalogue_turtle_show(struct request *r)
{
    struct jurisdiction *places;
    size_t count;
    TRY(jurisdictions(r->db, r->mem, &places, &count));
    struct str base = r->site->config.base_url;
    struct buf b = BUF(r->mem);
    bool any = false;
    head(&b, base);
    for (size_t i = 0; i < count; i++)
        for (const struct dataset *d = dataset_next(r->site, NULL, NULL); d != NULL; d = dataset_next(r->site, d, NULL)) {
            buf_fmt(&b, "%s<%.*s/%.*s/datos#%s>", any ? ",\n        " : "    dcat:dataset ", STR_ARG(base), STR_ARG(places[i].code), d->name);
            any = true;
        }
    buf_fmt(&b, "%s\n\n", any ? " ." : "    dct:identifier \"catalogo\" .");
    for (size_t i = 0; i < count; i++)
        for (const struct dataset *d = dataset_next(r->site, NULL, NULL); d != NULL; d = dataset_next(r->site, d, NULL))
            set(&b, r->site, &places[i], d);
    return respond_bytes(r, "text/turtle; charset=utf-8", buf_str(&b));
}
