/** Runs other programs under limits of time and output. Every tool that Freestand asks is asked through here. */
@NullMarked
package dev.freestand.verifier.process;

import org.jspecify.annotations.NullMarked;
