# Compiles the C that TeaVM generated and links it three ways, and for other machines where a cross compiler is installed.
# The generator puts this file, start.c, errors.c, their headers and source.h into target/aot/. A program's own native/variants.mk says
#
#   PROGRAM := NAME                   the name of the file
#   OWN := FILE.c ...                 C of its own in native/, if it has any
#   APART := FILE.c ...               generated C in target/c/ that is compiled with flags of its own, if there is any
#   TOGETHER := FILE.c ...            generated C in target/c/ that is compiled as one file, parts/together.c, with flags of its
#                                     own, if there is any: small methods of one class become part of the loops of another
#   include target/aot/variants.mk
#
# and then what it wants otherwise. It is run in the folder above native/, as in
#
#   make -f native/variants.mk dynamic | glibc-static | musl-static | all |
#       MACHINE-musl-static | MACHINE-glibc-static (for another machine: see MUSL_MACHINES and GLIBC_MACHINES) |
#       sanitized (dynamic, with AddressSanitizer and UndefinedBehaviorSanitizer: not to ship, but to try hostile input on)
#
# Everything goes to target/: parts, objects/{glibc,musl,MACHINE-musl,MACHINE-glibc,sanitized}, and variants/NAME/PROGRAM, with
# .debug and .map. The glibc variants share their objects. The map tells what the linker took, for the SBOM. A source is compiled again when
# it, a header it includes, or a file of rules changed. One line per link is printed, and whatever the linker has to say:
# the log is evidence.

AOT := target/aot
GENERATED := target/c
PARTS := target/parts
OBJECTS := target/objects
VARIANTS := target/variants

