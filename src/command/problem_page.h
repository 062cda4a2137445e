/* SPDX-License-Identifier: EUPL-1.2
 * The plain page of a problem: what happened, what to do. */
#ifndef HITO_COMMAND_PROBLEM_PAGE_H
#define HITO_COMMAND_PROBLEM_PAGE_H

#include "http/request.h"

/* site->problem_show. */
enum status problem_page(struct request *r, int code) MUST_USE;

#endif
