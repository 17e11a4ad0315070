/** From built variants to a proof: inspect, run, measure, compare, merge, report. */
@NullMarked
package dev.freestand.cli.verify;

import org.jspecify.annotations.NullMarked;
