/**
 * The campaign: every variant of the server, in a JVM of its own, under clients that verify every
 * byte and beside them seeded faults of peers, files, disk and process; at the end the books of the
 * server must be what they were at the start. Above {@code experiment}, whose servers and folders
 * it uses; below {@code report} and {@code cli}, which show it.
 */
@NullMarked
package dev.servelab.torture;

import org.jspecify.annotations.NullMarked;
