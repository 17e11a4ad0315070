/**
 * Registry images without a daemon: pulled over HTTPS, verified by digest, kept by digest, and unpacked into root file
 * systems in which a sandbox can run. Everything that a registry sends is hostile: names, sizes, addresses, archives.
 *
 * <p>The protocol is implemented by a client of our own on the JDK's HTTP client. The libraries looked at do not fit: they read
 * manifests without a bound, know no limit for a body that stalls, give one exception for every cause, and follow a
 * redirect to plain HTTP (ORAS Java SDK), or bring some thirty jars, with the client among their internals (Jib).
 */
@NullMarked
package dev.freestand.containers.image;

import org.jspecify.annotations.NullMarked;
