/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/sandbox.h"

#include <seccomp.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#else
#define SANITIZED false
#endif

static bool limit(int resource, uint64_t most)
{
    struct rlimit r = {most, most};
    return setrlimit((__rlimit_resource_t)resource, &r) == 0;
}

static bool set_limits(void)
{
    return (SANITIZED || limit(RLIMIT_AS, SANDBOX_MEMORY_BYTES)) && limit(RLIMIT_CPU, SANDBOX_CPU_S) &&
           limit(RLIMIT_FSIZE, SANDBOX_OUTPUT_BYTES) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, 0) &&
           limit(RLIMIT_NPROC, 0);
}

static bool allow(scmp_filter_ctx filter, const int *calls, size_t count)
{
    bool ok = true;
    for (size_t i = 0; i < count; i++)
        ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) == 0;
    return ok;
}

static bool set_filter(void)
{
    static const int computing[] = {
        SCMP_SYS(brk),       SCMP_SYS(munmap),     SCMP_SYS(mremap),        SCMP_SYS(madvise),
        SCMP_SYS(getrandom), SCMP_SYS(futex),      SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
        SCMP_SYS(exit),      SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),  SCMP_SYS(rt_sigprocmask),
    };
    static const int sanitizers[] = {
        SCMP_SYS(mmap),   SCMP_SYS(mprotect), SCMP_SYS(sched_yield), SCMP_SYS(rt_sigaction),
        SCMP_SYS(gettid), SCMP_SYS(getpid),   SCMP_SYS(sigaltstack), SCMP_SYS(write),
    };
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL)
        return false;
    bool ok = allow(filter, computing, COUNT(computing));
    ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(read), 1, SCMP_A0(SCMP_CMP_EQ, 0)) == 0;
    ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, SCMP_A0(SCMP_CMP_EQ, 1)) == 0;
    /* Memory without a file behind it that is never executable. */
    ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                                SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS)) == 0;
    if (SANITIZED)
        ok = ok && allow(filter, sanitizers, COUNT(sanitizers));
    ok = ok && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return ok;
}

bool sandbox_enter(void)
{
    /* libzip turns the hours of entries into local time: the zone must be known before files are out
     * of reach. */
    setenv("TZ", "UTC0", 1);
    tzset();
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
           set_limits() && set_filter();
}
