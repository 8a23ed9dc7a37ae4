package org.breakwater;

import java.nio.file.Files;
import java.nio.file.Path;
import org.breakwater.intake.Bundles;
import org.breakwater.intake.Sender;
import org.breakwater.record.Rebuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

class SpineTest {
  @Test
  void ashbeck(@TempDir Path folder) throws Exception {
    try (var context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .run("--breakwater.data=/tmp/spine")) {
      var bundles = context.getBean(Bundles.class);
      for (int i = 0; i < 2; i++) {
        long t = System.nanoTime();
        try (var in = Files.newInputStream(Path.of("../../shared/data/ashbeck/reports.ndjson"))) {
          System.out.println(
              bundles.receive(
                  in,
                  Sender.OPERATOR,
                  (n, line, r) -> {
                    if (r instanceof org.breakwater.intake.Received.Refused)
                      System.out.println(n + " " + r);
                  }));
        }
        System.out.println((System.nanoTime() - t) / 1e9);
      }
      long t = System.nanoTime();
      System.out.println(context.getBean(Rebuild.class).check(n -> {}));
      System.out.println((System.nanoTime() - t) / 1e9);
    }
  }
}
