package dev.servelab.cli;

/** Numbers on a command line that have a range. */
final class Numbers {
    private Numbers() {}

    /** @throws CommandFailure that names the option and its range */
    static void checkWithin(int number, int least, int most, String option)
            throws CommandFailure {
        if (number < least || number > most) {
            throw CommandFailure.usage(option + " must be " + least + " to " + most);
        }
    }
}
