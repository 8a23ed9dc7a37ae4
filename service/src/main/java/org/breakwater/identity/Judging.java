package org.breakwater.identity;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  private final Model model;
  private final KeysKept keysKept;
  private final Descriptions descriptions;
  private final LinkageMatcher matcher;
  private final Clock clock;
  private final TimeBasedEpochRandomGenerator ids;

  Judging(
      Model model, KeysKept keysKept, Descriptions descriptions, Clock clock, SecureRandom random) {
    this.model = model;
    this.keysKept = keysKept;
    this.descriptions = descriptions;
    this.matcher = new LinkageMatcher(model);
    this.clock = clock;
    this.ids = Generators.timeBasedEpochRandomGenerator(random);
  }

  @Override
  public List<Draft> of(List<Entry> appended, JdbcTemplate jdbc) {
    List<Entry> reports =
        appended.stream().filter(entry -> entry.event() instanceof ReportReceived).toList();
    if (reports.isEmpty()) {
      return List.of();
    }
    keysKept.makeAnew(jdbc);
    var near = new Neighbours(jdbc, model, keysKept, descriptions);
    List<List<Mention>> arriving = reports.stream().map(this::mentions).toList();
    near.expect(arriving.stream().flatMap(List::stream).toList());
    var drafts = new ArrayList<Draft>();
    for (int i = 0; i < reports.size(); i++) {
      if (!arriving.get(i).isEmpty()) {
        drafts.add(draft(reports.get(i), judge(arriving.get(i), near)));
      }
    }
    return drafts;
  }

  private List<Mention> mentions(Entry entry) {
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

  private IdentityEvent.Judged judge(List<Mention> arriving, Neighbours near) {
    var judgements = new ArrayList<Judgement>();
    var moves = new ArrayList<Move>();
    for (Mention mention : arriving) {
      IdentityEvent.Judged judged =
          matcher.judge(mention, near, () -> near.newcomer(ids.generate()));
      near.take(mention, judged);
      judgements.addAll(judged.judgements());
      moves.addAll(judged.moves());
    }
    return new IdentityEvent.Judged(judgements, moves);
  }

  private Draft draft(Entry report, IdentityEvent.Judged judged) {
    Set<Subject> subjects =
        judged.moves().stream().map(move -> Subject.person(move.to())).collect(Collectors.toSet());
    return Draft.now(
            judged,
            clock.instant(),
            Author.engine("matcher " + LinkageMatcher.name(model)),
            Purpose.ENGINE,
            subjects.stream().sorted(java.util.Comparator.comparing(Subject::id)).toList())
        .answering(report.id());
  }
}
