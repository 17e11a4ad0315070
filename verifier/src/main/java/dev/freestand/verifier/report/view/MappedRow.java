package dev.freestand.verifier.report.view;

/**
 * A file in the memory of a process.
 *
 * @param path as resolved where it was traced
 * @param role {@code program}, {@code loader}, {@code library} or {@code data}
 * @param asked what in the program asks for it, as far as the names show it; empty otherwise
 */
public record MappedRow(String path, String role, String asked) {

    /** The path, short enough for a drawing: its end says more than its beginning. */
    public String shortPath() {
        int most = 42;
        return path.length() <= most ? path : "\u2026" + path.substring(path.length() - most + 1);
    }
}
