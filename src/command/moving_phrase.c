/* SPDX-License-Identifier: EUPL-1.2
 * The passphrase: asked on the terminal without showing it, or from a file or the environment. Never an
 * argument: the list of processes is for everybody to read. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "command/moving.h"

#define PHRASE_MOST 1024u
#define CANCELLED 3 /* Ctrl-C, which is a character like others while the terminal shows nothing */

static bool say_to(int fd, const char *words)
{
    return write(fd, words, strlen(words)) == (ssize_t)strlen(words);
}

static ssize_t ask(int tty, const char *words, char *line)
{
    struct termios before, quiet;
    if (tcgetattr(tty, &before) != 0)
        return -1;
    quiet = before;
    quiet.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    if (tcsetattr(tty, TCSAFLUSH, &quiet) != 0)
        return -1;
    ssize_t n = say_to(tty, words) ? read(tty, line, PHRASE_MOST) : -1;
    tcsetattr(tty, TCSAFLUSH, &before);
    (void)say_to(tty, "\n");
    if (n > 0 && memchr(line, CANCELLED, (size_t)n) != NULL)
        return -1;
    return n > 0 && line[n - 1] == '\n' ? n - 1 : n;
}

static struct str from_terminal(struct arena *mem, bool twice)
{
    char *one = arena_take(mem, PHRASE_MOST + 1), *two = arena_take(mem, PHRASE_MOST + 1);
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (tty < 0) {
        program_problem("no hay terminal donde preguntar la frase: use --frase-archivo ARCHIVO");
        return STR_NONE;
    }
    ssize_t n = ask(tty, "Frase de la mudanza: ", one), again = n;
    if (n >= 0 && twice)
        again = ask(tty, "La misma otra vez: ", two);
    close(tty);
    bool same = again == n && (!twice || n < 0 || sodium_memcmp(one, two, (size_t)n) == 0);
    sodium_memzero(two, PHRASE_MOST);
    if (n < 0 || again < 0)
        program_problem("no se dio la frase");
    else if (!same)
        program_problem("las dos frases no son iguales");
    return n >= 0 && same ? (struct str){one, (size_t)n} : STR_NONE;
}

static struct str from_file(struct arena *mem, const char *path)
{
    char *bytes = arena_take(mem, PHRASE_MOST + 1);
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 || fstat(fd, &st) != 0 ? -1 : read(fd, bytes, PHRASE_MOST);
    if (n < 0)
        program_problem("no se puede leer %s: %s", path, strerror(errno));
    else if (S_ISREG(st.st_mode) && (st.st_mode & 077) != 0)
        program_problem("aviso: otras personas de esta máquina pueden leer %s (chmod 600)", path);
    if (fd >= 0)
        close(fd);
    if (n < 0)
        return STR_NONE;
    struct str rest = {bytes, (size_t)n}, line = str_cut(&rest, '\n');
    return str_ends(line, "\r") ? str_part(line, 0, line.len - 1) : line;
}

static size_t characters(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.ptr[i] & 0xc0) != 0x80;
    return n;
}

struct str moving_phrase(struct arena *mem, const struct moving_options *o, bool twice)
{
    struct str phrase;
    if (o->phrase_file != NULL) {
        phrase = from_file(mem, o->phrase_file);
    } else if (o->phrase_variable != NULL) {
        const char *value = getenv(o->phrase_variable);
        if (value == NULL)
            program_problem("no hay variable de entorno %s", o->phrase_variable);
        phrase = str_of(value);
    } else {
        phrase = from_terminal(mem, twice);
    }
    if (phrase.ptr != NULL && twice && characters(phrase) < MOVING_PHRASE_LEAST) {
        program_problem("la frase es corta: al menos %u caracteres; mejor seis palabras al azar", MOVING_PHRASE_LEAST);
        return STR_NONE;
    }
    return phrase;
}

bool moving_options(struct command_line *line, struct moving_options *ret)
{
    *ret = (struct moving_options){0};
    for (int i = 1; i < line->count; i++) {
        const char *word = line->arguments[i], *next = i + 1 < line->count ? line->arguments[i + 1] : NULL;
        if (strcmp(word, "--frase-archivo") == 0 && next != NULL) {
            ret->phrase_file = next;
            i++;
        } else if (strcmp(word, "--frase-variable") == 0 && next != NULL) {
            ret->phrase_variable = next;
            i++;
        } else if (strcmp(word, "--dry-run") == 0 || strcmp(word, "--ensayo") == 0) {
            ret->dry = true;
        } else if (word[0] == '-' || ret->file != NULL) {
            return false;
        } else {
            ret->file = word;
        }
    }
    return ret->file != NULL && (ret->phrase_file == NULL || ret->phrase_variable == NULL);
}
