/** What GitHub Actions shows of a command beside its output: a group in the log, annotations, the job's summary. */
@NullMarked
package dev.freestand.cli.github;

import org.jspecify.annotations.NullMarked;
