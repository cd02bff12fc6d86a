package dev.servelab.fairness;

import java.util.List;

/**
 * A finding, and where.
 *
 * @param finding of the first of the windows that it is about
 * @param where the names of all windows in which the check came out so; at least one
 */
public record PlacedFinding(Finding finding, List<String> where) {
    /** Refuses a finding that is about nothing. */
    public PlacedFinding {
        if (where.isEmpty()) {
            throw new IllegalArgumentException("found nowhere: " + finding);
        }
        where = List.copyOf(where);
    }

    static PlacedFinding together(List<PlacedFinding> same) {
        return new PlacedFinding(same.getFirst().finding(),
                same.stream().flatMap(each -> each.where().stream()).toList());
    }
}
