/* Gives a library an interpreter, as libc.so.6 has one. */
const char interpreter[] __attribute__((section(".interp"))) = "/lib64/ld-linux-x86-64.so.2";
