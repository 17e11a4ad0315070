/** Single values as users write them: ages, sizes, names, patterns. */
@NullMarked
package dev.freestand.verifier.policy.value;

import org.jspecify.annotations.NullMarked;
