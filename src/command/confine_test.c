/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command/confine.h"
#include "tests/work.h"

/* 0, or which expectation failed. */
static int child(const char *inside, const char *outside)
{
    char a[256], b[256];
    const char *folders[] = {inside, NULL};
    struct confined c = confine(folders);
    snprintf(a, sizeof a, "%s/uno", inside);
    snprintf(b, sizeof b, "%s/carpeta", inside);
    if (open(a, O_WRONLY | O_CREAT | O_CLOEXEC, 0600) < 0 || mkdir(b, 0700) != 0)
        return 1;
    snprintf(b, sizeof b, "%s/carpeta/dos", inside);
    if (rename(a, b) != 0) /* evidence is moved from folder to folder */
        return 2;
    if (open("/etc/passwd", O_RDONLY | O_CLOEXEC) < 0)
        return 3;
    snprintf(a, sizeof a, "%s/uno", outside);
    if (c.writes && (open(a, O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0 || errno != EACCES))
        return 4;
    if (c.calls && (unshare(CLONE_FS) == 0 || errno != EPERM))
        return 5;
    return c.calls ? 0 : 6;
}

UNIT(a_confined_server_writes_only_in_its_folders_and_reads_everywhere)
{
    struct site inside, outside;
    int code = -1;
    work_site(t, &inside);
    work_site(t, &outside);
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0)
        _exit(child(inside.config.data_dir.ptr, outside.config.data_dir.ptr));
    EXPECT(pid > 0 && waitpid(pid, &code, 0) == pid);
    EXPECT_INT(WIFEXITED(code) ? WEXITSTATUS(code) : -1, 0);
    work_site_end(&inside);
    work_site_end(&outside);
}
