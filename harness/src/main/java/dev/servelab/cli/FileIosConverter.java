package dev.servelab.cli;

import dev.servelab.disk.FileIo;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where files are read: {@code pool:16}, or several: {@code pool:1,4,16,inline}. */
public final class FileIosConverter implements ITypeConverter<FileIosConverter.FileIos> {
    /** At least one place, none of them twice. */
    public record FileIos(List<FileIo> all) {
        /** Copies. */
        public FileIos {
            all = List.copyOf(all);
        }
    }

    @Override
    public FileIos convert(String text) {
        List<FileIo> all = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            boolean isSizeAlone = !all.isEmpty() && part.matches("[0-9]+");
            try {
                all.add(FileIo.parse(isSizeAlone ? "pool:" + part : part));
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
        if (all.stream().distinct().count() < all.size()) {
            throw new TypeConversionException("'" + text + "' names one place twice");
        }
        return new FileIos(all);
    }
}
