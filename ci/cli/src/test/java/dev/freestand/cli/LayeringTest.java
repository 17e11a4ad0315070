package dev.freestand.cli;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.freestand.cli.command.Freestand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Arrows point one way: {@code ci -> containers -> verifier -> core}, and no package depends on itself in a circle. */
class LayeringTest {

    /** Fewer would mean that the test sees almost nothing. */
    private static final int FLOOR = 150;

    private static final Pattern MAIN = Pattern.compile("/src/(main|aot)/java/dev/freestand/");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.freestand");

    @Test
    void thereIsSomethingToLookAt() {
        assertThat(CLASSES).hasSizeGreaterThan(FLOOR);
        for (String module : new String[] {"core", "verifier", "containers", "cli"}) {
            assertThat(CLASSES.stream().filter(c -> c.getPackageName().startsWith("dev.freestand." + module + ".")))
                    .as(module)
                    .hasSizeGreaterThan(15);
        }
    }

    @Test
    void modulesDependOneWay() {
        noClasses()
                .that()
                .resideInAPackage("dev.freestand.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..verifier..", "..containers..", "dev.freestand.attest..", "dev.freestand.cli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..verifier..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..containers..", "dev.freestand.attest..", "dev.freestand.cli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("..containers..", "dev.freestand.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.freestand.cli..", "dev.freestand.attest..")
                .check(CLASSES);
        // For tests alone: it is not there when the command runs.
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.freestand.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.freestand.junit..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("dev.freestand.cli.(pipeline|project|build|verify|ship)..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..command..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.freestand..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.freestand.rcli..")
                .check(CLASSES);
    }

    /** So that the static edition checks shipments by the same code. */
    @Test
    void attestationNeedsNoFileSystem() {
        classes()
                .that()
                .resideInAPackage("dev.freestand.attest..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.freestand.attest..",
                        "dev.freestand.core..",
                        "org.bouncycastle..",
                        "org.jspecify.annotations",
                        "java.io",
                        "java.lang..",
                        "java.math",
                        "java.nio.charset",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream")
                .check(CLASSES);
    }

    /** Every source file of the programs, those that are compiled to C among them: its package's folder, and its name. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", ".."))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> MAIN.matcher(file.toString()).find())
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    @Test
    void everyTypeHasItsOwnName() throws IOException {
        assertThat(sources())
                .hasSizeGreaterThan(FLOOR)
                .extracting(file -> file.getFileName().toString())
                .doesNotHaveDuplicates();
    }

    @Test
    void noPackageHasMoreThanThirtyFiles() throws IOException {
        Map<Path, Long> files =
                sources().stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        assertThat(files).hasSizeGreaterThan(FLOOR / 3);
        assertThat(files)
                .allSatisfy(
                        (name, count) -> assertThat(count).as(name.toString()).isLessThanOrEqualTo(30));
    }

    /** Each mirrors one JSON object, YAML mapping or ELF structure; or is what one loader (GlibcBuild) or one scan contains. */
    private static final Set<String> LONG_RECORDS = Set.of(
            "dev.freestand.cli.pack.ShipmentConfig$Document$PackageDocument",
            "dev.freestand.containers.environment.Environment",
            "dev.freestand.containers.environment.EnvironmentDocument",
            "dev.freestand.containers.environment.KernelCache$Entry",
            "dev.freestand.core.elf.ElfFile",
            "dev.freestand.core.elf.ElfHeader",
            "dev.freestand.core.facts.Hardening",
            "dev.freestand.core.facts.Layout",
            "dev.freestand.core.scan.ScanSummary",
            "dev.freestand.core.size.BinaryDiff",
            "dev.freestand.core.size.SizeReport",
            "dev.freestand.core.tree.GlibcBuild",
            "dev.freestand.core.tree.LibraryTree",
            "dev.freestand.core.tree.NeededLibrary",
            "dev.freestand.verifier.json.FileDocument",
            "dev.freestand.verifier.policy.Behaviour$Document",
            "dev.freestand.verifier.policy.FreestandConfig",
            "dev.freestand.verifier.policy.FreestandConfig$Document",
            "dev.freestand.verifier.policy.Promise$Document",
            "dev.freestand.verifier.policy.Step",
            "dev.freestand.verifier.policy.Step$Document",
            "dev.freestand.verifier.policy.Variant$Document",
            "dev.freestand.verifier.proof.Cell",
            "dev.freestand.verifier.proof.EnvironmentRecord",
            "dev.freestand.verifier.proof.Proof$Document",
            "dev.freestand.verifier.proof.VariantSizes");

    @Test
    void noPublicSignatureHasEightParametersOrMore() {
        List<JavaCodeUnit> open = CLASSES.stream()
                .flatMap(one -> one.getCodeUnits().stream())
                .filter(LayeringTest::open)
                .toList();
        assertThat(open).hasSizeGreaterThan(1000);
        assertThat(open).filteredOn(LayeringTest::eight).isEmpty();
    }

    /** No record may be added to the list; one that got shorter leaves it. */
    @Test
    void recordsWithEightComponentsOrMoreAreKnown() {
        assertThat(CLASSES.stream()
                        .filter(JavaClass::isRecord)
                        .filter(one -> one.getConstructors().stream().anyMatch(LayeringTest::eight))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(LONG_RECORDS);
    }

    /** Constructors of records are counted apart. */
    private static boolean open(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                && unit.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                && !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !(unit.isConstructor() && unit.getOwner().isRecord());
    }

    private static boolean eight(JavaCodeUnit unit) {
        return unit.getRawParameterTypes().size() >= 8;
    }

    @Test
    void packagesHaveNoCycle() {
        slices().matching("dev.freestand.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCommandWritesToTheTerminalOrEndsTheProcess() {
        DescribedPredicate<JavaClass> entryPoint = JavaClass.Predicates.equivalentTo(Freestand.class);
        classes()
                .that(DescribedPredicate.not(entryPoint))
                .should(not(callMethod(System.class, "exit", int.class)))
                .check(CLASSES);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES.that(DescribedPredicate.not(entryPoint)));
    }

    /** Those who read files of the kernel, which have no length, or make files that are not there yet. */
    private static final Set<String> OPEN_THEMSELVES = Set.of(
            "dev.freestand.verifier.file.RegularFile",
            "dev.freestand.containers.cost.LiveProcesses",
            "dev.freestand.containers.cost.SmapsPair",
            "dev.freestand.containers.cost.SmapsRollup",
            "dev.freestand.containers.confine.OwnerProcess",
            "dev.freestand.containers.confine.ControlGroups",
            "dev.freestand.containers.image.store.ImageStore",
            "dev.freestand.containers.image.store.DigestLock",
            "dev.freestand.cli.attest.KeyFiles",
            "dev.freestand.cli.console.CommandLineBytes",
            "dev.freestand.cli.doctor.Host",
            "dev.freestand.cli.project.AtomicFiles",
            "dev.freestand.cli.project.LockFile");

    private static final Set<String> OPENING = Set.of(
            "java.nio.file.Files.newInputStream",
            "java.nio.file.Files.newByteChannel",
            "java.nio.file.Files.newBufferedReader",
            "java.nio.file.Files.readAllBytes",
            "java.nio.file.Files.readAllLines",
            "java.nio.file.Files.readString",
            "java.nio.file.Files.lines",
            "java.nio.file.Files.mismatch",
            "java.nio.channels.FileChannel.open",
            "java.io.FileInputStream.<init>",
            "java.io.FileReader.<init>",
            "java.io.RandomAccessFile.<init>",
            "java.util.zip.ZipFile.<init>",
            "java.util.Scanner.<init>");

    private static final Set<String> LISTING = Set.of(
            "java.nio.file.Files.list",
            "java.nio.file.Files.walk",
            "java.nio.file.Files.walkFileTree",
            "java.nio.file.Files.find",
            "java.nio.file.Files.newDirectoryStream",
            "java.io.File.list",
            "java.io.File.listFiles");

    /** A name can lead to a FIFO or a device: only one class opens what may be anything. */
    @Test
    void filesAreOpenedForReadingInOneWay() {
        assertThat(callersOf(OPENING)).isEqualTo(new TreeSet<>(OPEN_THEMSELVES));
    }

    /** Likewise a folder that has become a FIFO. */
    @Test
    void foldersAreListedInOneWay() {
        assertThat(callersOf(LISTING)).containsExactly("dev.freestand.verifier.file.Folders");
    }

    private static Set<String> callersOf(Set<String> methods) {
        Set<String> found = new TreeSet<>();
        // The manual's own program runs in the build, and is not always among the classes.
        for (JavaClass one :
                CLASSES.that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.freestand.manual..")))) {
            String name = one.getName().replaceFirst("\\$.*", "");
            one.getAccessesFromSelf().stream()
                    .map(access -> access.getTargetOwner().getName() + "."
                            + access.getTarget().getName())
                    .filter(methods::contains)
                    .forEach(call -> found.add(name));
        }
        return found;
    }

    @Test
    void onlyTheRunnerStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..verifier.process..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.exec..")
                .check(CLASSES);
    }
}
