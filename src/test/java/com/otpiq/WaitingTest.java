package com.otpiq;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Where the servers wait for something. Requests are handled on threads that serve many
 * connections, so a method that waits is named here, with the thread that may call it.
 */
class WaitingTest {
  private static final Set<String> PACKAGES =
      Set.of("com.otpiq.net.server", "com.otpiq.listen", "com.otpiq.sandbox", "com.otpiq.journal");

  /** The methods that wait, by the simple names of their classes. */
  private static final Map<String, Set<String>> WAITING =
      Map.ofEntries(
          Map.entry("Object", Set.of("wait")),
          Map.entry("Thread", Set.of("join", "sleep")),
          Map.entry("Time", Set.of("sleep")),
          Map.entry("LockSupport", Set.of("park", "parkNanos")),
          Map.entry("CountDownLatch", Set.of("await")),
          Map.entry("Semaphore", Set.of("acquire")),
          Map.entry("Future", Set.of("get")),
          Map.entry("CompletableFuture", Set.of("get", "join")),
          Map.entry("LinkedBlockingQueue", Set.of("put", "take")),
          Map.entry("ExecutorService", Set.of("awaitTermination", "invokeAll", "close")),
          Map.entry("GracefulShutdownHandler", Set.of("awaitShutdown")),
          Map.entry("FileChannel", Set.of("lock", "force")),
          Map.entry("DirectoryLock", Set.of("acquire")),
          Map.entry("HostNames", Set.of("find", "lookUp")),
          Map.entry("Transport", Set.of("send")),
          Map.entry("HttpTransport", Set.of("send")),
          Map.entry("Deliverer", Set.of("attempt", "deliver")),
          Map.entry("AsyncReporter", Set.of("finish")));

  /** Each call that waits, and why no request waits with it. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("DeliveryQueue.send calls Deliverer.attempt", "a thread of its own"),
          Map.entry("Forwarder.send calls Transport.send", "a thread of its own"),
          Map.entry("Scheduler.takeNext calls Object.wait", "the scheduler's thread"),
          Map.entry("ExchangeHandler.respondNow calls CompletableFuture.join", "it is complete"),
          Map.entry("Forwarder.forward calls CompletableFuture.join", "it is complete"),
          Map.entry("SandboxState.awaitIdle calls Object.wait", "the command's thread"),
          Map.entry("StopCondition.await calls CompletableFuture.join", "the command's thread"),
          Map.entry("Journal.begin calls DirectoryLock.acquire", "the command's thread"),
          Map.entry("Journal.clear calls DirectoryLock.acquire", "the command's thread"),
          Map.entry("JournalRun.removeEmpty calls DirectoryLock.acquire", "the end of a run"),
          Map.entry("ListenSession.run calls AsyncReporter.finish", "the end of a run"),
          Map.entry("WebhookHandler.finish calls CompletableFuture.join", "the end of a run"),
          Map.entry("Forwarder.finish calls CompletableFuture.join", "the end of a run"),
          Map.entry("HttpServer.close calls GracefulShutdownHandler.awaitShutdown", "the end"),
          Map.entry("Sandbox.close calls AsyncReporter.finish", "the end of a run"),
          Map.entry("Sandbox.close calls Thread.join", "the end of a run"));

  @Test
  void no_request_waits_for_another_thread_a_lock_of_another_process_or_the_disk() {
    Set<String> waiting =
        ProgramClasses.CLASSES.stream()
            .filter(each -> PACKAGES.contains(each.getPackageName()))
            .flatMap(each -> each.getAccessesFromSelf().stream())
            .filter(WaitingTest::waits)
            .map(WaitingTest::place)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(waiting).containsExactlyInAnyOrderElementsOf(KNOWN.keySet());
  }

  private static boolean waits(JavaAccess<?> access) {
    return WAITING
        .getOrDefault(access.getTargetOwner().getSimpleName(), Set.of())
        .contains(access.getTarget().getName());
  }

  private static String place(JavaAccess<?> access) {
    JavaClass owner = access.getOriginOwner();
    return owner.getSimpleName()
        + "."
        + access.getOrigin().getName()
        + " calls "
        + access.getTargetOwner().getSimpleName()
        + "."
        + access.getTarget().getName();
  }
}
