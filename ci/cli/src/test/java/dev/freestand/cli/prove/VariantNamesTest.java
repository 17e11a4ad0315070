package dev.freestand.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.inspect.Inspector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariantNamesTest {

    private static List<String> names(String... places) {
        return VariantNames.of(Arrays.stream(places)
                .map(place -> new FoundProgram(
                        Path.of(place), place, Inspector.withoutWitnesses().inspect(Path.of("/nonexistent"))))
                .toList());
    }

    @Test
    void theShortestNameThatTellsThemApart() {
        assertThat(names("usr/bin/age", "usr/bin/age-keygen")).containsExactly("age", "age-keygen");
        assertThat(names("x86/hi", "arm/hi")).containsExactly("x86-hi", "arm-hi");
        assertThat(names("a/bin/hi", "b/bin/hi")).containsExactly("a-bin-hi", "b-bin-hi");
    }

    @Test
    void everyNameIsPlainAndThereOnce() {
        assertThat(names("d/héllo wörld", "...", "-x", "a/b", "a-b"))
                .containsExactly("h-llo-w-rld", "program", "x", "b", "a-b");
        assertThat(names("\u001b[2J", "\u001b[2K")).containsExactly("2J", "2K");
        assertThat(names("+a", "a")).doesNotHaveDuplicates();
        assertThat(VariantNames.plain("x".repeat(500))).hasSizeLessThan(100);
    }
}
