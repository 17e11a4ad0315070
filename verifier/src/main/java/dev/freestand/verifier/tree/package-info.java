/**
 * Which libraries a program loads, found by following the rules of the dynamic loader instead of asking it: glibc's
 * (ld.so(8), ldconfig(8), {@code elf/dl-load.c}, {@code elf/dl-cache.c}) and musl's ({@code ldso/dynlink.c}), in this file
 * system or in another root. Nothing is executed. What the loader reads is read, and nothing else: {@code ld.so.cache} and
 * never {@code ld.so.conf}, which is ldconfig's. Hostile trees are harmless: no path leaves the root, cycles end, and how much
 * is looked at is bounded by {@link dev.freestand.core.tree.TreeLimits}.
 */
@NullMarked
package dev.freestand.verifier.tree;

import org.jspecify.annotations.NullMarked;
