package dev.freestand.maven;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a promise of the goal {@code inspect} cannot be is refused under the name of its property. */
class InspectMojoTest {

    @ParameterizedTest
    @CsvSource({"glibc, x", "libstdcxx, x", "kernel, x", "interpreter, ld.so", "cpu, x86-64-v9", "pageSize, 9x"})
    void whatIsNoPromiseIsNamedByItsProperty(String property, String value) throws ReflectiveOperationException {
        InspectMojo mojo = new InspectMojo();
        Field field = InspectMojo.class.getDeclaredField(property);
        field.setAccessible(true);
        field.set(mojo, value);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("freestand." + property + ": ")
                .hasMessageContaining(value);
    }
}
