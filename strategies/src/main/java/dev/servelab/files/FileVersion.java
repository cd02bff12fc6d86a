package dev.servelab.files;

/**
 * What tells one version of a file from another.
 *
 * @param size bytes
 * @param changeNs nanoseconds since 1970: the change time, which moves with every change of content
 *        or name and cannot be set; the modification time where {@link Resolution#changeTimeKnown}
 *        is false
 * @param device identity of the file system, 0 where the system has none to give
 * @param inode identity of the file within it
 */
public record FileVersion(long size, long changeNs, long device, long inode) {
    private static final int RADIX = 36; // four numbers of at most 13 digits: 55 characters of 64

    public FileVersion {
        if (size < 0) {
            throw new IllegalArgumentException("size " + size);
        }
    }

    /** The version on the wire: 1 to 64 of A-Z a-z 0-9 . _ -, another for every other version. */
    public String token() {
        return digits(size) + '-' + digits(changeNs) + '-' + digits(device) + '-' + digits(inode);
    }

    private static String digits(long number) {
        return Long.toUnsignedString(number, RADIX);
    }
}
