/* SPDX-License-Identifier: EUPL-1.2
 * From a body to a page: the layout, its stylesheet, the problems that no form shows. */
#include <string.h>

#include "base/digest.h"
#include "base/json.h"
#include "http/site.h"
#include "pages.h"
#include "view/form_part.h"
#include "view/layout.h"
#include "view/view.h"

#define READING_STYLE "page.css" /* inlined: small, and one request less */
#define FORM_STYLE "site.css"    /* linked: the whole set of controls */

/* "page.css" fits "page.3f2a81.css". */
static bool fits(const char *packed, const char *plain)
{
    struct str name = str_of(packed), want = str_of(plain);
    size_t dot = want.len;
    while (dot > 0 && want.ptr[dot - 1] != '.')
        dot--;
    if (dot == 0 || name.len <= want.len || strncmp(packed, plain, dot) != 0)
        return str_eq(name, want);
    struct str hash = str_part(name, dot, name.len - want.len - 1);
    return str_ends(name, plain + dot - 1) && str_find(hash, STR(".")) == SIZE_MAX;
}

const struct asset *asset_find(const char *plain_name)
{
    for (size_t i = 0; i < asset_count; i++)
        if (fits(assets[i].name, plain_name))
            return &assets[i];
    return NULL;
}

struct str asset_path(struct arena *a, const char *plain_name)
{
    const struct asset *found = asset_find(plain_name);
    return found == NULL ? STR_NONE : str_fmt(a, "/assets/%s", found->name);
}

static struct str inline_style(void)
{
    const struct asset *found = asset_find(READING_STYLE);
    return found == NULL ? STR_NONE : (struct str){found->bytes, found->length};
}

static int hex_digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

struct str view_inline_style_hash(struct arena *a)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct str style = inline_style();
    if (style.ptr == NULL)
        return STR_NONE;
    struct str hex = sha256_hex(a, style);
    struct buf b = BUF(a);
    for (size_t i = 0; i < SHA256_BYTES; i += 3) {
        unsigned bits = 0;
        for (size_t k = i; k < i + 3; k++)
            bits = bits << 8 | (k < SHA256_BYTES ? (unsigned)(hex_digit(hex.ptr[2 * k]) * 16 + hex_digit(hex.ptr[2 * k + 1])) : 0);
        for (size_t k = 0; k < 4; k++)
            buf_char(&b, i * 8 + k * 6 >= SHA256_BYTES * 8 ? '=' : digits[bits >> (18 - 6 * k) & 63]);
    }
    return buf_str(&b);
}

struct html layout_style(struct request *r, bool form_page)
{
    struct out o = out_new(r);
    struct str style = inline_style(), link = asset_path(r->mem, FORM_STYLE);
    if (!form_page && style.len > 0) {
        out_markup(&o, "<style>", 7);
        out_safe(&o, (struct html){style});
        out_markup(&o, "</style>", 8);
    } else if (link.len > 0) {
        out_markup(&o, "<link rel=\"stylesheet\" href=\"", 29);
        out_url(&o, link);
        out_markup(&o, "\">", 2);
    }
    return out_html(&o);
}

static void menu_add(struct layout *l, const char *section, const char *label, struct str path)
{
    bool current = l->head.section != NULL && strcmp(l->head.section, section) == 0;
    assert(l->menu_count < COUNT(l->menu));
    l->menu[l->menu_count++] = (struct menu_entry){section, label, path, current};
}

static void fill_menu(struct request *r, struct layout *l)
{
    struct str base = l->head.jurisdiction_path;
    menu_add(l, "inicio", N_("Inicio"), l->home);
    if (base.len > 0) {
        menu_add(l, "plan", N_("Planes"), path_fmt(r, "%.*s/planes", STR_ARG(base)));
        menu_add(l, "compromisos", N_("Compromisos"), path_fmt(r, "%.*s/compromisos", STR_ARG(base)));
        menu_add(l, "indicadores", N_("Indicadores"), path_fmt(r, "%.*s/indicadores", STR_ARG(base)));
    } else
        menu_add(l, "comparar", N_("Comparar"), STR("/comparar"));
    menu_add(l, "buscar", N_("Buscar"), path_fmt(r, "%.*s/buscar", STR_ARG(base)));
    menu_add(l, "datos", N_("Datos"), path_fmt(r, "%.*s/datos", STR_ARG(base)));
}

