package dev.freestand.standalone;

/** The published schemas, which lie in the program. */
final class Schemas {

    private Schemas() {}

    /** Of {@code proof.json}. */
    static String proofs() {
        return ProcessEnvironment.text(SystemCalls.schemaOfProofs());
    }

    /** Of what is found in a file, which the one above refers to. */
    static String files() {
        return ProcessEnvironment.text(SystemCalls.schemaOfFiles());
    }
}
