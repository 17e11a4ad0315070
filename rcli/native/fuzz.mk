# Compiles rcli's fuzz targets, generated to C in target/fuzz, with clang, libFuzzer, AddressSanitizer and
# UndefinedBehaviorSanitizer:
#
#   make -f native/fuzz.mk sanitized        (in the folder above this one) makes target/fuzz/variants/sanitized/rcli-fuzz
#
# ci/fuzz generates the C before, and runs the file.

CLANG ?= $(firstword $(foreach name,clang clang-19 clang-18 clang-17 clang-16 clang-15 clang-14,$(shell command -v $(name))))
ifeq ($(CLANG),)
$(error there is no clang: install clang and libclang-rt-dev, or name it with CLANG=)
endif

override AOT := target/fuzz/aot
override GENERATED := target/fuzz/c
override PARTS := target/fuzz/parts
override OBJECTS := target/fuzz/objects
override VARIANTS := target/fuzz/variants

PROGRAM := rcli-fuzz
OWN := fuzz.c

# A report ends the process, so that libFuzzer keeps the input. The heap of Java is one mapping to AddressSanitizer: it sees
# what the runtime and C libraries do beside it. The shadow of the stack holds pointers as integers.
override CC_sanitized = $(CLANG) -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -g1 -w

include target/fuzz/aot/variants.mk

# libFuzzer has main.
$(OBJECTS)/sanitized/start.o: OWN_FLAGS += -Dmain=aot_start_main
