package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A model as a file: JSON in which the same model is always the same text. */
record ModelFile(
    String reading, int before, int household, List<Part> comparisons, Frequencies frequencies) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One comparison's shares. */
  record Part(String name, String comparison, double[] m, double[] u, int usual) {}

  static String write(Model model) {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < model.slots().size(); i++) {
      Scale scale = model.scale(i);
      parts.add(
          new Part(
              model.slots().get(i),
              scale.comparison().name(),
              scale.m(),
              scale.u(),
              scale.usual()));
    }
    Frequencies sorted =
        new Frequencies(
            new java.util.TreeMap<>(model.frequencies().totals()),
            new java.util.TreeMap<>(model.frequencies().once()),
            new java.util.TreeMap<>(model.frequencies().twice()),
            sorted(model.frequencies().counts()),
            new java.util.TreeMap<>(model.frequencies().unlisted()));
    return JSON.writeValueAsString(
        new ModelFile(Model.READING, model.before(), model.household(), parts, sorted));
  }

  private static Map<String, Map<String, Integer>> sorted(
      Map<String, Map<String, Integer>> counts) {
    var sorted = new java.util.TreeMap<String, Map<String, Integer>>();
    counts.forEach((kind, words) -> sorted.put(kind, new java.util.TreeMap<>(words)));
    return sorted;
  }

  static Model read(String json) {
    try {
      var file = JSON.readValue(json, ModelFile.class);
      if (!Model.READING.equals(file.reading)) {
        throw new IllegalArgumentException(
            "a model for " + file.reading + ", not " + Model.READING);
      }
      Scale[] scales =
          file.comparisons.stream()
              .map(p -> Scale.of(Comparison.valueOf(p.comparison), p.m, p.u, p.usual))
              .toArray(Scale[]::new);
      return new Model(
          file.before,
          file.household,
          file.comparisons.stream().map(Part::name).toList(),
          scales,
          file.frequencies);
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException("not a linkage model", unreadable);
    }
  }
}
