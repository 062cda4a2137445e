/* SPDX-License-Identifier: EUPL-1.2
 * The proofs of the demonstration: small invented texts, kept as any file is. */
#include <fcntl.h>
#include <unistd.h>

#include "command/demo_plan.h"
#include "room/evidence/evidence.h"

static struct instant noon(struct day d)
{
    return (struct instant){(int64_t)d.n * 86400 + 17 * 3600};
}

/* Through a file of the data folder, which is gone afterwards. */
static enum status text_kept(const struct demo_world *w, struct str text, struct evidence_prepared **ret)
{
    struct str path = str_fmt(w->mem, "%.*s/demo-prueba.txt", STR_ARG(w->site->config.data_dir));
    int fd = open(path.ptr, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return BROKEN;
    bool written = write(fd, text.ptr, text.len) == (ssize_t)text.len;
    enum status s = close(fd) == 0 && written ? evidence_keep(w->mem, w->site, path, STR("prueba.txt"), ret) : NO_SPACE;
    unlink(path.ptr);
    return s;
}

static void evidence_begin(const struct demo_world *w, const struct claim *c, struct evidence *e)
{
    shape_clear(&evidence_shape, e);
    e->jurisdiction = w->jurisdiction.id;
    e->commitment = w->on->commitment;
    e->milestone = w->on->id;
    e->claim = c->id;
    e->visibility = EVIDENCE_PUBLIC;
    e->added_by = c->sent_by;
    e->added_at = noon(c->sent_on);
    e->description = w->on->deliverable;
}

enum status demo_proof_add(struct db *db, const struct demo_world *w, const struct claim *c)
{
    struct evidence_prepared *file;
    struct evidence e, link;
    if (w->site == NULL)
        return DONE;
    struct str number = w->on->number, what = w->on->deliverable;
    TRY(text_kept(w, str_fmt(w->mem, "Prueba de demostración.\nHito %.*s: %.*s.\nTodo en este texto es inventado.\n",
                             STR_ARG(number), STR_ARG(what)), &file));
    evidence_begin(w, c, &e);
    e.description = str_fmt(w->mem, "%.*s: copia entregada con el reporte", STR_ARG(what));
    TRY(evidence_record(db, w->mem, &e, file));
    if (w->on->means == MEANS_DOCUMENT)
        return DONE;
    evidence_begin(w, c, &link);
    link.description = str_fmt(w->mem, "%.*s: publicación en línea", STR_ARG(what));
    link.url = str_fmt(w->mem, "https://ceibos.example/hito/%.*s", STR_ARG(number));
    link.copy = e.file;
    link.captured_at = link.checked_at = db_deed(db)->now;
    link.link_state = LINK_OK;
    return evidence_record(db, w->mem, &link, NULL);
}
