/* SPDX-License-Identifier: EUPL-1.2
 * The permission matrix as a document: docs/permisos.md. A test compares. */
#ifndef HITO_COMMAND_MATRIX_H
#define HITO_COMMAND_MATRIX_H

#include <stdio.h>

/* Role by action, then role by route of every room, in Markdown. */
void matrix_write(FILE *to);

#endif
