/*
 * The only process that an engine starts in a cell: it runs the file under test and reports what happened.
 *
 *   probe -         instructions from standard input
 *   probe FILE USER [ROOT]
 *                   instructions from a file, which is removed once read; then the folder ROOT is the root for good, and
 *                   the probe becomes user and group of that number; gives up where it cannot (CAP_SYS_CHROOT,
 *                   CAP_SETUID, CAP_SETGID)
 *   probe --control the control: a known program; writes "control" and ends with status 42
 *   probe --launch, probe --join: see launch.h
 *   probe --situation: see situation.h
 *   probe --measure: see measure.h
 *
 * Statically linked; needs no shell, /proc, /dev, /tmp or /etc. Being a program of known behaviour it is also the control:
 * where it does not start, the image or the host is to blame and not the file under test.
 *
 * Instructions, in this order ("HEX" is lower-case hexadecimal, "-" for no bytes):
 *   freestand-probe 1 NONCE | keep BYTES | flood BYTES | millis N | memory BYTES | disk BYTES | processes N |
 *   condition WORD [NUMBER]... | absent x86-64 FIRST LAST (or: absent i386 FIRST LAST)... | work HEXPATH | control HEXPATH | subject HEXPATH HEXARGV0 | then for each behaviour:
 *   behaviour, file HEXPATH HEXBYTES (or: program, for an executable one)..., and for each step: step, arg HEX..., env HEX..., stdin HEX, output HEXNAME..., run |
 *   at last: end
 *
 *   around the control, on a processor that is played: through HEX..., the words of a command that runs whatever comes
 *   later; the program's path and arguments follow them. Where that is no x86-64 the control comes before, and after it
 *   foreign-control HEX, the bytes of a program that does the same on that processor
 *
 *   absent: system calls, by their numbers, that end with ENOSYS from then on, the control's own as well
 *
 *   conditions are described in Condition.java; those that limit a program hold for the control as well
 *
 * Answers, each line beginning with the nonce, so that no line can be forged without the instructions:
 *   freestand-probe 1 | host HEXMACHINE HEXRELEASE | for each condition: condition WORD ok (or: condition WORD absent
 *   ERRNO) | control ok | foreign-control ok | subject BYTES SHA256 (or: subject unreadable ERRNO) |
 *   for each behaviour: behaviour INDEX, and for each step: step ENDING NUMBER MICROS, stdout TOTAL SHA256 HEXKEPT,
 *   stderr likewise, output TOTAL SHA256 HEXKEPT (or: output absent ERRNO)..., or only "step skipped 0 0" where an
 *   earlier step did not end by itself, or "step replaced 0 0" where what lies at the subject's path is no longer the
 *   file that was hashed | subject-end BYTES SHA256 (or: subject-end unreadable ERRNO, subject-end replaced 0) | end
 *
 *   ENDING left-emulator: it began to start another program, which would have run on the machine's own processor and not
 *   on the one that is played; it was killed before
 *
 * What keeps the file under test from forging answers: its descriptors are pipes and all others close on exec; the nonce
 * is in no argument, environment or file it could read; the probe is not dumpable, so that its memory and its
 * descriptors (/proc/1/mem, /proc/1/fd, ptrace) are closed to a process without CAP_SYS_PTRACE; and as first process of
 * its namespace it cannot be killed from within. The engines drop all capabilities, and a
 * filter of system calls (seccomp.h) holds for every program that is run. A file that breaks the kernel breaks this too.
 *
 * What keeps it from putting another file in its own place: the engines make all but the working folder read-only, or
 * another user's. And it would be seen: before each run the path must lead to the same inode with the same time of last
 * change, which cannot be set, and after the last run the bytes are hashed again. Between that look and execve nothing
 * else lives in the cell. The file is started by its path and not by a descriptor, because some programs read
 * AT_EXECFN.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "conditions.h"
#include "files.h"
#include "launch.h"
#include "measure.h"
#include "report.h"
#include "run.h"
#include "situation.h"
#include "words.h"

enum { MOST_STRINGS = 4096, MOST_OUTPUTS = 256, MOST_THROUGH = 8 };

static struct limits limits;
static char *argv[MOST_STRINGS + 1], *envp[MOST_STRINGS + 1], *outputs[MOST_OUTPUTS];
static char *through[MOST_THROUGH];
static int argc, envc, outputc, throughc;
static struct bytes input;
static char *subject, *argv0, *work;
static int behaviours, broken;
static struct stat hashed; /* the subject as it was hashed; st_ino is 0 where it could not be */

