/** {@code report.md}: fits the summary of a CI job. */
@NullMarked
package dev.freestand.verifier.report.markdown;

import org.jspecify.annotations.NullMarked;
