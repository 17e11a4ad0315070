# Compiles and links the C of rcli; target/aot/variants.mk, which Maven puts there, says how and what can be made.
#
#   make -f native/variants.mk dynamic | glibc-static | musl-static | all      (in the folder above this one)

PROGRAM := rcli
OWN := files.c secrets.c
APART := classes/dev/freestand/rcli/rc4/Rc4.c
BC := classes/org/bouncycastle
TOGETHER := $(BC)/crypto/engines/ChaChaEngine.c $(BC)/crypto/engines/ChaCha7539Engine.c $(BC)/crypto/engines/Salsa20Engine.c \
	$(BC)/crypto/macs/Poly1305.c $(BC)/crypto/modes/ChaCha20Poly1305.c $(BC)/crypto/generators/SCrypt.c \
	$(BC)/util/Pack.c $(BC)/util/Integers.c classes/dev/freestand/aot/jdk/JdkReplacements.c \
	classes/java/lang/Math.c classes/java/lang/System.c

ifeq ($(wildcard target/aot/variants.mk),)
$(error target/aot/variants.mk is missing: let Maven generate the C first (mvn process-classes))
endif
include target/aot/variants.mk

# The one loop that runs for every byte; everything else is small rather than fast. A step needs what the one before
# wrote, so the processor guesses; it guesses better where each of eight steps has instructions of its own. With that and
# without the checks that lengths.h lets the compiler prove, 1.5 times the throughput of -O2 alone: see SPEED.md.
$(OBJECTS)/%/classes/dev/freestand/rcli/rc4/Rc4.o: GENERATED_FLAGS += -O2 -include $(AOT)/lengths.h \
	-funroll-loops --param max-unrolled-insns=400 --param max-average-unrolled-insns=400

# The ciphers of the age format, and what they call for every byte. With -O2, gcc leaves the small methods where they are, and
# the result is half as fast.
$(OBJECTS)/%/parts/together.o: GENERATED_FLAGS += -O3

# What --version --verbose shows: an object for each variant, as variants share all others.
define build
$(VARIANTS)/$1/$(PROGRAM).debug: $(OBJECTS)/build/$1.o
$(OBJECTS)/build/$1.o: native/build.c $(RULES)
	@mkdir -p $$(@D)
	@$$(CC_$2) $$(PIC_$2) $$(OWN_FLAGS) '-DVARIANT="$1"' '-DLINKAGE="$3"' -MMD -MP -c $$< -o $$@
-include $(OBJECTS)/build/$1.d
endef
$(eval $(call build,dynamic,glibc,dynamically))
$(eval $(call build,sanitized,sanitized,dynamically))
$(foreach variant,glibc-static musl-static $(CROSSED),$(eval $(call build,$(variant),$(variant:%-static=%),statically)))
