/** What the reports for people have in common: the same proof, arranged in tables. */
@NullMarked
package dev.freestand.verifier.report.view;

import org.jspecify.annotations.NullMarked;
