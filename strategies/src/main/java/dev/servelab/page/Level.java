package dev.servelab.page;

import dev.servelab.cache.CachedFile;
import dev.servelab.files.ListedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One folder of a listing: what stands in it, and sums of what is beneath. One thread. */
final class Level {
    /** Files together: of a folder in this one, or of all that is beneath it. */
    static final class Sum {
        final String name;
        private long files;
        private long bytes;
        private long cachedFiles;
        private long cachedBytes;

        private Sum(String name) {
            this.name = name;
        }

        long files() {
            return files;
        }

        long bytes() {
            return bytes;
        }

        long cachedFiles() {
            return cachedFiles;
        }

        /** As they are listed; what the cache charges for them is a little more. */
        long cachedBytes() {
            return cachedBytes;
        }

        private void add(ListedFile file, boolean cached) {
            files++;
            bytes += file.bytes();
            if (cached) {
                cachedFiles++;
                cachedBytes += file.bytes();
            }
        }
    }

    private final String folder;
    private final Map<String, CachedFile> cached = new HashMap<>();
    private final List<Sum> folders = new ArrayList<>();
    private final List<ListedFile> files = new ArrayList<>();
    private final Sum total;

    /**
     * @param folder      empty for the shared directory itself, else ending with {@code /}
     * @param all         sorted by name, so that what is in one folder stands together
     * @param cachedFiles of the whole directory
     */
    Level(String folder, List<ListedFile> all, List<CachedFile> cachedFiles) {
        this.folder = folder;
        this.total = new Sum(folder);
        for (CachedFile file : cachedFiles) {
            if (file.name().startsWith(folder)) {
                cached.put(file.name(), file);
            }
        }
        for (ListedFile file : all) {
            if (file.name().startsWith(folder)) {
                add(file);
            }
        }
    }

    private void add(ListedFile file) {
        boolean isCached = cached.containsKey(file.name());
        total.add(file, isCached);
        int slash = file.name().indexOf('/', folder.length());
        if (slash < 0) {
            files.add(file);
            return;
        }
        Sum last = folders.isEmpty() ? null : folders.getLast();
        if (last == null || !file.name().startsWith(last.name + '/', folder.length())) {
            last = new Sum(file.name().substring(folder.length(), slash));
            folders.add(last);
        }
        last.add(file, isCached);
    }

    /** The folders in it with a file beneath; names are one component. */
    List<Sum> folders() {
        return folders;
    }

    /** The files in it, with their whole names. */
    List<ListedFile> files() {
        return files;
    }

    /** Everything beneath. */
    Sum total() {
        return total;
    }

    /** The cached file of that whole name; null if none is. */
    @Nullable
    CachedFile cached(String name) {
        return cached.get(name);
    }
}
