package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WallsTest {
  @Test
  void the_engine_leans_on_nothing_else_of_the_project_nor_on_a_framework() throws IOException {
    var used = new TreeSet<String>();
    try (var classes = Files.walk(Path.of("target/classes"))) {
      for (Path file : classes.filter(f -> f.toString().endsWith(".class")).toList()) {
        StreamSupport.stream(ClassFile.of().parse(file).constantPool().spliterator(), false)
            .filter(ClassEntry.class::isInstance)
            .map(entry -> ((ClassEntry) entry).asInternalName())
            .forEach(used::add);
      }
    }
    assertThat(used).contains("org/breakwater/patterns/Scan");
    assertThat(used)
        .noneMatch(name ->
            name.startsWith("org/breakwater/") && !name.startsWith("org/breakwater/patterns/"));
    assertThat(used).noneMatch(name -> name.startsWith("org/springframework/"));
  }
}
