package dev.freestand.core.facts;

/**
 * One section that has a name.
 *
 * @param name its name, such as {@code .text}
 * @param size its length in bytes ({@code sh_size}); for {@code .bss} the room it takes in memory
 */
public record SectionSize(String name, long size) {}
