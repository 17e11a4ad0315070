#define _GNU_SOURCE
#include "measure.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "files.h"
#include "report.h"
#include "run.h"
#include "words.h"

enum { MOST_VARIANTS = 64, MOST_STRINGS = 4096, MOST_FILES = 256, KEPT = 300, MOST_LEFT = 4096 };

struct variant {
    char *path, *argv0;
    uint64_t written;
    int failed;
};

struct file {
    char *name;
    struct bytes content;
    mode_t mode;
};

static struct variant variants[MOST_VARIANTS];
static struct file files[MOST_FILES];
static char *argv[MOST_STRINGS + 1], *envp[MOST_STRINGS + 1], *work;
static int variantc, filec, argc = 1, envc, status = -1;
static int64_t starts = 1, rounds, least, most_millis;
static struct limits limits = {.keep = KEPT, .quick = 1};
static struct bytes input;

/* Of what one run left in the working folder; a sum of its files, whose order in a folder is nobody's choice. */
static uint64_t left;
static int leftc;

static int64_t now_millis(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static struct bytes mapped(char *path)
{
    struct stat info;
    struct bytes all = {NULL, 0};
    if (strcmp(path, "-") == 0)
        return all;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &info) != 0)
        give_up("cannot open %s: errno %d", path, errno);
    all.length = (size_t)info.st_size;
    if (all.length > 0) {
        all.at = mmap(NULL, all.length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
        if (all.at == MAP_FAILED)
            give_up("cannot map %s: errno %d", path, errno);
    }
    close(fd);
    return all;
}

static int add_left(const char *path, const struct stat *info, int type, struct FTW *at)
{
    static uint8_t buffer[65536];
    struct checksum c = {0, 0, 0};
    if (at->level == 0)
        return 0;
    if (++leftc > MOST_LEFT)
        return 1;
    checksum_add(&c, path, strlen(path));
    checksum_add(&c, &info->st_size, type == FTW_F ? sizeof info->st_size : 0);
    int fd = type == FTW_F ? open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) : -1;
    if (fd >= 0 && S_ISREG(info->st_mode)) {
        ssize_t got;
        while ((got = read(fd, buffer, sizeof buffer)) > 0)
            checksum_add(&c, buffer, (size_t)got);
    }
    if (fd >= 0)
        close(fd);
    left += checksum_end(&c);
    return 0;
}

static int remove_left(const char *path, const struct stat *info, int type, struct FTW *at)
{
    (void)info;
    if (type == FTW_DNR || (at->level > 0 && remove(path) != 0))
        give_up("cannot empty the working folder: errno %d", errno);
    return 0;
}

static void prepare(void)
{
    if (chdir(work) != 0)
        give_up("cannot enter the working folder: errno %d", errno);
    for (int i = 0; i < filec; i++)
        make_file(files[i].name, files[i].content, files[i].mode);
}

static void failed(int index, const char *ending, int number, const struct run *run)
{
    variants[index].failed = 1;
    report_bytes(run->err.kept, run->err.kept_length, "failed %d %s %d", index, ending, number);
}

/* One sample; where it is the first of a variant, it is not timed: what it writes is what all others have to write. */
static void sample(int index, int first)
{
    static const char *const endings[] = {"exit", "signal", "timeout", "flood", "not-started", "left-emulator"};
    struct variant *v = &variants[index];
    int64_t micros = 0, faults = 0;
    argv[0] = v->argv0;
    for (int64_t i = 0; i < starts; i++) {
        struct run run;
        prepare();
        run_program(&run, v->path, argv, envp, input.at, input.length, &limits);
        micros += run.micros;
        faults += run.faults;
        left = 0;
        leftc = 0;
        if (chdir(work) != 0 || nftw(".", add_left, 16, FTW_PHYS) != 0)
            give_up("it left too much in its working folder, or took it away");
        nftw(".", remove_left, 16, FTW_PHYS | FTW_DEPTH);
        uint64_t written = left + checksum_end(&run.out.sum) + 3 * checksum_end(&run.err.sum);
        if (status < 0 && run.ending == EXITED)
            status = run.number;
        if (run.ending != EXITED || run.number != status)
            failed(index, endings[run.ending], run.number, &run);
        else if (first && i == 0)
            v->written = written;
        else if (written != v->written)
            failed(index, "differs", 0, &run);
        run_free(&run);
        if (v->failed)
            return;
    }
    if (first)
        report("written %d %016llx", index, (unsigned long long)v->written);
    else
        report("sample %d %lld %lld", index, (long long)micros, (long long)faults);
}

