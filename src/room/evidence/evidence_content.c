/* SPDX-License-Identifier: EUPL-1.2
 * What a file is, by its content: a closed list, anything else is refused. */
#include <fcntl.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zip.h>

#include "base/text.h"
#include "room/evidence/evidence_disk.h"

#define ZIP_ENTRIES_MAX 2000
#define ZIP_BYTES_MAX ((uint64_t)200 << 20)
#define ZIP_RATIO_MAX 100u

enum status content_open(const char *path, struct content *ret)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return errno == ENOENT ? NOT_FOUND : BROKEN;
    struct stat st;
    struct content c = {.bytes = (const unsigned char *)"", .len = 0};
    enum status s = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? DONE : BROKEN;
    if (s == DONE && st.st_size > 0) {
        void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (at == MAP_FAILED)
            s = NO_MEMORY;
        else
            c = (struct content){at, (size_t)st.st_size};
    }
    close(fd);
    if (s == DONE)
        *ret = c;
    return s;
}

void content_close(struct content *c)
{
    if (c->len > 0)
        munmap((void *)(uintptr_t)c->bytes, c->len);
    *c = (struct content){(const unsigned char *)"", 0};
}

static bool begins(const struct content *c, const char *bytes, size_t len)
{
    return c->len >= len && memcmp(c->bytes, bytes, len) == 0;
}

static bool name_good(const char *name)
{
    return name != NULL && name[0] != '/' && strchr(name, '\\') == NULL && strncmp(name, "../", 3) != 0 &&
           strstr(name, "/../") == NULL;
}

/* Sizes within limits, no entry that leaves the folder, no macros, no archive within. */
static bool zip_harmless(zip_t *z)
{
    zip_int64_t count = zip_get_num_entries(z, 0);
    uint64_t whole = 0;
    if (count <= 0 || count > ZIP_ENTRIES_MAX)
        return false;
    for (zip_int64_t i = 0; i < count; i++) {
        zip_stat_t st;
        zip_stat_init(&st);
        if (zip_stat_index(z, (zip_uint64_t)i, 0, &st) != 0 || (st.valid & ZIP_STAT_SIZE) == 0 || !name_good(st.name))
            return false;
        struct str name = str_of(st.name);
        if (str_ends(name, "vbaProject.bin") || str_ends(name, ".zip") || st.size > ZIP_BYTES_MAX)
            return false;
        if (st.size > (1u << 20) && st.size / (st.comp_size + 1) > ZIP_RATIO_MAX)
            return false;
        whole += st.size;
        if (whole > ZIP_BYTES_MAX)
            return false;
    }
    return true;
}

static bool zip_has(zip_t *z, const char *name)
{
    return zip_name_locate(z, name, 0) >= 0;
}

static int open_document_type(zip_t *z)
{
    char words[100];
    zip_file_t *f = zip_fopen(z, "mimetype", 0);
    if (f == NULL)
        return -1;
    zip_int64_t n = zip_fread(f, words, sizeof words);
    zip_fclose(f);
    struct str s = n > 0 ? str_trim((struct str){words, (size_t)n}) : STR_NONE;
    for (int type = TYPE_ODT; type <= TYPE_ODS; type += TYPE_ODS - TYPE_ODT)
        if (str_is(s, choice_code(&evidence_type_choices, type)) && zip_has(z, "content.xml"))
            return type;
    return -1;
}

static int zip_type(const struct content *c)
{
    zip_source_t *source = zip_source_buffer_create(c->bytes, c->len, 0, NULL);
    zip_t *z = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (z == NULL) {
        zip_source_free(source);
        return -1;
    }
    int type = -1;
    if (zip_harmless(z)) {
        bool office = zip_has(z, "[Content_Types].xml");
        if (office && zip_has(z, "word/document.xml"))
            type = TYPE_DOCX;
        else if (office && zip_has(z, "xl/workbook.xml"))
            type = TYPE_XLSX;
        else if (!office)
            type = open_document_type(z);
    }
    zip_discard(z);
    return type;
}

/* Markup that a browser would take for a page, in the first kilobyte. */
static bool looks_like_markup(const struct content *c)
{
    static const char *const signs[] = {"<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<iframe", "<object"};
    char low[1025];
    size_t n = c->len < 1024 ? c->len : 1024;
    for (size_t i = 0; i < n; i++)
        low[i] = (char)(c->bytes[i] >= 'A' && c->bytes[i] <= 'Z' ? c->bytes[i] + 32 : c->bytes[i] == 0 ? ' ' : c->bytes[i]);
    low[n] = 0;
    for (size_t i = 0; i < COUNT(signs); i++)
        if (strstr(low, signs[i]) != NULL)
            return true;
    return false;
}

/* UTF-8, or the single-byte text that office programs still write: no control characters. */
static bool is_text(const struct content *c)
{
    if (c->len == 0 || looks_like_markup(c))
        return false;
    for (size_t i = 0; i < c->len; i++) {
        unsigned char b = c->bytes[i];
        if ((b < 32 && b != '\t' && b != '\n' && b != '\r') || b == 127)
            return false;
    }
    return true;
}

int content_type(const struct content *c)
{
    if (begins(c, "%PDF-", 5))
        return TYPE_PDF;
    if (begins(c, "\x89PNG\r\n\x1a\n", 8))
        return TYPE_PNG;
    if (begins(c, "\xFF\xD8\xFF", 3))
        return TYPE_JPEG;
    if (begins(c, "RIFF", 4) && c->len >= 16 && memcmp(c->bytes + 8, "WEBP", 4) == 0)
        return TYPE_WEBP;
    if (begins(c, "PK\x03\x04", 4))
        return zip_type(c);
    return is_text(c) ? TYPE_TXT : -1;
}
