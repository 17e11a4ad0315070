/* How this file was built. VARIANT and LINKAGE are the make rules', source.h is the generator's. */
#include "build.h"

#include "source.h"

#include <stdio.h>

#define TEXT(number) TEXT_OF(number)
#define TEXT_OF(number) #number

#ifdef __clang__
#define COMPILER "clang " __clang_version__
#else
#define COMPILER "gcc " __VERSION__
#endif

#ifdef __GLIBC__
#define C_LIBRARY "glibc"
static const char version[] = TEXT(__GLIBC__) "." TEXT(__GLIBC_MINOR__);
#else
#define C_LIBRARY "musl"
/* Its headers do not say it; the library has it for its loader. */
extern const char __libc_version[];
#define version __libc_version
#endif

char *rcli_build(void) {
    static char text[512];
    snprintf(text, sizeof text,
            "variant: " VARIANT "\nC library: " C_LIBRARY " %s, linked " LINKAGE "\ncompiler: " COMPILER
            "\nfrom Java to C: TeaVM " AOT_TEAVM "\nsource: " AOT_SOURCE "\n",
            version);
    return text;
}
