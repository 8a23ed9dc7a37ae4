package org.breakwater;

import org.breakwater.commands.Commands;

/** The command line: {@code ./breakwater demo}, {@code import}, {@code serve} and the rest. */
public final class Breakwater {
  private Breakwater() {}

  /**
   * Runs one command and ends with its exit code: 0 done, 1 failed, 2 wrong usage, 3 some refused.
   */
  public static void main(String[] args) {
    int code = Commands.run(Application.class, args);
    if (code != Commands.STILL_RUNNING) {
      System.exit(code);
    }
  }
}
