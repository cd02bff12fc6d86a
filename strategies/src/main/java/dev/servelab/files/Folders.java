package dev.servelab.files;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** How {@link PathLister} gets at what is in a folder; one of these for each way of resolving. */
interface Folders {
    /** Something in a folder that is being visited. */
    interface Entry {
        /** Its last component, with the bytes that the system gave. */
        Path name();

        /** Of the entry itself, not of what a link leads to. */
        BasicFileAttributes attributes() throws IOException;

        /** Whether it can be opened; asked of regular files only. */
        boolean isReadable() throws IOException;
    }

    /** Takes the entries one after another, while the folder is open. */
    interface Visitor {
        void visit(Entry entry) throws IOException;
    }

    /**
     * Visits what is in a folder, and closes it.
     *
     * @param components from the root; none for the root itself
     */
    void visit(List<Path> components, Visitor visitor) throws IOException;
}