static void report_stream(const char *name, struct stream *s)
{
    uint8_t digest[32];
    char text[65];
    sha256_end(&s->hash, digest);
    hex(text, digest, sizeof digest);
    report_bytes(s->kept, s->kept_length, "%s %llu %s", name, (unsigned long long)s->total, text);
}

static void report_host(void)
{
    struct utsname host;
    char machine[2 * sizeof host.machine + 1];
    if (uname(&host) != 0)
        give_up("uname: errno %d", errno);
    hex(machine, host.machine, strlen(host.machine));
    report_bytes(host.release, strlen(host.release), "host %s", machine);
}

/* Runs a program of this processor, or of the one that is played. */
static void run_here(struct run *run, char *path, char **words, char **variables, struct bytes in)
{
    static char *command[MOST_THROUGH + MOST_STRINGS + 2];
    int n = 0;
    limits.emulated = throughc > 0;
    if (throughc == 0) {
        run_program(run, path, words, variables, in.at, in.length, &limits);
        return;
    }
    for (int i = 0; i < throughc; i++)
        command[n++] = through[i];
    command[n++] = path;
    for (words++; *words != NULL; words++)
        command[n++] = *words;
    command[n] = NULL;
    run_program(run, through[0], command, variables, in.at, in.length, &limits);
    if (run->ending == NOT_STARTED)
        give_up("the emulator cannot be started: errno %d", run->number);
}

static void report_control(const char *verb, char *path)
{
    char *words[] = {"probe", "--control", NULL}, *none[] = {NULL};
    struct run run;
    run_here(&run, path, words, none, (struct bytes){NULL, 0});
    if (run.ending != EXITED || run.number != 42 || run.out.total != 8 || memcmp(run.out.kept, "control\n", 8) != 0)
        give_up("the control program did not behave: ending %d, number %d", run.ending, run.number);
    run_free(&run);
    report("%s ok", verb);
}

static void report_foreign_control(struct bytes program)
{
    if (chdir(work) != 0)
        give_up("cannot enter the working folder: errno %d", errno);
    make_file("control", program, 0700);
    report_control("foreign-control", "control");
    if (unlink("control") != 0)
        give_up("cannot remove a file: errno %d", errno);
}

/* Whether the subject's path leads to the very file that was hashed, unchanged since. */
static int same_subject(const struct stat *now)
{
    return hashed.st_ino != 0 && now->st_dev == hashed.st_dev && now->st_ino == hashed.st_ino &&
           now->st_size == hashed.st_size && now->st_ctim.tv_sec == hashed.st_ctim.tv_sec &&
           now->st_ctim.tv_nsec == hashed.st_ctim.tv_nsec;
}

static int hash_subject(const char *line, struct stat *info)
{
    struct stream s;
    uint8_t digest[32];
    char text[65];
    int reason = hash_file(subject, &s, 0, UINT64_MAX, info);
    if (reason != 0) {
        report("%s unreadable %d", line, reason);
        return 0;
    }
    sha256_end(&s.hash, digest);
    hex(text, digest, sizeof digest);
    report("%s %llu %s", line, (unsigned long long)s.total, text);
    free(s.kept);
    return 1;
}

static void report_subject(void)
{
    struct stat info;
    if (hash_subject("subject", &info))
        hashed = info;
    /* The room is what is there beside the file itself. */
    if (limits.addresses != 0)
        limits.addresses += (uint64_t)hashed.st_size;
}

static void report_subject_end(void)
{
    struct stat info;
    if (hashed.st_ino != 0 && (lstat(subject, &info) != 0 || !same_subject(&info)))
        report("subject-end replaced 0");
    else
        hash_subject("subject-end", &info);
}

static void begin_behaviour(void)
{
    char index[16];
    snprintf(index, sizeof index, "%d", behaviours);
    if (chdir(work) != 0 || mkdir(index, 0700) != 0 || chdir(index) != 0)
        give_up("cannot make a working folder: errno %d", errno);
    report("behaviour %d", behaviours++);
    broken = 0;
}

