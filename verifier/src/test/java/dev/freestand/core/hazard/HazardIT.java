package dev.freestand.core.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.HazardEvidence;
import dev.freestand.verifier.Fixtures;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.inspect.LocalAuxiliaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real programs: what they call is found, and what the C library merely brings along is not. */
class HazardIT {

    private static final LocalAuxiliaryFiles NOTHING = new LocalAuxiliaryFiles(null, null);

    private static final Inspector INSPECTOR = Inspector.withoutWitnesses();

    @TempDir
    private Path folder;

    private Path compile(String name, String body, String... command) throws IOException {
        Path source = Files.writeString(folder.resolve(name + ".c"), """
                #define _GNU_SOURCE
                #include <dlfcn.h>
                #include <iconv.h>
                #include <locale.h>
                #include <netdb.h>
                #include <pwd.h>
                #include <stdio.h>
                #include <stdlib.h>
                #include <time.h>
                #include <unistd.h>
                volatile void *keep;
                int main(int argc, char **argv) { time_t t = argc; (void) t; %s return 0; }
                """.formatted(body));
        Path file = folder.resolve(name);
        List<String> argv = new ArrayList<>(List.of(command));
        argv.addAll(List.of("-w", "-o", file.toString(), source.toString()));
        Fixtures.run(argv.toArray(String[]::new));
        return file;
    }

    private Path strip(Path file) {
        Path stripped = folder.resolve(file.getFileName() + "-stripped");
        Fixtures.run("strip", "-o", stripped.toString(), file.toString());
        return stripped;
    }

    private static List<String> words(FileReport report) {
        return report.hazards().stream().map(Hazard::what).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-static", "-static-pie"})
    void aPlainHelloWorldHasNoHazard(String how) throws IOException {
        FileReport report = INSPECTOR.inspect(compile("hello", "printf(\"%f\\n\", argc / 3.0);", "gcc", how));

        assertThat(report.hazards()).isEmpty();
        assertThat(report.hazardSearch().conclusive()).isTrue();
        assertThat(report.hazardSearch().basis()).isEqualTo("its own symbol table");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gcc|keep = getpwuid(getuid());|nss passwd",
                "musl-gcc|keep = getpwuid(getuid());|passwd",
                "gcc|struct addrinfo *r; getaddrinfo(argv[0], 0, 0, &r);|nss resolver",
                "musl-gcc|struct addrinfo *r; getaddrinfo(argv[0], 0, 0, &r);|resolver",
                "gcc|keep = dlopen(argv[0], RTLD_NOW);|dlopen",
                "gcc|keep = (void *) dlopen;|dlopen",
                "gcc|keep = iconv_open(argv[0], argv[0]);|iconv",
                "musl-gcc|keep = iconv_open(argv[0], argv[0]);|''",
                "gcc|setlocale(LC_ALL, \"\");|locale",
                "gcc|keep = localtime(&t);|timezone",
                "musl-gcc|keep = localtime(&t);|timezone",
                "gcc|mkstemp(argv[0]);|temp-folder",
                "gcc|puts(\"/etc/ssl/certs\");|ca-paths",
                "musl-gcc|puts(\"getpwuid /etc/nsswitch.conf\");|''",
            })
    void whatIsCalledIsFound(String compiler, String body, String words) throws IOException {
        for (String how : compiler.equals("gcc") ? List.of("-static", "-static-pie") : List.of("-static")) {
            FileReport report = INSPECTOR.inspect(compile("program", body, compiler, how));

            assertThat(words(report)).as(how).isEqualTo(words.isEmpty() ? List.of() : List.of(words.split(" ")));
            assertThat(report.hazardSearch().conclusive()).isTrue();
        }
    }

    @Test
    void aStrippedFileIsJudgedByItsTwin() throws IOException {
        Path program = compile("program", "keep = getpwuid(getuid());", "gcc", "-static", "-Wl,--build-id=none");
        Path stripped = strip(program);

        FileReport alone = INSPECTOR.inspect(stripped);
        assertThat(alone.hazardSearch().conclusive()).isFalse();
        assertThat(alone.hazards()).isNotEmpty().allMatch(Hazard::weak);

        Files.move(program, folder.resolve("program-stripped.debug"));
        FileReport report = INSPECTOR.inspect(stripped);
        assertThat(words(report)).containsExactly("nss", "passwd");
        assertThat(report.hazards().get(0))
                .isEqualTo(new Hazard("FS301", "nss", "symbol getpwuid, getpwuid_r", HazardEvidence.SYMBOLS, true));
        assertThat(report.hazardSearch().conclusive()).isTrue();
        assertThat(report.hazardSearch().basis())
                .isEqualTo(
                        "the symbol table of program-stripped.debug"
                                + ", whose bytes and addresses are the program's; what its functions are called, it alone says");
    }

