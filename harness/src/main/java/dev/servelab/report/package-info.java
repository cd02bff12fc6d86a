/**
 * What is written down of an experiment: tables for a terminal and for Markdown, {@code
 * result.json}, and the folder that holds them. Reads the results of
 * {@code dev.servelab.experiment} and measures nothing itself.
 */
@NullMarked
package dev.servelab.report;

import org.jspecify.annotations.NullMarked;
