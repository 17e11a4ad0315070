package dev.freestand.core.elf;

/**
 * One note, of a segment or of a section.
 *
 * @param owner its name, such as {@code GNU}
 * @param type meaning depends on the owner
 * @param offset where its content begins in the file
 * @param size of its content in bytes
 */
public record Note(String owner, long type, long offset, long size) {}
