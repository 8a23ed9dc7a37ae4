package org.breakwater.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import org.breakwater.Application;

/**
 * How a command ended, and what it said.
 *
 * @param out standard output, which holds results only
 * @param err standard error, which holds everything else
 */
public record Ran(int code, String out, String err) {
  /** Runs one command as the launcher would, within this process. */
  public static Ran command(String... arguments) {
    return withInput("", arguments);
  }

  public static Ran withInput(String input, String... arguments) {
    InputStream in = System.in;
    PrintStream out = System.out;
    PrintStream err = System.err;
    var said = new ByteArrayOutputStream();
    var saidBeside = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
      System.setOut(new PrintStream(said, true, UTF_8));
      System.setErr(new PrintStream(saidBeside, true, UTF_8));
      int code = Commands.run(Application.class, arguments);
      System.out.flush();
      System.err.flush();
      return new Ran(code, said.toString(UTF_8), saidBeside.toString(UTF_8));
    } finally {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }
}
