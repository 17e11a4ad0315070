/** What holds each floor of a file up, step by step, and the usual cure for each. */
@NullMarked
package dev.freestand.core.ladder;

import org.jspecify.annotations.NullMarked;
