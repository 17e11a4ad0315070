/**
 * A proof without a {@code freestand.yaml}: the programs in files, folders, archives and packages are found, and a
 * configuration is written for them, with which the usual pipeline goes on.
 */
@NullMarked
package dev.freestand.cli.prove;

import org.jspecify.annotations.NullMarked;
