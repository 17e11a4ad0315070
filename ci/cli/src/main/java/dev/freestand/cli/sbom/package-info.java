/**
 * The bill of materials of a shipped binary, in CycloneDX: what is inside the file, so that a security fix in any of it can
 * be traced to the file. Says how each part is known, and claims to be complete only where that was shown.
 */
@NullMarked
package dev.freestand.cli.sbom;

import org.jspecify.annotations.NullMarked;
