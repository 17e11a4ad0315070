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

# A lack of memory proves nothing: the exit code for inconclusive.
OWN_FLAGS += -DNO_MEMORY_STATUS=3

$(OBJECTS)/%/sha256.o: OWN_FLAGS += -O2

# The loop that looks through every file for what it holds; a third of the time of a scan as it is with -Os.
$(OBJECTS)/%/classes/dev/freestand/core/elf/search/BytePatternMatcher.o: GENERATED_FLAGS += -O2

# Maven puts them there.
TEXTS := $(wildcard target/schemas/*.json) target/classes/dev/freestand/standalone/version.txt
$(OBJECTS)/%/texts.o: OWN_FLAGS += -DSCHEMAS='"target/schemas"' -DVERSION='"$(lastword $(TEXTS))"'
$(foreach libc,$(LIBCS),$(OBJECTS)/$(libc)/texts.o): $(TEXTS)
