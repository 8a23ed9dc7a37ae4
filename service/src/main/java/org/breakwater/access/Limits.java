package org.breakwater.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often somebody may try: sign-in by account and by address, so that passwords cannot be
 * guessed, the API by caller, and the published log by address. Counted in this instance's memory.
 */
final class Limits extends OncePerRequestFilter {
  private static final int MOST_CALLERS = 100_000;

  /** A partner's systems often reach us through one address. */
  private static final int CALLERS_BEHIND_AN_ADDRESS = 8;

  private final LoadingCache<String, Bucket> accounts = buckets(5, Duration.ofMinutes(1));
  private final LoadingCache<String, Bucket> addresses;
  private final LoadingCache<String, Bucket> apiAddresses;
  private final LoadingCache<String, Bucket> callers;
  private final LoadingCache<String, Bucket> logReaders;

  /**
   * @param signInsPerAddress tries in ten minutes from one address; a whole office may share one
   * @param callsPerSecond of the API by one caller, with bursts of four seconds' worth
   * @param logReadsPerSecond of the log's files from one address, with bursts of four seconds'
   *     worth
   */
  Limits(int signInsPerAddress, int callsPerSecond, int logReadsPerSecond) {
    this.addresses =
        buckets(signInsPerAddress, Duration.ofMinutes(10).dividedBy(signInsPerAddress));
    this.apiAddresses =
        buckets(
            4 * CALLERS_BEHIND_AN_ADDRESS * callsPerSecond,
            Duration.ofSeconds(1).dividedBy((long) CALLERS_BEHIND_AN_ADDRESS * callsPerSecond));
    this.callers = buckets(4 * callsPerSecond, Duration.ofSeconds(1).dividedBy(callsPerSecond));
    this.logReaders =
        buckets(4 * logReadsPerSecond, Duration.ofSeconds(1).dividedBy(logReadsPerSecond));
  }

  private static LoadingCache<String, Bucket> buckets(int burst, Duration oneMoreEvery) {
    return Caffeine.newBuilder()
        .maximumSize(MOST_CALLERS)
        .expireAfterAccess(Duration.ofHours(1))
        .build(_ ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(1, oneMoreEvery))
                .build());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    for (Bucket bucket : bucketsFor(request)) {
      ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
        response.setHeader("Retry-After", Long.toString(seconds));
        response.sendError(429);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private List<Bucket> bucketsFor(HttpServletRequest request) {
    // Decoded, as the gates behind see it: /sign%2Din is /sign-in.
    String path = request.getServletPath();
    String address = request.getRemoteAddr();
    boolean guess =
        request.getMethod().equals("POST")
            && (path.equals("/sign-in")
                || path.equals("/setup")
                || path.equals("/password")
                || path.equals("/emergency"));
    if (guess) {
      String account = request.getParameter("username");
      return account == null
          ? List.of(addresses.get(address))
          : List.of(addresses.get(address), accounts.get(account.strip().toLowerCase(Locale.ROOT)));
    }
    if (path.startsWith("/api/")) {
      String authorization = request.getHeader("Authorization");
      // By address as well: who makes up a new token for each call is still one caller.
      return authorization == null
          ? List.of(apiAddresses.get(address))
          : List.of(
              apiAddresses.get(address),
              callers.get(Integer.toHexString(authorization.hashCode())));
    }
    return path.equals("/log") || path.startsWith("/log/")
        ? List.of(logReaders.get(address))
        : List.of();
  }
}
