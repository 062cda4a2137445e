/* SPDX-License-Identifier: EUPL-1.2
 * Where a session is from, in words that tell its owner enough and nobody else much. */
#include "room/account/account_store.h"

struct known {
    const char *mark, *word;
};

static const char *first_of(struct str agent, const struct known *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_find(agent, str_of(list[i].mark)) != SIZE_MAX)
            return list[i].word;
    return NULL;
}

struct str agent_words(struct arena *mem, struct str agent)
{
    /* In this order: browsers name those they resemble. */
    static const struct known browsers[] = {{"Edg", "Edge"},       {"OPR/", "Opera"},     {"SamsungBrowser", "Samsung Internet"},
                                            {"Firefox/", "Firefox"}, {"Chrom", "Chrome"}, {"Safari/", "Safari"}, {"curl/", "curl"}};
    static const struct known systems[] = {{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"},
                                           {"Windows", "Windows"}, {"Mac OS", "macOS"},  {"Linux", "Linux"}};
    const char *browser = first_of(agent, browsers, COUNT(browsers)), *system = first_of(agent, systems, COUNT(systems));
    if (browser == NULL)
        browser = "Navegador";
    return system == NULL ? str_of(browser) : str_fmt(mem, "%s · %s", browser, system);
}

struct str address_network(struct arena *mem, struct str address)
{
    bool six = str_find(address, STR(":")) != SIZE_MAX;
    size_t parts = 0, at = 0;
    for (; at < address.len; at++)
        if (address.ptr[at] == (six ? ':' : '.') && ++parts == 3)
            break;
    return str_fmt(mem, "%.*s%s", (int)at, address.ptr == NULL ? "" : address.ptr, at < address.len ? (six ? ":…" : ".x") : "");
}
