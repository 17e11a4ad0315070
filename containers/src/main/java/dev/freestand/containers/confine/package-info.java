/**
 * What confines a file under test that runs on this machine: control groups, a root of nothing but loaders
 * and libraries, and folders of our own that are removed whatever was left in them.
 */
@NullMarked
package dev.freestand.containers.confine;

import org.jspecify.annotations.NullMarked;
