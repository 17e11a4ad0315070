package dev.freestand.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.console.Colour;
import dev.freestand.cli.console.ResultStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message about a wrong command line quotes the words that were given. */
class UsageMessageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inspect --size --diff a b | --size and --diff exclude each other",
                "inspect --diff --size a b | --diff and --size exclude each other",
                "inspect --tree --size a | --tree and --size exclude each other",
                "inspect --map=x a | --map needs --size",
                "inspect --debug-file x --map x a | --debug-file and --map need --size",
                "inspect --root / a | --root needs --tree",
                "inspect --tree --tree a | --tree is given more than once",
                "inspect --diff a | --diff compares two files",
                "inspect --size --map x a b | --debug-file and --map need exactly one file, not 2",
                "verify --shard 1/2 --baseline x | --shard and --baseline exclude each other",
                "verify-shipment --unsigned --key=k d | --unsigned and --key exclude each other",
                "verify-shipment --trusted-root x --certificate-identity y d | --trusted-root and --certificate-identity"
                        + " need --certificate-oidc-issuer",
                "verify-shipment --key a --key b d | --key is given more than once",
                "inspect | Missing required parameter: 'FILE'",
                "verify --jobs | Missing required parameter for option '--jobs' (N)",
                "verify --jobs x | --jobs is 'x', expected a whole number",
                "scan -j 99999999999 d | --jobs is '99999999999', expected a whole number",
                "inspect --size=x a | --size is 'x', expected no value",
                "--format x inspect a | --format is 'x', expected one of text, json, sarif",
                "verify --engine x | --engine is 'x', expected one of auto, docker, sandbox, all",
                "verify --shard 3/2 | Invalid value for option '--shard': shard 3/2 is not one of 1/N to N/N",
                "inspect --lizard a | there is no option --lizard",
                "verify --jbos=1 | there is no option --jbos; did you mean --jobs?",
                "inspect --root= --tree a | --root: the name of a file or folder is empty",
                "scan  x | DIR: the name of a file or folder is empty",
                "verify --output= --config= | --config: the name of a file or folder is empty",
                "inspct | there is no command inspct; did you mean inspect?"
            })
    void theWordsThatWereGivenAreNamed(String line, String message) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Freestand.run(
                line.split(" "),
                new PrintWriter(out),
                new PrintWriter(err),
                Colour.ofProcess(),
                new ResultStream(new ByteArrayOutputStream()));
        assertThat(status).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("freestand: " + message + "\nTry 'freestand");
    }
}
