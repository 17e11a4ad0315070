package dev.freestand.maven;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says in Maven's words what the pipeline says in those of the command line: goals in place of commands, properties in
 * place of options. Only whole phrases of the pipeline's own are exchanged, so that nothing changes that a compiler or a
 * program under test said. Commands that have no goal ({@code freestand merge}, {@code freestand environments lock}) stay.
 */
final class MavenTerms {

    private static final Map<String, String> PHRASES = new LinkedHashMap<>();

    static {
        PHRASES.put("un freestand verify again", "un mvn freestand:verify again");
        PHRASES.put("run freestand environments prepare", "run mvn freestand:prepare");
        PHRASES.put("freestand verify writes it", "the goal freestand:verify writes it");
        PHRASES.put("since freestand verify wrote it", "since the goal freestand:verify wrote it");
        PHRASES.put("of an earlier freestand verify by", "of an earlier freestand:verify by");
        PHRASES.put("Name another folder with -o DIR, or make this one writable.", "Make this folder writable.");
        PHRASES.put("neither --key, nor", "neither -Dfreestand.key, nor");
        PHRASES.put("or sign with --key", "or sign with -Dfreestand.key=FILE");
        PHRASES.put("--expect: '", "freestand.expect: '");
        PHRASES.put("(--variant)", "(-Dfreestand.variant)");
        PHRASES.put("made without --variant", "made without -Dfreestand.variant");
        PHRASES.put("use --engine sandbox", "use -Dfreestand.engine=sandbox");
        PHRASES.put("; --baseline names one", "; -Dfreestand.baseline=FILE names one");
    }

    private MavenTerms() {}

    /** A message as a user of Maven can follow it. */
    static String of(String message) {
        String words = message;
        for (Map.Entry<String, String> phrase : PHRASES.entrySet()) {
            words = words.replace(phrase.getKey(), phrase.getValue());
        }
        return words;
    }
}
