package dev.freestand.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.size.SymbolUsage;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.VariantExpectation;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.proof.VariantSizes;
import dev.freestand.verifier.proof.VariantSizes.OtherSymbols;
import dev.freestand.verifier.proof.VariantSizes.SymbolSize;
import dev.freestand.verifier.size.SizeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a proof holds of the sizes of a real file with its debug file, beside what the size reader and the compiler say. */
class SizeMeterIT {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void build() throws IOException {
        StringBuilder source = new StringBuilder("static char zeros[70000]; char table[9000] = {1};\n");
        for (int i = 0; i < 300; i++) {
            source.append("char small").append(i).append("[16] = {1};\n");
        }
        Files.writeString(
                folder.resolve("main.c"),
                source + "int main(int n, char **v) { zeros[n] = table[n]; return zeros[1]; }\n");
        run("musl-gcc -static -g main.c -o app.debug");
        run("strip -o app app.debug");
        file = folder.resolve("app");
    }

    private void run(String command) throws IOException {
        assertThat(new CommonsExecRunner()
                        .run(ProcessRequest.of(List.of(command.split(" "))).in(folder))
                        .succeeded())
                .as(command)
                .isTrue();
    }

    private VariantSizes measured() {
        Variant variant = new Variant(
                "static",
                Variant.Build.NONE,
                "app",
                VariantExpectation.NOTHING,
                new Budget(100_000L, Map.of(".text", 50_000L)),
                true);
        return SizeMeter.measure(variant, file, new Inspector(List.of()).inspect(file));
    }

    @Test
    void theLargestAreNamedAndTheRestIsSummed() throws Exception {
        VariantSizes sizes = measured();
        assertThat(sizes.budget()).isEqualTo(100_000);
        assertThat(sizes.sectionBudgets()).isEqualTo(Map.of(".text", 50_000L));
        assertThat(sizes.unstripped()).isEqualTo(Files.size(folder.resolve("app.debug")));
        assertThat(sizes.zeros()).contains(".bss");
        assertThat(sizes.basis()).isEqualTo("the symbol table of the separate debug file app.debug");
        assertThat(sizes.rooms())
                .hasSize(200)
                .contains(new SymbolSize(".bss", "zeros", 70_000), new SymbolSize(".data", "table", 9_000));
        List<SymbolUsage> all = SizeReader.read(file, null, null).symbols();
        assertThat(all).hasSizeGreaterThan(300);
        assertThat(sizes.rooms().stream().mapToLong(SymbolSize::size).sum()
                        + sizes.others().stream().mapToLong(OtherSymbols::size).sum())
                .isEqualTo(all.stream().mapToLong(SymbolUsage::bytes).sum());
        assertThat(sizes.others().stream().mapToInt(OtherSymbols::count).sum()).isEqualTo(all.size() - 200);
    }

    @Test
    void withoutSymbolsTheReasonIsGiven() throws IOException {
        Files.delete(folder.resolve("app.debug"));
        VariantSizes sizes = measured();
        assertThat(sizes.rooms()).isEmpty();
        assertThat(sizes.unstripped()).isNull();
        assertThat(sizes.basis()).isEqualTo("no symbol table in the file, and no separate debug file beside it");
    }

    @Test
    void theTwinOfAnotherFileIsNotUsed() throws IOException {
        run("gcc -static -g main.c -o app.debug");
        VariantSizes sizes = measured();
        assertThat(sizes.rooms()).isEmpty();
        assertThat(sizes.unstripped()).isNull();
        assertThat(sizes.basis())
                .isEqualTo("the symbols of app.debug were not used: it is not of the same program: its entry point is"
                        + " another");
        Files.writeString(file, "no program");
        assertThat(measured().basis()).startsWith("not measured: ");
    }
}
