/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/jurisdiction/jurisdiction.h"

#include "base/text.h"

CHOICES_TABLE(jurisdiction_kind, JURISDICTION_KIND);
#define SHAPE_TAG struct jurisdiction
SHAPE_TABLE(jurisdiction, "jurisdiction", JURISDICTION);
#undef SHAPE_TAG

/* First parts of addresses that belong to the program. */
static const char *const taken[] = {
    "administracion", "api",    "assets",        "buscar",   "codigo",   "cuenta", "datos",  "demo",     "entrar",
    "feeds",          "id",     "jurisdicciones", "live",     "metrics",  "nueva",  "ready",  "recuperar", "salir",
    "temas",          "prueba", "robots",        "sitemap",  "favicon",  "privacidad", "accesibilidad", "ayuda", "referencias",
    "pendientes",     "proteccion-de-datos", "mensaje", "subida", "tarea", "seguir", "sigue", "propuesta", "inscripcion", "metodos", "comparar",
    "avisos",         "invitacion", "restablecer",
};

bool jurisdiction_code_allowed(struct str code)
{
    if (!text_is_code(code) || code.len < 2 || code.len > 40 || str_starts(code, PRACTICE_PREFIX))
        return false;
    for (size_t i = 0; i < COUNT(taken); i++)
        if (str_is(code, taken[i]))
            return false;
    return true;
}

bool url_complete(struct str url)
{
    if (str_empty(url))
        return true;
    bool web = str_starts(url, "https://") || str_starts(url, "http://");
    return web && str_find(url, STR(" ")) == SIZE_MAX && str_find(str_part(url, 8, url.len), STR(".")) != SIZE_MAX;
}
