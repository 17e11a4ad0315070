package dev.freestand.core.tree;

/** By which rule of the loader a library was found. */
public enum ResolutionSource {
    /** The name has a slash and is a path. */
    PATH("path"),
    /** DT_RPATH of an object in the chain of those who asked. */
    RPATH("rpath"),
    /** LD_LIBRARY_PATH, as it was given. */
    LIBRARY_PATH("library-path"),
    /** DT_RUNPATH of the object that asks (musl: of any in the chain). */
    RUNPATH("runpath"),
    /** An entry of {@code ld.so.cache}. */
    CACHE("cache"),
    /** A folder of musl's path file. */
    CONF("conf"),
    /** A default folder of the loader. */
    DEFAULT("default"),
    /** It is in memory already, under this name or this content. */
    LOADED("loaded"),
    /** It is the loader itself, which the kernel maps. */
    INTERPRETER("interpreter");

    private final String label;

    ResolutionSource(String label) {
        this.label = label;
    }

    /** Its name in JSON and in reports. */
    public String label() {
        return label;
    }
}
