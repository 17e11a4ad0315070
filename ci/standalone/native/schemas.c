/* The published schemas: the very files of the edition for Java, put in by the assembler. */
#include "files.h"

#define TEXT(name, file)                       \
    __asm__(".section .rodata\n"               \
            #name ":\n"                        \
            ".incbin \"" SCHEMAS "/" file "\"\n" \
            ".byte 0\n"                        \
            ".previous\n");                    \
    extern const char name[] __attribute__((visibility("hidden")))

TEXT(proof_schema, "proof-1.schema.json");
TEXT(file_schema, "file-1.schema.json");

char *standalone_schema_of_proofs(void) {
    return (char *) proof_schema;
}

char *standalone_schema_of_files(void) {
    return (char *) file_schema;
}
