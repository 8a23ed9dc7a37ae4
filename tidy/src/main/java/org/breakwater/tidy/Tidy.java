package org.breakwater.tidy;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Formats every Java file of the project, so that a review never has to speak of white space. */
public final class Tidy {
  private static final Set<String> NOT_OURS = Set.of("target", ".git", "breakwater-data");

  private Tidy() {}

  /**
   * Rewrites the files below the folder named by the first argument that are not in the project's
   * format, and names each on standard output.
   */
  public static void main(String[] args) throws IOException {
    for (Path file : javaFiles(Path.of(args[0]))) {
      String source = Files.readString(file);
      String tidied = format(file, source);
      if (!tidied.equals(source)) {
        Files.writeString(file, tidied);
        System.out.println("formatted " + file);
      }
    }
  }

  /** The Java files of the project, in name order, without what the build makes. */
  static List<Path> javaFiles(Path root) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return NOT_OURS.contains(dir.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(".java")) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }

  /** The source as the project writes it; fails with the file's name where it is not Java. */
  static String format(Path file, String source) {
    try {
      return new Formatter().formatSourceAndFixImports(source);
    } catch (FormatterException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
