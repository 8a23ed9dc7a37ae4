package org.breakwater.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Coming in: the start page, signing in, one's own password, and the first administrator. */
@Controller
class EntrancePages {
  private final Pages pages;
  private final PageFrame frame;
  private final Directory directory;
  private final Credentials credentials;
  private final Staff staff;
  private final Setup setup;
  private final OrganisationSignIn organisations;

  EntrancePages(
      Pages pages,
      PageFrame frame,
      Directory directory,
      Credentials credentials,
      Staff staff,
      Setup setup,
      OrganisationSignIn organisations) {
    this.pages = pages;
    this.frame = frame;
    this.directory = directory;
    this.credentials = credentials;
    this.staff = staff;
    this.setup = setup;
    this.organisations = organisations;
  }

  @GetMapping("/")
  View start(HttpServletRequest request) {
    return request.getUserPrincipal() == null
        ? pages.view("pages/start", Map.of())
        : new RedirectView("/home");
  }

  @GetMapping("/home")
  View home(Viewer viewer) {
    if (credentials.mustChange(viewer.id())) {
      return new RedirectView("/password");
    }
    return new RedirectView(
        switch (viewer.role()) {
          case ADMINISTRATOR -> "/administration";
          case ELECTED_MEMBER -> "/figures";
          case PRACTITIONER, MANAGER, SCRUTINEER -> "/search";
        });
  }

  @GetMapping("/sign-in")
  View signIn(HttpServletRequest request) {
    Words words = frame.words();
    var errors = new ArrayList<Wrong>();
    for (String reason : List.of("refused", "not-known", "organisation-refused")) {
      if (request.getParameter(reason) != null) {
        errors.add(
            new Wrong(
                words.of("access.sign-in." + reason),
                reason.equals("refused") ? "username" : null));
      }
    }
    var model = new HashMap<String, Object>();
    model.put("errors", errors);
    organisations.name().ifPresent(name -> model.put("organisation", name));
    return pages.view("access/signIn", model);
  }

  @GetMapping("/password")
  View password() {
    return pages.view("access/password", Map.of());
  }

  @PostMapping("/password")
  View changePassword(
      Viewer viewer,
      @RequestParam(defaultValue = "") String now,
      @RequestParam(defaultValue = "") String fresh,
      HttpServletRequest request) {
    Words words = frame.words();
    var errors = new ArrayList<Wrong>();
    if (!credentials.matches(java.util.Optional.of(viewer.id()), now)) {
      errors.add(new Wrong(words.of("access.password.wrong"), "now"));
    }
    tooShort(fresh, words).forEach(errors::add);
    if (!errors.isEmpty()) {
      return pages.view("access/password", Map.of("errors", errors)).status(HttpStatus.BAD_REQUEST);
    }
    staff.changePassword(viewer.id(), fresh, viewer.author());
    PageFrame.sayNext(request, words.of("access.password.changed"));
    return new RedirectView("/home");
  }

  @GetMapping("/setup")
  View setup() {
    return directory.hasAdministrator()
        ? new RedirectView("/sign-in")
        : pages.view("access/setup", Map.of());
  }

  @PostMapping("/setup")
  View firstAdministrator(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String signIn,
      @RequestParam(defaultValue = "") String fresh) {
    if (directory.hasAdministrator()) {
      return new RedirectView("/sign-in");
    }
    Words words = frame.words();
    var errors = new ArrayList<Wrong>();
    if (!credentials.isSetupCode(code)) {
      errors.add(new Wrong(words.of("access.setup.code-wrong"), "code"));
    }
    if (name.isBlank()) {
      errors.add(new Wrong(words.of("access.setup.name-empty"), "name"));
    }
    if (!People.SIGN_IN.matcher(signIn.strip()).matches()) {
      errors.add(new Wrong(words.of("access.setup.sign-in-wrong"), "signIn"));
    }
    tooShort(fresh, words).forEach(errors::add);
    if (!errors.isEmpty()) {
      return pages
          .view("access/setup", Map.of("errors", errors, "name", name, "signIn", signIn))
          .status(HttpStatus.BAD_REQUEST);
    }
    setup.firstAdministrator(
        code,
        signIn.strip(),
        name.strip(),
        fresh,
        new Setup.Names(words.of("access.setup.partner"), words.of("access.setup.post")));
    return new RedirectView("/sign-in");
  }

  private static List<Wrong> tooShort(String password, Words words) {
    return password.length() < Credentials.SHORTEST || password.length() > Credentials.LONGEST
        ? List.of(new Wrong(words.of("access.password.length", Credentials.SHORTEST), "fresh"))
        : List.of();
  }
}
