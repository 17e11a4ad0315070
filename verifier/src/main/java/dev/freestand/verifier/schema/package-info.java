/**
 * The files of the published JSON Schemas, which stand as resources beside this package; see {@link
 * dev.freestand.core.schema.Schema}.
 */
@NullMarked
package dev.freestand.verifier.schema;

import org.jspecify.annotations.NullMarked;
