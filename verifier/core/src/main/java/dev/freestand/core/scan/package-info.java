/** What a scan of many files found, counted; who walks through the folders is another matter. */
@NullMarked
package dev.freestand.core.scan;

import org.jspecify.annotations.NullMarked;
