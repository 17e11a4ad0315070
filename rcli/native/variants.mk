# Compiles and links the C of rcli; target/aot/variants.mk, which Maven puts there, says how and what can be made.
#
#   make -f native/variants.mk dynamic | glibc-static | musl-static | all      (in the folder above this one)

PROGRAM := rcli
OWN := files.c secrets.c
APART := classes/dev/freestand/rcli/Rc4.c

ifeq ($(wildcard target/aot/variants.mk),)
$(error target/aot/variants.mk is missing: let Maven generate the C first (mvn process-classes))
endif
include target/aot/variants.mk

# The one loop that runs for every byte; everything else is small rather than fast. Four times the throughput of -Os.
$(OBJECTS)/%/classes/dev/freestand/rcli/Rc4.o: GENERATED_FLAGS += -O2
