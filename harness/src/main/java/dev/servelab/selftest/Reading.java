package dev.servelab.selftest;

/**
 * One figure of a part, held against what it had to be. All but the last are for a person, with
 * units.
 *
 * @param what was measured
 * @param expected from theory, or from the other side's own count
 * @param measured by the instrument
 * @param held whether the two are as close as the part's tolerance wants
 */
public record Reading(String what, String expected, String measured, boolean held) {}
