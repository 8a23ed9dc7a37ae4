package org.breakwater.log;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Real connections to a real server, of which a chosen one is cut at a chosen step of its work, as
 * seen by the server when its client is killed there: before a statement or a commit reaches it, or
 * after it was carried out and before anybody hears of it.
 */
final class CutConnections extends DelegatingDataSource {
  /** On which side of the step the cut is. */
  enum Side {
    BEFORE,
    AFTER
  }

  private final ThreadLocal<@Nullable Cut> armed = new ThreadLocal<>();

  CutConnections(DataSource beneath) {
    super(beneath);
  }

  private static final class Cut {
    private final int step;
    private final Side side;
    private int steps;
    private boolean fired;
    private boolean atCommit;

    Cut(int step, Side side) {
      this.step = step;
      this.side = side;
    }
  }

  /** What came of it. */
  record Fired(boolean fired, boolean atCommit) {}

  /** Cuts this thread's connection at the step of this number, from 0, that it takes from now. */
  void arm(int step, Side side) {
    armed.set(new Cut(step, side));
  }

  /** Cuts nothing any more. */
  Fired disarm() {
    Cut cut = armed.get();
    armed.remove();
    return cut == null ? new Fired(false, false) : new Fired(cut.fired, cut.atCommit);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection real = super.getConnection();
    return armed.get() == null ? real : proxy(Connection.class, real, real);
  }

  private <T> T proxy(Class<T> type, Object real, Connection connection) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> called(real, connection, method, arguments)));
  }

  private @Nullable Object called(
      Object real, Connection connection, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean commit = method.getName().equals("commit");
    Cut cut = armed.get();
    boolean here =
        cut != null
            && (commit || method.getName().startsWith("execute"))
            && !cut.fired
            && cut.steps++ == cut.step;
    if (here) {
      cut.fired = true;
      cut.atCommit = commit;
    }
    if (here && cut.side == Side.BEFORE) {
      throw dead(connection);
    }
    Object answer;
    try {
      answer = method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (here) {
      throw dead(connection);
    }
    return answer instanceof Statement statement && real == connection
        ? proxy(method.getReturnType().asSubclass(Statement.class), statement, connection)
        : answer;
  }

  private static SQLException dead(Connection connection) throws SQLException {
    connection.abort(Runnable::run);
    return new SQLException("cut on purpose", "08006");
  }
}
