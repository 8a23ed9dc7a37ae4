package org.breakwater.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.record.Author;

/**
 * The people of an invented area, so that a demonstration and a test have somebody to sign in as:
 * its partners, posts, teams and a colleague in each kind of post, made by the same entries as an
 * administrator's.
 */
public final class Area {
  private static final String SOCIAL_CARE = "social-care";

  private final Staff staff;
  private final Directory directory;
  private final Credentials credentials;

  Area(Staff staff, Directory directory, Credentials credentials) {
    this.staff = staff;
    this.directory = directory;
    this.credentials = credentials;
  }

  /**
   * One of the area's people.
   *
   * @param signIn the name to sign in with
   * @param postName what they are, such as "School nurse"
   * @param partner code of the partner that they work for
   */
  public record Colleague(
      UUID id, String signIn, String name, String postName, String partner, Role role) {
    /** They as the author of an entry. */
    public Author author() {
      return new Author(id, postName, partner);
    }
  }

  /**
   * Everyone who may sign in, and the team of social workers.
   *
   * @param protectionTeam a team of the area's social care, with the allocated worker and the
   *     manager in it
   */
  public record Settled(List<Colleague> colleagues, UUID protectionTeam) {
    public Settled {
      colleagues = List.copyOf(colleagues);
    }

