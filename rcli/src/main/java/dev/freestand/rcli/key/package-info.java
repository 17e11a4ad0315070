/** Where keys, recipients and passphrases come from. */
@NullMarked
package dev.freestand.rcli.key;

import org.jspecify.annotations.NullMarked;
