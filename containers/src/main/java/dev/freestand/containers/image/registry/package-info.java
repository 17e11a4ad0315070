/**
 * The client of the OCI distribution protocol: requests under a deadline, logins, retries, and what a registry's errors mean.
 */
@NullMarked
package dev.freestand.containers.image.registry;

import org.jspecify.annotations.NullMarked;
