/** {@code proof.json}, and what {@code freestand inspect --format json} prints. */
@NullMarked
package dev.freestand.verifier.report.json;

import org.jspecify.annotations.NullMarked;