# All cores, unless the caller said otherwise.
ifeq ($(filter -j%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc)
endif
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:

CC = gcc
MUSL_CC = musl-gcc

# Other machines, each with the name that Debian gives its cross compiler: gcc-TRIPLET is the package, but for loongarch64. musl for them is that of
# ci/lib/prepare-musl; for riscv64 Debian has one that the linker of Debian 12 ends on with a crash. With glibc there is
# no machine of 32 bits: there, glibc's headers lead mmap around aot_mmap.
MUSL_MACHINES := aarch64 i386 armhf ppc64le s390x mips64el loongarch64
GLIBC_MACHINES := aarch64 riscv64
TRIPLET_aarch64 := aarch64-linux-gnu
TRIPLET_i386 := i686-linux-gnu
TRIPLET_armhf := arm-linux-gnueabihf
TRIPLET_ppc64le := powerpc64le-linux-gnu
TRIPLET_s390x := s390x-linux-gnu
TRIPLET_mips64el := mips64el-linux-gnuabi64
TRIPLET_riscv64 := riscv64-linux-gnu
$(foreach machine,$(sort $(MUSL_MACHINES) $(GLIBC_MACHINES)),$(eval CROSS_CC_$(machine) := $(TRIPLET_$(machine))-gcc))
$(foreach machine,$(sort $(MUSL_MACHINES) $(GLIBC_MACHINES)),$(eval CROSS_STRIP_$(machine) := $(TRIPLET_$(machine))-strip))
# Debian 12 has no gcc for it, but a clang. Without vectors, as musl is compiled: not every processor has them.
CROSS_CC_loongarch64 := clang-19 --target=loongarch64-linux-gnu -march=loongarch64 -mno-lsx -fuse-ld=lld \
	-Qunused-arguments -Wno-ignored-optimization-argument -Wno-parentheses-equality -Wno-unused-value -Wno-pointer-sign
CROSS_STRIP_loongarch64 := llvm-strip-19
# musl knows no long double of two doubles, which Debian's compiler has there.
MACHINE_FLAGS_ppc64le := -mlong-double-64
FREESTAND_CACHE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/freestand
MUSLS := $(FREESTAND_CACHE)/musl

# Not file.c, TeaVM's own view of the file system: the program has another, and this one asks for the user's home
# directory in /etc/passwd. If anything came to need it, the link would fail.
#
# The others are compiled in a few parts: of one by one, most of the time goes to headers that all of them include. The
# heap's size is set in main.c, and heaptrace.c and log.c have what the others call functions of start.c for.
APART += main.c heaptrace.c log.c
GROUPED := $(filter-out file.c $(APART) $(TOGETHER),$(shell cat $(GENERATED)/all.txt 2>/dev/null))
ifeq ($(GROUPED),)
$(error $(GENERATED)/all.txt is missing: let Maven generate the C first (mvn process-classes))
endif
NUMBERS := 0 1 2 3 4 5 6 7
# A part that says the same as before stays untouched.
define part
$(PARTS)/$1.c: ALWAYS
	@mkdir -p $$(@D)
	@printf '#include "../c/%s"\n' $2 >$$@.tmp
	@cmp -s $$@.tmp $$@ && rm $$@.tmp || mv $$@.tmp $$@
endef
SOURCES := $(APART) $(NUMBERS:%=parts/%.c) $(if $(TOGETHER),parts/together.c) start.c errors.c $(OWN)
RULES := $(MAKEFILE_LIST)

# Generated code is not written to please warnings; what was written by hand has flags of its own. A function that is
# not declared is an error all the same: it would be taken to return an int, and half a pointer.
# Java's numbers wrap around (JLS 4.2.2), and TeaVM reads objects as several types; both are undefined in C. Without -fwrapv
# and -fno-strict-aliasing, arithmetic on elliptic curves goes wrong.
# -iquote: "string.h" is TeaVM's, <string.h> is the C library's; -I would confuse them.
# Paths in the files do not depend on where the project lies.
# The runtime's two looks at the locale (LANG, LC_*, and in glibc files and shared objects) go to a function that does
# nothing: this program has no use for a locale, and must not depend on one. It does not look whether it got the memory
# it asked for: functions that do take the place of those that give it.
COMMON := -Os -iquote $(AOT) -iquote native -ffunction-sections -fdata-sections -fno-ident \
	-fno-asynchronous-unwind-tables -fno-unwind-tables \
	'-ffile-prefix-map=$(CURDIR)=.' -D_GNU_SOURCE
GENERATED_FLAGS = $(COMMON) $(OUT_OF_MEMORY) -fwrapv -fno-strict-aliasing -Werror=implicit-function-declaration \
	-Wno-incompatible-pointer-types -Dsetlocale=aot_no_setlocale \
	-Dmalloc=aot_malloc -Dmmap=aot_mmap -Dmprotect=aot_mprotect
OWN_FLAGS := $(COMMON) -std=c11 -Wall -Wextra -Werror '-DPROGRAM="$(PROGRAM)"'
LINK := -Wl,--gc-sections -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,--build-id=none -Wl,--fatal-warnings

# -Os, not -O2: measured with rcli and musl, 1,149 KB and 1.31 ms to 1,252 KB and 1.10 ms (median of --version; a dynamic C
# hello-world took 0.65 ms beside it).
#
# The static files are not PIE. As static-pie, rcli takes 1,330 KB instead of 1,149 KB with musl, and 2,081 KB instead
# of 1,863 KB with glibc, nearly all of it relocations for tables of pointers; start-up differs by less than the noise. A sixth of the size is much for a program whose own code is memory-safe.
#
# One compile for both glibc variants, so position-independent: the dynamic one is a PIE.
PIC_glibc := -fPIE
PIC_musl := -fno-pie
PIC_sanitized := -fPIE
CC_glibc = $(CC)
CC_musl = $(MUSL_CC)
CC_sanitized = $(CC) -fsanitize=address,undefined -fno-omit-frame-pointer -g1

LINK_dynamic = $(CC) -pie
LINK_glibc-static = $(CC) -static -no-pie
LINK_musl-static = $(MUSL_CC) -static -no-pie
LINK_sanitized = $(CC_sanitized) -pie

STRIP_dynamic = strip
STRIP_glibc-static = strip
STRIP_musl-static = strip
STRIP_sanitized = strip

# Each machine's musl takes the place of the glibc that its compiler brings: its headers stand before the compiler's own,
# and start files and archives are named one by one. A C library comes last, and calls functions of libgcc in turn.
define machine-musl
PIC_$1-musl := -fno-pie
CC_$1-musl = $$(CROSS_CC_$1) $$(MACHINE_FLAGS_$1) -nostdinc -isystem $$(MUSLS)/$1/include \
	-isystem $$(shell $$(CROSS_CC_$1) -print-file-name=include)
LINK_$1-musl-static = $$(CROSS_CC_$1) $$(MACHINE_FLAGS_$1) -static -no-pie -nostdlib -L$$(MUSLS)/$1/lib \
	$$(MUSLS)/$1/lib/crt1.o $$(MUSLS)/$1/lib/crti.o
END_$1-musl-static = -Wl,--start-group -lgcc -lc -Wl,--end-group $$(MUSLS)/$1/lib/crtn.o
STRIP_$1-musl-static = $$(CROSS_STRIP_$1)
endef
define machine-glibc
PIC_$1-glibc := -fno-pie
CC_$1-glibc = $$(CROSS_CC_$1)
LINK_$1-glibc-static = $$(CROSS_CC_$1) -static -no-pie
STRIP_$1-glibc-static = $$(CROSS_STRIP_$1)
endef
$(foreach machine,$(MUSL_MACHINES),$(eval $(call machine-musl,$(machine))))
$(foreach machine,$(GLIBC_MACHINES),$(eval $(call machine-glibc,$(machine))))

NATIVE := dynamic glibc-static musl-static
CROSS := $(MUSL_MACHINES:%=%-musl) $(GLIBC_MACHINES:%=%-glibc)
LIBCS := glibc musl $(CROSS) sanitized
CROSSED := $(CROSS:%=%-static)
.PHONY: all ALWAYS $(NATIVE) $(CROSSED) sanitized $(MUSL_MACHINES:%=%-musl)
all: $(NATIVE)
# Whether the musl of a machine is there.
$(MUSL_MACHINES:%=%-musl): %-musl:
	@test -f $(MUSLS)/$*/lib/libc.a
$(NATIVE) $(CROSSED) sanitized: %: $(VARIANTS)/%/$(PROGRAM)

objects = $(patsubst %.c,$(OBJECTS)/$1/%.o,$(SOURCES))

$(VARIANTS)/dynamic/$(PROGRAM).debug $(VARIANTS)/glibc-static/$(PROGRAM).debug: $(call objects,glibc)
$(VARIANTS)/musl-static/$(PROGRAM).debug: $(call objects,musl)
$(VARIANTS)/sanitized/$(PROGRAM).debug: $(call objects,sanitized)
$(foreach cross,$(CROSS),$(eval $(VARIANTS)/$(cross)-static/$(PROGRAM).debug: $(call objects,$(cross))))

# The list of objects goes through a file in a fixed order: the same objects give the same bytes.
$(VARIANTS)/%/$(PROGRAM).debug: $(RULES)
	$(shell mkdir -p $(@D))$(file >$(@D)/objects.txt,$(sort $(filter %.o,$^)))
	$(LINK_$*) $(LINK) -Wl,-Map,$(@D)/$(PROGRAM).map -o $@ @$(@D)/objects.txt -lm $(END_$*)

# The stripped file takes its name only when it is whole.
$(VARIANTS)/%/$(PROGRAM): $(VARIANTS)/%/$(PROGRAM).debug
	$(STRIP_$*) --strip-all --remove-section=.comment -o $@.tmp $<
	@mv $@.tmp $@

define compile
$(OBJECTS)/$1/%.o: $(GENERATED)/%.c $(RULES)
	@mkdir -p $$(@D)
	@$$(CC_$1) $$(PIC_$1) $$(GENERATED_FLAGS) -MMD -MP -c $$< -o $$@

$(OBJECTS)/$1/parts/%.o: $(PARTS)/%.c $(RULES)
	@mkdir -p $$(@D)
	@$$(CC_$1) $$(PIC_$1) $$(GENERATED_FLAGS) -MMD -MP -c $$< -o $$@

$(OBJECTS)/$1/start.o $(OBJECTS)/$1/errors.o: $(OBJECTS)/$1/%.o: $(AOT)/%.c $(RULES)
$(OWN:%.c=$(OBJECTS)/$1/%.o): $(OBJECTS)/$1/%.o: native/%.c $(RULES)
$(OBJECTS)/$1/start.o $(OBJECTS)/$1/errors.o $(OWN:%.c=$(OBJECTS)/$1/%.o):
	@mkdir -p $$(@D)
	@$$(CC_$1) $$(PIC_$1) $$(OWN_FLAGS) -MMD -MP -c $$< -o $$@

-include $(patsubst %.c,$(OBJECTS)/$1/%.d,$(SOURCES))
endef

# TeaVM leaves out an include in core.c, which goes unnoticed where all files are compiled as one.
$(OBJECTS)/%.o: GENERATED_FLAGS += -include $(GENERATED)/classes/java/lang/Class.h

# When the heap is full, the runtime prints a trace of numbers and ends like a crash: a message and an exit code are
# clearer.
$(OBJECTS)/%.o: OUT_OF_MEMORY := -Dteavm_outOfMemory=aot_out_of_memory \
	-Dteavm_printString=aot_print_no_trace -Dteavm_printInt=aot_print_no_number
$(OBJECTS)/%/heaptrace.o $(OBJECTS)/%/log.o: OUT_OF_MEMORY :=

# The generated constants, most of them texts, need no more than their types do; gcc gives those of 32 bytes and more the
# alignment of vectors on this processor, which fills a tenth of the data with nothing.
ifneq ($(filter x86_64-%,$(shell $(CC) -dumpmachine)),)
$(OBJECTS)/glibc/%.o $(OBJECTS)/musl/%.o: GENERATED_FLAGS += -malign-data=abi
endif

# The heap is reserved at the start, at its full size: where there is no room for that, a smaller one has to do.
$(OBJECTS)/%/main.o: GENERATED_FLAGS += -Dteavm_initHeap=aot_init_heap

$(foreach number,$(NUMBERS),$(eval $(call part,$(number),$(shell echo $(GROUPED) | tr ' ' '\n' | \
	awk -v parts=$(words $(NUMBERS)) -v all=$(words $(GROUPED)) 'int((NR - 1) * parts / all) == $(number)'))))
$(eval $(call part,together,$(TOGETHER)))
$(foreach libc,$(LIBCS),$(eval $(call compile,$(libc))))
.SECONDARY:
