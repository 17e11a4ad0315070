package dev.freestand.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real loaders are the oracle: on dozens of the host's programs, and on chains of libraries made for each rule. */
class LoaderOracleIT {

    private static final String GLIBC = "/lib64/ld-linux-x86-64.so.2";
    private static final String MUSL = "/lib/ld-musl-x86_64.so.1";
    private static final int HOST_PROGRAMS = 80;
    private static final Pattern LINE = Pattern.compile("\\s*(?:(\\S+) => )?(/\\S+|not found)(?: \\(0x[0-9a-f]+\\))?");
    private static final Pattern MUSL_LOST =
            Pattern.compile("Error loading shared library ([^:]+): No such file or directory.*");

    @TempDir
    private Path folder;

    static Stream<Path> programs() throws IOException {
        List<Path> dynamic = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/usr/bin"))) {
            for (Path file : all.sorted().toList()) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && interpreted(file)) {
                    dynamic.add(file);
                }
            }
        }
        List<Path> some = new ArrayList<>();
        int step = Math.max(1, dynamic.size() / HOST_PROGRAMS);
        for (int i = 0; i < dynamic.size(); i += step) {
            some.add(dynamic.get(i));
        }
        assertThat(some).hasSizeGreaterThan(HOST_PROGRAMS / 2);
        return some.stream();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void agreesWithTheLoaderOnTheHostsPrograms(Path program) throws IOException {
        assertThat(ours(program)).containsExactlyEntriesOf(glibc(program));
    }

    @Test
    void runpathServesItsOwnObjectOnly() throws IOException {
        library("deep", "lib", "");
        library("near", "lib", "-Llib -ldeep -Wl,-rpath-link,lib");
        Path program = program("app", "-Llib -lnear -Wl,-rpath-link,lib -Wl,--enable-new-dtags,-rpath,$ORIGIN/lib");
        assertThat(agreed(program)).containsEntry("libdeep.so", "not found");
        assertThat(need(program, "libnear.so").via()).isEqualTo(ResolutionSource.RUNPATH);
        assertThat(need(program, "libnear.so").entry()).isEqualTo("$ORIGIN/lib");
    }

    @Test
    void rpathIsInherited() throws IOException {
        library("deep", "lib", "");
        library("near", "lib", "-Llib -ldeep -Wl,-rpath-link,lib");
        Path program = program("app", "-Llib -lnear -Wl,-rpath-link,lib -Wl,--disable-new-dtags,-rpath,${ORIGIN}/lib");
        assertThat(agreed(program)).containsEntry("libdeep.so", folder + "/lib/libdeep.so");
        assertThat(need(program, "libdeep.so").of()).isEqualTo(program.toString());
    }

    @Test
    void rpathIsNotAskedForAnObjectWithItsOwnRunpath() throws IOException {
        library("deep", "lib", "");
        library("near", "lib", "-Llib -ldeep -Wl,--enable-new-dtags,-rpath,/nowhere");
        Path program = program("app", "-Llib -lnear -Wl,-rpath-link,lib -Wl,--disable-new-dtags,-rpath,$ORIGIN/lib");
        assertThat(agreed(program)).containsEntry("libdeep.so", "not found");
        assertThat(need(program, "libdeep.so").tried())
                .extracting(RejectedPath::path)
                .contains("/nowhere/libdeep.so", "/lib/libdeep.so")
                .doesNotContain(folder + "/lib/libdeep.so");
    }

    @Test
    void firstComesFirstAndAnotherMachineIsPassedOver() throws IOException {
        library("twice", "b", "");
        library("twice", "c", "");
        Files.createDirectories(folder.resolve("a"));
        byte[] foreign = Files.readAllBytes(folder.resolve("b/libtwice.so"));
        foreign[18] = 40;
        Files.write(folder.resolve("a/libtwice.so"), foreign);
        Path program = program("app", "-Lb -ltwice -Wl,-rpath,$ORIGIN/a:$ORIGIN/b:$ORIGIN/c");
        assertThat(agreed(program)).containsEntry("libtwice.so", folder + "/b/libtwice.so");
    }

    @Test
    void sonamesAndPathsThatAreLoadedAreNotSearchedAgain() throws IOException {
        library("one", "lib", "-Wl,-soname,libone.so");
        library("two", "other", "-Llib -lone");
        Path program =
                program("app", "-Wl,--no-as-needed lib/libone.so -Lother -ltwo -Wl,-rpath,$ORIGIN/lib:$ORIGIN/other");
        assertThat(agreed(program)).containsEntry("libone.so", folder + "/lib/libone.so");
        assertThat(TreeReader.of(SearchSettings.host()).read(program).needs())
                .filteredOn(need -> need.name().equals("libone.so"))
                .extracting(NeededLibrary::status)
                .containsExactly(ResolutionStatus.FOUND, ResolutionStatus.LOADED);
    }

    @Test
    void nameWithSlashIsAPath() throws IOException {
        library("plain", "lib", "-Wl,-soname," + folder + "/lib/libplain.so");
        Path program = program("app", "-Wl,--no-as-needed lib/libplain.so");
        assertThat(need(program, folder + "/lib/libplain.so").via()).isEqualTo(ResolutionSource.PATH);
        assertThat(agreed(program)).containsValue(folder + "/lib/libplain.so");
    }

    @Test
    void defaultFoldersAreShutOutByNodefaultlib() throws IOException {
        Path program = program("app", "-Wl,-z,nodefaultlib");
        assertThat(need(program, "libc.so.6").status()).isEqualTo(ResolutionStatus.MISSING);
        assertThat(agreed(program)).containsEntry("libc.so.6", "not found");
    }

    @Test
    void libraryPathComesBetweenRpathAndRunpath() throws IOException {
        library("twice", "mine", "");
        library("twice", "given", "");
        String given = folder.resolve("given").toString();
        SearchSettings settings = new SearchSettings("/", List.of(given));
        Path runpath = program("new", "-Lmine -ltwice -Wl,--enable-new-dtags,-rpath,$ORIGIN/mine");
        Path rpath = program("old", "-Lmine -ltwice -Wl,--disable-new-dtags,-rpath,$ORIGIN/mine");
        for (Path program : List.of(runpath, rpath)) {
            assertThat(flat(TreeReader.of(settings).read(program)))
                    .containsExactlyEntriesOf(glibc(program, Map.of("LD_LIBRARY_PATH", given)));
        }
    }

    @Test
    void muslInheritsBothSortsAndFindsItself() throws IOException {
        run("musl-gcc", "-shared -fPIC -o lib/libdeep.so empty.c");
        run("musl-gcc", "-shared -fPIC -o lib/libnear.so empty.c -Wl,--no-as-needed -Llib -ldeep");
        run(
                "musl-gcc",
                "-o app main.c -Wl,--no-as-needed -Llib -lnear -Wl,-rpath-link,lib"
                        + " -Wl,--enable-new-dtags,-rpath,$ORIGIN/lib");
        Path program = folder.resolve("app");
        Map<String, String> theirs = musl(program);
        assertThat(theirs).containsEntry("libdeep.so", folder + "/lib/libdeep.so");
        assertThat(ours(program)).containsExactlyEntriesOf(theirs);
        assertThat(need(program, "libdeep.so").of()).isEqualTo(program.toString());
    }

    @Test
    void muslMissesWhatIsMissing() throws IOException {
        run("musl-gcc", "-shared -fPIC -o lib/libgone.so empty.c");
        run("musl-gcc", "-o app main.c -Wl,--no-as-needed -Llib -lgone -Wl,-rpath,$ORIGIN/$LIB:$ORIGIN/lib");
        Path program = folder.resolve("app");
        assertThat(musl(program)).containsEntry("libgone.so", "not found");
        assertThat(ours(program)).containsExactlyEntriesOf(musl(program));
        assertThat(need(program, "libgone.so").tried())
                .extracting(RejectedPath::path)
                .containsExactly("/lib/x86_64-linux-musl/libgone.so", "/usr/lib/x86_64-linux-musl/libgone.so");
    }

    private Map<String, String> agreed(Path program) throws IOException {
        Map<String, String> ours = ours(program);
        assertThat(ours).containsExactlyEntriesOf(glibc(program));
        return ours;
    }

    private static Map<String, String> ours(Path program) throws IOException {
        return flat(TreeReader.of(SearchSettings.host()).read(program));
    }

    /** Each name once, in the order of loading, as the loaders list them; the interpreter has no line of its own here. */
    private static Map<String, String> flat(LibraryTree tree) {
        assertThat(tree.complete()).as(String.valueOf(tree.problem())).isTrue();
        Map<String, String> flat = new LinkedHashMap<>();
        tree.objects().stream().flatMap(object -> object.needs().stream()).forEach(need -> {
            if (need.via() != ResolutionSource.INTERPRETER && need.status() != ResolutionStatus.LOADED) {
                flat.putIfAbsent(need.name(), need.status() == ResolutionStatus.FOUND ? need.path() : "not found");
            }
        });
        return flat;
    }

    private static NeededLibrary need(Path program, String name) throws IOException {
        return TreeReader.of(SearchSettings.host())
                .read(program)
                .needs()
                .filter(need -> need.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> glibc(Path program) throws IOException {
        return glibc(program, Map.of());
    }

    /** Asked as ldd asks it; {@code --list} would stop at the first name that is missing. */
    private static Map<String, String> glibc(Path program, Map<String, String> more) throws IOException {
        Map<String, String> environment = new TreeMap<>(more);
        environment.put("LC_ALL", "C");
        environment.put("LD_TRACE_LOADED_OBJECTS", "1");
        ProcessResult result = new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(GLIBC, program.toString())).withEnvironment(environment));
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : result.out().lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && !matcher.group(2).equals(GLIBC)) {
                String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                if (!name.equals(GLIBC) && !name.startsWith("ld-linux")) {
                    found.put(name, matcher.group(2));
                }
            }
        }
        assertThat(result.out()).as(result.err()).contains("linux-vdso");
        return found;
    }

    private static Map<String, String> musl(Path program) throws IOException {
        ProcessResult result =
                new CommonsExecRunner().run(ProcessRequest.of(List.of(MUSL, "--list", program.toString())));
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : result.out().lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()
                    && matcher.group(1) != null
                    && !matcher.group(2).equals(MUSL)) {
                found.put(matcher.group(1), matcher.group(2));
            }
        }
        result.err()
                .lines()
                .map(MUSL_LOST::matcher)
                .filter(Matcher::matches)
                .forEach(lost -> found.put(lost.group(1), "not found"));
        return found;
    }

    private void library(String name, String where, String more) throws IOException {
        run("gcc", "-shared -fPIC -o " + where + "/lib" + name + ".so empty.c -Wl,--no-as-needed " + more);
    }

    private Path program(String name, String more) throws IOException {
        run("gcc", "-o " + name + " main.c -Wl,--no-as-needed " + more);
        return folder.resolve(name);
    }

    private void run(String compiler, String arguments) throws IOException {
        Files.writeString(folder.resolve("empty.c"), "int nothing;\n");
        Files.writeString(folder.resolve("main.c"), "int main(void) { return 0; }\n");
        for (String each : List.of("lib", "other", "mine", "given", "b", "c")) {
            Files.createDirectories(folder.resolve(each));
        }
        List<String> argv = new ArrayList<>(List.of(compiler));
        argv.addAll(List.of(arguments.strip().split(" +")));
        ProcessResult result =
                new CommonsExecRunner().run(ProcessRequest.of(argv).in(folder));
        assertThat(result.succeeded()).as(result.err()).isTrue();
    }

    private static boolean interpreted(Path file) throws IOException {
        try {
            ElfFile elf = FileSource.readElf(file);
            return GLIBC.equals(elf.interpreter());
        } catch (ElfFormatException e) {
            return false;
        }
    }
}
