package dev.freestand.verifier.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Mutants of the corpus, the same ones for the same start value, go through a static {@code freestand} that was compiled with
 * AddressSanitizer and UndefinedBehaviorSanitizer. Ends with 1 if one of them made a sanitizer report, ended the program by a
 * signal, or kept it from answering; what was given to it then is kept.
 */
public final class SanitizedCampaign {

    /** Mutants that one process is given. */
    private static final int BATCH = 100;

    /** Longest mutant, in bytes: under the sanitizers each byte costs several times as much. */
    private static final int LONGEST = 64 << 10;

    /** The exit code of an internal error; what a signal gives is above it. */
    private static final int INTERNAL = 70;

    private final Path program;
    private final Path kept;
    private final PrintStream out;
    private int found;

    private SanitizedCampaign(Path program, Path kept, PrintStream out) {
        this.program = program;
        this.kept = kept;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param arguments the program, number of mutants, start value, folder for what was found
     */
    public static void main(String[] arguments) throws Exception {
        SanitizedCampaign campaign = new SanitizedCampaign(
                Path.of(arguments[0]).toRealPath(), Files.createDirectories(Path.of(arguments[3])), System.out);
        campaign.run(Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
        System.exit(campaign.found == 0 ? 0 : 1);
    }

    private void run(long mutants, long start) throws IOException, InterruptedException {
        List<Seed> seeds = Seed.all().stream()
                .filter(seed -> seed.bytes().length <= LONGEST)
                .toList();
        Path folder = Files.createTempDirectory("sanitized-");
        List<Path> batch = new ArrayList<>();
        for (long number = 0; number < mutants; number++) {
            Seed seed = seeds.get((int) (number % seeds.size()));
            Mutant mutant = new Mutant(seed.bytes(), seed.hot(), new SplittableRandom(start * 1_000_003 + number));
            batch.add(Files.write(folder.resolve(seed.name() + "-" + number), mutant.bytes()));
            if (batch.size() == BATCH || number == mutants - 1) {
                judge(batch, List.of("inspect", "--format", "json", "--"));
                judge(batch, List.of("scan", "--format", "sarif", "--"));
                judge(batch, List.of("inspect", "--size", "--"));
                judge(batch, List.of("inspect", "--tree", "--"));
                for (Path file : batch) {
                    Files.delete(file);
                }
                batch.clear();
            }
        }
        Files.delete(folder);
        out.printf("%d mutants of %d seeds, start value %d: %d runs reported%n", mutants, seeds.size(), start, found);
    }

    private void judge(List<Path> files, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        files.forEach(file -> command.add(file.toString()));
        Path said = Files.createTempFile("sanitized-", ".err");
        Path answer = Files.createTempFile("sanitized-", ".out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(answer.toFile())
                .redirectError(said.toFile())
                .start();
        int exit = process.waitFor();
        String text = Files.readString(said);
        boolean silent = Files.size(answer) == 0;
        Files.delete(said);
        Files.delete(answer);
        if (exit < INTERNAL && !silent && !text.contains("runtime error: ") && !text.contains("Sanitizer")) {
            return;
        }
        found++;
        Path here = Files.createDirectories(kept.resolve("sanitized-" + found));
        Files.writeString(here.resolve("command"), String.join(" ", command));
        Files.writeString(here.resolve("said"), text);
        for (Path file : files) {
            Files.copy(file, here.resolve(file.getFileName()));
        }
        out.printf("exit %d, see %s: %s%n", exit, here, text.lines().findFirst().orElse("nothing was said"));
    }
}
