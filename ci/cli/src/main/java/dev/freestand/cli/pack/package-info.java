/**
 * Packages of proved files, and the files that are shipped beside them. What is made depends on what goes in and on nothing
 * else: not on the day, the user, the machine or the order in which a folder is listed.
 */
@NullMarked
package dev.freestand.cli.pack;

import org.jspecify.annotations.NullMarked;
