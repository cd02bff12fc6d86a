package dev.servelab.record;

import java.io.IOException;

/** A file is no recording, or not a whole one in the middle: the message says where. */
public final class DamagedRecording extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedRecording(String message) {
        super(message);
    }
}
