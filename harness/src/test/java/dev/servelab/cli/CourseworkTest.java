package dev.servelab.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class CourseworkTest {
    @ParameterizedTest
    @CsvSource({"client h 1 file.txt dir,get h 1 file.txt dir", "client h 1 list,list h 1",
            "client h 1 list dir,get h 1 list dir", "server h 1 dir,serve h 1 dir",
            "client,get", "get h 1 client,get h 1 client", "'',''"})
    void translate_courseworksCommands_areOurs(String theirs, String ours) {
        assertThat(Coursework.translate(theirs.split(" "))).containsExactly(ours.split(" "));
    }
}
