package dev.servelab.files;

import java.util.List;
import java.util.stream.Stream;

/** Names that something along the way might take for something else. */
final class OddNames {
    static final List<String> ALL = Stream
            .of("with space", " leading", "trailing ", "tab\there", "new\nline", "cr\rlf\n", "100%",
                    "%41", "%2e%2e", "%252e", "é.txt", "漢字/ひらがな", "😀", "\u202Egnp.exe",
                    "back\\slash", "quote\"'`", "a:b", "NUL", "com1.txt", "dot.", "a..b", "-rf",
                    "~", "*", "\u001b[31m", "\u0085", "\u00a0", "\uFFFD", "ﬁ", "END 00000000")
            .filter(name -> NameRules.allows(name, NameRules.onWindows())).toList();

    private OddNames() {}
}
