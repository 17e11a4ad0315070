package dev.freestand.cli.command;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.schema.Schema;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of what freestand prints or reads.",
            "With freestand schema config > freestand.schema.json, and with"
                    + " '# yaml-language-server: $schema=freestand.schema.json' on top of freestand.yaml, editors complete"
                    + " and check it."
        })
final class SchemaCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of a schema; without one, they are listed.")
    private @Nullable String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RuntimeException {
        PrintWriter out = spec.commandLine().getOut();
        if (name != null) {
            String asked = name;
            out.print(Schema.byLabel(asked).orElseThrow(() -> unknown(asked)).text());
            return ExitCode.PROVED.status();
        }
        for (Schema schema : Schema.values()) {
            out.println(String.format(Locale.ROOT, "%-8s %-33s %s", schema.label(), schema.id(), schema.title()));
        }
        return ExitCode.PROVED.status();
    }

    private ParameterException unknown(String asked) {
        String known = Arrays.stream(Schema.values()).map(Schema::label).collect(Collectors.joining(", "));
        return new ParameterException(spec.commandLine(), "there is no schema " + asked + "; there are " + known);
    }
}
