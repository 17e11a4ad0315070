/* Where the process starts: before any Java, and without a look at the environment. PROGRAM is its name, in quotes. */
#include "start.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

#ifndef NO_MEMORY_STATUS
#define NO_MEMORY_STATUS 1
#endif

int aot_argc;
void (*aot_before_end)(void);
static char **arguments;
static bool started;

char *aot_argument(int index) {
    /* The program looks at its arguments first of all; what comes before is the runtime. */
    started = true;
    return arguments[index];
}

/* Without stdio, which might want memory. */
static _Noreturn void end(const char *words, size_t length) {
    if (aot_before_end != NULL) {
        aot_before_end();
    }
    ssize_t unreported = write(STDERR_FILENO, words, length);
    (void) unreported;
    _exit(NO_MEMORY_STATUS);
}

static _Noreturn void no_memory(void) {
    static const char at_start[] = PROGRAM ": cannot start: memory: Cannot allocate memory\n";
    static const char later[] = PROGRAM ": cannot go on: memory: Cannot allocate memory\n";
    if (started) {
        end(later, sizeof later - 1);
    }
    end(at_start, sizeof at_start - 1);
}

void aot_out_of_memory(void) {
    no_memory();
}

void aot_print_no_trace(uint16_t *text) {
    (void) text;
}

void aot_print_no_number(int32_t number) {
    (void) number;
}

void *aot_malloc(size_t size) {
    void *memory = malloc(size);
    if (memory == NULL && size > 0) {
        no_memory();
    }
    return memory;
}

void *aot_mmap(void *address, size_t size, int protection, int flags, int descriptor, off_t offset) {
    void *memory = mmap(address, size, protection, flags, descriptor, offset);
    if (memory == MAP_FAILED) {
        no_memory();
    }
    return memory;
}

int aot_mprotect(void *address, size_t size, int protection) {
    /* Taking memory back (PROT_NONE) can fail as well, and then nothing is missing. */
    if (mprotect(address, size, protection) < 0 && protection != PROT_NONE) {
        no_memory();
    }
    return 0;
}

/* Whether that many addresses are free; none of them is used. */
static bool is_room(size_t size) {
    void *room = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return room != MAP_FAILED && munmap(room, size) == 0;
}

void aot_init_heap(int64_t least, int64_t most) {
    /* The runtime keeps a quarter or a third for itself, and a little more; malloc and the stack want some as well. */
    while (most / 2 >= least && !is_room((size_t) (most + most / 2))) {
        most /= 2;
    }
    teavm_initHeap(least, most);
#ifdef START_HEAP
    aot_populate_heap(START_HEAP);
#endif
}

void aot_populate_heap(int64_t size) {
    extern void *teavm_gc_heapAddress;
    /* Kernels before 5.14 refuse it, and then each page comes when it is used, as ever. */
    (void) madvise(teavm_gc_heapAddress, (size_t) size, MADV_POPULATE_WRITE);
}

char *aot_no_setlocale(int category, const char *locale) {
    (void) category;
    (void) locale;
    return NULL;
}

/* A class is written to when it is first used, and a short run uses many that lie side by side: the kernel copies their pages at
   once, instead of at a fault for each. Kernels before 5.14, and those with larger pages, refuse that, and nothing is lost. */
static void copy_classes(void) {
    extern char __start_aot_classes[];
    extern char __stop_aot_classes[];
    uintptr_t page = 4096;
    uintptr_t start = (uintptr_t) __start_aot_classes / page * page;
    (void) madvise((void *) start, (uintptr_t) __stop_aot_classes - start, MADV_POPULATE_WRITE);
}

#ifndef __SANITIZE_ADDRESS__
/* So far below the end of the stack a function with many variables may write. */
enum { BELOW_STACK = 1 << 20 };

static uintptr_t stack_top;
static uintptr_t stack_size;

static void no_access(int number, siginfo_t *fault, void *context) {
    static const char words[] = PROGRAM ": cannot go on: the stack is full: allow a larger one (ulimit -s)\n";
    (void) context;
    uintptr_t address = (uintptr_t) fault->si_addr;
    if (fault->si_code > 0 && address < stack_top && stack_top - address <= stack_size + BELOW_STACK) {
        end(words, sizeof words - 1);
    }
    /* Anything else is a fault of the program, or sent by somebody, and ends the process as any other signal does. */
    if (aot_before_end != NULL) {
        aot_before_end();
    }
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigaction(number, &usual, NULL);
    raise(number);
}

/* A process whose stack is full gets a signal, for which there has to be room elsewhere, or it ends without a word. */
static void watch_stack(void) {
    static char elsewhere[1 << 15];
    struct rlimit limit;
    struct sigaction before;
    stack_t room = {.ss_sp = elsewhere, .ss_size = sizeof elsewhere};
    if (sigaction(SIGSEGV, NULL, &before) < 0 || before.sa_handler != SIG_DFL || getrlimit(RLIMIT_STACK, &limit) < 0 ||
        limit.rlim_cur == RLIM_INFINITY || sigaltstack(&room, NULL) < 0) {
        return;
    }
    stack_top = (uintptr_t) &limit;
    stack_size = (uintptr_t) limit.rlim_cur;
    struct sigaction action = {.sa_sigaction = no_access, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigaction(SIGSEGV, &action, NULL);
}
#endif

int main(int argc, char **argv) {
#ifndef __SANITIZE_ADDRESS__
    watch_stack();
#endif
    copy_classes();
    aot_argc = argc;
    arguments = argv;
    /* A closed pipe and a file size limit shall be errors of write, with a message, and not the end of the process. */
    struct sigaction action = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &action, NULL);
    sigaction(SIGXFSZ, &action, NULL);
    return aot_vm_main(0, argv);
}
