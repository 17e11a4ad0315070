package dev.freestand.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

/** The core depends on nothing that a small static program does not have. */
class FreeStandingTest {

    private static final int FEWEST_CLASSES = 200;

    /** What the compiler refers to in records, lambdas, concatenated strings and exceptions. */
    private static final DescribedPredicate<JavaClass> ALLOWED = resideInAPackage("dev.freestand.core..")
            .or(resideInAPackage("java.lang"))
            .or(resideInAPackage("java.lang.annotation"))
            .or(resideInAPackage("java.util"))
            .or(resideInAPackage("java.util.function"))
            .or(resideInAPackage("java.util.regex"))
            .or(resideInAPackage("java.util.stream"))
            .or(resideInAPackage("java.util.zip"))
            .or(resideInAPackage("java.nio.charset"))
            .or(resideInAPackage("org.jspecify.annotations"))
            .or(type(IOException.class))
            .or(type(Serializable.class))
            .or(resideInAPackage("java.lang.invoke")
                    .and(simpleNames(
                            "MethodHandles",
                            "Lookup",
                            "MethodHandle",
                            "MethodType",
                            "CallSite",
                            "StringConcatFactory",
                            "LambdaMetafactory",
                            "SerializedLambda",
                            "TypeDescriptor")))
            .or(resideInAPackage("java.lang.runtime"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.freestand.core");

    private static DescribedPredicate<JavaClass> simpleNames(String... names) {
        return DescribedPredicate.describe(
                "one of " + String.join(", ", names),
                one -> java.util.Set.of(names).contains(one.getSimpleName()));
    }

    @Test
    void enoughClassesAreSeen() {
        assertThat(CLASSES).hasSizeGreaterThan(FEWEST_CLASSES);
    }

    @Test
    void onlyTheNamedPackagesAreUsed() {
        classes().should().onlyDependOnClassesThat(arrayElements(ALLOWED)).check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> arrayElements(DescribedPredicate<JavaClass> allowed) {
        return DescribedPredicate.describe(
                "java.lang, java.util without concurrent, IOException, charsets and the core itself",
                one -> one.getBaseComponentType().isPrimitive() || allowed.test(one.getBaseComponentType()));
    }

    /** TeaVM 0.15.0 divides by zero in a map that {@link java.util.Map#copyOf} makes of an empty one. */
    @Test
    void noMapIsCopiedByCopyOf() {
        noClasses()
                .should()
                .callMethod(java.util.Map.class, "copyOf", java.util.Map.class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.freestand.core.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingIsPrinted() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
    }

    @Test
    void everyTypeHasItsOwnName() {
        assertThat(CLASSES.stream().filter(one -> one.isTopLevelClass()).map(JavaClass::getSimpleName))
                .filteredOn(name -> !name.equals("package-info"))
                .doesNotHaveDuplicates();
    }
}