static void measure_all(void)
{
    int64_t round = 0, begin;
    argv[argc] = envp[envc] = NULL;
    for (int i = 0; i < variantc; i++)
        sample(i, 1);
    begin = now_millis();
    for (; round < rounds && (round < least || now_millis() - begin < most_millis); round++)
        for (int i = 0; i < variantc; i++) {
            int index = (int)((i + round) % variantc);
            if (!variants[index].failed)
                sample(index, 0);
        }
    report("rounds %lld", (long long)round);
}

static void add(char **list, int *count, char *string)
{
    if (*count == MOST_STRINGS)
        give_up("too many arguments or variables");
    list[(*count)++] = string;
}

/* Follows one line; returns 0 after the last. */
static int follow(const struct words *line)
{
    const char *verb = line->word[0];
    char *const *w = line->word;
    int n = line->count;
    if (n == 3 && strcmp(verb, "variant") == 0 && variantc < MOST_VARIANTS)
        variants[variantc++] = (struct variant){unhex_string(w[1]), unhex_string(w[2]), 0, 0};
    else if (n == 2 && strcmp(verb, "arg") == 0)
        add(argv, &argc, unhex_string(w[1]));
    else if (n == 2 && strcmp(verb, "env") == 0)
        add(envp, &envc, unhex_string(w[1]));
    else if (n == 3 && (strcmp(verb, "file") == 0 || strcmp(verb, "program") == 0) && filec < MOST_FILES) {
        files[filec].name = unhex_string(w[1]);
        files[filec].mode = *verb == 'f' ? 0600 : 0700;
        files[filec++].content = mapped(unhex_string(w[2]));
    } else if (n == 2 && strcmp(verb, "stdin") == 0)
        input = strcmp(w[1], "-") == 0 ? input : mapped(unhex_string(w[1]));
    else if (n == 2 && strcmp(verb, "work") == 0)
        work = unhex_string(w[1]);
    else if (take_limit(line, &limits))
        return 1;
    else if (n == 2 && strcmp(verb, "exit") == 0)
        status = (int)number(w[1]);
    else if (n == 2 && strcmp(verb, "starts") == 0)
        starts = number(w[1]);
    else if (n == 2 && strcmp(verb, "rounds") == 0)
        rounds = number(w[1]);
    else if (n == 2 && strcmp(verb, "least") == 0)
        least = number(w[1]);
    else if (n == 2 && strcmp(verb, "time") == 0)
        most_millis = number(w[1]);
    else if (n == 1 && strcmp(verb, "measure") == 0 && variantc > 0 && work != NULL)
        return 0;
    else
        give_up("an instruction that is not known, or out of place: %s", verb);
    return 1;
}

int measure(void)
{
    struct words line;
    char *rest = (char *)read_all(0).at;
    if (prctl(PR_SET_DUMPABLE, 0) != 0)
        give_up("prctl: errno %d", errno);
    if (!next_line(&rest, &line) || line.count != 3 || strcmp(line.word[0], "freestand-measure") != 0 ||
        strcmp(line.word[1], "1") != 0)
        give_up("these are no instructions of version 1");
    report_begin(line.word[2]);
    report("freestand-measure 1");
    do
        if (!next_line(&rest, &line))
            give_up("the instructions end too early");
    while (follow(&line));
    measure_all();
    report("end");
    report_flush();
    return 0;
}
