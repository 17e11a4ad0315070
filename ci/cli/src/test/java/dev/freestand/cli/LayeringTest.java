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
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.freestand.cli.command.Freestand;
import org.junit.jupiter.api.Test;

/** Arrows point one way: {@code ci -> containers -> verifier}, and no package depends on itself in a circle. */
class LayeringTest {

    /** Fewer would mean that the test looks at an empty room. */
    private static final int FLOOR = 150;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.freestand");

    @Test
    void thereIsSomethingToLookAt() {
        assertThat(CLASSES).hasSizeGreaterThan(FLOOR);
        for (String room : new String[] {"verifier", "containers", "cli"}) {
            assertThat(CLASSES.stream().filter(c -> c.getPackageName().startsWith("dev.freestand." + room + ".")))
                    .as(room)
                    .hasSizeGreaterThan(15);
        }
    }

    @Test
    void roomsDependOneWay() {
        noClasses()
                .that()
                .resideInAPackage("..verifier..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..containers..", "dev.freestand.cli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..containers..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.freestand.cli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..pipeline..")
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
