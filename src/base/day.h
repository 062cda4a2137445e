/* SPDX-License-Identifier: EUPL-1.2
 * Days of the civil calendar and instants. A day has no time zone: it is the day in the
 * jurisdiction's zone; instants are seconds since 1970 UTC. Distinct types, so that the compiler
 * refuses to mix them and pages know how to write them. */
#ifndef HITO_BASE_DAY_H
#define HITO_BASE_DAY_H

#include "base/str.h"

struct day {
    int32_t n; /* days since 1970-01-01 */
};
struct instant {
    int64_t s; /* seconds since 1970-01-01T00:00:00Z */
};

#define DAY_NONE ((struct day){INT32_MIN})
#define INSTANT_NONE ((struct instant){NONE})

bool day_known(struct day d);
bool instant_known(struct instant t);
/* Only days that exist (no 31 February), years 1900 to 2199; else DAY_NONE. */
struct day day_of(int year, int month, int day);
void day_split(struct day d, int *ret_year, int *ret_month, int *ret_day);
/* "2027-06-30" and nothing else; else DAY_NONE. */
struct day day_parse(struct str iso);
/* "2027-06-30", or STR_NONE for DAY_NONE. */
struct str day_iso(struct arena *a, struct day d);
/* The same day `months` later (may be negative); the last of the month where there is no such day. */
struct day day_add_months(struct day d, int months);
/* b - a in days; both known. */
int64_t days_between(struct day a, struct day b);
bool day_before(struct day a, struct day b);
/* 1 Monday to 7 Sunday. */
int day_weekday(struct day d);
/* The day it is at `t` in a zone `offset_s` seconds east of UTC (Guayaquil -18000). */
struct day day_at(struct instant t, int offset_s);
/* "2027-06-30T13:05:00Z", or STR_NONE. */
struct str instant_iso(struct arena *a, struct instant t);
/* The wall clock. Only main, the server and the worker call it: rooms read request.now (law 6). */
struct instant instant_now(void);
/* Moves every later instant_now() by whole days: the setting clock_shift, for rehearsals. Once, before threads. */
void clock_shift(int64_t days);
/* What the real clock showed at `t`: for what other clocks count too (second factors, files). */
struct instant clock_real(struct instant t);

/* A due text as plans write them ("30/06/2027", "11/2022", "I semestre 2027", "2027", "junio 2027",
 * "enero - marzo 2027", an Excel serial): the range of days it means. Its latest day counts
 * (methodology "Hito 1"). false: not a date ("Underway", "permanente", "31/02/2027"). */
struct day_range {
    struct day first;
    struct day last;
};
bool day_range_parse(struct str text, struct day_range *ret);
/* The same where numbers stand as month/day/year ("6/30/2027"), as in the OGP's own tables. */
bool day_range_parse_us(struct str text, struct day_range *ret);

#endif
