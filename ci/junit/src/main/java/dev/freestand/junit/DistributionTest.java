package dev.freestand.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once in each environment, and has the name of the environment. Its parameter of the type
 * {@link DistributionCell} runs the binary there.
 *
 * <p>Cells run in Docker, by the client of Testcontainers, where Docker answers, otherwise in the sandbox; the configuration
 * parameter of JUnit or system property {@code freestand.junit.engine} says {@code docker} or {@code sandbox}. The engine is
 * closed after the class. Where there is no engine, or an environment is not prepared, the test fails. It also fails if it
 * ends without having run the binary.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(DistributionTestExtension.class)
public @interface DistributionTest {

    /**
     * Path of the file under test, absolute or relative to the folder in which the tests run. <code>${name}</code> in it
     * stands for the configuration parameter or system property of that name, which must be set.
     */
    String binary();

    /**
     * Where it runs: names of environments, patterns such as {@code debian-*}, or the groups {@code all} and
     * {@code everything}, as {@code environments.include} in {@code freestand.yaml}. At least one.
     */
    String[] environments();
}