    @Test
    void aStrippedFileAloneIsNeverClean() throws IOException {
        FileReport report = INSPECTOR.inspect(strip(compile("hello", "puts(argv[0]);", "gcc", "-static")));

        assertThat(report.hazards()).isNull();
        assertThat(report.hazardSearch().conclusive()).isFalse();
        assertThat(report.hazardSearch().basis()).contains("stripped", "no separate debug file");
    }

    @Test
    void aTwinOfAnotherProgramIsRefused() throws IOException {
        Path other = compile("other", "puts(argv[0]);", "gcc", "-static", "-Wl,--build-id=none");
        Path stripped = strip(compile("program", "keep = getpwuid(0);", "gcc", "-static", "-Wl,--build-id=none"));

        FileReport report = INSPECTOR.inspect(stripped, new LocalAuxiliaryFiles(other, null));

        assertThat(report.hazardSearch().conclusive()).isFalse();
        assertThat(report.hazardSearch().basis()).contains("other is not of the same program");
        Path text = Files.writeString(folder.resolve("text"), "no ELF");
        for (Path bad : List.of(text, folder, folder.resolve("missing"))) {
            assertThat(INSPECTOR
                            .inspect(stripped, new LocalAuxiliaryFiles(bad, null))
                            .hazardSearch()
                            .conclusive())
                    .isFalse();
        }
    }

    @Test
    void debugInformationWithoutCodeIsATwinByItsBuildId() throws IOException {
        Path program = compile("program", "keep = getpwuid(0);", "gcc", "-static", "-Wl,--build-id");
        Path companion = folder.resolve("companion");
        Fixtures.run("objcopy", "--only-keep-debug", program.toString(), companion.toString());

        FileReport report = INSPECTOR.inspect(strip(program), new LocalAuxiliaryFiles(companion, null));

        assertThat(words(report)).contains("nss");
    }

    private static final String NAME_SERVICES = "nss|getpw|getaddr|gaih|gethost";

    /** A separate debug file of the same program, with names of functions taken out or changed. */
    private Path forged(Path program, String option, String replacement) throws IOException {
        List<String> argv = new ArrayList<>(List.of("objcopy", "--only-keep-debug"));
        Fixtures.run("nm", program.toString())
                .lines()
                .map(line -> line.substring(19))
                .filter(name -> Pattern.compile(NAME_SERVICES).matcher(name).find())
                .distinct()
                .forEach(name -> argv.add(option + name + (replacement.isEmpty() ? "" : replacement + name)));
        Path forged = folder.resolve("forged" + option.length());
        argv.addAll(List.of(program.toString(), forged.toString()));
        Fixtures.run(argv.toArray(String[]::new));
        return forged;
    }

    @ParameterizedTest
    @CsvSource({"--strip-symbol=,''", "--redefine-sym=,=x_"})
    void aForgedDebugFileClearsNothing(String option, String replacement) throws IOException {
        Path program = compile("program", "keep = getpwuid(0);", "gcc", "-static", "-Wl,--build-id");

        FileReport report =
                INSPECTOR.inspect(strip(program), new LocalAuxiliaryFiles(forged(program, option, replacement), null));

        assertThat(report.hazardSearch().conclusive()).isFalse();
        assertThat(words(report)).contains("nss");
        assertThat(report.hazards()).noneMatch(Hazard::certain);
        assertThat(report.hazardSearch().basis())
                .contains(replacement.isEmpty() ? "no symbol names the" : "the file holds the text /etc/nsswitch.conf");
    }

    /** Nothing in a stripped program contradicts another name, so the result says whose word it is. */
    @Test
    void namesInADebugFileAreCalledItsOwnClaim() throws IOException {
        Path program = compile("program", "keep = wordexp(argv[0], 0, 0);", "gcc", "-static", "-Wl,--build-id");
        Path debug = folder.resolve("renamed");
        Fixtures.run("objcopy", "--only-keep-debug", "--redefine-sym=main=other", program.toString(), debug.toString());

        FileReport report = INSPECTOR.inspect(strip(program), new LocalAuxiliaryFiles(debug, null));

        assertThat(report.hazardSearch().basis())
                .startsWith("the symbol table of renamed, whose bytes and addresses are the program's")
                .contains("what its functions are called, it alone says");
    }

