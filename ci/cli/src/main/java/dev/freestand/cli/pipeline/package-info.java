/** From freestand.yaml to a proof and a shipment: what the command line and the Maven plugin both call. */
@NullMarked
package dev.freestand.cli.pipeline;

import org.jspecify.annotations.NullMarked;
