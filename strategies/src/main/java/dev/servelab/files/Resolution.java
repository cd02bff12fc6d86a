package dev.servelab.files;

import java.util.Arrays;
import java.util.List;

/** The ways of getting from a name to a file, best first. */
public enum Resolution {
    /** The first of the others that the system has. Something to ask for, never an answer. */
    AUTO("auto", "the best that the system has", false),
    /** The kernel does it in one call: no window between check and open, no FIFO can hang it. */
    OPENAT2("openat2", "openat2 beneath a held root; change time known", true),
    /** One component at a time, each from the directory held before it. */
    WALK("walk", "held directories, one component at a time; change time not known", false),
    /** By path, checked before and after; the only one that a race of renames could mislead. */
    REAL_PATH("real-path", "real path, checked before and after; change time not known", false);

    /** The system property that forces one of them, by its id, wherever nothing else is said. */
    public static final String PROPERTY = "servelab.resolution";

    private final String id;
    private final String description;
    private final boolean changeTimeKnown;

    Resolution(String id, String description, boolean changeTimeKnown) {
        this.id = id;
        this.description = description;
        this.changeTimeKnown = changeTimeKnown;
    }

    /** What {@link #PROPERTY} asks for, or {@link #AUTO}. */
    public static Resolution wanted() {
        return ofId(System.getProperty(PROPERTY, AUTO.id));
    }

    /**
     * The one with this id.
     *
     * @throws IllegalArgumentException if there is none; the message lists the ids
     */
    public static Resolution ofId(String id) {
        for (Resolution resolution : values()) {
            if (resolution.id.equals(id)) {
                return resolution;
            }
        }
        List<String> ids = Arrays.stream(values()).map(Resolution::id).toList();
        throw new IllegalArgumentException("no resolution '" + id + "'; there are " + ids);
    }

    public String id() {
        return id;
    }

    /** One line for STATS and for the log. */
    public String description() {
        return description;
    }

    /** Whether {@link FileVersion#changeNs} is the change time, not the modification time. */
    public boolean changeTimeKnown() {
        return changeTimeKnown;
    }
}
