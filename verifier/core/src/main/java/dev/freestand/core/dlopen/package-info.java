/**
 * Which libraries a program states that it opens by itself: ELF notes of the owner {@code FDO} and the type {@code 0x407c0c0a}
 * (UAPI group, "ELF dlopen metadata"). Their payload is JSON from an untrusted file: it is bounded, and read
 * without any library, since this belongs to the part that is free of libraries.
 */
@NullMarked
package dev.freestand.core.dlopen;

import org.jspecify.annotations.NullMarked;
