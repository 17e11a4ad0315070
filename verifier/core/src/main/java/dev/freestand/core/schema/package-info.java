/** The published JSON Schemas of everything that Freestand prints or reads as JSON or YAML, as {@code freestand schema} prints them. */
@NullMarked
package dev.freestand.core.schema;

import org.jspecify.annotations.NullMarked;
