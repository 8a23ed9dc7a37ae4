package org.breakwater.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.breakwater.intake.Received;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where refused lines go: NDJSON with file, line number, field, reason, and the line as sent, so
 * that it can be mended and sent again. Without a file for them the first few are said on standard
 * error.
 */
final class RefusedLines implements AutoCloseable {
  private static final int SAID = 10;

  private final @Nullable OutputStream out;
  private final JsonMapper json;
  private long count;

  RefusedLines(@Nullable String file, JsonMapper json) throws IOException {
    this.out = file == null ? null : Streams.write(file);
    this.json = json;
  }

  void add(String file, long number, byte[] line, Received.Refused refused) throws IOException {
    count++;
    if (out == null) {
      say(file, number, refused);
      return;
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("file", file);
    fields.put("line", number);
    fields.put("field", refused.field());
    fields.put("reason", refused.reason());
    fields.put("text", new String(line, StandardCharsets.UTF_8));
    out.write(json.writeValueAsBytes(fields));
    out.write('\n');
    out.flush();
  }

  private void say(String file, long number, Received.Refused refused) {
    if (count <= SAID) {
      System.err.println(
          file + " line " + number + ": " + refused.field() + " " + refused.reason());
    } else if (count == SAID + 1) {
      System.err.println("... more refused; name a file with --refused to have them all");
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
