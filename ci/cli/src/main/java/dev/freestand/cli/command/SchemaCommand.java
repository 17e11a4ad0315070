package dev.freestand.cli.command;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.schema.Schema;
import dev.freestand.verifier.schema.SchemaFiles;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of a format that freestand writes or reads.",
            "For completion and validation in editors, run freestand schema config > freestand.schema.json and put"
                    + " '# yaml-language-server: $schema=freestand.schema.json' at the top of freestand.yaml."
        })
final class SchemaCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of a schema. Default: list all schemas.")
    private @Nullable String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RuntimeException {
        String asked = name;
        String text = asked == null
                ? Schema.list(SchemaFiles::text)
                : Schema.byLabel(asked)
                        .orElseThrow(() -> new ParameterException(spec.commandLine(), Schema.unknown(asked)))
                        .text(SchemaFiles::text);
        spec.commandLine().getOut().print(text);
        return ExitCode.PROVED.status();
    }
}
