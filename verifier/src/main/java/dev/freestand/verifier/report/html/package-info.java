/** {@code report.html}: one self-contained file. */
@NullMarked
package dev.freestand.verifier.report.html;

import org.jspecify.annotations.NullMarked;
