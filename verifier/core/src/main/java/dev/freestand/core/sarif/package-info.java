/** Findings as SARIF 2.1.0, for code scanning. */
@NullMarked
package dev.freestand.core.sarif;

import org.jspecify.annotations.NullMarked;
