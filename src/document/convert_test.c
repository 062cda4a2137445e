/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/convert.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "document/package_test.h"
#include "document/sandbox.h"
#include "document/wire.h"
#include "document/xlsx_read.h"
#include "tests/test.h"

/* The test program stands for the real one when it is started as its own converter. */
__attribute__((constructor)) static void be_the_child(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "convert") == 0)
        _exit(convert_child(argv[2]));
}

static struct str file_with(struct test *t, struct str bytes)
{
    char path[] = "/tmp/hito-convert-XXXXXX";
    int file = mkstemp(path);
    EXPECT(file >= 0 && write(file, bytes.ptr, bytes.len) == (ssize_t)bytes.len);
    close(file);
    return str_copy(&t->mem, str_of(path));
}

static enum status convert(struct test *t, const char *kind, struct str bytes, struct book *b)
{
    struct str path = file_with(t, bytes);
    enum status s = convert_run(kind, path, &t->mem, b);
    unlink(str_chars(&t->mem, path));
    return s;
}

UNIT(a_workbook_comes_whole_out_of_the_locked_child)
{
    struct str bytes = package_xlsx(
        &t->mem, "",
        STR("<sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>46203</v></c><c><f>1</f><v>5</v></c></row>"
            "<row><c t=\"e\"><v>#REF!</v></c></row></sheetData>"
            "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>"));
    struct book inside, outside;
    EXPECT_DONE(xlsx_read(&t->mem, bytes, &inside));
    EXPECT_DONE(convert(t, "xlsx", bytes, &outside));
    EXPECT_INT(outside.sheet_count, inside.sheet_count);
    EXPECT_INT(outside.remarks.count, inside.remarks.count);
    EXPECT(outside.sheets[1].hidden);
    for (size_t r = 1; r <= 2; r++)
        for (size_t c = 1; c <= 3; c++) {
            struct cell a = sheet_cell(&inside.sheets[0], r, c), b = sheet_cell(&outside.sheets[0], r, c);
            EXPECT(str_eq(a.text, b.text) && a.kind == b.kind && a.flags == b.flags);
        }
}

UNIT(the_reason_of_a_refusal_comes_out_of_the_child)
{
    struct book b;
    EXPECT_STATUS(convert(t, "xlsx", STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 viejo"), &b), INVALID);
    EXPECT(str_find(b.problem.message, STR(".xls")) != SIZE_MAX);
    EXPECT_STATUS(convert(t, "csv", STR("a,b\n\"1"), &b), INVALID);
    EXPECT_STR(b.problem.values[0], "2");
    EXPECT_DONE(convert(t, "csv", STR("a;b\n1;\xF1\n"), &b));
    EXPECT_STR(sheet_text(&b.sheets[0], 2, 2), "ñ");
    EXPECT_STATUS(convert_run("csv", STR("/nonexistent/x"), &t->mem, &b), BROKEN);
}

/* Runs `what` in a child that is locked in and returns how it ended. */
static int locked(int (*what)(void))
{
    int how = 0;
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDERR_FILENO);
        if (!sandbox_enter())
            _exit(99);
        _exit(what());
    }
    waitpid(child, &how, 0);
    return how;
}

static int compute(void)
{
    char *memory = malloc(1 << 20);
    memset(memory, 1, 1 << 20);
    int ok = memory[17] == 1 ? 7 : 8;
    free(memory);
    return ok;
}
static int open_a_file(void)
{
    return open("/etc/passwd", O_RDONLY) >= 0 ? 1 : 2;
}
static int write_elsewhere(void)
{
    return unlink("/tmp/hito-nothing") == 0 ? 1 : 2;
}
static int start_a_program(void)
{
    execl("/bin/true", "true", (char *)NULL);
    return 1;
}

UNIT(the_locked_child_can_compute_and_nothing_else)
{
    int how = locked(compute);
    EXPECT(WIFEXITED(how) && WEXITSTATUS(how) == 7);
    EXPECT(WIFSIGNALED(locked(open_a_file)));
    EXPECT(WIFSIGNALED(locked(write_elsewhere)));
    EXPECT(WIFSIGNALED(locked(start_a_program)));
}

static bool collect(void *context, struct str piece)
{
    buf_add(context, piece);
    return true;
}

UNIT(a_damaged_answer_of_the_child_is_never_believed)
{
    struct book b = {0}, back;
    struct sheet *s = book_add(&b, &t->mem, STR("Hoja"), false);
    EXPECT_DONE(sheet_put(&b, s, &t->mem, 2, 3, (struct cell){STR("ñ"), CELL_TEXT, 0}));
    remark_add(&b.remarks, &t->mem, 2, 3, "aviso", NULL, 0);
    struct buf out = BUF(&t->mem);
    EXPECT(wire_write(&b, &t->mem, collect, &out));
    struct str whole = buf_str(&out);
    EXPECT(wire_read(whole, &t->mem, &back));
    EXPECT_STR(sheet_text(&back.sheets[0], 2, 3), "ñ");
    for (size_t n = 0; n < whole.len; n++)
        EXPECT(!wire_read(str_part(whole, 0, n), &t->mem, &back));
    for (size_t i = 0; i < whole.len; i++) {
        struct str copy = str_copy(&t->mem, whole);
        ((char *)copy.ptr)[i] ^= (char)0x80;
        (void)wire_read(copy, &t->mem, &back); /* must not read outside, whatever it says */
    }
}