    /** The colleague who signs in with this name. */
    public Colleague colleague(String signIn) {
      return colleagues.stream()
          .filter(colleague -> colleague.signIn().equals(signIn))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("nobody signs in as " + signIn));
    }
  }

  private static final Map<String, List<Qualification>> QUALIFIED =
      Map.of(
          "frances",
          List.of(Qualification.SOCIAL_WORKER),
          "samira",
          List.of(Qualification.SOCIAL_WORKER),
          "martin",
          List.of(Qualification.SOCIAL_WORKER, Qualification.ENQUIRY_DECISION),
          "hana",
          List.of(Qualification.SOCIAL_WORKER, Qualification.ENQUIRY_DECISION),
          "carmen",
          List.of(Qualification.CONFERENCE_CHAIR, Qualification.REVIEWING_OFFICER));

  /** What a partner is called, and of which kind it is. */
  private record Partner(String code, String name, String kind) {}

  /** A post, and who has it. */
  private record Place(
      String post,
      String postName,
      String partner,
      Role role,
      Reach reach,
      String signIn,
      String name) {}

  private static final List<Partner> PARTNERS =
      List.of(
          new Partner(SOCIAL_CARE, "Children’s social care", "local-authority"),
          new Partner("police", "Police", "police"),
          new Partner("health", "Health", "health"),
          new Partner("school", "Schools", "education"),
          new Partner("youth-service", "Youth service", "local-authority"),
          new Partner("voluntary", "Lantern Project", "voluntary"),
          new Partner("community", "Members of the public", "public"),
          new Partner("scrutiny", "Independent scrutiny", "oversight"),
          new Partner("operator", "Who runs Breakwater", "operator"));

  private static final List<Place> PLACES =
      List.of(
          new Place(
              "front-door",
              "Front door social worker",
              SOCIAL_CARE,
              Role.PRACTITIONER,
              Reach.AREA,
              "frances",
              "Frances Adeyemi"),
          new Place(
              "social-worker",
              "Social worker",
              SOCIAL_CARE,
              Role.PRACTITIONER,
              Reach.CASELOAD,
              "samira",
              "Samira Whitlock"),
          new Place(
              "team-manager",
              "Team manager",
              SOCIAL_CARE,
              Role.MANAGER,
              Reach.PARTNER,
              "martin",
              "Martin Oyelaran"),
          new Place(
              "conference-chair",
              "Child protection chair",
              SOCIAL_CARE,
              Role.PRACTITIONER,
              Reach.CASELOAD,
              "carmen",
              "Carmen Idowu"),
          new Place(
              "head-of-service",
              "Head of service",
              SOCIAL_CARE,
              Role.MANAGER,
              Reach.AREA,
              "hana",
              "Hana Rowntree"),
          new Place(
              "director",
              "Director of children’s services",
              SOCIAL_CARE,
              Role.MANAGER,
              Reach.AREA,
              "dorothea",
              "Dorothea Quill"),
          new Place(
              "public-protection",
              "Public protection officer",
              "police",
              Role.PRACTITIONER,
              Reach.PARTNER,
              "priya",
              "Priya Calloway"),
          new Place(
              "inspector",
              "Public protection inspector",
              "police",
              Role.MANAGER,
              Reach.PARTNER,
              "iain",
              "Iain Brockhurst"),
          new Place(
              "safeguarding-lead",
              "Designated safeguarding lead",
              "school",
              Role.PRACTITIONER,
              Reach.PARTNER,
              "leila",
              "Leila Thorne"),
          new Place(
              "school-nurse",
              "School nurse",
              "health",
              Role.PRACTITIONER,
              Reach.PARTNER,
              "nadia",
              "Nadia Pell"),
          new Place(
              "youth-worker",
              "Youth worker",
              "youth-service",
              Role.PRACTITIONER,
              Reach.PARTNER,
              "yusuf",
              "Yusuf Marden"),
          new Place(
              "support-worker",
              "Support worker",
              "voluntary",
              Role.PRACTITIONER,
              Reach.CASELOAD,
              "vera",
              "Vera Lindqvist"),
          new Place(
              "scrutineer",
              "Independent scrutineer",
              "scrutiny",
              Role.SCRUTINEER,
              Reach.AREA,
              "isobel",
              "Isobel Achebe"),
          new Place(
              "administrator",
              "Administrator",
              "operator",
              Role.ADMINISTRATOR,
              Reach.NONE,
              "adam",
              "Adam Fenwick"));

  /**
   * Makes the area's people, all with one password.
   *
   * @throws IllegalStateException when somebody can sign in already: this is never for a record in
   *     use
   */
  public Settled settle(String password) {
    if (!directory.people().isEmpty()) {
      throw new IllegalStateException("an invented area is only settled where nobody can sign in");
    }
    Author by = Author.engine("area/1");
    PARTNERS.forEach(it -> staff.namePartner(it.code(), it.name(), it.kind(), by));
    var colleagues = new ArrayList<Colleague>();
    // One password that everybody may know is worked out once.
    Credentials.Hashed hashed = credentials.hashed(password);
    for (Place place : PLACES) {
      String post = place.partner() + "." + place.post();
      staff.createPost(post, place.postName(), place.partner(), place.role(), place.reach(), by);
      UUID id = staff.createUser(place.signIn(), place.name(), post, null, hashed, false, by);
      colleagues.add(
          new Colleague(
              id, place.signIn(), place.name(), place.postName(), place.partner(), place.role()));
    }
    for (Colleague colleague : colleagues) {
      QUALIFIED
          .getOrDefault(colleague.signIn(), List.of())
          .forEach(it -> staff.qualify(colleague.id(), it, "Invented", null, by));
    }
    UUID team = staff.createTeam("Child protection team", SOCIAL_CARE, by);
    var settled = new Settled(colleagues, team);
    List.of("samira", "martin")
        .forEach(member -> staff.changeTeam(team, settled.colleague(member).id(), true, by));
    return settled;
  }

  /**
   * Allocates persons to the area's social worker, and puts the support worker and the youth worker
   * around them.
   */
  public void allocate(Settled settled, List<UUID> persons) {
    Author by = settled.colleague("martin").author();
    for (UUID person : persons) {
      UUID worker = settled.colleague("samira").id();
      staff.relate(person, worker, "allocated-worker", "Allocated in supervision", by);
      for (String around : List.of("vera", "yusuf")) {
        staff.relate(
            person,
            settled.colleague(around).id(),
            "team-around-the-child",
            "Agreed at the first meeting",
            by);
      }
    }
  }
}
