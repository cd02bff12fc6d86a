package dev.servelab.linux;

/** Which system this is. Asked before anything is bound. */
public final class Platform {
    private Platform() {}

    /** Whether this JVM runs on a Linux whose numbers are known here. */
    public static boolean isKnown() {
        String arch = System.getProperty("os.arch", "");
        return System.getProperty("os.name", "").equals("Linux")
                && (arch.equals("amd64") || isArm());
    }

    /** A number that differs between the two processors. */
    public static long number(long onX86, long onArm) {
        return isArm() ? onArm : onX86;
    }

    private static boolean isArm() {
        return System.getProperty("os.arch", "").equals("aarch64");
    }
}
