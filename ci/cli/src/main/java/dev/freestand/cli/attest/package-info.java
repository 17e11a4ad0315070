/** What is said of a shipment, and by whom: the in-toto statement, its signatures, and the check of a whole folder. */
@NullMarked
package dev.freestand.cli.attest;

import org.jspecify.annotations.NullMarked;
