package dev.freestand.containers.portability;

import dev.freestand.containers.predict.Cause;

/**
 * One thing that went wrong in a step.
 *
 * @param cause which sort of thing
 * @param detail what was needed or asked, and what was found; a clause without full stop
 */
record Failure(Cause cause, String detail) {}
