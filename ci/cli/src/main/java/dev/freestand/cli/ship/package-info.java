/** From a proof to a shipment: the gate, the folder, and each kind of file in it. */
@NullMarked
package dev.freestand.cli.ship;

import org.jspecify.annotations.NullMarked;
