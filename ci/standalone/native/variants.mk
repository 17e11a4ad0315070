# Compiles and links the C of the static freestand; target/aot/variants.mk, which Maven puts there, says how and what can
# be made.
#
#   make -f native/variants.mk dynamic | glibc-static | musl-static | all      (in the folder above this one)

PROGRAM := freestand
OWN := files.c sha256.c texts.c

ifeq ($(wildcard target/aot/variants.mk),)
$(error target/aot/variants.mk is missing: let Maven generate the C first (mvn process-classes))
endif
include target/aot/variants.mk

# A lack of memory proves nothing: the exit code for inconclusive.
OWN_FLAGS += -DNO_MEMORY_STATUS=3

# What the shortest run takes of the heap, in bytes.
$(OBJECTS)/%/start.o: OWN_FLAGS += -DSTART_HEAP=786432

$(OBJECTS)/%/sha256.o: OWN_FLAGS += -O2

# Compared with -Os: a scan takes three quarters of the processor time, for 330 KB.
GENERATED_FLAGS += -O2
# It only tries hostile input, and takes minutes to compile.
$(OBJECTS)/sanitized/%.o: GENERATED_FLAGS += -Os

# Maven puts schemas and version there.
VERSION := target/classes/dev/freestand/standalone/version.txt
TEXTS := $(wildcard target/schemas/*.json src/main/help/*.txt) $(VERSION)
$(OBJECTS)/%/texts.o: OWN_FLAGS += -DSCHEMAS='"target/schemas"' -DPAGES='"src/main/help"' -DVERSION='"$(VERSION)"'
$(foreach libc,$(LIBCS),$(OBJECTS)/$(libc)/texts.o): $(TEXTS)
