package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.verifier.policy.value.FileName;
import dev.freestand.verifier.policy.value.RequiredFields;
import org.jspecify.annotations.Nullable;

/**
 * An environment of the project's own: an image, or a folder with a root file system.
 *
 * @param name not that of another environment; lower-case letters, digits, '.' and '-', beginning with a letter
 * @param title what it is, for people
 * @param image reference of the image; null where there is a tree
 * @param tree folder that is the root of the tree, relative to that of {@code freestand.yaml}; null where there is an
 *     image
 * @param libc the C library a dynamic file is expected to find there; what is really in the tree is read from the tree
 * @param cpu level of the x86-64 psABI that it is built for; null where that is not known
 * @param shell absolute path of a shell; null where there is none
 */
public record OwnEnvironment(
        String name,
        String title,
        @Nullable String image,
        @Nullable String tree,
        LibcFlavour libc,
        @Nullable String cpu,
        @Nullable String shell) {

    public OwnEnvironment {
        EnvironmentCheck.name(name);
        FileName.checkText("the title of " + name, title);
        EnvironmentCheck.image(name, image);
        EnvironmentCheck.cpu(name, cpu);
        EnvironmentCheck.shell(name, shell);
        if ((image == null) == (tree == null)) {
            throw new IllegalArgumentException("environment " + name + " needs either an image or a tree");
        }
        if (tree != null) {
            FileName.checkText("the tree of " + name, tree);
            if (tree.isBlank()) {
                throw new IllegalArgumentException("the tree of " + name + " is an empty path");
            }
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static OwnEnvironment of(Document document) {
        return document.toOwnEnvironment();
    }

    /** An environment of the project's own as it stands in the file. */
    record Document(
            @Nullable String name,
            @Nullable String title,
            @Nullable String image,
            @Nullable String tree,
            @Nullable LibcFlavour libc,
            @Nullable String cpu,
            @Nullable String shell) {

        OwnEnvironment toOwnEnvironment() {
            String named = RequiredFields.of(name, "name");
            return new OwnEnvironment(
                    named,
                    title == null ? named : title,
                    image,
                    tree,
                    libc == null ? LibcFlavour.UNKNOWN : libc,
                    cpu,
                    shell);
        }
    }
}
