/**
 * Binaries in tests: {@link dev.freestand.junit.FreestandAssertions#assertThatBinary} asserts how a file is linked and where
 * it runs, {@link dev.freestand.junit.DistributionTest} runs a test once in each environment. What is not known is a failure,
 * and so is an engine or an environment that is missing: nothing is skipped. The file runs in cells only.
 */
@NullMarked
package dev.freestand.junit;

import org.jspecify.annotations.NullMarked;
