/* SPDX-License-Identifier: EUPL-1.2
 * Private to view/: what the layout's template shows around every page. */
#ifndef HITO_VIEW_LAYOUT_H
#define HITO_VIEW_LAYOUT_H

#include "view/out.h"

struct menu_entry {
    const char *section; /* compared with head.section */
    const char *label;   /* message */
    struct str path;
    bool current;
};
struct layout {
    struct head head;
    const struct crumb *crumbs;
    size_t crumbs_count;
    const char *lang;       /* "es" */
    struct str home;        /* the jurisdiction's page, or the site's */
    struct str path;        /* this page */
    struct html style;      /* <style> of reading pages, <link> of form pages, or nothing */
    struct str favicon;
    struct str script;      /* extras of form pages; no page needs it */
    struct str upload_script; /* of pages whose form takes a file: sends it in parts */
    struct str proof_script; /* of pages whose form carries a puzzle for the browser */
    struct menu_entry menu[6];
    size_t menu_count;
    bool signed_in;
    bool task;       /* here by the link of a letter, for this page alone */
    struct str admin; /* where this person administrates, or STR_NONE */
    struct str person;
    struct str flash;
    struct html summary;    /* problems that no form of the page shows */
    bool demo;  /* what is on the page is invented */
    bool trial; /* a demonstration installation, but these records are not invented */
    struct day practice_today; /* of head.practice */
    struct day moved;       /* today, when the clock of the installation is moved; else DAY_NONE */
    bool spanish;           /* the page's language; the other one is offered */
    struct str other_lang_path;
    struct instant as_of;
    struct html body;
};

/* A page about a problem, by its HTTP code. */
struct problem_page {
    const char *title; /* messages */
    const char *text;
    const char *next;
    struct str reason; /* of a withdrawal, as typed */
    struct str request_id;
    bool sign_in;
    struct str sign_in_path;
};

/* <style>…</style> or <link>, as the browser rules want it. */
struct html layout_style(struct request *r, bool form_page);

#endif
