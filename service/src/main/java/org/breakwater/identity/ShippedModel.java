package org.breakwater.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.Thresholds;

/**
 * The model of who is who that a record begins with. It was learnt without labels from the reports
 * of an invented town ({@code ./breakwater learn}), and knows no names: every word counts as being
 * as rare as its like usually are, since other places have other names.
 */
final class ShippedModel {
  /**
   * By the model's own reckoning. Joined is what is wrong less often than once in 250 times,
   * because a wrong join puts one child's danger on another child's file; a person is asked about
   * what is eight times likelier than not. Pairs of less than one wrong in 32 hold no group
   * together.
   */
  static final Thresholds THRESHOLDS = new Thresholds(8_000, 3_000, 5_000);

  private static final String FILE = "model.json";

  private ShippedModel() {}

  static Model load() {
    try (InputStream in = ShippedModel.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the model of who is who is not on the class path");
      }
      return Model.fromJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
