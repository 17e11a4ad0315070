/** What {@code freestand doctor} looks at on this machine: tools, what the kernel allows, engines, environments. */
@NullMarked
package dev.freestand.cli.doctor;

import org.jspecify.annotations.NullMarked;
