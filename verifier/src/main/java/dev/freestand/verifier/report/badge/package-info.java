/** {@code badge.svg}: the verdict, as small as it gets. */
@NullMarked
package dev.freestand.verifier.report.badge;

import org.jspecify.annotations.NullMarked;
