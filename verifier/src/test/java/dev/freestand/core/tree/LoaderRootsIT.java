package dev.freestand.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.Privileges;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In small roots with this machine's glibc and caches by the real ldconfig: whether programs start, and with which files. */
class LoaderRootsIT {

    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";
    private static final String LIBRARY = "int f(void) { return 0; }\n";
    private static final String PROGRAM = "int f(void); int main(void) { return f(); }\n";

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void root() throws IOException {
        root = folder.resolve("root");
        for (String name : List.of("lib64", "lib/x86_64-linux-gnu", "etc", "bin", "opt/l", "tmp", "proc", "dev")) {
            Files.createDirectories(root.resolve(name));
        }
        Files.copy(Path.of(LOADER), root.resolve("lib64/ld-linux-x86-64.so.2"));
        Files.copy(Path.of("/lib/x86_64-linux-gnu/libc.so.6"), root.resolve("lib/x86_64-linux-gnu/libc.so.6"));
        Files.writeString(root.resolve("etc/ld.so.conf"), "");
        Files.writeString(folder.resolve("f.c"), LIBRARY);
        Files.writeString(folder.resolve("p.c"), PROGRAM);
    }

    @Test
    void inTheCacheOnlyInTheConfigurationOnlyAndWithoutCache() throws IOException {
        library("opt/l/libf.so.1");
        Path program = program("opt/l/libf.so.1", "");
        starts(program, false);
        ldconfig("/opt/l");
        starts(program, true);
        ldconfig();
        Files.writeString(root.resolve("etc/ld.so.conf"), "/opt/l\n");
        starts(program, false);
        Files.writeString(root.resolve("etc/ld.so.cache"), "nonsense");
        starts(program, false);
    }

    @Test
    void aStaleCacheEntry() throws IOException {
        library("opt/l/libf.so.1");
        Path program = program("opt/l/libf.so.1", "");
        ldconfig("/opt/l");
        Files.move(root.resolve("opt/l/libf.so.1"), root.resolve("lib/libf.so.1"));
        starts(program, true);
        Files.delete(root.resolve("lib/libf.so.1"));
        starts(program, false);
    }

    @Test
    void formatsOfOlderReleases() throws IOException {
        library("opt/l/libf.so.1");
        Path program = program("opt/l/libf.so.1", "");
        for (String format : List.of("new", "compat")) {
            run("/sbin/ldconfig", "-X", "-r", root.toString(), "-c", format, "/opt/l");
            starts(program, true);
        }
    }

    @Test
    void processorSubfoldersInTheCacheAndInFolders() throws IOException {
        library("opt/l/libf.so.1");
        Path cached = program("opt/l/libf.so.1", "");
        Path searched = program("opt/l/libf.so.1", "-Wl,-rpath,/opt/l");
        for (String sub : List.of("glibc-hwcaps/x86-64-v2", "glibc-hwcaps/x86-64-v3", "tls", "x86_64")) {
            library("opt/l/" + sub + "/libf.so.1");
            ldconfig("/opt/l");
            starts(cached, true);
            starts(searched, true);
        }
        Files.delete(root.resolve("opt/l/libf.so.1"));
        ldconfig("/opt/l");
        starts(cached, true);
        starts(searched, true);
    }

    @Test
    void aLibraryWhoseOwnNoteAsksForMoreThanItsSubfolder() throws IOException {
        library("opt/l/libf.so.1");
        library("opt/l/glibc-hwcaps/x86-64-v2/libf.so.1", "-Wl,-z,x86-64-v4");
        ldconfig("/opt/l");
        starts(program("opt/l/libf.so.1", ""), true);
    }

