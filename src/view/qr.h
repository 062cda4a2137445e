/* SPDX-License-Identifier: EUPL-1.2
 * A QR code as SVG: dark squares on white with the quiet border that readers want. */
#ifndef HITO_VIEW_QR_H
#define HITO_VIEW_QR_H

#include "view/out.h"

/* For {{call qr_draw(text, "label")}}; writes nothing for a text that does not fit a code. */
void qr_draw(struct out *o, struct str text, const char *label);

#endif
