/** Whether a file will run in an environment, predicted from the file's own evidence and from the environment's tree. */
@NullMarked
package dev.freestand.containers.predict;

import org.jspecify.annotations.NullMarked;
