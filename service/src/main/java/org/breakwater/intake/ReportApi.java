package org.breakwater.intake;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** Takes in reports from partners' systems. */
@RestController
@RequestMapping("/api")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Breakwater",
            version = "1",
            description =
                "How a partner's system hands in reports. It signs in with a bearer token that an"
                    + " administrator made for it. And why two people may be one, for whoever is"
                    + " signed in to the pages."))
class ReportApi {
  private final Intake intake;
  private final Bundles bundles;
  private final SenderOf senders;
  private final JsonMapper json;

  ReportApi(Intake intake, Bundles bundles, SenderOf senders, JsonMapper json) {
    this.intake = intake;
    this.bundles = bundles;
    this.senders = senders;
    this.json = json;
  }

  @PostMapping(value = "/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Hand in one report",
      description =
          "Handing it in twice changes nothing; other content under a held reference is refused.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = Report.class))))
  @ApiResponse(responseCode = "201", description = "Kept; doubts says how many oddities were noted")
  @ApiResponse(responseCode = "200", description = "The same report was held already")
  @ApiResponse(responseCode = "409", description = "Held already with other content")
  @ApiResponse(
      responseCode = "422",
      description = "Cannot be read by the schema; faults has each field and what is wrong there")
  ResponseEntity<Object> report(HttpServletRequest request, Authentication authentication)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(ReportReader.LONGEST + 1);
    if (body.length > ReportReader.LONGEST) {
      return problem(
          HttpStatus.CONTENT_TOO_LARGE,
          List.of(
              new Received.Fault(
                  "", "may have at most " + ReportReader.LONGEST / 1024 / 1024 + " MiB")));
    }
    Received received = intake.receive(List.of(body), senders.of(authentication)).getFirst();
    return switch (received) {
      case Received.Accepted accepted ->
          ResponseEntity.created(URI.create("/entries/" + accepted.entry())).body(fields(received));
      case Received.AlreadyHeld _ -> ResponseEntity.ok(fields(received));
      case Received.Refused refused ->
          problem(
              refused.held() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
              refused.faults());
    };
  }

  @PostMapping(value = "/bundles", produces = "application/x-ndjson")
  @Operation(
      summary = "Hand in a bundle: one report a line (NDJSON, UTF-8), of any size",
      description =
          "Answers one result a line while it reads, and a tally last. What was answered is kept"
              + " for good.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/x-ndjson",
                      schema = @Schema(type = "string", format = "binary"))))
  StreamingResponseBody bundle(
      HttpServletRequest request,
      HttpServletResponse response,
      Authentication authentication,
      @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, defaultValue = "") String encoding)
      throws IOException {
    InputStream body = request.getInputStream();
    boolean packed =
        encoding.equals("gzip")
            || String.valueOf(request.getContentType()).equals("application/gzip");
    Sender sender = senders.of(authentication);
    return out -> {
      InputStream plain = packed ? new GZIPInputStream(body, 1 << 16) : body;
      // The answer begins before a report is read: whoever hangs up is told what was kept, and not
      // only that their request was bad.
      response.flushBuffer();
      answer(plain, sender, out);
    };
  }

  private void answer(InputStream body, Sender sender, OutputStream plain) throws IOException {
    var out = new BufferedOutputStream(plain, 1 << 16);
    try {
      Bundles.Tally tally =
          bundles.receive(
              body,
              sender,
              (number, _, received) -> {
                var result = new LinkedHashMap<String, Object>();
                result.put("line", number);
                result.putAll(fields(received));
                line(result, out);
              });
      line(tally(tally), out);
    } catch (Bundles.BrokenOff broken) {
      var result = new LinkedHashMap<String, Object>(tally(broken.kept()));
      result.put("stopped", broken.getMessage());
      line(result, out);
    }
    out.flush();
  }

  private void line(Map<String, Object> fields, OutputStream out) throws IOException {
    out.write(json.writeValueAsBytes(fields));
    out.write('\n');
  }

  private static Map<String, Object> tally(Bundles.Tally tally) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("accepted", tally.accepted());
    fields.put("alreadyHeld", tally.alreadyHeld());
    fields.put("refused", tally.refused());
    return fields;
  }

  private static Map<String, Object> fields(Received received) {
    var fields = new LinkedHashMap<String, Object>();
    switch (received) {
      case Received.Accepted it -> {
        fields.put("result", "accepted");
        fields.put("agency", it.agency());
        fields.put("ref", it.ref());
        fields.put("entry", it.entry());
        fields.put("doubts", it.doubts());
      }
      case Received.AlreadyHeld it -> {
        fields.put("result", "already-held");
        fields.put("agency", it.agency());
        fields.put("ref", it.ref());
        fields.put("entry", it.entry());
      }
      case Received.Refused it -> {
        fields.put("result", "refused");
        fields.put("field", it.field());
        fields.put("reason", it.reason());
      }
    }
    return fields;
  }

  private static ResponseEntity<Object> problem(HttpStatus status, List<Received.Fault> faults) {
    Received.Fault first = faults.getFirst();
    String others = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            status, (first.field().isEmpty() ? "The report " : "") + first + others);
    problem.setTitle("The report was not kept");
    problem.setProperty("faults", faults);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