/* Problems of a page without form_open(): a button that was refused, a form made by hand. */
static struct html loose_summary(struct request *r, struct html body)
{
    struct out o = out_new(r);
    if (str_find(body.markup, STR("class=\"govuk-error-summary\"")) == SIZE_MAX)
        form_summary(&o, NULL);
    return out_html(&o);
}

static int code_of(const struct request *r)
{
    if (r->problem != DONE)
        return status_http(r->problem);
    return r->problems.count > 0 ? 422 : 200;
}

/* The administrator's page, or that of the jurisdiction at hand for who runs its process. */
static struct str admin_path(struct request *r, const struct head *head)
{
    const struct scope here = {.jurisdiction = r->scope.jurisdiction};
    if (may(&r->actor, CONFIGURE, &here) == DONE)
        return STR("/administracion");
    if (str_empty(head->jurisdiction_path) || may(&r->actor, READ_LOG, &here) != DONE)
        return STR_NONE;
    return str_fmt(r->mem, "%.*s/administracion", STR_ARG(head->jurisdiction_path));
}

enum status respond_body(struct request *r, struct head head, struct html body)
{
    struct layout l = {
        .head = head,
        .crumbs = head.crumbs,
        .crumbs_count = head.crumb_count,
        .lang = r->lang == LANG_EN ? "en" : "es",
        .home = head.jurisdiction_path.len > 0 ? head.jurisdiction_path : STR("/"),
        .path = r->path,
        .style = layout_style(r, head.form_page),
        .favicon = asset_path(r->mem, "favicon.svg"),
        .script = head.form_page ? asset_path(r->mem, "site.js") : STR_NONE,
        .upload_script = str_find(body.markup, STR("\" data-upload=\"")) != SIZE_MAX ? asset_path(r->mem, "upload.js") : STR_NONE,
        .proof_script = str_find(body.markup, STR("\" data-proof=\"")) != SIZE_MAX ? asset_path(r->mem, "proof.js") : STR_NONE,
        .signed_in = r->session.signed_in && !r->session.task,
        .task = r->session.task && r->actor.person != NONE,
        .admin = admin_path(r, &head),
        .person = r->actor.name.len > 0 ? r->actor.name : str_of(say(r->lang, N_("Mi cuenta"))),
        .flash = r->flash,
        .summary = loose_summary(r, body),
        .demo = head.demo,
        .trial = !head.demo && r->site != NULL && r->site->config.demonstration,
        .practice_today = r->today,
        .moved = r->site != NULL && r->site->config.clock_shift != 0 ? r->today : DAY_NONE,
        .spanish = r->lang != LANG_EN,
        .other_lang_path = path_fmt(r, "%.*s?lang=%s", STR_ARG(r->path), r->lang == LANG_EN ? "es" : "en"),
        .as_of = r->now,
        .body = body,
    };
    fill_menu(r, &l);
    struct out o = out_new(r);
    part_layout(&o, &l);
    int code = code_of(r);
    TRY(respond_bytes(r, "text/html; charset=utf-8", out_html(&o).markup));
    r->reply.code = code;
    return o.problem;
}

