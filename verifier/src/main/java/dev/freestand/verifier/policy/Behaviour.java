package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;

/**
 * Something the file must do, in every environment with the same exit status, standard output and standard error.
 *
 * @param name a plain name, unique within the subject
 * @param files files put into the fresh, empty working folder before the first step
 * @param steps runs of the file, one after the other in that folder; the first that differs ends the behaviour
 */
public record Behaviour(String name, Map<String, Content> files, List<Step> steps) {

    public Behaviour {
        FileName.check(name);
        files = Map.copyOf(files);
        steps = List.copyOf(steps);
        files.keySet().forEach(FileName::check);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("behaviour " + name + " has no step");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Behaviour of(BehaviourDocument document) {
        return document.toBehaviour();
    }
}
