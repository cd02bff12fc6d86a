package dev.servelab.fairness;

import java.util.OptionalLong;

/** Whether memory went to disk, or came from it. */
final class SwapRule implements Rule {
    /** 1 MiB of 4 KiB pages: less is some idle program that wakes up. */
    private static final long MOST_PAGES = 256;

    @Override
    public Judgement judge(Facts facts) {
        OptionalLong pages = facts.activity().swappedPages();
        return pages.isEmpty()
                ? Judgement.notChecked("this system does not count swapped pages")
                : Judgement.of(pages.getAsLong() <= MOST_PAGES,
                        Words.count(pages.getAsLong(), "page") + " swapped");
    }

    @Override
    public String wanted() {
        return "at most " + Words.count(MOST_PAGES, "page");
    }
}