static void begin_step(void)
{
    argc = envc = outputc = 0;
    argv[argc++] = argv0;
    input = (struct bytes){NULL, 0};
}

static void add(char **list, int *count, int most, char *string)
{
    if (*count == most)
        give_up("too many arguments, variables or files");
    list[(*count)++] = string;
}

/* Those that the step does not set itself. */
static void add_odd_variables(void)
{
    int own = envc;
    const char *odd;
    for (int i = 0; (odd = odd_variable(i)) != NULL; i++) {
        size_t name = strcspn(odd, "=") + 1;
        int set = 0;
        for (int k = 0; k < own; k++)
            set |= strncmp(envp[k], odd, name) == 0;
        if (!set)
            add(envp, &envc, MOST_STRINGS, (char *)odd);
    }
}

static void report_condition(const char *word, int64_t number)
{
    int reason = condition(word, number, &limits);
    if (reason == 0)
        report("condition %s ok", word);
    else
        report("condition %s absent %d", word, reason);
}

static uint32_t call_number(const char *word)
{
    int64_t value = number(word);
    if (value > UINT32_MAX)
        give_up("a system call has no such number: %s", word);
    return (uint32_t)value;
}

static void add_absent(const char *architecture, const char *first, const char *last)
{
    struct absent_calls *all = &limits.absent;
    int old = strcmp(architecture, "i386") == 0;
    int *count = old ? &all->i386_count : &all->x86_64_count;
    if (!old && strcmp(architecture, "x86-64") != 0)
        give_up("an architecture that is not known: %s", architecture);
    if (*count == MOST_RANGES)
        give_up("too many ranges of system calls");
    (old ? all->i386 : all->x86_64)[(*count)++] = (struct absent_range){call_number(first), call_number(last)};
}

static void run_step(void)
{
    static const char *const endings[] = {"exit", "signal", "timeout", "flood", "not-started", "left-emulator"};
    struct run run;
    struct stat now;
    if (broken) {
        report("step skipped 0 0");
        return;
    }
    if (lstat(subject, &now) != 0 || !same_subject(&now)) {
        report("step replaced 0 0");
        broken = 1;
        return;
    }
    if (limits.odd_environment)
        add_odd_variables();
    argv[argc] = envp[envc] = NULL;
    run_here(&run, subject, argv, envp, input);
    report("step %s %d %lld", endings[run.ending], run.number, (long long)run.micros);
    report_stream("stdout", &run.out);
    report_stream("stderr", &run.err);
    for (int i = 0; i < outputc; i++) {
        struct stream s;
        struct stat info;
        int reason = hash_file(outputs[i], &s, limits.keep, limits.flood, &info);
        if (reason != 0)
            report("output absent %d", reason);
        else {
            report_stream("output", &s);
            free(s.kept);
        }
    }
    broken = run.ending != EXITED;
    run_free(&run);
}

