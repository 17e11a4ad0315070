/** JSON mappers with strict settings, and how the core's records, which know nothing of JSON, are written. */
@NullMarked
package dev.freestand.verifier.json;

import org.jspecify.annotations.NullMarked;
