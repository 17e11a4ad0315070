/**
 * The published JSON Schemas of everything that Freestand prints or reads as JSON or YAML. They stand as resources beside
 * this package, one file each; {@code freestand schema} prints them.
 */
@NullMarked
package dev.freestand.verifier.schema;

import org.jspecify.annotations.NullMarked;
