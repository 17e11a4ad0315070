package dev.freestand.cli.command;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleDescriptions;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.ExplainText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "explain", description = "Explains a rule: rationale, evidence and fix.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "RULE", description = "Rule ids, such as FS101. Default: list all rules.")
    private List<String> ids = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RuntimeException {
        List<RuleDescription> rules = new ArrayList<>();
        for (String id : ids) {
            rules.add(RuleDescriptions.byId(id)
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), ExplainText.unknown(id))));
        }
        ColourMode paint = Freestand.paint(spec.commandLine());
        String text = ids.isEmpty() ? ExplainText.list(RuleDescriptions.all(), paint) : ExplainText.print(rules, paint);
        spec.commandLine().getOut().print(text);
        return ExitCode.PROVED.status();
    }
}
