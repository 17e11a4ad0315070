/** Which known word somebody may have meant who wrote an unknown one. */
@NullMarked
package dev.freestand.verifier.suggest;

import org.jspecify.annotations.NullMarked;
