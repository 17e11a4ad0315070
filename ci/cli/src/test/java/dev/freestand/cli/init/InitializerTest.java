package dev.freestand.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.cli.build.Builder;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.VariantExpectation;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recognised of a folder, and the configuration that comes of it. Nothing is built, and nothing is run. */
class InitializerTest {

    private static final String CARGO = "[package]\nname = \"greet\"\nversion = \"0.3.1\"\n";

    @TempDir
    private Path root;

    private InitializerTest file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    private InitDraft draft(@Nullable Toolchain toolchain, @Nullable String program) throws Exception {
        Builder builder = new Builder(
                request -> {
                    throw new AssertionError("something is started: " + request.argv());
                },
                Map.of(),
                line -> {});
        return new Initializer(
                        builder,
                        () -> {
                            throw new AssertionError("something is run");
                        },
                        line -> {})
                .draft(new InitRequest(root, toolchain, program, false));
    }

    private FreestandConfig config() throws Exception {
        return config(null, null);
    }

    private FreestandConfig config(@Nullable Toolchain toolchain, @Nullable String program) throws Exception {
        InitDraft draft = draft(toolchain, program);
        FreestandConfig config = Project.LOADER.parse("freestand.yaml", draft.text());
        assertThat(draft.text()).startsWith("# yaml-language-server: $schema=");
        assertThat(config.environments().include()).containsExactly("all");
        assertThat(config.behaviours()).hasSize(1);
        assertThat(config.behaviours().get(0).steps().get(0).args()).containsExactly("--help");
        return config;
    }

    private static List<String> artifacts(FreestandConfig config) {
        return config.variants().stream().map(Variant::artifact).toList();
    }

