package dev.freestand.verifier.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.facts.Verdict;
import dev.freestand.core.linkage.FileKinds;
import dev.freestand.core.linkage.LinkageEvidence;
import dev.freestand.core.linkage.LinkageVerdict;
import dev.freestand.core.linkage.Packers;
import dev.freestand.core.linkage.SegmentEvidence;
import dev.freestand.verifier.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What several releases' tools really said of the corpus, and what is made of it. {@code understood/} keeps that, one
 * line a file; {@code -Dgolden.update=true} writes it again.
 */
class TranscriptsTest {

    private static final Path FOLDER = Corpus.FOLDER.resolve("transcripts");
    private static final Path UNDERSTOOD = Corpus.FOLDER.resolve("understood");

    static List<String> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyToolIsThereInItsVersions() throws IOException {
        assertThat(transcripts())
                .contains(
                        "file-5.39.txt",
                        "file-5.44.txt",
                        "ldd-glibc-2.31.txt",
                        "ldd-glibc-2.36.txt",
                        "ldd-musl-1.2.3.txt",
                        "readelf-2.40.txt");
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void wordsAreUnderstoodAsKept(String transcript) throws IOException {
        StringBuilder found = new StringBuilder();
        for (Map.Entry<String, String> answer : answers(transcript).entrySet()) {
            ToolStatement testimony = testimony(transcript, answer.getValue());
            found.append(String.format(
                    "%-28s %-8s %s\n", answer.getKey(), testimony.says().label(), judged(answer.getKey(), testimony)));
        }
        Path kept = UNDERSTOOD.resolve(transcript);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(UNDERSTOOD);
            Files.writeString(kept, found);
        }

        assertThat(found.toString()).isEqualTo(Files.readString(kept));
    }

    /** What nothing may change: no tool, in any version, is taken to contradict a file that a compiler made. */
    @ParameterizedTest
    @MethodSource("transcripts")
    void noSoundFileIsInConflict(String transcript) throws IOException {
        int confirmed = 0;
        for (Map.Entry<String, String> answer : answers(transcript).entrySet()) {
            ToolStatement testimony = testimony(transcript, answer.getValue());
            if (answer.getKey().matches("(damaged|truncated)-.*")) {
                continue;
            }
            String verdict = judged(answer.getKey(), testimony);
            assertThat(verdict).as("%s: %s", answer.getKey(), testimony.raw()).doesNotStartWith(Outcome.FAIL.name());
            confirmed += verdict.startsWith(Outcome.PASS.name()) ? 1 : 0;
        }

        assertThat(confirmed).isGreaterThan(15);
    }

    private static String judged(String name, ToolStatement testimony) throws IOException {
        ByteSource source = ByteSource.of(Corpus.of(name).bytes());
        try {
            ElfFile file = ElfReader.read(source);
            FileKind kind = FileKinds.of(file);
            LinkageEvidence evidence = SegmentEvidence.evidence(file, kind, Packers.name(file, source));
            Verdict verdict = LinkageVerdict.verdict(evidence, List.of(testimony));
            String why = verdict.outcome() == Outcome.INCONCLUSIVE && verdict.linkage() != Linkage.UNKNOWN
                    ? verdict.reason().replaceAll("^.*could confirm it; | \\(install.*$", "")
                    : "";
            return (verdict.outcome() + " " + verdict.linkage().label() + " " + why).strip();
        } catch (ElfFormatException e) {
            return "unreadable " + e.fault().code();
        }
    }

    private static ToolStatement testimony(String transcript, String text) {
        String tool = transcript.substring(0, transcript.indexOf('-'));
        Function<String, ToolAnswer> parser = switch (tool) {
            case "file" -> FileWitness::says;
            case "readelf" -> ReadelfWitness::says;
            default -> transcript.contains("musl") ? LddParser::musl : LddParser::glibc;
        };
        return new ToolStatement(tool, null, parser.apply(text), text);
    }

    private static Map<String, String> answers(String transcript) throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        String name = "";
        // Tools print bytes of hostile files as they are; no byte is an error in Latin-1.
        List<String> lines = new ArrayList<>(Files.readString(FOLDER.resolve(transcript), StandardCharsets.ISO_8859_1)
                .lines()
                .toList());
        for (String line : lines) {
            if (line.startsWith("=== ")) {
                name = line.substring(4);
                answers.put(name, "");
            } else if (!name.isEmpty()) {
                answers.merge(name, line + "\n", String::concat);
            }
        }
        return answers;
    }
}
