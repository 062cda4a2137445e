/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "http/site.h"
#include "tests/test.h"

static enum status read_text(struct test *t, const char *text, struct config *ret, struct str *problem)
{
    char path[] = "/tmp/hito-config-XXXXXX";
    int fd = mkstemp(path);
    FILE *f = fdopen(fd, "w");
    fputs(text, f);
    fclose(f);
    enum status s = config_read(&t->mem, path, ret, problem);
    unlink(path);
    return s;
}

UNIT(without_a_file_the_settings_are_those_of_the_table)
{
    struct config c;
    struct str problem;
    unsetenv("HITO_PORT");
    unsetenv("HITO_BASE_URL");
    EXPECT_DONE(config_read(&t->mem, "/no/existe", &c, &problem));
    EXPECT_INT(c.port, 8080);
    EXPECT_STR(c.base_url, "http://127.0.0.1:8080");
    EXPECT(!c.demonstration);
}

UNIT(the_environment_wins_over_the_file)
{
    struct config c;
    struct str problem;
    setenv("HITO_PORT", "9001", 1);
    EXPECT_DONE(read_text(t, "# nota\nport = 9000\ndemonstration = sí\nlisten = ::1\n", &c, &problem));
    unsetenv("HITO_PORT");
    EXPECT_INT(c.port, 9001);
    EXPECT_STR(c.listen, "::1");
    EXPECT(c.demonstration);
}

UNIT(a_wrong_setting_is_said_in_words)
{
    struct config c;
    struct str problem = STR_NONE;
    EXPECT_STATUS(read_text(t, "port = mucho\n", &c, &problem), INVALID);
    EXPECT(str_find(problem, STR("port debe ser un número entero, no «mucho»")) != SIZE_MAX);
    EXPECT_STATUS(read_text(t, "port = 70000\n", &c, &problem), INVALID);
    EXPECT(str_find(problem, STR("entre 1 y 65535")) != SIZE_MAX);
    EXPECT_STATUS(read_text(t, "puerto = 1\n", &c, &problem), INVALID);
    EXPECT(str_find(problem, STR("no hay un ajuste que se llame puerto")) != SIZE_MAX);
    EXPECT_STATUS(read_text(t, "port = 9000\nlo que sea\n", &c, &problem), INVALID);
    EXPECT(str_find(problem, STR("línea 2")) != SIZE_MAX);
}

UNIT(the_day_is_moved_in_a_demonstration_only)
{
    struct config c;
    struct str problem = STR_NONE;
    EXPECT_STATUS(read_text(t, "clock_shift = 20\n", &c, &problem), INVALID);
    EXPECT(str_find(problem, STR("demostración")) != SIZE_MAX);
    EXPECT_DONE(read_text(t, "clock_shift = 20\ndemonstration = 1\n", &c, &problem));
    EXPECT_INT(c.clock_shift, 20);
    EXPECT_STATUS(read_text(t, "clock_shift = 4000\ndemonstration = 1\n", &c, &problem), INVALID);
}

UNIT(a_moved_clock_moves_now_and_not_what_other_clocks_count)
{
    struct instant before = instant_now();
    clock_shift(20);
    struct instant moved = instant_now(), real = clock_real(moved);
    clock_shift(0);
    EXPECT_INT(moved.s - before.s >= 20 * 86400 && moved.s - before.s < 20 * 86400 + 60, 1);
    EXPECT(real.s >= before.s && real.s < before.s + 60);
    EXPECT_INT(days_between(day_at(real, -18000), day_at(moved, -18000)), 20);
}
