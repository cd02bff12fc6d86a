package dev.servelab.front;

import dev.servelab.cache.ContentCache;
import dev.servelab.cache.Transfer;
import dev.servelab.page.FolderPage;
import dev.servelab.page.Page;
import dev.servelab.protocol.ErrorCode;

/**
 * The listing as the page of one folder.
 *
 * @param prefix of the names in it: empty for the shared directory itself, else ends with a slash
 */
record HttpFolder(HttpWire wire, ContentCache cache, String prefix) implements FileListing.Form {
    /** A folder is there if a file is: others, and all that is hidden, cannot be told apart. */
    @Override
    public Reply of(FileListing.Built built) {
        Page page = FolderPage.of(prefix, built.files(), cache.list());
        return page == null
                ? wire.refusal(ErrorCode.NOT_FOUND, "no such folder, or no file in it")
                : HttpTextReply.page(wire, page);
    }

    @Override
    public Reply refused(Transfer.Refused why) {
        return wire.refusal(why);
    }
}
