package org.breakwater.identity;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.breakwater.intake.Report;
import org.breakwater.intake.ReportReceived;
import org.breakwater.linkage.Model;
import org.breakwater.record.Author;
import org.breakwater.record.Consequence;
import org.breakwater.record.Draft;
import org.breakwater.record.Entry;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.jdbc.core.JdbcTemplate;

/** Judges who the people of each report are, as the report arrives, and puts that in the record. */
final class Judging implements Consequence {
  private static final int WORTH_A_THREAD = 20;

  private final Models models;
  private final KeysKept keysKept;
  private final Clock clock;
  private final TimeBasedEpochGenerator ids;
  private final AtHand atHand;

  /**
   * @param mostAtHand descriptions kept from one batch of reports to the next; none for what there
   *     is room for
   */
  Judging(
      Models models, KeysKept keysKept, OptionalInt mostAtHand, Clock clock, SecureRandom random) {
    this.models = models;
    this.keysKept = keysKept;
    this.clock = clock;
    this.ids = Generators.timeBasedEpochGenerator(random);
    this.atHand = new AtHand(keysKept, mostAtHand);
  }

  @Override
  public List<Draft> of(List<Entry> appended, JdbcTemplate jdbc) {
    List<Entry> reports = reports(appended);
    if (reports.isEmpty()) {
      return List.of();
    }
    atHand.letGo();
    return drafts(reports, new Neighbours(jdbc, ready(jdbc), keysKept));
  }

  @Override
  public Optional<Supplier<List<Draft>>> beside(List<Entry> arriving, JdbcTemplate jdbc) {
    List<Entry> reports = reports(arriving);
    if (reports.size() < WORTH_A_THREAD) {
      return Optional.empty();
    }
    Neighbours near = atHand.near(ready(jdbc), jdbc);
    return Optional.of(() -> drafts(reports, near));
  }

  private static List<Entry> reports(List<Entry> entries) {
    return entries.stream().filter(entry -> entry.event() instanceof ReportReceived).toList();
  }

  private Models.InForce ready(JdbcTemplate jdbc) {
    keysKept.makeAnew(jdbc);
    return models.inForce(jdbc);
  }

  /**
   * The same whether the reports and what their people say are stored already or not: who they are
   * held to be is not, and what they say is taken into account all at once.
   */
  private List<Draft> drafts(List<Entry> reports, Neighbours near) {
    Engine engine = near.inForce().engine();
    List<List<Mention>> arriving =
        reports.stream().map(report -> mentions(report, engine.descriptions())).toList();
    near.expect(arriving.stream().flatMap(List::stream).toList());
    var drafts = new ArrayList<Draft>();
    for (int i = 0; i < reports.size(); i++) {
      if (!arriving.get(i).isEmpty()) {
        drafts.add(draft(reports.get(i), judge(arriving.get(i), near, engine), engine));
      }
    }
    return drafts;
  }

  private static List<Mention> mentions(Entry entry, Descriptions descriptions) {
    Report report = ((ReportReceived) entry.event()).report();
    var mentions = new ArrayList<Mention>();
    for (int at = 0; at < report.people().size(); at++) {
      mentions.add(
          descriptions.mention(
              new MentionId(entry.id(), at),
              Description.of(report.people().get(at), report.recorded())));
    }
    return mentions;
  }

  private IdentityEvent.Judged judge(List<Mention> arriving, Neighbours near, Engine engine) {
    var judgements = new ArrayList<Judgement>();
    var moves = new ArrayList<Move>();
    for (Mention mention : arriving) {
      IdentityEvent.Judged judged =
          engine.matcher().judge(mention, near, () -> near.newcomer(ids.generate()));
      near.take(mention, judged);
      judgements.addAll(judged.judgements());
      moves.addAll(judged.moves());
    }
    return new IdentityEvent.Judged(judgements, moves);
  }

  /** Under which name what a model judges stands in the record. */
  static Author author(Model model) {
    return Author.engine("matcher " + LinkageMatcher.name(model));
  }

  private Draft draft(Entry report, IdentityEvent.Judged judged, Engine engine) {
    Set<Subject> subjects =
        judged.moves().stream().map(move -> Subject.person(move.to())).collect(Collectors.toSet());
    return Draft.now(
            judged,
            clock.instant(),
            author(engine.model()),
            Purpose.ENGINE,
            subjects.stream().sorted(java.util.Comparator.comparing(Subject::id)).toList())
        .answering(report.id());
  }
}
