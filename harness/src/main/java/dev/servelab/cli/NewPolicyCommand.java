package dev.servelab.cli;

import dev.servelab.lesson.Texts;
import dev.servelab.lesson.check.PolicyTemplate;
import dev.servelab.text.ShellWords;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code new-policy}: the file that somebody's own policy begins with. */
@Command(name = "new-policy", sortOptions = false,
        description = "Write a policy of your own: one .java file, a fifo to be changed.",
        customSynopsis = "servelab new-policy [OPTION...] NAME [DIRECTORY]")
final class NewPolicyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "NAME",
            description = "Of the class and of its file: MyLru.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "DIRECTORY", arity = "0..1", defaultValue = ".",
            description = "Where NAME.java goes, where there must be none. Default: here.")
    private Path directory = Path.of(".");

    @Mixin
    private final LangOption lang = new LangOption();

    NewPolicyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, CommandFailure {
        Path written = write(className());
        streams.out().println(Texts.of(lang.locale(), "check/check").text("written", written));
        for (String next : next(written.toString())) {
            streams.out().println("  ./servelab " + next);
        }
        return ExitStatus.DONE;
    }

    private String className() throws CommandFailure {
        try {
            return PolicyTemplate.className(name);
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
        }
    }

    private Path write(String className) throws IOException, CommandFailure {
        if (!Files.isDirectory(directory)) {
            throw new CommandFailure(ExitStatus.LOCAL_FILE, directory + ": no such folder");
        }
        try {
            return PolicyTemplate.write(directory, className, lang.locale());
        } catch (FileAlreadyExistsException there) {
            throw CommandFailure.localFile(there.getFile() + ": is there already, and stays as "
                    + "it is", there);
        } catch (IOException failed) {
            throw LocalFileException.of(directory.resolve(className + ".java"), failed);
        }
    }

    /** To be pasted, so a folder's name may have spaces in it. */
    private static List<String> next(String path) {
        String file = ShellWords.word(path);
        String both = ShellWords.word(path + ",lru");
        return List.of("check-policy " + file,
                "demo 'A B C A D A B' --size 3 --policies " + both,
                "simulate zipf:0.9,objects=2000,requests=200K --sizes 20,200 --policies " + both,
                "serve --policy " + file,
                "compare --policies " + both);
    }
}
