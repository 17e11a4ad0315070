/* A program of no C library that is larger than a small one of some: only its symbols tell. x86-64. */
static char line[64];

static long call(long number, long first, const void *second, long third) {
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(first), "S"(second), "d"(third)
                     : "rcx", "r11", "memory");
    return result;
}

__attribute__((noinline)) static int decimal(char *at, unsigned long number) {
    int digits = 0;
    unsigned long rest;
    for (rest = number; rest >= 10; rest /= 10)
        digits++;
    for (rest = digits + 1; rest > 0; rest--, number /= 10)
        at[rest - 1] = '0' + number % 10;
    return digits + 1;
}

__attribute__((noinline)) static unsigned long root(unsigned long number) {
    unsigned long low = 0, high = number + 1;
    while (high - low > 1) {
        unsigned long middle = low + (high - low) / 2;
        if (middle * middle <= number)
            low = middle;
        else
            high = middle;
    }
    return low;
}

__attribute__((noinline)) static int prime(unsigned long number) {
    unsigned long divisor;
    for (divisor = 2; divisor <= root(number); divisor++)
        if (number % divisor == 0)
            return 0;
    return number > 1;
}

__attribute__((noreturn)) void _start(void) {
    unsigned long number;
    for (number = 0; number < 100; number++) {
        if (prime(number)) {
            int length = decimal(line, number);
            line[length++] = ' ';
            length += decimal(line + length, number * number);
            line[length++] = '\n';
            call(1, 1, line, length);
        }
    }
    for (;;)
        call(60, 0, 0, 0);
}
