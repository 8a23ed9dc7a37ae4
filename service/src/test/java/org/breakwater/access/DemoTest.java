package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.breakwater.Breakwater;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, as a process of its own: what it prints is true. */
class DemoTest {
  private static final Path README = Path.of("..", "README.md");

  /** Seconds in which a process must end; far more than it needs. */
  private static final long LONGEST = 60;

  @TempDir Path folder;

  @Test
  void the_demo_says_where_and_as_whom_and_a_child_can_be_followed_and_it_stops_when_told()
      throws Exception {
    assertThat(Files.readString(README)).contains("\n./breakwater demo ");
    Process demo =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Breakwater.class.getName(),
                "demo",
                "--people=3000",
                "--port=0",
                "--data=" + folder.resolve("demo"))
            .directory(folder.toFile())
            .redirectError(folder.resolve("said.log").toFile())
            .start();
    try (BufferedReader out = demo.inputReader(StandardCharsets.UTF_8)) {
      String said = untilReady(out);
      String address = found(said, "Breakwater is at (http://localhost:\\d+)/").group(1);
      String password = found(said, "with the password \"([^\"]+)\"").group(1);
      MatchResult child =
          found(said, "(?m)^  (\\S+) (.+) \\((\\d+) reports from (\\d+) agencies\\)$");
      follow(address, password, child.group(1) + " " + child.group(2));

      demo.destroy();
      assertThat(demo.waitFor(LONGEST, TimeUnit.SECONDS)).as("it stops").isTrue();
      assertThat(demo.exitValue()).as("by SIGTERM, after closing").isEqualTo(143);
      try (var left = Files.walk(folder)) {
        assertThat(left.map(Path::getFileName).map(Path::toString))
            .as("PostgreSQL was stopped with it")
            .contains("PG_VERSION")
            .doesNotContain("postmaster.pid");
      }
    } finally {
      demo.destroyForcibly();
    }
  }

  /** Signs in as the README says, finds the child, says why, and reads the story. */
  private static void follow(String address, String password, String child) {
    var frances = new ACaller(address);
    assertThat(ACaller.location(frances.signIn("frances", password))).isEqualTo("/home");
    String found =
        Jsoup.parse(frances.get("/search?q=" + ACaller.encoded(child)).body())
            .select("main a[href^=/people/]")
            .attr("href");
    assertThat(found).startsWith("/people/");
    String purpose = ACaller.location(frances.get(found));
    assertThat(purpose).startsWith("/purpose?");
    HttpResponse<String> stated =
        frances.post(
            "/purpose",
            Map.of(
                "type", "person",
                "id", found.substring("/people/".length()).replaceAll("\\?.*", ""),
                "purpose", "FRONT_DOOR"));
    assertThat(stated.statusCode()).isEqualTo(302);
    var story = Jsoup.parse(frances.get(found).body());
    assertThat(story.select("h1").text()).isNotBlank();
    assertThat(story.select(".bw-event")).hasSizeGreaterThan(3);
  }

  private static MatchResult found(String said, String pattern) {
    return Pattern.compile(pattern)
        .matcher(said)
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError(pattern + " is not in what it said:\n" + said));
  }

  /** All that it prints until it waits to be stopped. */
  private static String untilReady(BufferedReader out) throws IOException {
    var lines = new ArrayList<String>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.startsWith("Stop it with Ctrl-C")) {
        return String.join("\n", lines);
      }
    }
    throw new IOException("it ended after saying: " + lines);
  }
}
