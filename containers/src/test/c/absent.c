/* A library that stays where it was built. */
int absent(void) { return 0; }
