/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/evidence/evidence.h"

#include "job/fetch.h"
#include "room/evidence/evidence_disk.h"
#include "room/evidence/evidence_pages.h"
#include "room/evidence/evidence_upload.h"

CHOICES_TABLE(evidence_type, EVIDENCE_TYPE);
CHOICES_TABLE(virus, VIRUS);
CHOICES_TABLE(evidence_kind, EVIDENCE_KIND);
CHOICES_TABLE(link_state, LINK_STATE);
CHOICES_TABLE(evidence_visibility, EVIDENCE_VISIBILITY);
#define SHAPE_TAG struct evidence_file
SHAPE_TABLE(evidence_file, "evidence_file", EVIDENCE_FILE);
#undef SHAPE_TAG
#define SHAPE_TAG struct evidence_claim
SHAPE_TABLE(evidence_claim, NULL, EVIDENCE_CLAIM);
#undef SHAPE_TAG
#define SHAPE_TAG struct evidence_role
SHAPE_TABLE(evidence_role, NULL, EVIDENCE_ROLE);
#undef SHAPE_TAG
#define SHAPE_TAG struct evidence
SHAPE_TABLE(evidence, "evidence", EVIDENCE);
#undef SHAPE_TAG

static const struct {
    const char *ending;
    int type;
} endings[] = {
    {".pdf", TYPE_PDF},  {".docx", TYPE_DOCX}, {".odt", TYPE_ODT},  {".xlsx", TYPE_XLSX}, {".ods", TYPE_ODS}, {".png", TYPE_PNG},
    {".jpg", TYPE_JPEG}, {".jpeg", TYPE_JPEG}, {".webp", TYPE_WEBP}, {".csv", TYPE_CSV},   {".txt", TYPE_TXT},
};

static bool ends_like(struct str name, struct str ending)
{
    if (name.len <= ending.len)
        return false;
    for (size_t i = 0; i < ending.len; i++) {
        char c = name.ptr[name.len - ending.len + i];
        if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != ending.ptr[i])
            return false;
    }
    return true;
}

int evidence_type_declared(struct str name)
{
    for (size_t i = 0; i < COUNT(endings); i++)
        if (ends_like(name, str_of(endings[i].ending)))
            return endings[i].type;
    return -1;
}

bool evidence_url_good(const struct site *site, struct str url)
{
    return fetch_url_good(url, site->config.fetch_allow);
}

static const struct shape *const shapes[] = {&evidence_file_shape, &evidence_shape, &evidence_claim_shape, &evidence_role_shape,
                                            &upload_row_shape, NULL};
static const struct chore chores[] = {
    {"revisión de enlaces", 5, evidence_links_chore, .slow = true},
    {"archivos sin registro", 21600, evidence_sweep, .slow = true},
    {"subidas vencidas", 3600, upload_sweep, .slow = true},
    {0},
};
static const struct check checks[] = {{"pruebas", evidence_verify}, {0}};
static const struct route *const more_routes[] = {upload_routes, NULL};
const struct room evidence_room = {
    .name = "evidence",
    .routes = evidence_routes,
    .more_routes = more_routes,
    .shapes = shapes,
    .checks = checks,
    .chores = chores,
};
