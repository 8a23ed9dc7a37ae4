package org.breakwater.identity;

import org.breakwater.linkage.Model;
import tools.jackson.databind.json.JsonMapper;

/** One model at work: descriptions as it reads them, and the matcher that judges by it. */
record Engine(Model model, Descriptions descriptions, LinkageMatcher matcher) {
  static Engine of(Model model, KeysKept keysKept, JsonMapper json) {
    return new Engine(model, new Descriptions(model, keysKept, json), new LinkageMatcher(model));
  }
}
