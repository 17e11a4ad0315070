package dev.freestand.verifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arrows between the packages point one way, and a few libraries stay in their places. */
class VerifierLayeringTest {

    private static final String ROOT = "dev.freestand.verifier.";
    private static final int FEWEST_CLASSES = 80;

    /** What each package may use of the others; packages that are not named here are bound by the other rules only. */
    private static final Map<String, List<String>> MAY_USE = Map.of(
            "file", List.of(),
            "process", List.of("file"),
            "json", List.of(),
            "witness", List.of("file", "process"),
            "tree", List.of("file"),
            "size", List.of("file"),
            "history", List.of("proof", "proof.change", "proof.speed"),
            "schema", List.of(),
            "inspect", List.of("file", "process", "witness"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.freestand.verifier");

    @Test
    void enoughClassesAreSeen() {
        assertThat(CLASSES).hasSizeGreaterThan(FEWEST_CLASSES);
        MAY_USE.keySet()
                .forEach(name -> assertThat(CLASSES)
                        .as(name)
                        .anyMatch(one -> one.getPackageName().equals(ROOT + name)));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void arrowsPointOneWay() {
        MAY_USE.forEach((name, allowed) -> {
            String[] forbidden = CLASSES.stream()
                    .map(one -> one.getPackageName())
                    .distinct()
                    .filter(other -> !other.equals(ROOT + name))
                    .filter(other -> allowed.stream().noneMatch(ok -> other.equals(ROOT + ok)))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + name)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(CLASSES);
        });
    }

    @Test
    void standardStreamsAreTheCommandLinesAlone() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
    }

    @Test
    void onlyTheProcessPackageRunsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "process")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.commons.exec..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Process.class, ProcessBuilder.class, Runtime.class)
                .check(CLASSES);
    }
}
