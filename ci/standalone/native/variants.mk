# Compiles and links the C of the static freestand; target/aot/variants.mk, which Maven puts there, says how and what can
# be made.
#
#   make -f native/variants.mk dynamic | glibc-static | musl-static | all      (in the folder above this one)

PROGRAM := freestand
OWN := files.c sha256.c texts.c
APART := classes/dev/freestand/core/elf/search/BytePatternMatcher.c

ifeq ($(wildcard target/aot/variants.mk),)
$(error target/aot/variants.mk is missing: let Maven generate the C first (mvn process-classes))
endif
include target/aot/variants.mk

# Java's numbers wrap around (JLS 4.2.2), and TeaVM reads objects as several types; both are undefined in C. Without these,
# arithmetic on elliptic curves goes wrong.
GENERATED_FLAGS += -fwrapv -fno-strict-aliasing

# The generated constants, most of them texts, need no more than their types do; gcc gives those of 32 bytes and more the
# alignment of vectors on this processor, which fills a tenth of the data with nothing.
ifneq ($(filter x86_64-%,$(shell $(CC) -dumpmachine)),)
$(OBJECTS)/glibc/%.o $(OBJECTS)/musl/%.o: GENERATED_FLAGS += -malign-data=abi
endif

# Want of memory proves nothing: the exit code for inconclusive.
OWN_FLAGS += -DNO_MEMORY_STATUS=3

$(OBJECTS)/%/sha256.o: OWN_FLAGS += -O2

# The loop that looks through every file for what it holds; a third of the time of a scan as it is with -Os.
$(OBJECTS)/%/classes/dev/freestand/core/elf/search/BytePatternMatcher.o: GENERATED_FLAGS += -O2

SCHEMAS := ../../verifier/src/main/resources/dev/freestand/verifier/schema
# Maven puts the version into it.
VERSION := target/classes/dev/freestand/standalone/version.txt
$(OBJECTS)/%/texts.o: OWN_FLAGS += -DSCHEMAS='"$(SCHEMAS)"' -DVERSION='"$(VERSION)"'
$(OBJECTS)/%/texts.o: $(wildcard $(SCHEMAS)/*.json) $(VERSION)
