/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/base.h"

#define HTTP_(name, http, words) [name] = http,
static const int codes[] = {STATUS_LIST(HTTP_)};
#undef HTTP_
#define WORDS_(name, http, words) [name] = words,
static const char *const texts[] = {STATUS_LIST(WORDS_)};
#undef WORDS_

int status_http(enum status s)
{
    return codes[s];
}

const char *status_words(enum status s)
{
    return texts[s];
}
