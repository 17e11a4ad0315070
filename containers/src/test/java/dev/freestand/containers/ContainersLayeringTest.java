package dev.freestand.containers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom. A rule over no classes would always hold, so the classes are counted first. */
class ContainersLayeringTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.freestand.containers");

    @Test
    void enoughClassesWereSeen() {
        assertThat(CLASSES.size()).isGreaterThan(40);
        for (String part : new String[] {"environment", "image", "probe", "engine", "predict", "portability"}) {
            assertThat(CLASSES.containPackage("dev.freestand.containers." + part))
                    .isTrue();
        }
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.freestand.containers.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void nothingAboveIsKnown() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.freestand.cli..", "dev.freestand.maven..", "dev.freestand.rcli..")
                .check(CLASSES);
    }

    @Test
    void enginesDoNotDependOnVerdicts() {
        noClasses()
                .that()
                .resideInAnyPackage("..containers.engine..", "..containers.probe..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.freestand.verifier.proof.Cell")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.freestand.verifier.proof.Outcome")
                .check(CLASSES);
    }

    @Test
    void onlyTheEnginePackageUsesTestcontainers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..containers.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..")
                .check(CLASSES);
    }

    @Test
    void onlyThePublicPartsOfTestcontainersAreUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.testcontainers.shaded..", "com.github.dockerjava.zerodep..")
                .check(CLASSES);
    }

    @Test
    void nothingWritesToTheTerminalOrEndsTheProgram() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        noClasses().should().callMethod(System.class, "exit", int.class).check(CLASSES);
    }
}
