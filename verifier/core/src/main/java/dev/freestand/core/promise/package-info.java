/** What is promised of a file, and whether its own evidence keeps each promise. Where it runs is observed elsewhere. */
@NullMarked
package dev.freestand.core.promise;

import org.jspecify.annotations.NullMarked;
