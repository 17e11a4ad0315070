package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.core.name.Suggestion;
import dev.freestand.verifier.policy.value.InconsistentConfigException;
import dev.freestand.verifier.proof.Situation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Networks and files of hosts in which behaviours are run and watched.
 *
 * @param include the situations, {@link Situation#PLAIN} first; empty where none is asked for
 * @param behaviours what is run there beside the behaviours of every environment: what needs a name that only these cells answer
 */
public record SituationsSection(List<Situation> include, List<Behaviour> behaviours) {

    /** No situation is asked for. */
    public static final SituationsSection NONE = new SituationsSection(List.of(), List.of());

    private static final String KEY = "situations";

    public SituationsSection {
        include = List.copyOf(include);
        behaviours = List.copyOf(behaviours);
    }

    /** Everything that is run there: these behaviours behind those of every environment. */
    public List<Behaviour> with(List<Behaviour> everywhere) {
        List<Behaviour> all = new ArrayList<>(everywhere);
        all.addAll(behaviours);
        return all;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SituationsSection of(Document document) {
        return new SituationsSection(
                selected(document.include == null ? List.of(Environments.ALL) : document.include),
                document.behaviours == null ? List.of() : document.behaviours);
    }

    /** The situations of these words, and the plain one that they are compared with. */
    private static List<Situation> selected(List<String> words) {
        List<String> known = new ArrayList<>(List.of(Environments.ALL));
        Arrays.stream(Situation.values()).map(Situation::word).forEach(known::add);
        EnumSet<Situation> selected = EnumSet.of(Situation.PLAIN);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!known.contains(word)) {
                throw new InconsistentConfigException(
                        "there is no situation '" + word + "'" + Suggestion.question(word, known) + "; known are "
                                + String.join(", ", known),
                        KEY,
                        "include",
                        i);
            }
            selected.addAll(
                    word.equals(Environments.ALL) ? EnumSet.allOf(Situation.class) : EnumSet.of(Situation.of(word)));
        }
        return List.copyOf(selected);
    }

    /** As it stands in the file, every key optional. */
    record Document(
            @Nullable List<String> include, @Nullable List<Behaviour> behaviours) {}
}
