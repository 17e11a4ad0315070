package dev.freestand.cli.command;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.Suggestion;
import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.report.text.ExplainText;
import dev.freestand.verifier.rule.Rule;
import dev.freestand.verifier.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "explain", description = "Explains a rule: rationale, evidence and fix.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "RULE",
            description = "Rule ids, such as FS101; without any, all are listed.")
    private List<String> ids = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RuntimeException {
        List<Rule> rules = new ArrayList<>();
        for (String id : ids) {
            rules.add(Rules.byId(id).orElseThrow(() -> unknown(id)));
        }
        ColourMode paint = Freestand.paint(spec.commandLine());
        String text = ids.isEmpty() ? ExplainText.list(Rules.all(), paint) : ExplainText.print(rules, paint);
        spec.commandLine().getOut().print(text);
        return ExitCode.PROVED.status();
    }

    private ParameterException unknown(String id) {
        String known = Rules.all().stream().map(Rule::id).collect(Collectors.joining(", "));
        return new ParameterException(
                spec.commandLine(),
                "there is no rule " + id
                        + Suggestion.question(
                                id, Rules.all().stream().map(Rule::id).toList()) + "\nThere are " + known);
    }
}
