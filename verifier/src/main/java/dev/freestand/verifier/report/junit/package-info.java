/** {@code junit.xml}: a test case per check and per cell. */
@NullMarked
package dev.freestand.verifier.report.junit;

import org.jspecify.annotations.NullMarked;
