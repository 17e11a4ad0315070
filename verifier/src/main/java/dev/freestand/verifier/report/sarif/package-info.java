/** SARIF 2.1.0 (OASIS), which code scanning services read: for a proof, and for what {@code freestand inspect} found. */
@NullMarked
package dev.freestand.verifier.report.sarif;

import org.jspecify.annotations.NullMarked;
