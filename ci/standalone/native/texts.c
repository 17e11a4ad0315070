/* The published schemas, which are the very files of the edition for Java, and the version; put in by the assembler. */
#include "texts.h"

#include <stddef.h>
#include <string.h>

#define TEXT(name, file)            \
    __asm__(".section .rodata\n"    \
            #name ":\n"             \
            ".incbin \"" file "\"\n" \
            ".byte 0\n"             \
            ".previous\n");         \
    extern const char name[] __attribute__((visibility("hidden")))

#define SCHEMA(label) TEXT(schema_##label, SCHEMAS "/" #label "-1.schema.json")

TEXT(version, VERSION);
SCHEMA(config);
SCHEMA(proof);
SCHEMA(inspect);
SCHEMA(file);
SCHEMA(tree);
SCHEMA(size);
SCHEMA(diff);
SCHEMA(shipment);
SCHEMA(doctor);

static const struct {
    const char *label;
    const char *text;
} schemas[] = {
    {"config", schema_config}, {"proof", schema_proof}, {"inspect", schema_inspect}, {"file", schema_file},
    {"tree", schema_tree},     {"size", schema_size},   {"diff", schema_diff},       {"shipment", schema_shipment},
    {"doctor", schema_doctor},
};

char *standalone_version(void) {
    return (char *) version;
}

char *standalone_schema(const char *label) {
    for (size_t i = 0; i < sizeof schemas / sizeof schemas[0]; i++) {
        if (strcmp(schemas[i].label, label) == 0) {
            return (char *) schemas[i].text;
        }
    }
    return NULL;
}
