/* SPDX-License-Identifier: EUPL-1.2
 * The same steps twice: by the institution, and by the directorate from a letter on its behalf. */
#include "room/measurement/measurement_pages.h"

#define AT "/:jurisdiction/indicador/:indicator"
#define VALUE AT "/medicion/:measurement"
#define FORM_OF(path, action, load)                                       \
    {GET, path, action, 0, load, measurement_form_show, NULL, NULL},      \
    {POST, path, action, ROUTE_SLOW | ROUTE_LARGE, load, measurement_form_show, measurement_form_prepare, measurement_form_apply}
#define STEPS(path, action, load)                                                                        \
    {POST, path "/autorizar", action, 0, load, measurement_show, NULL, measurement_authorise_apply},     \
    {POST, path "/desautorizar", action, 0, load, measurement_show, NULL, measurement_unauthorise_apply}, \
    {POST, path "/quitar-prueba", action, 0, load, measurement_show, NULL, measurement_proof_remove_apply}, \
    {POST, path "/enviar", action, 0, load, measurement_show, NULL, measurement_send_apply},             \
    {POST, path "/retirar", action, 0, load, measurement_show, NULL, measurement_withdraw_apply}

const struct route measurement_routes[] = {
    FORM_OF(AT "/medir/:period", REPORT, measurement_load_form),
    FORM_OF(AT "/medir/:period/por-oficio", ENTER_REPORT, measurement_load_form_behalf),
    FORM_OF(AT "/corregir/:period", REPORT, measurement_load_correct),
    FORM_OF(AT "/corregir/:period/por-oficio", ENTER_REPORT, measurement_load_correct_behalf),
    {GET, AT "/calendario/:period", CHECK_REPORT, 0, measurement_load_form, measurement_due_show, NULL, NULL},
    {POST, AT "/calendario/:period", CHECK_REPORT, 0, measurement_load_form, measurement_due_show, NULL, measurement_due_apply},
    {GET, VALUE, READ, 0, measurement_load_value, measurement_show, NULL, NULL},
    STEPS(VALUE, REPORT, measurement_load_value),
    STEPS(VALUE "/por-oficio", ENTER_REPORT, measurement_load_value_behalf),
    {POST, VALUE "/aceptar", CHECK_REPORT, 0, measurement_load_value, measurement_show, NULL, measurement_accept_apply},
    {POST, VALUE "/devolver", CHECK_REPORT, 0, measurement_load_value, measurement_show, NULL, measurement_return_apply},
    {POST, VALUE "/pronunciamiento", GIVE_VERDICT, 0, measurement_load_value, measurement_show, NULL, measurement_word_apply},
    {POST, VALUE "/pronunciamiento/retirar", GIVE_VERDICT, 0, measurement_load_value, measurement_show, NULL, measurement_word_withdraw_apply},
    {POST, VALUE "/replica", REPORT, 0, measurement_load_value, measurement_show, NULL, measurement_reply_apply},
    {POST, VALUE "/cerrar", CHECK_REPORT, 0, measurement_load_value, measurement_show, NULL, measurement_close_apply},
    {.pattern = NULL},
};
