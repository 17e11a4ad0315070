/** Speed beside what it stands on; run by ci/bench. */
package dev.freestand.containers.bench;
