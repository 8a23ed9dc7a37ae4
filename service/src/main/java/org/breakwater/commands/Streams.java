package org.breakwater.commands;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Files as commands name them: {@code -} for standard input or output, {@code .gz} packed. */
final class Streams {
  private Streams() {}

  static InputStream read(String file) throws IOException {
    if (file.equals("-")) {
      return new BufferedInputStream(new ImportCommand.Unclosed(System.in));
    }
    InputStream plain = Files.newInputStream(Path.of(file));
    return file.endsWith(".gz") ? new GZIPInputStream(plain, 1 << 16) : plain;
  }

  static OutputStream write(String file) throws IOException {
    if (file.equals("-")) {
      return new FilterOutputStream(new BufferedOutputStream(System.out)) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
          flush();
        }
      };
    }
    OutputStream plain = new BufferedOutputStream(Files.newOutputStream(Path.of(file)));
    return file.endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain;
  }
}
