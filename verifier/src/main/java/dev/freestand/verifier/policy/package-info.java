/** What the user asked for: {@code freestand.yaml} as validated records. */
@NullMarked
package dev.freestand.verifier.policy;

import org.jspecify.annotations.NullMarked;
