/** What Go's linker wrote into a program about its build. */
@NullMarked
package dev.freestand.core.gobuild;

import org.jspecify.annotations.NullMarked;
