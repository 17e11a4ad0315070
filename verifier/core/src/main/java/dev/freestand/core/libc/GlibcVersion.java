package dev.freestand.core.libc;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The release of glibc that a static program states. Most state none: the banner is in programs that ask for the
 * version, the answer of confstr in those that ask for that, and the number for debuggers in those with threads, where
 * only a symbol leads to it.
 */
final class GlibcVersion {

    private static final Pattern RELEASE = Pattern.compile("release version (\\d+\\.\\d+(?:\\.\\d+)?)");
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.\\d+(?:\\.\\d+)?)\0");
    /** How confstr(3) begins its answer; the NULs exclude texts that mention a glibc. */
    static final String ANSWER = "\0glibc 2.";

    private static final int BANNER = 160;
    private static final int LONGEST_NUMBER = 16;

    private GlibcVersion() {}

    /**
     * A version such as {@code 2.36}, or null.
     *
     * @param answer file offset of {@link #ANSWER}, or null
     */
    static @Nullable String of(
            ElfFile file, ByteSource source, SignaturePlacement.Marks marks, @Nullable Long answer, Symbols symbols)
            throws IOException {
        Long banner = marks.placed().get(LibcSignature.GLIBC_BANNER);
        if (banner != null) {
            Matcher release = RELEASE.matcher(text(source, banner, BANNER));
            if (release.find()) {
                return release.group(1);
            }
        }
        if (answer != null) {
            Matcher stated = NUMBER.matcher(text(source, answer + ANSWER.length() - 2, LONGEST_NUMBER));
            if (stated.lookingAt()) {
                return stated.group(1);
            }
        }
        Optional<Symbol> number = symbols.defined()
                .filter(symbol ->
                        symbol.name().equals("__nptl_version") || symbol.name().equals("nptl_version"))
                .findFirst();
        if (number.isEmpty()) {
            return null;
        }
        long address = number.get().address();
        Optional<Segment> load = file.segments(ElfConstants.PT_LOAD)
                .filter(segment -> segment.holds(address))
                .findFirst();
        if (load.isEmpty()) {
            return null;
        }
        long offset = load.get().offset() + (address - load.get().address());
        Matcher version = NUMBER.matcher(text(source, offset, LONGEST_NUMBER));
        return version.lookingAt() ? version.group(1) : null;
    }

    private static String text(ByteSource source, long offset, int most) throws IOException {
        byte[] bytes = new byte[most];
        int length = source.read(offset, bytes, 0, most);
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
