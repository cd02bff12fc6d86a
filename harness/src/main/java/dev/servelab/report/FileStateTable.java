package dev.servelab.report;

import dev.servelab.protocol.WireNames;
import dev.servelab.record.Difference.FileState;
import java.util.ArrayList;
import java.util.List;

/** The files of a cache at one moment of a replay. */
final class FileStateTable {
    /** The next to go are what matters; JSON has them all. */
    private static final int SHOWN = 12;

    private FileStateTable() {}

    static List<String> of(String title, List<FileState> files) {
        Table table = new Table(title, "bytes", "requests", "cached at\nrequest", "last\nrequest",
                "");
        files.stream().limit(SHOWN).forEach(file -> table.add(
                file.name() == null
                        ? "nothing, slot " + file.slot()
                        : WireNames.escape(file.name()),
                Numbers.count(file.charge()), Numbers.count(file.requests()),
                Numbers.count(file.enteredAt()), Numbers.count(file.lastUsedAt()), state(file)));
        List<String> lines = new ArrayList<>(table.text());
        if (files.size() > SHOWN) {
            lines.add("and " + Numbers.count(files.size() - SHOWN) + " more");
        }
        return lines;
    }

    /** What might not go and is loaded was pinned. */
    static String state(FileState file) {
        if (file.isLoading()) {
            return "loading";
        }
        return file.isRefused() ? "pinned" : "";
    }
}
