/* SPDX-License-Identifier: EUPL-1.2
 * XML of a stranger, as events: no document type, no entities of its own, bounded depth. Names come
 * without their namespace prefix, so that "x:row" and "row" are the same. */
#ifndef HITO_DOCUMENT_XML_H
#define HITO_DOCUMENT_XML_H

#include "document/archive.h"

#define XML_DEPTH 64u

struct xml {
    /* Set before reading; each may be NULL. A handler stops the reading by setting `stopped`. */
    void (*open)(struct xml *x, struct str name, const char *const *attributes);
    void (*close)(struct xml *x, struct str name);
    void (*text)(struct xml *x, struct str text); /* may come in several pieces */
    void *context;
    enum status stopped; /* DONE while all is well */
    struct book *book;   /* gets the problem */
    /* Private. */
    struct XML_ParserStruct *parser;
    size_t depth;
};

/* Reads a part of the archive to the end. NOT_FOUND, INVALID, TOO_LARGE, or what a handler set. */
enum status xml_read(struct xml *x, struct archive *z, const char *part) MUST_USE;
/* The value of an attribute by its local name, or STR_NONE. */
struct str xml_attribute(const char *const *attributes, const char *name);

#endif
