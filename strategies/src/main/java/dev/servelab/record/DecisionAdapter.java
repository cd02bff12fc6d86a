package dev.servelab.record;

/** Lets pass by what its subclass has no use for. */
abstract class DecisionAdapter implements DecisionLog {
    @Override
    public void hit(int slot) {}

    @Override
    public void sharedMiss(int slot) {}

    @Override
    public void uncached(String name, long key, long sizeBytes, Uncached why) {}

    @Override
    public void miss(String name, long key, long sizeBytes) {}

    @Override
    public void admitted(boolean admitted) {}

    @Override
    public void victim(int slot, SlotSequence refused) {}

    @Override
    public void remove(int slot, Removal why) {}

    @Override
    public void insert(int slot) {}

    @Override
    public void bypass() {}

    @Override
    public void loaded(int slot) {}
}
