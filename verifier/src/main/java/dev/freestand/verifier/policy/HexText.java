package dev.freestand.verifier.policy;

import org.jspecify.annotations.Nullable;

/** How bytes that are not text stand in the file: {@code { hex: "00 ff" }}; spaces between bytes are allowed. */
record HexText(@Nullable String hex) {}
