/** What Go's linker wrote into a program about its build. */
@NullMarked
package dev.freestand.verifier.gobuild;

import org.jspecify.annotations.NullMarked;
