package org.breakwater.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.breakwater.record.Purpose;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Checks a name and a password, and puts each try at a known account in the record. */
final class SignIn implements AuthenticationProvider {
  private final Directory directory;
  private final Credentials credentials;
  private final Staff staff;
  private final boolean eachCall;

  /**
   * @param eachCall whether this is asked for each call of the API; only a person's sign-in to the
   *     pages is worth an entry when it succeeds
   */
  SignIn(Directory directory, Credentials credentials, Staff staff, boolean eachCall) {
    this.directory = directory;
    this.credentials = credentials;
    this.staff = staff;
    this.eachCall = eachCall;
  }

  @Override
  public Authentication authenticate(Authentication given) {
    Optional<Viewer> viewer = directory.bySignIn(given.getName().strip());
    String password = String.valueOf(given.getCredentials());
    // A password that is only for the first time opens the page to change it, and no API.
    boolean right =
        credentials.matches(viewer.map(Viewer::id), password)
            && !(eachCall && viewer.map(Viewer::id).filter(credentials::mustChange).isPresent());
    if (viewer.isPresent() && !(right && eachCall)) {
      Viewer known = viewer.get();
      staff.add(
          right ? new AccessEvent.SignedIn("password") : new AccessEvent.SignInRefused("password"),
          known.author(),
          Purpose.ADMINISTRATION,
          List.of(known.subject()));
    }
    if (!right) {
      throw new BadCredentialsException("refused");
    }
    return token(viewer.get());
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  /** What stands for a signed-in person in a session; the reach is only for the navigation. */
  static UsernamePasswordAuthenticationToken token(Viewer viewer) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new Account(viewer.id(), viewer.name()),
        null,
        Stream.of(viewer.role().name(), "REACH_" + viewer.reach().name())
            .map(name -> new SimpleGrantedAuthority("ROLE_" + name))
            .toList());
  }
}
