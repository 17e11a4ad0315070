/** Plain text for terminals and logs. */
@NullMarked
package dev.freestand.verifier.report.text;

import org.jspecify.annotations.NullMarked;
