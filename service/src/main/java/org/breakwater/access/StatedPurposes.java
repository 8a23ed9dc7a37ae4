package org.breakwater.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The purposes that a viewer has stated in this session: one for each person. A thing is looked at
 * for the purpose stated last, since it is people that need a reason each.
 */
final class StatedPurposes {
  private static final String STATED = "breakwater.purposes";
  private static final String LAST = "last";

  Optional<Purpose> of(Viewer viewer, Subject subject) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    String purpose =
        request == null
            ? null
            : held(request, viewer)
                .get(subject.type().equals("person") ? subject.toString() : LAST);
    return Optional.ofNullable(purpose).map(Purpose::valueOf);
  }

  void state(Viewer viewer, Subject subject, Purpose purpose) {
    RequestAttributes request = RequestContextHolder.currentRequestAttributes();
    Map<String, String> held = held(request, viewer);
    held.put(subject.toString(), purpose.name());
    held.put(LAST, purpose.name());
    request.setAttribute(
        STATED + viewer.id(), new HashMap<>(held), RequestAttributes.SCOPE_SESSION);
  }

  private static Map<String, String> held(RequestAttributes request, Viewer viewer) {
    var held = new HashMap<String, String>();
    @Nullable Object kept =
        request.getAttribute(STATED + viewer.id(), RequestAttributes.SCOPE_SESSION);
    if (kept instanceof Map<?, ?> map) {
      map.forEach((key, value) -> held.put(String.valueOf(key), String.valueOf(value)));
    }
    return held;
  }
}
