/* SPDX-License-Identifier: EUPL-1.2 */
#include "command/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true /* its search for leaks stops threads with ptrace */
#else
#define SANITIZED false
#endif

#define LANDLOCK_ABI_REFER 2 /* before it, a file could not be moved from folder to folder */
#define WRITING                                                                                              \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |        \
     LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |              \
     LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |           \
     LANDLOCK_ACCESS_FS_MAKE_SYM | LANDLOCK_ACCESS_FS_REFER)

/* A list of what is refused, not of what is allowed: libraries of the distribution change what they call,
 * and the unit's SystemCallFilter narrows it further where systemd runs. */
static bool refuse_calls(void)
{
    static const int never[] = {
        SCMP_SYS(mount),          SCMP_SYS(umount2),       SCMP_SYS(pivot_root),        SCMP_SYS(chroot),
        SCMP_SYS(unshare),        SCMP_SYS(setns),         SCMP_SYS(init_module),       SCMP_SYS(finit_module),
        SCMP_SYS(delete_module),  SCMP_SYS(kexec_load),    SCMP_SYS(kexec_file_load),   SCMP_SYS(reboot),
        SCMP_SYS(swapon),         SCMP_SYS(swapoff),       SCMP_SYS(bpf),               SCMP_SYS(perf_event_open),
        SCMP_SYS(userfaultfd),    SCMP_SYS(keyctl),        SCMP_SYS(add_key),           SCMP_SYS(request_key),
        SCMP_SYS(personality),    SCMP_SYS(settimeofday),  SCMP_SYS(clock_settime),     SCMP_SYS(adjtimex),
        SCMP_SYS(sethostname),    SCMP_SYS(setdomainname), SCMP_SYS(process_vm_readv),  SCMP_SYS(process_vm_writev),
        SCMP_SYS(acct),           SCMP_SYS(quotactl),      SCMP_SYS(mknod),             SCMP_SYS(mknodat),
        SCMP_SYS(io_uring_setup), SCMP_SYS(iopl),          SCMP_SYS(ioperm),            SCMP_SYS(open_by_handle_at),
    };
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == NULL)
        return false;
    bool ok = true;
    for (size_t i = 0; i < COUNT(never); i++)
        ok = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), never[i], 0) == 0 && ok;
    if (!SANITIZED) {
        ok = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ptrace), 0) == 0 && ok;
        /* Memory that can be written is never run. */
        ok = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(mmap), 1,
                              SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_WRITE | PROT_EXEC, PROT_WRITE | PROT_EXEC)) == 0 && ok;
    }
    ok = ok && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return ok;
}

static bool allow_folder(int rules, const char *path)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = WRITING};
    rule.parent_fd = open(path, O_PATH | O_CLOEXEC | O_DIRECTORY);
    if (rule.parent_fd < 0)
        return false;
    bool ok = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    close(rule.parent_fd);
    return ok;
}

/* The converter child throws its complaints away. */
static bool allow_null(int rules)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = LANDLOCK_ACCESS_FS_WRITE_FILE};
    rule.parent_fd = open("/dev/null", O_PATH | O_CLOEXEC);
    bool ok = rule.parent_fd >= 0 && syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    if (rule.parent_fd >= 0)
        close(rule.parent_fd);
    return ok;
}

static bool refuse_writes(const char *const *folders)
{
    struct landlock_ruleset_attr all = {.handled_access_fs = WRITING};
    if (syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) < LANDLOCK_ABI_REFER)
        return false;
    int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    bool ok = rules >= 0 && allow_null(rules);
    for (size_t i = 0; ok && folders[i] != NULL; i++)
        ok = allow_folder(rules, folders[i]);
    ok = ok && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    if (rules >= 0)
        close(rules);
    return ok;
}

struct confined confine(const char *const *folders)
{
    struct confined c = {0};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return c;
    if (!SANITIZED)
        (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    c.writes = refuse_writes(folders);
    c.calls = refuse_calls();
    return c;
}
