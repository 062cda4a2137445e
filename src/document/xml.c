/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/xml.h"

#include <expat.h>
#include <string.h>

static struct str local_name(const char *name)
{
    const char *colon = strrchr(name, ':');
    return str_of(colon == NULL ? name : colon + 1);
}

static void stop(struct xml *x, enum status why)
{
    if (x->stopped == DONE)
        x->stopped = why;
    XML_StopParser(x->parser, XML_FALSE);
}

static void on_open(void *data, const XML_Char *name, const XML_Char **attributes)
{
    struct xml *x = data;
    if (x->stopped != DONE)
        return;
    if (++x->depth > XML_DEPTH)
        x->stopped = book_refuse(x->book, INVALID, 0,
                                 N_("El archivo tiene una estructura interna demasiado profunda."), STR_NONE);
    else if (x->open != NULL)
        x->open(x, local_name(name), (const char *const *)attributes);
    if (x->stopped != DONE)
        stop(x, x->stopped);
}

static void on_close(void *data, const XML_Char *name)
{
    struct xml *x = data;
    if (x->stopped != DONE)
        return;
    x->depth--;
    if (x->close != NULL)
        x->close(x, local_name(name));
    if (x->stopped != DONE)
        stop(x, x->stopped);
}

static void on_text(void *data, const XML_Char *text, int len)
{
    struct xml *x = data;
    if (x->stopped == DONE && x->text != NULL)
        x->text(x, (struct str){text, (size_t)len});
    if (x->stopped != DONE)
        stop(x, x->stopped);
}

static void on_doctype(void *data, const XML_Char *name UNUSED, const XML_Char *system UNUSED,
                       const XML_Char *public UNUSED, int internal UNUSED)
{
    struct xml *x = data;
    stop(x,
         book_refuse(x->book, INVALID, 0,
                     N_("El archivo declara un DOCTYPE, que un libro de cálculo nunca lleva: no se abrió."),
                     STR_NONE));
}

static enum status feed(void *context, struct str piece)
{
    struct xml *x = context;
    if (XML_Parse(x->parser, piece.ptr, (int)piece.len, XML_FALSE) == XML_STATUS_OK)
        return DONE;
    if (x->stopped != DONE)
        return x->stopped;
    return book_refuse(x->book, INVALID, 0,
                       N_("El archivo está dañado: una de sus partes no es XML correcto."), STR_NONE);
}

enum status xml_read(struct xml *x, struct archive *z, const char *part)
{
    x->parser = XML_ParserCreate(NULL);
    if (x->parser == NULL)
        return NO_MEMORY;
    x->depth = 0;
    x->stopped = DONE;
    XML_SetUserData(x->parser, x);
    XML_SetElementHandler(x->parser, on_open, on_close);
    XML_SetCharacterDataHandler(x->parser, on_text);
    XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
    enum status s = archive_read(z, part, x->book, feed, x);
    if (s == DONE && XML_Parse(x->parser, "", 0, XML_TRUE) != XML_STATUS_OK)
        s = x->stopped != DONE
                ? x->stopped
                : book_refuse(x->book, INVALID, 0,
                              N_("El archivo está dañado: una de sus partes no es XML correcto."), STR_NONE);
    XML_ParserFree(x->parser);
    x->parser = NULL;
    return s;
}

struct str xml_attribute(const char *const *attributes, const char *name)
{
    for (size_t i = 0; attributes[i] != NULL; i += 2)
        if (str_is(local_name(attributes[i]), name))
            return str_of(attributes[i + 1]);
    return STR_NONE;
}