    private void refused(String message) {
        assertThatThrownBy(() -> draft(null, null))
                .isInstanceOfSatisfying(
                        PipelineException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining(message);
    }

    @Test
    void aManifestThatIsALinkIsNamed() throws Exception {
        file("real/Makefile", "");
        Files.createSymbolicLink(root.resolve("Makefile"), Path.of("real/Makefile"));
        Files.createDirectory(root.resolve("Cargo.toml"));
        refused("; links and anything that is not a regular file are not read: Cargo.toml, Makefile; name the file");
    }

    @Test
    void whatIsWrongWithXmlIsOneLine() throws Exception {
        file("pom.xml", "<project>\n<artifactId>x");
        refused(
                "pom.xml: it is not valid XML: XML document structures must start and end within the same entity. (line 2)");
    }

    @Test
    void aCargoPackageHasThreeVariants() throws Exception {
        file("Cargo.toml", CARGO + "[profile.release]\nstrip = \"symbols\"\n").file("src/main.rs", "fn main() {}");
        FreestandConfig config = config();
        assertThat(config.subject()).isEqualTo("greet");
        assertThat(config.version()).isEqualTo("0.3.1");
        assertThat(artifacts(config))
                .containsExactly(
                        "target/release/greet",
                        "target/x86_64-unknown-linux-musl/release/greet",
                        "target/x86_64-unknown-linux-gnu/release/greet");
        assertThat(config.variants().get(0).build().command()).containsExactly("cargo", "build", "--release");
        assertThat(config.variants().get(1).build().command())
                .containsExactly("cargo", "build", "--release", "--target", "x86_64-unknown-linux-musl");
        assertThat(config.variants().get(2).build().env())
                .isEqualTo(Map.of("RUSTFLAGS", "-C target-feature=+crt-static"));
        assertThat(config.variants().get(1).expect())
                .isEqualTo(new VariantExpectation(Linkage.STATIC, LibcFlavour.MUSL, true));
        assertThat(config.variants().get(1).ship()).isTrue();
        assertThat(config.variants().get(1).build().inputs())
                .as("cargo knows them")
                .isEmpty();
        assertThat(config.variants().get(1).build().requires())
                .containsExactly(new Variant.Build.Requirement(List.of("cargo", "--version"), "apt-get install cargo"));
    }

    @Test
    void aWorkspaceNamesItsProgramsAndOneIsTaken() throws Exception {
        file(
                        "Cargo.toml",
                        "[workspace]\nmembers = [\"crates/*\"]\nexclude = [\"crates/old\"]\n"
                                + "[workspace.package]\nversion = \"2.0.0\"\n[profile.release]\nstrip = true\n")
                .file("crates/lib/Cargo.toml", "[package]\nname = \"lib\"\n")
                .file("crates/lib/src/lib.rs", "")
                .file("crates/old/Cargo.toml", CARGO)
                .file("crates/old/src/main.rs", "")
                .file(
                        "crates/tool/Cargo.toml",
                        "[package]\nname = \"tool\"\nversion.workspace = true\n[[bin]]\nname = \"tool-a\"\npath = \"src/a.rs\"\n"
                                + "[[bin]]\nname = \"tool-b\"\npath = \"src/b.rs\"\n")
                .file("crates/tool/src/bin/c.rs", "");
        InitDraft draft = draft(null, "tool-b");
        assertThat(draft.plan().subject()).isEqualTo("tool-b");
        assertThat(draft.plan().version()).isEqualTo("2.0.0");
        assertThat(draft.plan().notes()).containsExactly("it also builds tool-a, c; --program NAME selects another");
        assertThat(draft.plan().variants().get(0).build().command())
                .containsExactly("cargo", "build", "--release", "--bin", "tool-b");
        assertThatThrownBy(() -> draft(null, "tool-x")).hasMessageContaining("tool-a, tool-b, c");
    }

    @Test
    void cargosOwnSettingsMoveTheFiles() throws Exception {
        file("Cargo.toml", CARGO)
                .file("src/main.rs", "")
                .file(".cargo/config.toml", "[build]\ntarget-dir = \"out\"\ntarget = \"x86_64-unknown-linux-musl\"\n");
        assertThat(artifacts(config())).first().isEqualTo("out/x86_64-unknown-linux-musl/release/greet");
    }

    @Test
    void goProgramsAreFoundByTheirPackage() throws Exception {
        file("go.mod", "// hi\nmodule example.org/me/hi/v2 // comment\n\ngo 1.22\n")
                .file("lib.go", "package hi\n")
                .file("cmd/hi/main.go", "// Command hi.\npackage main\n")
                .file("cmd/notes/doc.go", "package notes\n")
                .file("cmd/serve/main_test.go", "package main\n")
                .file("Makefile", "all:\n\tgo build ./...\n");
        InitDraft draft = draft(null, null);
        assertThat(draft.recognised())
                .isEqualTo("go, by go.mod; Makefile is also present: --toolchain make selects it");
        FreestandConfig config = config();
        Variant variant = config.variants().get(0);
        assertThat(variant.build().command())
                .containsExactly("go", "build", "-trimpath", "-ldflags=-s -w", "-o", "target/go/hi", "./cmd/hi");
        assertThat(variant.build().env()).isEqualTo(Map.of("CGO_ENABLED", "0"));
        assertThat(variant.expect()).isEqualTo(new VariantExpectation(Linkage.STATIC, LibcFlavour.NONE, true));
    }

    @Test
    void targetsOfAMakefileAreTakenAsTheyAre() throws Exception {
        file("Makefile", """
                CC ?= gcc
                NAME := greet
                OBJS = main.o \\
                       text.o
                all: bin/$(NAME) bin/$(NAME)-static   # both
                bin/$(NAME): $(OBJS)
                \t$(CC) -o $@ $(OBJS)
                bin/$(NAME)-static: $(OBJS)
                \tx86_64-linux-musl-gcc -static \\
                \t  -o $@ $(OBJS)
                \tstrip $@
                %.o: %.c
                \t$(CC) -c -o $@ $<
                docs: manual.txt
                \tpandoc -o manual.html manual.txt
                install: all
                \tinstall -m 755 bin/$(NAME) /usr/bin
                .PHONY: all install docs
                """).file("main.c", "").file("src/text.c", "");
        FreestandConfig config = config();
        assertThat(config.subject()).isEqualTo("greet");
        assertThat(artifacts(config)).containsExactly("bin/greet", "bin/greet-static");
        assertThat(config.variants().get(1).name()).isEqualTo("bin-greet-static");
        assertThat(config.variants().get(1).build().command()).containsExactly("make", "bin/greet-static");
        assertThat(config.variants().get(1).expect())
                .isEqualTo(new VariantExpectation(Linkage.STATIC, LibcFlavour.MUSL, true));
        assertThat(config.variants().get(0).expect()).isEqualTo(VariantExpectation.NOTHING);
        assertThat(config.variants().get(0).build().inputs())
                .as("make knows them")
                .isEmpty();
    }

    @Test
    void makesOwnRuleLinksAProgramOfOneSource() throws Exception {
        file("Makefile", "LDFLAGS = -static\nall: greet\ngreet: greet.o\nclean:\n\trm -f greet\n")
                .file("greet.c", "");
        assertThat(artifacts(config())).containsExactly("greet");
        assertThat(config().variants().get(0).expect().linkage()).isEqualTo(Linkage.STATIC);
    }

    @Test
    void cmakeCanPutItsProgramElsewhere() throws Exception {
        file("CMakeLists.txt", "project(tool C)\nadd_executable(tool main.c)\n")
                .file("target/cmake/dynamic/bin/tool", "")
                .file("target/cmake/glibc-static/a/tool", "")
                .file("target/cmake/glibc-static/b/tool", "");
        for (String program : List.of("dynamic/bin", "glibc-static/a", "glibc-static/b")) {
            assertThat(root.resolve("target/cmake/" + program + "/tool")
                            .toFile()
                            .setExecutable(true))
                    .isTrue();
        }
        assertThat(artifacts(config()))
                .containsExactly(
                        "target/cmake/dynamic/bin/tool",
                        "target/cmake/glibc-static/tool",
                        "target/cmake/musl-static/tool");
    }

    @Test
    void cmakeMesonAndZig() throws Exception {
        file(
                        "CMakeLists.txt",
                        "# add_executable(no no.c)\nproject(tool VERSION 2.1 LANGUAGES C)\nadd_subdirectory(src)\n"
                                + "add_executable(imported IMPORTED)\n")
                .file("src/CMakeLists.txt", "add_executable(${PROJECT_NAME} main.c)\n")
                .file(
                        "meson.build",
                        "project('tool', 'c', version: '1.5')\n# executable('no')\nexecutable('tool', 'src/main.c')\n")
                .file(
                        "build.zig",
                        "const exe = b.addExecutable(.{\n  .name = \"tool\",\n  .root_source_file = .{} });\n")
                .file("src/main.c", "");
        FreestandConfig cmake = config(Toolchain.CMAKE, null);
        assertThat(cmake.version()).isEqualTo("2.1");
        assertThat(artifacts(cmake))
                .containsExactly(
                        "target/cmake/dynamic/src/tool",
                        "target/cmake/glibc-static/src/tool",
                        "target/cmake/musl-static/src/tool");
        FreestandConfig meson = config(Toolchain.MESON, null);
        assertThat(meson.version()).isEqualTo("1.5");
        assertThat(artifacts(meson)).containsExactly("target/meson/dynamic/tool", "target/meson/glibc-static/tool");
        assertThat(artifacts(config())).containsExactly("target/zig/musl-static/bin/tool", "target/zig/gnu/bin/tool");
    }

    @Test
    void mavenOnlyWhereItMakesAProgram() throws Exception {
        file("pom.xml", "<project><artifactId>greet</artifactId><version>1.0</version></project>");
        refused("pom.xml: it builds no program for Linux");
        file(
                "pom.xml",
                "<project><artifactId>greet</artifactId><version>1.0</version><build><plugins><plugin>"
                        + "<groupId>org.graalvm.buildtools</groupId><artifactId>native-maven-plugin</artifactId>"
                        + "<configuration><imageName>${project.artifactId}-cli</imageName></configuration></plugin></plugins></build></project>");
        assertThat(artifacts(config())).containsExactly("target/greet-cli");
        file(
                "pom.xml",
                "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><project><artifactId>&x;</artifactId></project>");
        refused("pom.xml: it is not valid XML");
    }

    @Test
    void aProgramThatIsThere() throws Exception {
        Files.copy(Path.of("/bin/true"), root.resolve("greet"));
        file("notes.txt", "text");
        FreestandConfig config = config();
        assertThat(config.variants().get(0).build().command()).isEmpty();
        assertThat(artifacts(config)).containsExactly("greet");
        assertThat(config.variants().get(0).expect().linkage()).isEqualTo(Linkage.DYNAMIC);
        Files.copy(Path.of("/bin/true"), root.resolve("other"));
        refused("there are several programs: greet, other; choose one: freestand init FILE");
        assertThat(artifacts(config(Toolchain.BINARY, "other"))).containsExactly("other");
        assertThatThrownBy(() -> draft(Toolchain.BINARY, "notes.txt"))
                .hasMessageContaining("it is not a Linux program");
    }

    @Test
    void aFolderOfNothing() throws Exception {
        file("notes.txt", "text");
        refused("; looked for Cargo.toml, go.mod, build.zig, pom.xml, meson.build, CMakeLists.txt,"
                + " GNUmakefile,"
                + " makefile, Makefile, and for a program");
        assertThatThrownBy(() -> draft(Toolchain.CARGO, null)).hasMessageContaining("there is no Cargo.toml in ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cargo.toml | [package]!name = "../../evil"                                   | the name of its program cannot be used
            Cargo.toml | [package]!name = "a\\nb"                                        | the name of its program cannot be used
            Cargo.toml | [package]!name = "x: { y"                                       | the name of its program cannot be used
            Cargo.toml | [workspace]!members = ["../other"]                              | leads out of
            Cargo.toml | [workspace]!members = ["/etc"]                                  | leads out of
            Cargo.toml | [package                                                        | it is not valid TOML
            Cargo.toml | [package]!name = "lib"!autobins = false                         | no program that it builds was detected
            go.mod     | go 1.22                                                         | it has no line 'module NAME'
            go.mod     | module example.org/x                                            | no program that it builds was detected
            CMakeLists.txt | project(x)!add_executable(../../evil main.c)                | the name of its program cannot be used
            CMakeLists.txt | project(x)!add_subdirectory(../other)                       | leads out of
            meson.build | executable('../evil', 'a.c')                                   | the name of its program cannot be used
            build.zig  | b.addExecutable(.{ .name = "../evil" })                         | the name of its program cannot be used
            Makefile   | ../evil: a.c!_gcc -o $@ a.c                                     | no program that it builds was detected
            Makefile   | a/../../evil: a.c!_gcc -o $@ a.c                                | leads out of
            Makefile   | all: lib.a                                                      | no program that it builds was detected
            """)
    void whatAManifestMustNotSay(String name, String text, String message) throws Exception {
        file(name, text.replace("!", "\n").replace("_gcc", "\tgcc"))
                .file("src/main.rs", "")
                .file("a.c", "")
                .file("main.go", "package x");
        refused(message);
    }

    @Test
    void manifestsAreShortRegularFiles() throws Exception {
        file("elsewhere.toml", CARGO);
        Files.createSymbolicLink(root.resolve("Cargo.toml"), Path.of("elsewhere.toml"));
        refused("no toolchain was detected");
        Files.delete(root.resolve("Cargo.toml"));
        file("Cargo.toml", "#".repeat((1 << 20) + 1));
        refused("Cargo.toml: ");
        Files.write(root.resolve("Cargo.toml"), new byte[] {(byte) 0xff});
        refused("Cargo.toml: it is not UTF-8 text");
        file("Cargo.toml", "a = " + "[".repeat(2000));
        refused("Cargo.toml: it is not valid TOML");
        // A link in the place of a folder leads nowhere.
        file("Cargo.toml", CARGO);
        file("real/main.rs", "");
        Files.createSymbolicLink(root.resolve("src"), Path.of("real"));
        refused("no program that it builds was detected");
    }

    @Test
    void variablesOfAMakefileDoNotGrowForEver() throws Exception {
        StringBuilder text = new StringBuilder("A0 = " + "x".repeat(100) + "\n");
        for (int i = 1; i < 60; i++) {
            text.append("A" + i + " = $(A" + (i - 1) + ")$(A" + (i - 1) + ")\n");
        }
        file(
                "Makefile",
                text + "LOOP = $(LOOP)\n$(A59): a.c\n\tgcc -o $@ a.c\ngreet: a.c\n\tgcc $(LOOP) $(A59) -o $@ a.c\n");
        assertThat(artifacts(config())).containsExactly("greet");
    }

    /** The first build fails, the second leaves a program. */
    @Test
    void aVariantThatCannotBeBuiltHereIsAComment() throws Exception {
        file("Cargo.toml", CARGO).file("src/main.rs", "");
        List<String> said = new ArrayList<>();
        Builder builder = new Builder(this::cargo, Map.of(), line -> {});
        InitDraft draft = new Initializer(
                        builder,
                        () -> new BehaviourRecorder(
                                Engine.absent("there is no engine here"), new EnvironmentCache(root.resolve("cache"))),
                        said::add)
                .draft(new InitRequest(root, null, null, true));
        FreestandConfig config = Project.LOADER.parse("freestand.yaml", draft.text());
        assertThat(config.variants()).extracting(Variant::name).containsExactly("dynamic", "glibc-static");
        assertThat(draft.text())
                .contains("  # Its build failed on this machine: error[E0463]: can't find crate for `core`\n"
                        + "  # It needs: rustup target add x86_64-unknown-linux-musl\n")
                .contains("  # - name: musl-static\n")
                .contains("# Nothing was recorded: ");
        assertThat(said).contains("variant musl-static is written as a comment because its build fails here");
    }

    private ProcessResult cargo(ProcessRequest request) {
        if (request.argv().contains("--version")) {
            return new ProcessResult(0, new byte[0], new byte[0], false, false);
        }
        try {
            if (request.argv().contains("x86_64-unknown-linux-musl")) {
                byte[] words = "   Compiling x\nerror[E0463]: can't find crate for `core`\nmore\n"
                        .getBytes(StandardCharsets.UTF_8);
                return new ProcessResult(101, new byte[0], words, false, false);
            }
            file("Cargo.lock", "");
            Path made = root.resolve(
                    request.argv().contains("--target")
                            ? "target/x86_64-unknown-linux-gnu/release/greet"
                            : "target/release/greet");
            Files.copy(Path.of("/bin/true"), made);
            return new ProcessResult(0, new byte[0], new byte[0], false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
