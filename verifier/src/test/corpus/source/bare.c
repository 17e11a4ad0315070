/* A program of no C library, for any machine. */
void _start(void) {
    for (;;) {
    }
}
