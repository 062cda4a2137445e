/* SPDX-License-Identifier: EUPL-1.2 */
#include "command/problem_page.h"

#include "view/out.h"

#define MARKUP(literal) out_markup(&o, literal, sizeof(literal) - 1)

struct words {
    int code;
    const char *title, *what, *then;
};
static const struct words all[] = {
    {400, N_("No entendimos la petición"), N_("La dirección o el formulario llegó con datos que no se pueden leer."),
     N_("Vuelva a la página anterior y revise lo que escribió.")},
    {401, N_("Primero inicie sesión"), N_("Esta acción es para personas con cuenta."),
     N_("Entre con su cuenta y vuelva a intentarlo.")},
    {403, N_("Su rol no permite esta acción"), N_("Puede ver esta página, pero no hacer lo que pidió."),
     N_("Si cree que debería poder, escriba a la dirección responsable del plan.")},
    {404, N_("No encontramos esta página"), N_("La dirección puede estar mal escrita o la página todavía no es pública."),
     N_("Revise la dirección o empiece desde el inicio.")},
    {405, N_("Esta dirección no admite esa acción"), N_("La página existe, pero no recibe lo que se envió."),
     N_("Vuelva a la página anterior.")},
    {409, N_("Esto choca con lo registrado"), N_("Otra persona guardó un cambio, o el dato ya existe."),
     N_("Abra la página de nuevo, revise y repita el cambio si hace falta.")},
    {410, N_("Esta página fue retirada"), N_("Lo que estaba aquí se retiró de la publicación."),
     N_("La bitácora pública conserva el motivo.")},
    {413, N_("Lo enviado es demasiado grande"), N_("El archivo o el texto supera el tamaño que se acepta."),
     N_("Envíe un archivo más pequeño o divídalo en partes.")},
    {415, N_("No aceptamos ese tipo de envío"), N_("Los datos llegaron en un formato que esta dirección no lee."),
     N_("Use el formulario de la página.")},
    {421, N_("Este no es el sitio que buscaba"), N_("Este servidor no atiende el nombre que pidió su navegador."),
     N_("Revise la dirección del sitio.")},
    {422, N_("Hay datos por corregir"), N_("No se guardó nada porque faltan datos o no son válidos."),
     N_("Vuelva a la página anterior y corríjalos.")},
    {429, N_("Demasiados intentos"), N_("Desde su conexión llegaron muchas peticiones en poco tiempo."),
     N_("Espere un minuto y vuelva a intentarlo.")},
    {503, N_("El servicio está ocupado"), N_("Hay mucho trabajo en este momento y no se guardó nada."),
     N_("Espere unos segundos y vuelva a intentarlo.")},
    {507, N_("No hay espacio para guardar"), N_("El disco del servidor está lleno y no se guardó nada."),
     N_("Avise a la administración técnica.")},
    {500, N_("Hubo una falla de nuestro lado"), N_("No se guardó nada de lo que envió."),
     N_("Vuelva a intentarlo; si se repite, avise con el número de esta página.")},
};

enum status problem_page(struct request *r, int code)
{
    const struct words *w = all;
    while (w->code != code && w->code != 500)
        w++;
    struct out o = out_new(r);
    MARKUP("<h1 class=\"govuk-heading-l\">");
    out_say(&o, w->title);
    MARKUP("</h1>");
    const char *const lines[] = {w->what, w->then};
    for (size_t i = 0; i < COUNT(lines); i++) {
        MARKUP("<p class=\"govuk-body\">");
        out_say(&o, lines[i]);
        MARKUP("</p>");
    }
    for (const struct problem *p = r->problems.first; p != NULL; p = p->next) {
        MARKUP("<p class=\"govuk-body\">");
        out_text(&o, p->message);
        MARKUP("</p>");
    }
    if (code == 401) {
        MARKUP("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/entrar\">");
        out_say(&o, N_("Entrar"));
        MARKUP("</a></p>");
    }
    MARKUP("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/\">");
    out_say(&o, N_("Ir al inicio"));
    MARKUP("</a></p><p class=\"govuk-hint\">");
    out_say_with(&o, N_("Número de esta página: %1"), &r->id, 1);
    MARKUP("</p>");
    struct head head = {.title = str_of(say(r->lang, w->title)), .form_page = true};
    return respond_body(r, head, out_html(&o));
}
