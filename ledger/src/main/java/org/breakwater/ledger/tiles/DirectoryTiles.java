package org.breakwater.ledger.tiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A log in a directory, which can be published by any web server as it is.
 *
 * <p>A file is written beside its place, forced to the disk, and then renamed into it, and the
 * folders are forced too, so that after a power cut each file is whole or absent. What a crash may
 * leave beside are files whose names begin with a dot; they are not part of the log.
 */
public final class DirectoryTiles implements TileStore {
  private final Path root;

  /**
   * Opens a directory, which need not exist yet if it is only to be written to.
   *
   * @param root where the checkpoint lies
   */
  public DirectoryTiles(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    Path file = resolve(path);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      if (channel.size() > LARGEST) {
        throw new IOException(path + " is larger than anything in a log");
      }
      ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      return Optional.of(buffer.array()); // files of a log do not shrink: each is replaced whole
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (!Files.isRegularFile(file)) {
        return Optional.empty(); // a folder, or a file where a folder of its path should be
      }
      throw e;
    }
  }

  @Override
  public Optional<Stream<String>> list() throws IOException {
    if (!Files.isDirectory(root)) {
      return Optional.of(Stream.empty());
    }
    return Optional.of(
        Files.find(root, Integer.MAX_VALUE, (file, kind) -> !kind.isDirectory() && !hidden(file))
            .map(file -> root.relativize(file).toString().replace('\\', '/')));
  }

  private static boolean hidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }

  @Override
  public void write(Map<String, byte[]> files) throws IOException {
    Set<Path> changed = new LinkedHashSet<>();
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      Path file = resolve(entry.getKey());
      Path folder = folderOf(file);
      create(folder, changed);
      Path beside = folder.resolve("." + file.getFileName() + ".new");
      writeDurably(beside, entry.getValue());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      changed.add(folder);
    }
    for (Path folder : changed) {
      force(folder);
    }
  }

  /** Makes a folder and those above it; whichever gets a new one inside must be forced too. */
  private static void create(Path folder, Set<Path> changed) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path above = folderOf(folder);
    create(above, changed);
    Files.createDirectories(folder);
    changed.add(above);
  }

  private static void writeDurably(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void delete(String path) throws IOException {
    Path place = resolve(path);
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.list(place)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(place);
  }

  private Path resolve(String path) {
    Path place = root.resolve(path).normalize();
    if (!place.startsWith(root) || place.equals(root)) {
      throw new IllegalArgumentException("outside the log: " + path);
    }
    return place;
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IllegalArgumentException("nothing above " + file);
    }
    return folder;
  }
}
