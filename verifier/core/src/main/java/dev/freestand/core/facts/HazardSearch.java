package dev.freestand.core.facts;

/**
 * Where hazards were looked for.
 *
 * @param conclusive a symbol table that belongs to the file was read whole, so that what is not listed is not in it
 * @param basis what was read, or why there was nothing to read, in a sentence
 */
public record HazardSearch(boolean conclusive, String basis) {}
