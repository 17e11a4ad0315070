package dev.freestand.containers.environment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import org.jspecify.annotations.Nullable;

/** How {@link Libc} is read where it is stated, not found in a file: flavour and version, both asked for, no evidence. */
abstract class LibcDocument {

    @JsonCreator
    LibcDocument(@JsonProperty("flavour") LibcFlavour flavour, @JsonProperty("version") @Nullable String version) {}
}
