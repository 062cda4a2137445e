/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/archive.h"

#include <string.h>
#include <sys/stat.h>
#include <zip.h>

/* Small entries of blanks may shrink more than the limit without harm. */
#define RATIO_FROM_BYTES ((uint64_t)1 << 20)
#define PIECE_BYTES 16384u

static enum status too_large(struct book *b)
{
    return book_refuse(b, TOO_LARGE, 0,
                       N_("El archivo se expande demasiado al abrirlo: parece una bomba de compresión."),
                       STR_NONE);
}

static enum status broken(struct book *b)
{
    return book_refuse(b, INVALID, 0,
                       N_("El archivo está dañado o incompleto: vuelve a guardarlo y súbelo otra vez."),
                       STR_NONE);
}

static enum status check_entries(struct archive *z, size_t archive_bytes, struct book *b)
{
    uint64_t total = 0;
    int64_t count = zip_get_num_entries(z->zip, 0);
    if (count < 0 || count > z->limits.entries)
        return book_refuse(b, TOO_LARGE, 0, N_("El archivo contiene demasiadas partes internas."), STR_NONE);
    for (int64_t i = 0; i < count; i++) {
        struct zip_stat st;
        if (zip_stat_index(z->zip, (uint64_t)i, 0, &st) != 0 || (st.valid & ZIP_STAT_SIZE) == 0)
            return broken(b);
        if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && st.encryption_method != ZIP_EM_NONE)
            return book_refuse(b, INVALID, 0,
                               N_("El archivo está protegido con contraseña: quítala y súbelo otra vez."),
                               STR_NONE);
        if (st.size > z->limits.bytes || __builtin_add_overflow(total, st.size, &total) ||
            total > z->limits.bytes)
            return too_large(b);
        if ((st.valid & ZIP_STAT_COMP_SIZE) != 0 && st.size > RATIO_FROM_BYTES &&
            st.size / z->limits.ratio > st.comp_size)
            return too_large(b);
    }
    return total > RATIO_FROM_BYTES && total / z->limits.ratio > archive_bytes ? too_large(b) : DONE;
}

enum status archive_open(struct archive *z, struct str bytes, struct book *b)
{
    zip_error_t error;
    zip_error_init(&error);
    *z = (struct archive){.limits = {ARCHIVE_ENTRIES, ARCHIVE_BYTES, ARCHIVE_RATIO}};
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    if (source == NULL)
        return broken(b);
    z->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (z->zip == NULL) {
        zip_source_free(source);
        return broken(b);
    }
    enum status s = check_entries(z, bytes.len, b);
    if (s != DONE)
        archive_close(z);
    return s;
}

enum status archive_open_file(struct archive *z, const char *path, const struct archive_limits *limits, struct book *b)
{
    int code = 0;
    struct stat file;
    *z = (struct archive){.limits = *limits};
    if (stat(path, &file) != 0)
        return book_refuse(b, NOT_FOUND, 0, N_("No existe el archivo."), STR_NONE);
    z->zip = zip_open(path, ZIP_RDONLY, &code);
    if (z->zip == NULL)
        return broken(b);
    enum status s = check_entries(z, (size_t)file.st_size, b);
    if (s != DONE)
        archive_close(z);
    return s;
}

void archive_close(struct archive *z)
{
    if (z->zip != NULL)
        zip_discard(z->zip);
    z->zip = NULL;
}

int64_t archive_count(const struct archive *z)
{
    return zip_get_num_entries(z->zip, 0);
}

const char *archive_name(const struct archive *z, int64_t index)
{
    return zip_get_name(z->zip, (uint64_t)index, 0);
}

bool archive_has(const struct archive *z, const char *name)
{
    return zip_name_locate(z->zip, name, ZIP_FL_NOCASE) >= 0;
}

enum status archive_read(struct archive *z, const char *name, struct book *b,
                         enum status (*take)(void *context, struct str piece), void *context)
{
    char piece[PIECE_BYTES];
    int64_t index = zip_name_locate(z->zip, name, ZIP_FL_NOCASE);
    if (index < 0)
        return NOT_FOUND;
    struct zip_stat st;
    if (zip_stat_index(z->zip, (uint64_t)index, 0, &st) != 0)
        return broken(b);
    zip_file_t *file = zip_fopen_index(z->zip, (uint64_t)index, 0);
    if (file == NULL)
        return broken(b);
    enum status s = DONE;
    uint64_t begun_at = z->inflated_bytes;
    while (s == DONE) {
        int64_t n = zip_fread(file, piece, sizeof piece);
        if (n == 0)
            break;
        z->inflated_bytes += n > 0 ? (uint64_t)n : 0;
        if (n < 0 || z->inflated_bytes - begun_at > st.size)
            s = broken(b);
        else if (z->inflated_bytes > z->limits.bytes)
            s = too_large(b);
        else
            s = take(context, (struct str){piece, (size_t)n});
    }
    zip_fclose(file);
    return s;
}
