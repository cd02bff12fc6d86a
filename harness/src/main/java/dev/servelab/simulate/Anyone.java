package dev.servelab.simulate;

import java.util.function.IntPredicate;

/** Nothing is pinned here. One class for all runs: lists that policies share see only it. */
enum Anyone implements IntPredicate {
    MAY_GO;

    @Override
    public boolean test(int slot) {
        return true;
    }
}