    @Test
    void libStandsForWhatTheLoaderContains() throws IOException {
        String diagnostics = new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(LOADER, "--list-diagnostics")))
                .out();
        String lib = diagnostics
                .lines()
                .filter(line -> line.startsWith("dl_dst_lib="))
                .map(line -> line.substring("dl_dst_lib=".length()).replace("\"", ""))
                .findFirst()
                .orElseThrow();
        library("opt/y/" + lib + "/libf.so.1");
        starts(program("opt/y/" + lib + "/libf.so.1", "-Wl,-rpath,/opt/y/$LIB"), true);
        starts(program("opt/y/" + lib + "/libf.so.1", "-Wl,-rpath,/opt/y/$LIBRARY"), false);
    }

    @Test
    void nodefaultlib() throws IOException {
        library("opt/l/libf.so.1");
        Files.createDirectories(root.resolve("opt/c"));
        ldconfig("/opt/l", "/lib/x86_64-linux-gnu");
        Path program = program("opt/l/libf.so.1", "-Wl,-z,nodefaultlib");
        starts(program, false);
        Files.copy(root.resolve("lib/x86_64-linux-gnu/libc.so.6"), root.resolve("opt/c/libc.so.6"));
        starts(program("opt/l/libf.so.1", "-Wl,-z,nodefaultlib,-rpath,/opt/c"), true);
    }

    @Test
    void filtersAndAuxiliaries() throws IOException {
        library("opt/l/libt.so");
        Path filter = filtered("-F");
        Path auxiliary = filtered("-f");
        starts(filter, true);
        starts(auxiliary, true);
        Files.writeString(root.resolve("opt/l/libt.so"), "broken");
        starts(filter, false);
        starts(auxiliary, true);
        Files.delete(root.resolve("opt/l/libt.so"));
        starts(filter, false);
        starts(auxiliary, true);
    }

    @Test
    void tooOldAVersion() throws IOException {
        Files.writeString(folder.resolve("v1"), "X_1 { };\n");
        Files.writeString(folder.resolve("v2"), "X_1 { };\nX_2 { global: f; };\n");
        library("opt/l/libf.so.1", "-Wl,--version-script," + folder.resolve("v2"));
        Path program = program("opt/l/libf.so.1", "-Wl,-rpath,/opt/l");
        starts(program, true);
        library("opt/l/libf.so.1", "-Wl,--version-script," + folder.resolve("v1"));
        starts(program, false);
        // It defines no version, which passes; it needs some of libc, without which the loader asserts.
        library("opt/l/libf.so.1", "-Wl,--no-as-needed");
        starts(program, true);
    }

    @Test
    void aNeededPathThatIsRelative() throws IOException {
        run("gcc", "-shared", "-fPIC", "-o", "root/opt/libf.so", "f.c");
        Path program = root.resolve("bin/p");
        run("sh", "-c", "cd root && gcc -o bin/p ../p.c -Wl,--no-as-needed opt/libf.so");
        starts(program, true);
        starts(program, "/opt", false);
    }

    /** Started by the user nobody, who gains root or a capability by it: the kernel then notifies the loader (AT_SECURE). */
    @Test
    void secureExecution() throws IOException {
        library("opt/l/libf.so.1");
        Path origin = program("opt/l/libf.so.1", "-Wl,-rpath,$ORIGIN/../opt/l");
        Path absolute = program("opt/l/libf.so.1", "-Wl,-rpath,/opt/l");
        asNobody(origin, Privileges.UNKNOWN, "", true);
        asNobody(absolute, Privileges.UNKNOWN, "", true);
        asNobody(program("opt/l/libf.so.1", ""), Privileges.UNKNOWN, "/opt/l", true);
        Privileges setuid = new Privileges(true, false, Privileges.NO_CAPABILITIES);
        for (Path program : List.of(origin, absolute)) {
            run("chmod", "u+s", program.toString());
        }
        asNobody(origin, setuid, "", false);
        asNobody(absolute, setuid, "", true);
        Path plain = program("opt/l/libf.so.1", "");
        run("chmod", "u+s", plain.toString());
        asNobody(plain, setuid, "/opt/l", false);
        run("chmod", "u-s", origin.toString());
        run("setcap", "cap_net_raw=ep", origin.toString());
        asNobody(origin, new Privileges(false, false, "cap_net_raw=ep"), "", false);
    }

    private void asNobody(Path program, Privileges privileges, String libraryPath, boolean expected)
            throws IOException {
        List<String> path = libraryPath.isEmpty() ? List.of() : List.of(libraryPath);
        LibraryTree tree = TreeReader.of(new SearchSettings(root.toString(), path, "/", level()))
                .read(program, privileges);
        // bubblewrap takes away what is to be shown here; this needs root, or sudo without a question.
        ProcessResult result = new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(
                        "sh",
                        "-c",
                        "root=; [ \"$(id -u)\" = 0 ] || root='sudo -n'; exec $root unshare -m sh -c '"
                                + "mount --bind /proc \"$2/proc\" && exec env -i \"LD_LIBRARY_PATH=$1\""
                                + " /usr/sbin/chroot --userspec=65534:65534 \"$2\" \"$3\"' sh \"$@\"",
                        "sh",
                        libraryPath,
                        root.toString(),
                        "/" + root.relativize(program))));
        assertThat(result.exitCode() == 0).as(result.err()).isEqualTo(expected);
        assertThat(result.exitCode()).as(result.err()).isIn(0, 127);
        assertThat(tree.startable()).as(tree.toString()).isEqualTo(expected);
    }

    private Path filtered(String option) throws IOException {
        String name = "libfilter" + option + ".so";
        library("opt/l/" + name, "-Wl," + option + ",libt.so", "-Wl,-rpath,/opt/l");
        return program("opt/l/" + name, "-Wl,-rpath,/opt/l");
    }

    private void starts(Path program, boolean expected) throws IOException {
        starts(program, "/", expected);
    }

    /** Whether it starts, as predicted and as observed; and where it does, that the same files are loaded. */
    private void starts(Path program, String from, boolean expected) throws IOException {
        SearchSettings settings = new SearchSettings(root.toString(), List.of(), from, level());
        LibraryTree tree = TreeReader.of(settings).read(program);
        ProcessResult result = inside(program, from);
        assertThat(result.exitCode() == 0).as(result.err()).isEqualTo(expected);
        assertThat(tree.startable())
                .as(tree.lost() + " " + tree.missingVersions() + " " + tree.problem())
                .isEqualTo(expected);
        if (expected) {
            Map<String, String> ours = new TreeMap<>();
            tree.needs()
                    .filter(need ->
                            need.status() == ResolutionStatus.FOUND && need.kind() != NeededLibrary.Kind.INTERPRETER)
                    .forEach(need -> ours.put(need.name(), String.valueOf(need.path())));
            Map<String, String> theirs = new TreeMap<>();
            for (String line : inside(program, from, "--setenv", "LD_TRACE_LOADED_OBJECTS", "1")
                    .out()
                    .lines()
                    .toList()) {
                String[] words = line.strip().split(" ");
                if (words.length > 2 && words[1].equals("=>") && words[2].startsWith("/")) {
                    theirs.put(words[0], words[2]);
                }
            }
            theirs.remove(LOADER);
            ours.keySet().removeIf(name -> name.contains("/"));
            assertThat(ours).containsAllEntriesOf(theirs);
            assertThat(theirs).isNotEmpty();
        }
    }

    /** The level of this machine's processor, as its loader sees it. */
    private static String level() throws IOException {
        return new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(LOADER, "--help")))
                .out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("x86-64-v") && line.contains("supported, searched"))
                .map(line -> line.substring(0, "x86-64-v1".length()))
                .findFirst()
                .orElse("x86-64-v1");
    }

    private ProcessResult inside(Path program, String from, String... more) throws IOException {
        List<String> argv = new ArrayList<>(List.of("bwrap", "--ro-bind", root.toString(), "/", "--proc", "/proc"));
        argv.addAll(List.of("--dev", "/dev", "--clearenv", "--unshare-net", "--chdir", from));
        argv.addAll(List.of(more));
        argv.add("/" + root.relativize(program));
        return new CommonsExecRunner().run(ProcessRequest.of(argv));
    }

    private void library(String path, String... more) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        List<String> argv = new ArrayList<>(List.of("gcc", "-shared", "-fPIC", "f.c", "-o", file.toString()));
        argv.add("-Wl,-soname," + file.getFileName());
        argv.addAll(List.of(more));
        run(argv.toArray(String[]::new));
    }

    private Path program(String library, String more) throws IOException {
        Path file = root.resolve("bin/p" + Files.list(root.resolve("bin")).count());
        List<String> argv = new ArrayList<>(List.of("gcc", "p.c", "-o", file.toString(), "-Wl,--no-as-needed"));
        argv.add(root.resolve(library).toString());
        if (!more.isEmpty()) {
            argv.add(more);
        }
        run(argv.toArray(String[]::new));
        return file;
    }

    private void ldconfig(String... folders) throws IOException {
        List<String> argv = new ArrayList<>(List.of("/sbin/ldconfig", "-X", "-r", root.toString()));
        argv.addAll(List.of(folders));
        run(argv.toArray(String[]::new));
    }

    private void run(String... argv) throws IOException {
        ProcessResult result =
                new CommonsExecRunner().run(ProcessRequest.of(List.of(argv)).in(folder));
        assertThat(result.succeeded()).as(result.err()).isTrue();
    }
}
