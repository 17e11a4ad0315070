package dev.freestand.verifier.rule;

import dev.freestand.verifier.policy.Waiver;
import dev.freestand.verifier.proof.Check;
import dev.freestand.verifier.proof.FileError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All rules, in the order of their ids. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new LinkageAsExpected(),
            new WitnessesAgree(),
            new NothingLoadedByStatic(),
            new LibcAsExpected(),
            new Stripped(),
            new WithinBudget(),
            new NoDebugSections(),
            new StackNotExecutable(),
            new ReadOnlyRelocations(),
            new NoWritableCode(),
            new NoTextRelocations(),
            new PositionIndependent(),
            new SafeSearchPaths(),
            new StackCanary(),
            new Fortified(),
            new BranchesProtected(),
            new BuildIdPresent(),
            new CodeApart(),
            new PayloadNamed(),
            new NoNameServices(),
            new NoResolver(),
            new NoPlugIns(),
            new NoConverters(),
            new NoLocales(),
            new NoTimeZones(),
            new NoAccounts(),
            new NoCertificatePaths(),
            new NoTemporaryFolder(),
            new OpensOnlyItsOwn(),
            new MapsNoLibrary(),
            new LibraryFloors(),
            new KernelFloor(),
            new ProcessorFloor(),
            new ReachStated(),
            new EveryPageSize(),
            new RunsWhereRequired(),
            new RunsAsForetold(),
            new NoRegression(),
            new UnchangedWhileProved(),
            new BuildSucceeded());

    private Rules() {}

    /** Every rule, by id. */
    public static List<Rule> all() {
        return ALL.stream().sorted(Comparator.comparing(Rule::id)).toList();
    }

    /** The rule of that id, whatever the case of its letters. */
    public static Optional<Rule> byId(String id) {
        return ALL.stream().filter(rule -> rule.id().equalsIgnoreCase(id)).findFirst();
    }

    private static String wayOut(FileError error) {
        return error.code().equals("no-such-file") ? "; build it, or correct its 'artifact'" : "";
    }

    /**
     * Applies every rule to a variant, then the waivers. A file that could not be read leaves every rule inconclusive.
     *
     * @param waivers failures accepted for a while
     * @param today the day on which waivers must still hold
     */
    public static List<Check> apply(Evidence evidence, List<Waiver> waivers, LocalDate today) {
        List<Check> checks = new ArrayList<>();
        FileError error = evidence.file().error();
        for (Rule rule : all()) {
            boolean built = error == null || !error.code().equals(FileError.BUILD_FAILED);
            Finding finding = error == null || !built && rule instanceof BuildSucceeded
                    ? rule.evaluate(evidence)
                    : Finding.inconclusive(
                            built
                                    ? "the file could not be read: " + error.message() + wayOut(error)
                                    : "its build failed, see FS602");
            Check check = new Check(rule.id(), evidence.variant().name(), finding.outcome(), finding.message());
            checks.add(Waiving.apply(check, waivers, today));
        }
        return List.copyOf(checks);
    }
}
