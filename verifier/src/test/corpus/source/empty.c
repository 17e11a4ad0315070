/* The least that a C library makes of a program. */
int main(void) {
    return 0;
}
