/* SPDX-License-Identifier: EUPL-1.2
 * Which addresses are public: by IANA's registers of special-purpose addresses. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <strings.h>

#include "job/fetch.h"

static const struct {
    uint32_t net;
    int bits;
} closed_v4[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16}, {0xAC100000, 12},
    {0xC0000000, 24}, {0xC0000200, 24}, {0xC0586300, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xC6336400, 24},
    {0xCB007100, 24}, {0xE0000000, 4},  {0xF0000000, 4},
};

static bool public_v4(uint32_t ip)
{
    for (size_t i = 0; i < COUNT(closed_v4); i++)
        if ((ip >> (32 - closed_v4[i].bits)) == (closed_v4[i].net >> (32 - closed_v4[i].bits)))
            return false;
    return true;
}

static uint32_t v4_at(const unsigned char *b)
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Only 2000::/3 is given out; inside it the ranges that carry something else are closed. */
static bool public_v6(const unsigned char *b)
{
    static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    static const unsigned char translated[12] = {0, 0x64, 0xFF, 0x9B};
    if (memcmp(b, mapped, 12) == 0 || memcmp(b, translated, 12) == 0)
        return public_v4(v4_at(b + 12));
    if ((b[0] & 0xE0) != 0x20)
        return false;
    if (b[0] == 0x20 && b[1] == 0x02) /* 6to4 */
        return public_v4(v4_at(b + 2));
    if (b[0] == 0x20 && b[1] == 0x01 && b[2] < 2) /* 2001::/23: Teredo, ORCHID, benchmarks */
        return false;
    if (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8) /* documentation */
        return false;
    return !(b[0] == 0x3F && b[1] == 0xFF && b[2] < 16);
}

bool fetch_address_public(const struct sockaddr *a)
{
    if (a->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, a, sizeof v4);
        return public_v4(ntohl(v4.sin_addr.s_addr));
    }
    if (a->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, a, sizeof v6);
        return public_v6(v6.sin6_addr.s6_addr);
    }
    return false;
}

bool fetch_host_inner(const char *host)
{
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    char inside[INET6_ADDRSTRLEN];
    size_t len = strlen(host);
    if (host[0] == '[') {
        if (len < 3 || len - 2 >= sizeof inside)
            return true;
        memcpy(inside, host + 1, len - 2);
        inside[len - 2] = '\0';
        inside[strcspn(inside, "%")] = '\0';
        return inet_pton(AF_INET6, inside, &v6.sin6_addr) != 1 || !fetch_address_public((const struct sockaddr *)&v6);
    }
    if (inet_aton(host, &v4.sin_addr) != 0) /* decimal, octal, hexadecimal, short: as resolvers read them */
        return !fetch_address_public((const struct sockaddr *)&v4);
    while (len > 0 && host[len - 1] == '.')
        len--;
    struct str name = {host, len};
    static const char *const inner[] = {".localhost", ".local", ".internal", ".localdomain", ".home.arpa"};
    for (size_t i = 0; i < COUNT(inner); i++) {
        size_t n = strlen(inner[i]);
        if (len >= n && strncasecmp(host + len - n, inner[i], n) == 0)
            return true;
    }
    return str_find(name, STR(".")) == SIZE_MAX;
}
