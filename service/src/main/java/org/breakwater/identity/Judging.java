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
import org.breakwater.record.Author;
import org.breakwater.record.Consequence;
import org.breakwater.record.Draft;
import org.breakwater.record.Entry;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Judges who the people of each report are, as the report arrives, and puts that in the record. */
final class Judging implements Consequence {
  private final Matcher matcher;
  private final JsonMapper json;
  private final Clock clock;
  private final TimeBasedEpochRandomGenerator ids;

  Judging(Matcher matcher, JsonMapper json, Clock clock, SecureRandom random) {
    this.matcher = matcher;
    this.json = json;
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
    var known = new KnownMentions(jdbc, json, matcher);
    List<List<Mention>> arriving = reports.stream().map(Judging::mentions).toList();
    known.expect(arriving.stream().flatMap(List::stream).map(Mention::description).toList());
    var drafts = new ArrayList<Draft>();
    for (int i = 0; i < reports.size(); i++) {
      if (!arriving.get(i).isEmpty()) {
        drafts.add(draft(reports.get(i), judge(arriving.get(i), known)));
      }
    }
    return drafts;
  }

  private static List<Mention> mentions(Entry entry) {
    Report report = ((ReportReceived) entry.event()).report();
    var mentions = new ArrayList<Mention>();
    for (int at = 0; at < report.people().size(); at++) {
      Report.Person person = report.people().get(at);
      mentions.add(
          new Mention(
              new MentionId(entry.id(), at),
              person.role(),
              Description.of(person, report.recorded()),
              null));
    }
    return mentions;
  }

  private IdentityEvent.Judged judge(List<Mention> arriving, KnownMentions known) {
    var judgements = new ArrayList<Judgement>();
    var moves = new ArrayList<Move>();
    for (Mention mention : arriving) {
      List<Mention> besides = arriving.stream().filter(other -> other != mention).toList();
      IdentityEvent.Judged judged =
          matcher.judge(mention, besides, known, () -> known.newcomer(ids.generate()));
      known.placed(mention, judged.moves());
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
            Author.engine("matcher " + matcher.model()),
            Purpose.ENGINE,
            subjects.stream().sorted(java.util.Comparator.comparing(Subject::id)).toList())
        .answering(report.id());
  }
}
