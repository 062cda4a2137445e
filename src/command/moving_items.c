/* SPDX-License-Identifier: EUPL-1.2
 * The items of the content, written and read. What is read may be anything: lengths are believed only as
 * far as their bytes come. */
#include <stdio.h>
#include <string.h>

#include "command/moving.h"
#include "db/migrate.h"
#include "sql.h"

#define TEXT_MOST ((uint64_t)1 << 29)
#define COLUMNS_MOST 1000u
#define STEP_READ ((size_t)1 << 16)

void moving_number(struct seal *out, uint64_t n)
{
    unsigned char bytes[8];
    for (size_t i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(n >> (8 * i));
    seal_write(out, bytes, 8);
}

void moving_text(struct seal *out, struct str s)
{
    moving_number(out, s.len);
    seal_write(out, s.ptr, s.len);
}

static bool wrong(struct moving_in *in, const char *problem)
{
    in->problem = problem;
    return false;
}

static bool number(struct moving_in *in, uint64_t *ret)
{
    unsigned char bytes[8];
    if (!in->read(in->context, bytes, 8))
        return false;
    *ret = 0;
    for (size_t i = 0; i < 8; i++)
        *ret |= (uint64_t)bytes[i] << (8 * i);
    return true;
}

static bool text(struct moving_in *in, struct arena *mem, uint64_t most, struct str *ret)
{
    uint64_t len;
    if (!number(in, &len))
        return false;
    if (len > most)
        return wrong(in, "hay un texto más largo de lo que cabe");
    size_t have = 0, size = len < STEP_READ ? (size_t)len : STEP_READ;
    char *bytes = arena_take(mem, size + 1);
    while (have < len) {
        if (have == size) {
            size_t more = size * 2 < len ? size * 2 : (size_t)len;
            bytes = arena_grow(mem, bytes, size + 1, more + 1);
            size = more;
        }
        if (!in->read(in->context, bytes + have, size - have))
            return false;
        have = size;
    }
    bytes[have] = '\0';
    *ret = (struct str){bytes, have};
    return true;
}

bool moving_head(struct moving_in *in, struct str *ret_schema, struct str *ret_key)
{
    struct str mark;
    in->row = arena_new(SIZE_MAX / 8);
    in->columns = arena_new(SIZE_MAX / 8);
    if (!text(in, in->mem, 100, &mark))
        return false;
    if (!str_is(mark, MOVING_MARK))
        return wrong(in, "el contenido es de otra versión del formato");
    return text(in, in->mem, 200, ret_schema) && text(in, in->mem, 200, ret_key);
}

static bool next_table(struct moving_in *in)
{
    uint64_t count;
    struct whole_table *t = &in->table;
    *t = (struct whole_table){0};
    arena_reset(&in->columns);
    if (!text(in, &in->columns, 100, &t->name) || !number(in, &count))
        return false;
    if (count == 0 || count > COLUMNS_MOST)
        return wrong(in, "hay una tabla sin sentido");
    struct str *names = arena_array(&in->columns, struct str, (size_t)count);
    for (size_t i = 0; i < count; i++)
        if (!text(in, &in->columns, 100, &names[i]))
            return false;
    in->values = arena_array(&in->columns, struct arg, (size_t)count);
    t->columns = names;
    t->count = (size_t)count;
    in->tables++;
    return true;
}

static bool next_row(struct moving_in *in)
{
    if (in->table.count == 0)
        return wrong(in, "hay una fila sin tabla");
    for (size_t i = 0; i < in->table.count; i++) {
        struct arg *v = &in->values[i];
        char type;
        uint64_t n;
        *v = (struct arg){.type = ARG_NULL};
        if (!in->read(in->context, &type, 1))
            return false;
        if (type == 'i') {
            if (!number(in, &n))
                return false;
            *v = (struct arg){.type = ARG_INT, .n = (int64_t)n};
        } else if (type == 't') {
            v->type = ARG_TEXT;
            if (!text(in, &in->row, TEXT_MOST, &v->s))
                return false;
        } else if (type != 'n') {
            return wrong(in, "hay una celda sin sentido");
        }
    }
    in->rows++;
    return true;
}

static bool is_hash(const char *chars)
{
    return strlen(chars) == 64 && strspn(chars, "0123456789abcdef") == 64;
}

static bool next_file(struct moving_in *in)
{
    uint64_t len;
    if (!number(in, &len))
        return false;
    if (len != 64)
        return wrong(in, "hay un archivo de prueba sin sentido");
    if (!in->read(in->context, in->name, 64) || !number(in, &in->size))
        return false;
    in->name[64] = '\0';
    if (!is_hash(in->name) || in->size > (uint64_t)1 << 40)
        return wrong(in, "hay un archivo de prueba sin sentido");
    in->left = in->size;
    in->files++;
    return true;
}

static bool next_end(struct moving_in *in)
{
    uint64_t counts[3];
    for (size_t i = 0; i < 3; i++)
        if (!number(in, &counts[i]))
            return false;
    if (counts[0] != in->tables || counts[1] != in->rows || counts[2] != in->files)
        return wrong(in, "no contiene todo lo que dice");
    return true;
}

ssize_t moving_bytes(struct moving_in *in, void *bytes, size_t size)
{
    size_t n = in->left < size ? (size_t)in->left : size;
    if (n > 0 && !in->read(in->context, bytes, n))
        return -1;
    in->left -= n;
    return (ssize_t)n;
}

bool moving_next(struct moving_in *in)
{
    char passed[4096];
    in->problem = NULL;
    while (in->left > 0)
        if (moving_bytes(in, passed, sizeof passed) < 0)
            return false;
    if (!in->read(in->context, &in->kind, 1))
        return false;
    switch (in->kind) {
    case 'T':
        return next_table(in);
    case 'R':
        return next_row(in);
    case 'F':
        return next_file(in);
    case 'E':
        return next_end(in);
    default:
        return wrong(in, "hay una parte desconocida");
    }
}

void moving_end(struct moving_in *in)
{
    arena_free(&in->row);
    arena_free(&in->columns);
}

#define STEP(F)                                                     \
    F(INT, number, STAFF, FREE, "Número", "number of the step")     \
    F(TEXT, name, STAFF, FREE, "Nombre", "name of the step's file") \
    F(TEXT, checksum, STAFF, FREE, "Huella", "SHA-256 of its text")
struct step {
    STEP(SHAPE_MEMBER_)
};
#define SHAPE_TAG struct step
static const struct field step_fields[] = {STEP(SHAPE_ROW_)};
#undef SHAPE_TAG
static const struct shape step_shape = {"moving_step", NULL, sizeof(struct step), COUNT(step_fields), step_fields};

static struct str print_of(struct arena *mem, const struct step *steps, size_t count)
{
    struct buf all = BUF(mem);
    for (size_t i = 0; i < count; i++)
        buf_fmt(&all, "%lld %.*s\n", (long long)steps[i].number, STR_ARG(steps[i].checksum));
    return str_fmt(mem, "%lld %.*s", count == 0 ? 0LL : (long long)steps[count - 1].number, STR_ARG(sha256_hex(mem, buf_str(&all))));
}

struct str moving_schema_known(struct arena *mem)
{
    struct step *steps = arena_array(mem, struct step, migration_count);
    for (size_t i = 0; i < migration_count; i++)
        steps[i] = (struct step){.number = migrations[i].number, .checksum = sha256_hex(mem, str_of(migrations[i].text))};
    return print_of(mem, steps, migration_count);
}

enum status moving_schema_of(struct db *db, struct arena *mem, struct str *ret)
{
    struct step *steps;
    size_t count;
    TRY(db_many(db, SQL_SCHEMA_STEPS, WITHOUT, mem, &step_shape, &steps, &count));
    *ret = print_of(mem, steps, count);
    return DONE;
}
