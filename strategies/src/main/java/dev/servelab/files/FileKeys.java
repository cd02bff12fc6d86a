package dev.servelab.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identity and version of a file by what the JDK tells, where no system call can be made. */
final class FileKeys {
    /** How the JDK's key of Unix writes itself; it gives its numbers in no other way. */
    private static final Pattern UNIX_KEY = Pattern.compile("\\(dev=([0-9a-f]+),ino=(-?\\d+)\\)");

    private FileKeys() {}

    /**
     * Whether both are of one file, by type and key, or time of creation where there are no keys
     * (Windows). The type counts because a new link may get the key of a file just removed.
     */
    static boolean same(BasicFileAttributes a, BasicFileAttributes b) {
        if (a.isRegularFile() != b.isRegularFile() || a.isDirectory() != b.isDirectory()) {
            return false;
        }
        if (a.fileKey() != null && b.fileKey() != null) {
            return a.fileKey().equals(b.fileKey());
        }
        return a.creationTime().equals(b.creationTime());
    }

    /** A folder to be entered: on Windows a junction is one too, and leads elsewhere. */
    static boolean isFolder(BasicFileAttributes attributes) {
        return attributes.isDirectory() && !attributes.isOther();
    }

    /** The version, with the modification time for want of the change time. */
    static FileVersion version(BasicFileAttributes attributes) {
        long timeNs = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        Object key = attributes.fileKey();
        if (key == null) {
            long createdNs = attributes.creationTime().to(TimeUnit.NANOSECONDS);
            return new FileVersion(attributes.size(), timeNs, 0, createdNs);
        }
        Matcher matcher = UNIX_KEY.matcher(key.toString());
        if (!matcher.matches()) {
            return new FileVersion(attributes.size(), timeNs, 0, key.hashCode());
        }
        return new FileVersion(attributes.size(), timeNs,
                Long.parseUnsignedLong(matcher.group(1), 16), Long.parseLong(matcher.group(2)));
    }
}