/* Follows one line; returns 0 after the last. */
static int follow(const struct words *line)
{
    const char *verb = line->word[0];
    char *const *w = line->word;
    int n = line->count;
    if (n == 2 && strcmp(verb, "keep") == 0)
        limits.keep = (size_t)number(w[1]);
    else if (take_limit(line, &limits))
        return 1;
    else if ((n == 2 || n == 3) && strcmp(verb, "condition") == 0)
        report_condition(w[1], n == 3 ? number(w[2]) : 0);
    else if (n == 4 && strcmp(verb, "absent") == 0)
        add_absent(w[1], w[2], w[3]);
    else if (n == 2 && strcmp(verb, "through") == 0)
        add(through, &throughc, MOST_THROUGH, unhex_string(w[1]));
    else if (n == 2 && strcmp(verb, "control") == 0)
        report_control(verb, unhex_string(w[1]));
    else if (n == 2 && strcmp(verb, "foreign-control") == 0 && work != NULL)
        report_foreign_control(unhex(w[1]));
    else if (n == 3 && strcmp(verb, "subject") == 0) {
        subject = unhex_string(w[1]);
        argv0 = unhex_string(w[2]);
        report_subject();
    } else if (n == 2 && strcmp(verb, "work") == 0)
        work = unhex_string(w[1]);
    else if (n == 1 && strcmp(verb, "behaviour") == 0 && work != NULL && subject != NULL)
        begin_behaviour();
    else if (n == 3 && strcmp(verb, "file") == 0 && behaviours > 0)
        make_file(unhex_string(w[1]), unhex(w[2]), 0600);
    else if (n == 3 && strcmp(verb, "program") == 0 && behaviours > 0)
        make_file(unhex_string(w[1]), unhex(w[2]), 0700);
    else if (n == 1 && strcmp(verb, "step") == 0)
        begin_step();
    else if (n == 2 && strcmp(verb, "arg") == 0)
        add(argv, &argc, MOST_STRINGS, unhex_string(w[1]));
    else if (n == 2 && strcmp(verb, "env") == 0)
        add(envp, &envc, MOST_STRINGS, unhex_string(w[1]));
    else if (n == 2 && strcmp(verb, "stdin") == 0)
        input = unhex(w[1]);
    else if (n == 2 && strcmp(verb, "output") == 0)
        add(outputs, &outputc, MOST_OUTPUTS, unhex_string(w[1]));
    else if (n == 1 && strcmp(verb, "run") == 0 && behaviours > 0 && argc > 0)
        run_step();
    else if (n == 1 && strcmp(verb, "end") == 0 && subject != NULL)
        return 0;
    else
        give_up("an instruction that is not known, or out of place: %s", verb);
    return 1;
}

static struct bytes instructions(const char *from)
{
    int fd = strcmp(from, "-") == 0 ? 0 : open(from, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        give_up("cannot open %s: errno %d", from, errno);
    struct bytes all = read_all(fd);
    if (fd != 0 && (close(fd) != 0 || unlink(from) != 0))
        give_up("cannot remove %s: errno %d", from, errno);
    return all;
}

/* A user who owns nothing in the cell but the working folder: what root put there cannot be touched. */
static void become(const char *word)
{
    unsigned user = (unsigned)number(word);
    if (user == 0 || setgroups(0, NULL) != 0 || setresgid(user, user, user) != 0 || setresuid(user, user, user) != 0)
        give_up("cannot become user %s: errno %d", word, errno);
}

static void enter(const char *root)
{
    if (chroot(root) != 0 || chdir("/") != 0)
        give_up("cannot enter %s: errno %d", root, errno);
}

int main(int count, char **args)
{
    struct words line;
    if (count == 2 && strcmp(args[1], "--control") == 0)
        return puts("control") < 0 ? 1 : 42;
    if (count > 1 && strcmp(args[1], "--launch") == 0)
        return launch(count - 2, args + 2);
    if (count > 1 && strcmp(args[1], "--situation") == 0)
        return launch_in_situation(count - 2, args + 2);
    if (count > 1 && strcmp(args[1], "--join") == 0)
        return join(count - 2, args + 2);
    if (count == 2 && strcmp(args[1], "--measure") == 0)
        return measure();
    if (count < 2 || count > 4 || (count == 2) != (strcmp(args[1], "-") == 0))
        give_up("usage: probe - | probe FILE USER [ROOT]");
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            give_up("descriptor %d is closed", fd);
    for (int fd = 3; fd < 1024; fd++)
        close(fd);
    char *rest = (char *)instructions(args[1]).at;
    if (count == 4)
        enter(args[3]);
    if (count >= 3)
        become(args[2]);
    /* After the change of user, which resets it; before anything else lives in the cell. */
    if (prctl(PR_SET_DUMPABLE, 0) != 0)
        give_up("prctl: errno %d", errno);
    if (!next_line(&rest, &line) || line.count != 3 || strcmp(line.word[0], "freestand-probe") != 0 ||
        strcmp(line.word[1], "1") != 0)
        give_up("these are not instructions of version 1");
    report_begin(line.word[2]);
    report("freestand-probe 1");
    report_host();
    for (;;) {
        if (!next_line(&rest, &line))
            give_up("the instructions end too early");
        if (!follow(&line))
            break;
    }
    report_subject_end();
    report("end");
    report_flush();
    return 0;
}
