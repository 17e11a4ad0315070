package dev.freestand.verifier.policy;

import dev.freestand.verifier.proof.LibcFlavour;
import org.jspecify.annotations.Nullable;

/** An environment of the project's own as it stands in the file. */
record OwnEnvironmentDocument(
        @Nullable String name,
        @Nullable String title,
        @Nullable String image,
        @Nullable String tree,
        @Nullable LibcFlavour libc,
        @Nullable String cpu,
        @Nullable String shell) {

    OwnEnvironment toOwnEnvironment() {
        String named = Required.of(name, "name");
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