    @Test
    void aSymbolTableOfItsOwnThatLeavesCodeOutIsNotEnough() throws IOException {
        Path program = compile("program", "keep = getpwuid(0);", "gcc", "-static");
        Fixtures.run("strip", "-K", "main", "-K", "_start", "-K", "__libc_start_main", program.toString());

        FileReport report = INSPECTOR.inspect(program);

        assertThat(report.hazardSearch().conclusive()).isFalse();
        assertThat(report.hazardSearch().basis()).contains("which is not enough: no symbol names the");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bfd", "gold", "lld", "mold"})
    void anUnstrippedFileOfAnEqualLinkServesForEveryLinker(String linker) throws IOException {
        String[] command = {"gcc", "-static", "-Wl,--build-id", "-fuse-ld=" + linker};
        Path full = compile("full", "keep = getpwuid(0);", command);
        Path body = folder.resolve("full.c");
        Path stripped = folder.resolve("linked-stripped");
        Fixtures.run(
                "gcc",
                "-w",
                "-static",
                "-Wl,--build-id",
                "-fuse-ld=" + linker,
                "-s",
                "-o",
                stripped.toString(),
                body.toString());

        FileReport report = INSPECTOR.inspect(stripped, new LocalAuxiliaryFiles(full, null));

        assertThat(report.hardening().buildId())
                .isNotEqualTo(INSPECTOR.inspect(full).hardening().buildId());
        assertThat(report.hazardSearch().conclusive())
                .as(report.hazardSearch().basis())
                .isTrue();
        assertThat(report.hazards()).anyMatch(hazard -> hazard.what().equals("nss") && hazard.certain());
    }

    @Test
    void withoutABuildIdTheDebugLinkTiesTheTwo() throws IOException {
        Path program = compile("program", "puts(argv[0]);", "gcc", "-static", "-Wl,--build-id=none");
        Path debug = folder.resolve("debug");
        Fixtures.run("objcopy", "--only-keep-debug", program.toString(), debug.toString());
        Path stripped = strip(program);
        assertThat(INSPECTOR
                        .inspect(stripped, new LocalAuxiliaryFiles(debug, null))
                        .hazardSearch()
                        .basis())
                .contains("neither a build id nor a .gnu_debuglink ties the two together");
        Fixtures.run("objcopy", "--add-gnu-debuglink=" + debug, stripped.toString());
        assertThat(INSPECTOR
                        .inspect(stripped, new LocalAuxiliaryFiles(debug, null))
                        .hazardSearch()
                        .conclusive())
                .isTrue();
        Files.write(debug, new byte[1], StandardOpenOption.APPEND);
        assertThat(INSPECTOR
                        .inspect(stripped, new LocalAuxiliaryFiles(debug, null))
                        .hazardSearch()
                        .basis())
                .contains("its checksum is not that of .gnu_debuglink");
    }

    @Test
    void theLinkersWarningIsCertainWhereTheFilesTextsConfirmIt() throws IOException {
        Path stripped = strip(compile("program", "keep = getpwuid(0);", "gcc", "-static"));
        Path log = Files.writeString(
                folder.resolve("log"), "Using 'getpwuid' in statically linked applications requires at runtime\n");

        assertThat(INSPECTOR.inspect(stripped, NOTHING.withLog(log)).hazards())
                .contains(new Hazard("FS301", "nss", "link log: Using getpwuid", HazardEvidence.LINK_LOG, true));
        Path other = strip(compile("other", "puts(argv[0]);", "gcc", "-static"));
        assertThat(INSPECTOR.inspect(other, NOTHING.withLog(log)).hazards())
                .contains(new Hazard("FS301", "nss", "link log: Using getpwuid", HazardEvidence.LINK_LOG, false));
    }

    @Test
    void theLinkersWarningsCountWhereSymbolsAreGone() throws IOException {
        Path stripped = strip(compile("program", "keep = dlopen(argv[0], 1);", "gcc", "-static"));
        Path log = Files.writeString(
                folder.resolve("log"),
                "ld: p.c: warning: Using 'dlopen' in statically linked applications requires at runtime the shared"
                        + " libraries from the glibc version used for linking\n");

        FileReport report = INSPECTOR.inspect(stripped, NOTHING.withLog(log));

        assertThat(report.hazards())
                .contains(new Hazard("FS303", "dlopen", "link log: Using dlopen", HazardEvidence.LINK_LOG, false));
        assertThat(report.hazardSearch().conclusive()).isFalse();
        Path quiet = Files.writeString(folder.resolve("quiet"), "gcc -static\n");
        assertThat(INSPECTOR.inspect(stripped, NOTHING.withLog(quiet)).hazards())
                .isNull();
    }

    @Test
    void otherFilesAreNotAsked() {
        assertThat(INSPECTOR.inspect(Fixtures.of("dynamic-pie")).hazards()).isNull();
        assertThat(INSPECTOR.inspect(Fixtures.of("dynamic-pie")).hazardSearch()).isNull();
        assertThat(INSPECTOR.inspect(Fixtures.of("bare-static")).hazards()).isNull();
        assertThat(INSPECTOR.inspect(Fixtures.of("bare-static")).hazardSearch().basis())
                .contains("only functions of glibc and musl");
    }
}
