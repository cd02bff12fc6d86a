package dev.servelab.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the JDK's exceptions mean for a name that was looked up. */
final class JdkFailures {
    private JdkFailures() {}

    /**
     * The refusal for a failure.
     *
     * @param readable a directory that can be opened whenever there are descriptors
     */
    static Refusal refusal(IOException failure, Path readable) {
        return switch (failure) {
            case NoSuchFileException e -> Refusal.notFound();
            case NotDirectoryException e -> Refusal.notFound();
            case AccessDeniedException e -> Refusal.denied();
            case Swapped e -> Refusal.ioError("the file is being replaced all the time");
            default -> {
                if (outOfDescriptors(failure, readable)) {
                    yield Refusal.busy();
                }
                yield byReason(failure);
            }
        };
    }

    /**
     * Whether it failed for want of descriptors. The reason may come in the user's language, so
     * what the system does with another open counts as well.
     */
    static boolean outOfDescriptors(IOException failure, Path readable) {
        if (String.valueOf(failure.getMessage()).contains("Too many open files")) {
            return true;
        }
        try {
            FileChannel.open(readable, StandardOpenOption.READ).close();
            return false;
        } catch (NoSuchFileException | AccessDeniedException e) {
            return false;
        } catch (FileSystemException e) {
            return !NameRules.onWindows(); // Windows opens no directory so
        } catch (IOException e) {
            return false;
        }
    }

    private static Refusal byReason(IOException failure) {
        String reason = failure instanceof FileSystemException e ? e.getReason() : null;
        return switch (reason == null ? "" : reason) {
            case "File name too long" -> Refusal.badName("name too long");
            case "Operation not permitted" -> Refusal.denied();
            case "Not a directory" -> Refusal.notFound();
            default -> Refusal.ioError("the file system failed");
        };
    }
}
