/* SPDX-License-Identifier: EUPL-1.2
 * The same steps twice: by the institution, and by the directorate from a letter on its behalf. */
#include "room/report/report_pages.h"

#define AT "/:jurisdiction/plan/:plan/periodo/:period/reporte/:institution"
#define BY AT "/por-oficio"
#define STEPS(at, action, load)                                                                                                     \
    {GET, at "/paso-1", action, 0, load, report_choose_show, NULL, NULL},                                                           \
    {POST, at "/paso-1", action, 0, load, report_choose_show, NULL, report_choose_apply},                                           \
    {GET, at "/paso-2", action, 0, load, report_write_show, NULL, NULL},                                                            \
    {POST, at "/paso-2", action, ROUTE_SLOW | ROUTE_LARGE, load, report_write_show, report_write_prepare, report_write_apply},      \
    {GET, at "/revisar", action, 0, load, report_review_show, NULL, NULL},                                                          \
    {POST, at "/autorizar", action, 0, load, report_review_show, NULL, report_authorise_apply},                                     \
    {POST, at "/desautorizar", action, 0, load, report_review_show, NULL, report_unauthorise_apply},                                \
    {POST, at "/enviar", action, 0, load, report_review_show, NULL, report_send_apply},                                             \
    {POST, at "/retirar", action, 0, load, report_review_show, NULL, report_withdraw_apply},                                        \
    {GET, at "/reservar", action, 0, load, report_reserve_show, NULL, NULL},                                                        \
    {POST, at "/reservar", action, 0, load, report_reserve_show, NULL, report_reserve_apply},                                       \
    {GET, at "/libro", action, ROUTE_SLOW | ROUTE_SHEET, load, report_book_show, NULL, NULL},                                       \
    {GET, at "/subir", action, 0, load, report_upload_show, NULL, NULL},                                                            \
    {POST, at "/subir", action, ROUTE_SLOW | ROUTE_LARGE, load, report_upload_show, report_upload_prepare, report_upload_apply},    \
    {POST, at "/subir/aceptar", action, 0, load, report_upload_show, NULL, report_book_accept_apply},                               \
    {POST, at "/subir/descartar", action, 0, load, report_upload_show, NULL, report_book_drop_apply}

const struct route report_routes[] = {
    {GET, AT, READ, 0, report_load, report_page_show, NULL, NULL},
    {POST, AT "/aceptar", CHECK_REPORT, 0, report_load, report_page_show, NULL, report_accept_apply},
    {POST, AT "/reabrir", REPORT, 0, report_load_own, report_review_show, NULL, report_reopen_apply},
    {POST, AT "/devolver", CHECK_REPORT, 0, report_load, report_page_show, NULL, report_return_apply},
    STEPS(AT, REPORT, report_load_own),
    {GET, BY, ENTER_REPORT, 0, report_load_behalf, report_letter_show, NULL, NULL},
    {POST, BY, ENTER_REPORT, 0, report_load_behalf, report_letter_show, NULL, report_letter_apply},
    STEPS(BY, ENTER_REPORT, report_load_behalf),
    {.pattern = NULL},
};
