/* SPDX-License-Identifier: EUPL-1.2
 * check: is this installation healthy? Looks only; each line is "bien", "atención" or "MAL". */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "command/backup.h"
#include "command/command.h"
#include "command/files.h"
#include "db/care.h"
#include "db/migrate.h"
#include "room/audit/audit.h"
#include "room/notice/notice_late.h"
#include "sql.h"

#define MIB ((uint64_t)1 << 20)
#define DISK_BAD_MIB 200u
#define DISK_LOW_MIB 2048u
#define WAL_LONG_MIB 64
#define OUTBOX_LATE_S 3600
#define SEAL_LATE_S 60
#define BACKUP_OLD_S (2 * 86400)
#define CLOCK_SLACK_S 300
#define QUICK_MS 5000

enum mark { FINE, ATTENTION, BAD };
struct health {
    struct arena *mem;
    const struct site *site;
    const char *where;
    bool serving; /* SQLite: some process writes */
    int bad, attention;
};

static void say(struct health *h, enum mark m, const char *format, ...) FORMAT(3, 4);
static void say(struct health *h, enum mark m, const char *format, ...)
{
    static const char *const words[] = {"bien    ", "atención", "MAL     "};
    va_list args;
    h->bad += m == BAD;
    h->attention += m == ATTENTION;
    printf("%s  ", words[m]);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

static void check_folders(struct health *h)
{
    static const char *const names[] = {"", "/tmp", "/pruebas"};
    for (size_t i = 0; i < COUNT(names); i++) {
        const char *path = str_fmt(h->mem, "%.*s%s", STR_ARG(h->site->config.data_dir), names[i]).ptr;
        if (access(path, F_OK) != 0 && i == 2) /* made with the first file */
            continue;
        if (access(path, W_OK | X_OK) == 0)
            say(h, FINE, "carpeta %s: se puede escribir", path);
        else
            say(h, BAD, "carpeta %s: %s", path, strerror(errno));
    }
}

static void check_key(struct health *h)
{
    struct stat st;
    const char *path = str_fmt(h->mem, "%.*s/server.key", STR_ARG(h->site->config.data_dir)).ptr;
    if (stat(path, &st) != 0)
        say(h, ATTENTION, "clave del servidor: %s no está; se hace al iniciar", path);
    else if ((st.st_mode & 077) != 0 || st.st_size != 64)
        say(h, BAD, "clave del servidor: %s debe tener 64 bytes y permisos 0600, no %04o", path, st.st_mode & 07777u);
    else
        say(h, FINE, "clave del servidor: permisos %04o", st.st_mode & 07777u);
}

static void check_disk(struct health *h)
{
    struct statvfs fs;
    if (statvfs(str_chars(h->mem, h->site->config.data_dir), &fs) != 0) {
        say(h, BAD, "disco: %s", strerror(errno));
        return;
    }
    uint64_t free_mib = (uint64_t)fs.f_bavail * fs.f_frsize / MIB;
    say(h, free_mib < DISK_BAD_MIB ? BAD : free_mib < DISK_LOW_MIB ? ATTENTION : FINE, "disco: %llu MiB libres",
        (unsigned long long)free_mib);
}

static void check_backup(struct health *h)
{
    struct str text = file_read(h->mem, str_fmt(h->mem, "%.*s/" BACKUP_LAST, STR_ARG(h->site->config.data_dir)).ptr, 8192);
    struct str rest = text, first = str_cut(&rest, ' ');
    int64_t at;
    if (!str_int(first, &at)) {
        say(h, ATTENTION, "copia de seguridad: ninguna todavía");
        return;
    }
    int64_t age_s = instant_now().s - at;
    say(h, age_s > BACKUP_OLD_S ? ATTENTION : FINE, "copia de seguridad: hace %lld horas, en %.*s",
        (long long)(age_s / 3600), STR_ARG(str_trim(rest)));
}

static void engine_says(void *context, struct str what)
{
    say(context, BAD, "base de datos: %.*s", STR_ARG(what));
}

static void check_file(struct health *h, struct db *db)
{
    if (db_is_postgres(h->where))
        return;
    int before = h->bad;
    if (db_examine(db, DB_QUICK, QUICK_MS, engine_says, h) != DONE)
        say(h, BAD, "base de datos: %s", db_error(db));
    else if (h->bad == before)
        say(h, FINE, "base de datos: revisión rápida sin faltas");
    int64_t wal = db_wal_bytes(h->where, NULL) / (int64_t)MIB;
    say(h, wal > WAL_LONG_MIB ? ATTENTION : FINE, "registro previo (WAL): %lld MiB", (long long)wal);
    say(h, FINE, "servidor: %s", h->serving ? "en marcha" : "parado");
}

static enum status check_steps(struct health *h, struct db *db)
{
    int64_t step = 0;
    enum status s = db_int(db, SQL_SCHEMA_STEP_LAST, WITHOUT, &step);
    int newest = migration_count == 0 ? 0 : migrations[migration_count - 1].number;
    if (s == DONE)
        say(h, step == newest ? FINE : BAD, "base de datos: paso %lld de %d%s", (long long)step, newest,
            step < newest ? "; falta hito migrate" : step > newest ? "; la hizo un programa más nuevo" : "");
    return s;
}

static enum status check_outbox(struct health *h, struct db *db)
{
    int64_t late = 0, failed = 0;
    struct instant before = {instant_now().s - OUTBOX_LATE_S};
    TRY(db_int(db, SQL_OUTBOX_LATE, WITH(IN(before)), &late));
    TRY(db_int(db, SQL_OUTBOX_FAILED_COUNT, WITHOUT, &failed));
    say(h, late > 0 || failed > 0 ? ATTENTION : FINE,
        "bandeja de salida: %lld encargos atrasados más de una hora, %lld fallidos", (long long)late, (long long)failed);
    return DONE;
}

static enum status check_letters(struct health *h, struct db *db)
{
    bool late;
    TRY(digest_late(db, h->mem, &h->site->config, instant_now(), &late));
    say(h, late ? ATTENTION : FINE, "carta semanal: %s", late ? "la de esta semana no ha terminado de salir" : "al día");
    return DONE;
}

static enum status check_log(struct health *h, struct db *db)
{
    int64_t seq;
    struct str hash;
    struct instant waiting, now = instant_now();
    struct log_entry *last;
    size_t count;
    TRY(audit_last(db, h->mem, &seq, &hash));
    TRY(audit_waiting_since(db, h->mem, &waiting));
    TRY(audit_entries(db, h->mem, NONE, NONE, 1, &last, &count));
    bool late = instant_known(waiting) && now.s - waiting.s > SEAL_LATE_S;
    say(h, late ? ATTENTION : FINE, "bitácora: %lld entradas selladas%s", (long long)seq,
        late ? h->serving ? "; otras esperan su sello más de un minuto" : "; otras esperan al servidor para su sello" : "");
    bool ahead = count > 0 && last[0].done_at.s > now.s + CLOCK_SLACK_S;
    say(h, ahead ? BAD : FINE, "reloj: %.*s%s", STR_ARG(instant_iso(h->mem, now)),
        ahead ? ", pero la última entrada de la bitácora es posterior" : "");
    return DONE;
}

static void check_database(struct health *h)
{
    struct db *db;
    if (!db_is_postgres(h->where) && access(h->where, F_OK) != 0) {
        say(h, BAD, "base de datos: %s no está; falta hito init", h->where);
        return;
    }
    if (db_open(h->where, DB_READ, h->site->catalog, &db) != DONE) {
        say(h, BAD, "base de datos: no se puede abrir: %s", db_open_error());
        return;
    }
    check_file(h, db);
    enum status s = db_begin(db, DB_READ, NULL);
    if (s == DONE) {
        s = check_steps(h, db);
        if (s == DONE)
            s = check_outbox(h, db);
        if (s == DONE)
            s = check_letters(h, db);
        if (s == DONE)
            s = check_log(h, db);
        s = db_end(db, s);
    }
    if (s != DONE)
        say(h, BAD, "base de datos: no se pudo leer: %s", db_error(db));
    db_close(db);
}

int command_check(struct command_line *line)
{
    struct site site;
    struct health h = {.mem = line->mem, .site = &site};
    if (line->count != 0)
        return 2;
    if (program_look(line, &site) != DONE)
        return 1;
    h.where = str_chars(line->mem, site.config.database);
    h.serving = db_writer_running(h.where);
    say(&h, FINE, "ajustes: se leen");
    check_folders(&h);
    check_key(&h);
    check_disk(&h);
    check_database(&h);
    check_backup(&h);
    printf("%s: %d mal, %d para atender.\n", h.bad > 0 ? "Hay problemas" : "La instalación funciona", h.bad, h.attention);
    return h.bad > 0 ? 1 : 0;
}
