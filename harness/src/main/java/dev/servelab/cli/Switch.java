package dev.servelab.cli;

/**
 * The value of an option that is on or off. No boolean: picocli takes those for flags, and reads
 * what a converter has made of them once more.
 */
enum Switch {
    ON, OFF;

    boolean isOn() {
        return this == ON;
    }

    /** As it stands on a command line. */
    @Override
    public String toString() {
        return isOn() ? "on" : "off";
    }
}
