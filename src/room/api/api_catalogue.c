/* SPDX-License-Identifier: EUPL-1.2
 * What data portals gather: DCAT-AP 3 as JSON-LD, each set of each place with its files (api_turtle.c: the same as Turtle). */
#include "room/api/api_view.h"

#define EU "http://publications.europa.eu/resource/authority/"

static void id_pair(struct json *j, const char *key, struct str id)
{
    json_key(j, str_of(key));
    json_open(j, '{');
    api_pair(j, "@id", id);
    json_close(j, '}');
}

static void said_pair(struct json *j, const char *key, struct str text)
{
    json_key(j, str_of(key));
    json_open(j, '{');
    api_pair(j, "@language", STR("es"));
    api_pair(j, "@value", text);
    json_close(j, '}');
}

static void context(struct json *j)
{
    static const char *const names[][2] = {
        {"dcat", "http://www.w3.org/ns/dcat#"}, {"dct", "http://purl.org/dc/terms/"}, {"foaf", "http://xmlns.com/foaf/0.1/"},
        {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    };
    json_key(j, STR("@context"));
    json_open(j, '{');
    for (size_t i = 0; i < COUNT(names); i++)
        api_pair(j, names[i][0], str_of(names[i][1]));
    json_close(j, '}');
}

static void file(struct json *j, struct str address, const char *suffix, const char *format, const char *type)
{
    struct arena *a = j->buf.arena;
    struct str url = str_fmt(a, "%.*s.%s", STR_ARG(address), suffix);
    json_open(j, '{');
    api_pair(j, "@id", url);
    api_pair(j, "@type", STR("dcat:Distribution"));
    api_pair(j, "dct:title", str_of(format));
    id_pair(j, "dcat:accessURL", url);
    id_pair(j, "dcat:downloadURL", url);
    id_pair(j, "dct:format", str_fmt(a, EU "file-type/%s", format));
    id_pair(j, "dcat:mediaType", str_fmt(a, "https://www.iana.org/assignments/media-types/%s", type));
    id_pair(j, "dct:license", STR(LICENCE));
    json_close(j, '}');
}

static void set(struct json *j, const struct site *site, const struct jurisdiction *p, const struct dataset *d)
{
    struct arena *a = j->buf.arena;
    struct str base = site->config.base_url, page = str_fmt(a, "%.*s/%.*s/datos", STR_ARG(base), STR_ARG(p->code));
    struct str address = str_fmt(a, "%.*s/%s", STR_ARG(page), d->name);
    json_open(j, '{');
    api_pair(j, "@id", str_fmt(a, "%.*s#%s", STR_ARG(page), d->name));
    api_pair(j, "@type", STR("dcat:Dataset"));
    api_pair(j, "dct:identifier", str_fmt(a, "%.*s/%s", STR_ARG(p->code), d->name));
    said_pair(j, "dct:title", str_fmt(a, "%.*s: %s", STR_ARG(p->name), d->name));
    struct str row = str_of(d->row_is);
    said_pair(j, "dct:description", say_with(a, LANG_ES, N_("Cada fila es %1"), &row, 1));
    id_pair(j, "dct:publisher", str_fmt(a, "%.*s/#publica", STR_ARG(base)));
    id_pair(j, "dct:language", STR(EU "language/SPA"));
    id_pair(j, "dct:accrualPeriodicity", STR(EU "frequency/UPDATE_CONT"));
    id_pair(j, "dcat:theme", STR(EU "data-theme/GOVE"));
    id_pair(j, "dcat:landingPage", str_fmt(a, "%.*s#%s", STR_ARG(page), d->name));
    json_key(j, STR("dcat:distribution"));
    json_open(j, '[');
    file(j, address, "csv", "CSV", "text/csv");
    file(j, address, "json", "JSON", "application/json");
    json_close(j, ']');
    json_close(j, '}');
}

/* GET /datos/catalogo.jsonld */
enum status catalogue_show(struct request *r)
{
    struct jurisdiction *places;
    size_t count;
    TRY(jurisdictions(r->db, r->mem, &places, &count));
    struct str base = r->site->config.base_url;
    struct json j = JSON(r->mem);
    json_open(&j, '{');
    context(&j);
    api_pair(&j, "@id", str_fmt(r->mem, "%.*s/datos#catalogo", STR_ARG(base)));
    api_pair(&j, "@type", STR("dcat:Catalog"));
    said_pair(&j, "dct:title", STR(CATALOGUE_TITLE));
    said_pair(&j, "dct:description", STR(CATALOGUE_HOLDS));
    json_key(&j, STR("dct:publisher"));
    json_open(&j, '{');
    api_pair(&j, "@id", str_fmt(r->mem, "%.*s/#publica", STR_ARG(base)));
    api_pair(&j, "@type", STR("foaf:Agent"));
    api_pair(&j, "foaf:name", STR("Hito"));
    json_close(&j, '}');
    id_pair(&j, "dct:license", STR(LICENCE));
    id_pair(&j, "dct:language", STR(EU "language/SPA"));
    id_pair(&j, "foaf:homepage", str_fmt(r->mem, "%.*s/datos", STR_ARG(base)));
    json_key(&j, STR("dcat:dataset"));
    json_open(&j, '[');
    for (size_t i = 0; i < count; i++)
        for (const struct dataset *d = dataset_next(r->site, NULL, NULL); d != NULL; d = dataset_next(r->site, d, NULL))
            set(&j, r->site, &places[i], d);
    json_close(&j, ']');
    json_close(&j, '}');
    return respond_bytes(r, "application/ld+json; charset=utf-8", json_str(&j));
}
