/* Needs a library that no environment has: absent.c. */
extern int absent(void);

int main(void) { return absent(); }
