/* SPDX-License-Identifier: EUPL-1.2 */
#include "view/qr.h"

#include <qrencode.h>

#define BORDER 4

static void put(struct out *o, const char *chars)
{
    struct str s = str_of(chars);
    out_markup(o, s.ptr, s.len);
}

/* One subpath per run of dark squares in a row. */
static void runs(struct out *o, const QRcode *code)
{
    for (int y = 0; y < code->width; y++)
        for (int x = 0; x < code->width;) {
            int length = 0;
            while (x + length < code->width && (code->data[y * code->width + x + length] & 1) != 0)
                length++;
            if (length > 0)
                buf_fmt(&o->buf, "M%d %dh%dv1h-%dz", x + BORDER, y + BORDER, length, length);
            x += length > 0 ? length : 1;
        }
}

void qr_draw(struct out *o, struct str text, const char *label)
{
    QRcode *code = QRcode_encodeString8bit(str_chars(o->request->mem, text), 0, QR_ECLEVEL_M);
    if (code == NULL)
        return;
    int side = code->width + 2 * BORDER;
    buf_fmt(&o->buf, "<svg class=\"qr\" role=\"img\" width=\"240\" height=\"240\" viewBox=\"0 0 %d %d\" aria-label=\"", side, side);
    out_say(o, label);
    buf_fmt(&o->buf, "\"><path fill=\"#fff\" d=\"M0 0h%dv%dh-%dz\"/><path fill=\"#000\" d=\"", side, side, side);
    runs(o, code);
    put(o, "\"/></svg>");
    QRcode_free(code);
}
