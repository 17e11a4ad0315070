/* The published schemas, which are the very files of the edition for Java, the help and the version; put in by the assembler. */
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
#define PAGE(label, file) TEXT(page_##label, PAGES "/" file ".txt")

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

PAGE(freestand, "freestand");
PAGE(inspect, "inspect");
PAGE(scan, "scan");
PAGE(verify_shipment, "verify-shipment");
PAGE(explain, "explain");
PAGE(schema, "schema");
PAGE(help, "help");

struct text {
    const char *label;
    const char *text;
};

static const struct text schemas[] = {
    {"config", schema_config}, {"proof", schema_proof}, {"inspect", schema_inspect}, {"file", schema_file},
    {"tree", schema_tree},     {"size", schema_size},   {"diff", schema_diff},       {"shipment", schema_shipment},
    {"doctor", schema_doctor}, {NULL, NULL},
};

static const struct text pages[] = {
    {"freestand", page_freestand}, {"inspect", page_inspect}, {"scan", page_scan}, {"verify-shipment", page_verify_shipment},
    {"explain", page_explain},     {"schema", page_schema},   {"help", page_help}, {NULL, NULL},
};

static char *labelled(const struct text *texts, const char *label) {
    for (; texts->label != NULL; texts++) {
        if (strcmp(texts->label, label) == 0) {
            return (char *) texts->text;
        }
    }
    return NULL;
}

char *standalone_version(void) {
    return (char *) version;
}

char *standalone_schema(const char *label) {
    return labelled(schemas, label);
}

char *standalone_page(const char *label) {
    return labelled(pages, label);
}
