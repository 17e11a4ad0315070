package dev.freestand.core.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.elf.read.SymbolReader;
import dev.freestand.verifier.Fixtures;
import dev.freestand.verifier.file.FileSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GNU readelf is the oracle for symbol tables. */
class SymbolsIT {

    /** Number, value, size (decimal or hexadecimal), type, binding, visibility, section, name. */
    private static final Pattern ROW = Pattern.compile(
            "(?m)^ *[1-9]\\d*: ([0-9a-f]+) +\\S+ (\\S+) +\\S+ +\\S+ +(?:\\[[^\\]]*\\] +)?(\\S+)(?: ([^@\\s]*)\\S*)?(?: \\(\\d+\\))?$");

    private static List<String> readelf(Path file, String table) {
        String text = Fixtures.run("readelf", "-sW", file.toString());
        int start = text.indexOf("Symbol table '" + table + "'");
        if (start < 0) {
            return List.of();
        }
        int end = text.indexOf("\nSymbol table '", start + 1);
        return ROW.matcher(end < 0 ? text.substring(start) : text.substring(start, end))
                .results()
                .map(row ->
                        row.group(3).equals("UND") + " " + Long.toHexString(Long.parseUnsignedLong(row.group(1), 16))
                                + " " + (row.group(2).equals("SECTION") || row.group(4) == null ? "" : row.group(4)))
                .toList();
    }

    private static String row(Symbol symbol) {
        return !symbol.defined() + " " + Long.toHexString(symbol.address()) + " "
                + (symbol.type() == 3 ? "" : symbol.name().replaceFirst("@.*", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dynamic-pie",
                "dynamic",
                "musl-static",
                "glibc-static",
                "glibc-static-pie",
                "musl-dynamic",
                "library.so",
                "object.o",
                "i386-static",
                "i386.so"
            })
    void agreesWithReadelf(String name) throws Exception {
        Path path = Fixtures.of(name);
        try (FileSource source = FileSource.open(path)) {
            ElfFile file = ElfReader.read(source);
            Symbols full = SymbolReader.full(file, source);
            assertThat(full.problem()).isNull();
            assertThat(full.all()).isNotEmpty();
            assertThat(full.all().stream().map(SymbolsIT::row)).containsExactlyElementsOf(readelf(path, ".symtab"));
            if (file.dynamic() != null) {
                assertThat(SymbolReader.imports(file, source).all().stream().map(SymbolsIT::row))
                        .containsExactlyElementsOf(readelf(path, ".dynsym").stream()
                                .filter(row -> row.startsWith("true "))
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/bash", "/usr/bin/ld.bfd", "/lib/x86_64-linux-gnu/libc.so.6"})
    void importsOfTheHostsFilesAreRead(String name) throws Exception {
        Path path = Path.of(name);
        assertThat(Files.exists(path)).isTrue();
        try (FileSource source = FileSource.open(path)) {
            assertThat(SymbolReader.imports(ElfReader.read(source), source).all().stream()
                            .map(SymbolsIT::row))
                    .isNotEmpty()
                    .containsExactlyElementsOf(readelf(path, ".dynsym").stream()
                            .filter(row -> row.startsWith("true "))
                            .toList());
        }
    }
}
