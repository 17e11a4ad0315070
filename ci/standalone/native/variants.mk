# Compiles and links the C of the static freestand; target/aot/variants.mk, which Maven puts there, says how and what can
# be made.
#
#   make -f native/variants.mk dynamic | glibc-static | musl-static | all      (in the folder above this one)

PROGRAM := freestand
OWN := files.c sha256.c schemas.c

ifeq ($(wildcard target/aot/variants.mk),)
$(error target/aot/variants.mk is missing: let Maven generate the C first (mvn process-classes))
endif
include target/aot/variants.mk

# A lack of memory proves nothing: the exit code for inconclusive.
OWN_FLAGS += -DNO_MEMORY_STATUS=3

$(OBJECTS)/%/sha256.o: OWN_FLAGS += -O2

# Maven puts them there.
SCHEMAS := target/schemas
$(OBJECTS)/%/schemas.o: OWN_FLAGS += -DSCHEMAS='"$(SCHEMAS)"'
$(foreach libc,glibc musl $(CROSS),$(OBJECTS)/$(libc)/schemas.o): $(wildcard $(SCHEMAS)/*.json)