struct problem_words {
    int code;
    const char *title, *text, *next;
};
static const struct problem_words problems[] = {
    {400, N_("No pudimos leer lo que llegó"), N_("La dirección o el formulario trae datos que no se pueden leer."),
     N_("Vuelve a la página anterior y revisa lo que escribiste.")},
    {401, N_("Entra para continuar"), N_("Esta página es para personas con cuenta."),
     N_("Lo que escribiste se guarda mientras entras.")},
    {403, N_("No tienes permiso para esto"), N_("Tu rol no permite lo que pediste."),
     N_("Si crees que es un error, escribe a quien administra Hito en tu institución.")},
    {404, N_("No encontramos esta página"), N_("Puede que la dirección esté incompleta o que la página no exista."),
     N_("Revisa la dirección o busca lo que necesitas desde el inicio.")},
    {405, N_("Esta dirección no admite esa acción"), N_("La página existe, pero no recibe lo que se envió."),
     N_("Vuelve a la página anterior.")},
    {406, N_("No tenemos esto en la forma que pediste"), N_("La cabecera Accept no admite JSON ni CSV, que es lo que hay aquí."),
     N_("Pide application/json o text/csv.")},
    {409, N_("Esto choca con lo que ya está guardado"), N_("Otra persona pudo haber hecho un cambio mientras tanto."),
     N_("Vuelve atrás, recarga la página y revisa qué cambió antes de intentarlo de nuevo.")},
    {410, N_("Esta página fue retirada"), N_("Lo que había aquí se retiró y ya no se publica."),
     N_("La bitácora conserva cuándo y por qué.")},
    {413, N_("El envío es demasiado grande"), N_("El archivo o el texto supera el tamaño que se acepta."),
     N_("Envía un archivo más liviano, o un enlace a donde está publicado.")},
    {415, N_("No aceptamos ese tipo de envío"), N_("Los datos llegaron en un formato que esta dirección no lee."),
     N_("Usa el formulario de la página.")},
    {421, N_("Este servidor no atiende ese nombre"), N_("Tu navegador pidió un sitio que no es este."),
     N_("Revisa la dirección del sitio.")},
    {422, N_("Hay datos por corregir"), N_("No se guardó nada porque faltan datos o no son válidos."),
     N_("Vuelve a la página anterior y corrígelos.")},
    {429, N_("Demasiados intentos seguidos"), N_("Recibimos muchas peticiones desde tu conexión en poco tiempo."),
     N_("Espera unos minutos y prueba otra vez.")},
    {503, N_("Hito está ocupado en este momento"), N_("No pudimos terminar lo que pediste. Nada se guardó a medias."),
     N_("Espera un momento y prueba otra vez.")},
    {507, N_("No queda espacio para guardar"), N_("El disco del servidor está lleno. Nada se guardó a medias."),
     N_("Avisa a quien administra Hito.")},
    {500, N_("Algo falló de nuestro lado"), N_("Nada se guardó a medias. Ya quedó anotado para revisarlo."),
     N_("Prueba otra vez dentro de un momento.")},
};

/* RFC 9457. */
static enum status problem_json(struct request *r, int code, const struct problem_words *words)
{
    struct json j = JSON(r->mem);
    json_open(&j, '{');
    json_key(&j, STR("title"));
    json_text(&j, str_of(say(r->lang, words->title)));
    json_key(&j, STR("status"));
    json_int(&j, code);
    json_key(&j, STR("detail"));
    json_text(&j, r->problems.first != NULL ? r->problems.first->message
                  : str_empty(r->gone)      ? str_of(say(r->lang, words->text))
                                            : r->gone);
    json_key(&j, STR("instance"));
    json_text(&j, r->path);
    json_key(&j, STR("request"));
    json_text(&j, r->id);
    json_close(&j, '}');
    TRY(respond_bytes(r, "application/problem+json", json_str(&j)));
    r->reply.code = code;
    return DONE;
}

enum status view_problem_show(struct request *r, int code)
{
    const struct problem_words *words = &problems[COUNT(problems) - 1];
    for (size_t i = 0; i < COUNT(problems); i++)
        if (problems[i].code == code)
            words = &problems[i];
    if (request_for_programs(r))
        return problem_json(r, code, words);
    struct str next = url_component(r->mem, r->path);
    struct problem_page page = {
        .title = words->title,
        .text = words->text,
        .next = words->next,
        .reason = code == status_http(GONE) ? r->gone : STR_NONE,
        .request_id = r->id,
        .sign_in = code == 401,
        .sign_in_path = path_fmt(r, "/entrar?next=%.*s", STR_ARG(next)),
    };
    TRY(page_problem(r, (struct head){.title = str_of(say(r->lang, words->title)), .form_page = true}, &page));
    r->reply.code = code;
    return DONE;
}
