package com.otpiq.sandbox;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.EventBoundary;
import com.otpiq.event.Problem;
import com.otpiq.fuzz.ScratchFile;
import com.otpiq.time.VirtualTime;
import java.nio.file.Path;
import java.util.Optional;

/** State files of the sandbox, as a user may have edited them. */
public final class StateFileFuzz {
  private static final ScratchFile FILE = ScratchFile.of("state.jsonl");

  private StateFileFuzz() {}

  /** Restores a sandbox from a state file. */
  public static void fuzzerTestOneInput(byte[] input) {
    Path file = FILE.write(input);
    SandboxConfig config = SandboxFixture.config();
    var stateFile = new StateFile(Optional.of(file), _ -> {});
    try (var state =
        new SandboxState(
            config,
            new Scheduler(new VirtualTime(SandboxFixture.START), true, new EventBoundary(_ -> {})),
            stateFile,
            _ -> ScriptedTransport.ofStatus(200),
            _ -> {})) {
      stateFile.restore(state, config.secrets());
      state.resume();
      var _ = state.summary();
    } catch (Problem e) {
      if (e.kind() != Problem.Kind.INPUT) {
        throw new AssertionError("not about the input", e);
      }
    } finally {
      stateFile.close();
    }
  }
}
