package org.breakwater.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Partners, posts, teams, people and tokens, kept by an administrator, who sees no child's record.
 */
@Controller
@RequestMapping("/administration")
class AdministrationPages {
  private final Pages pages;
  private final PageFrame frame;
  private final Directory directory;
  private final Credentials credentials;
  private final Staff staff;

  AdministrationPages(
      Pages pages, PageFrame frame, Directory directory, Credentials credentials, Staff staff) {
    this.pages = pages;
    this.frame = frame;
    this.directory = directory;
    this.credentials = credentials;
    this.staff = staff;
  }

  @GetMapping
  View all() {
    return overview(List.of());
  }

  @PostMapping("/partners")
  View namePartner(
      Viewer viewer,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String kind,
      HttpServletRequest request) {
    Words words = frame.words();
    if (!People.PARTNER.matcher(code.strip()).matches() || name.isBlank()) {
      return overview(List.of(new Wrong(words.of("access.partner.wrong"), "partner-code")));
    }
    staff.namePartner(code.strip(), name.strip(), kind.strip(), viewer.author());
    return done(request, "access.saved");
  }

  @PostMapping("/posts")
  View createPost(
      Viewer viewer,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String partner,
      @RequestParam Role role,
      @RequestParam Reach reach,
      HttpServletRequest request) {
    Words words = frame.words();
    boolean known = directory.partners().stream().anyMatch(it -> it.code().equals(partner));
    if (name.isBlank() || !known) {
      return overview(List.of(new Wrong(words.of("access.post.wrong"), "post-name")));
    }
    if (role.seesRecords() == (reach == Reach.NONE)) {
      return overview(List.of(new Wrong(words.of("access.post.reach-wrong"), "post-reach")));
    }
    String code =
        partner + "." + name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    staff.createPost(code, name.strip(), partner, role, reach, viewer.author());
    return done(request, "access.saved");
  }

  @PostMapping("/teams")
  View createTeam(
      Viewer viewer,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String partner,
      HttpServletRequest request) {
    if (name.isBlank()
        || directory.partners().stream().noneMatch(it -> it.code().equals(partner))) {
      return overview(List.of(new Wrong(frame.words().of("access.team.wrong"), "team-name")));
    }
    staff.createTeam(name.strip(), partner, viewer.author());
    return done(request, "access.saved");
  }

  @PostMapping("/teams/{team}/members")
  View changeTeam(
      Viewer viewer,
      @PathVariable UUID team,
      @RequestParam UUID user,
      @RequestParam(defaultValue = "true") boolean member,
      HttpServletRequest request) {
    if (directory.teams().stream().noneMatch(it -> it.id().equals(team))) {
      throw new Restricted();
    }
    known(user);
    staff.changeTeam(team, user, member, viewer.author());
    return done(request, "access.saved");
  }

  @PostMapping("/users")
  View createUser(
      Viewer viewer,
      @RequestParam(defaultValue = "") String signIn,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String post,
      @RequestParam(defaultValue = "") String email) {
    Words words = frame.words();
    var errors = new ArrayList<Wrong>();
    if (!People.SIGN_IN.matcher(signIn.strip()).matches()) {
      errors.add(new Wrong(words.of("access.setup.sign-in-wrong"), "user-signIn"));
    } else if (directory.people().stream()
        .anyMatch(person -> person.signIn().equalsIgnoreCase(signIn.strip()))) {
      errors.add(new Wrong(words.of("access.user.taken"), "user-signIn"));
    }
    if (name.isBlank()) {
      errors.add(new Wrong(words.of("access.setup.name-empty"), "user-name"));
    }
    if (directory.posts().stream().noneMatch(it -> it.code().equals(post))) {
      errors.add(new Wrong(words.of("access.user.post-empty"), "user-post"));
    }
    if (!errors.isEmpty()) {
      return overview(errors);
    }
    String password = credentials.freshSecret();
    staff.createUser(
        signIn.strip(),
        name.strip(),
        post,
        email.isBlank() ? null : email.strip(),
        password,
        true,
        viewer.author());
    return secret(words.of("access.user.created", name.strip()), password);
  }

  @PostMapping("/users/{user}/password")
  View newPassword(Viewer viewer, @PathVariable UUID user) {
    return staff
        .givePassword(user, viewer.author())
        .map(password -> secret(frame.words().of("access.user.password-new"), password))
        .orElseThrow(Restricted::new);
  }

  @PostMapping("/users/{user}/post")
  View changePost(
      Viewer viewer,
      @PathVariable UUID user,
      @RequestParam String post,
      HttpServletRequest request) {
    if (directory.posts().stream().noneMatch(it -> it.code().equals(post))) {
      return overview(List.of(new Wrong(frame.words().of("access.user.post-empty"), "user-post")));
    }
    known(user);
    staff.post(user, post, viewer.author());
    return done(request, "access.saved");
  }

  @PostMapping("/users/{user}/disabled")
  View disable(
      Viewer viewer,
      @PathVariable UUID user,
      @RequestParam boolean disabled,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request) {
    if (user.equals(viewer.id())) {
      return overview(List.of(new Wrong(frame.words().of("access.user.not-yourself"), null)));
    }
    known(user);
    staff.disable(user, disabled, reason.strip(), viewer.author());
    return done(request, "access.saved");
  }

  @PostMapping("/tokens")
  View newToken(
      Viewer viewer,
      @RequestParam(defaultValue = "") String partner,
      @RequestParam(defaultValue = "") String label) {
    Words words = frame.words();
    if (label.isBlank()
        || directory.partners().stream().noneMatch(it -> it.code().equals(partner))) {
      return overview(List.of(new Wrong(words.of("access.token.wrong"), "token-label")));
    }
    return secret(
        words.of("access.token.created", label.strip()),
        staff.giveToken(partner, label.strip(), viewer.author()));
  }

  @PostMapping("/tokens/{token}/revoked")
  View revoke(Viewer viewer, @PathVariable UUID token, HttpServletRequest request) {
    staff.revokeToken(token, viewer.author());
    return done(request, "access.saved");
  }

  private void known(UUID user) {
    if (directory.people().stream().noneMatch(it -> it.id().equals(user))) {
      throw new Restricted();
    }
  }

  private View done(HttpServletRequest request, String notice) {
    PageFrame.sayNext(request, frame.words().of(notice));
    return new RedirectView("/administration");
  }

  private View secret(String title, String secret) {
    return pages.view("access/secret", Map.of("title", title, "secret", secret));
  }

  private View overview(List<Wrong> errors) {
    return pages
        .view(
            "access/administration",
            Map.of("form", AdministrationForm.of(directory, credentials), "errors", errors))
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }
}
